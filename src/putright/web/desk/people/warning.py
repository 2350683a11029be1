"""What a change would leave with nobody, in words: said before it is made, for somebody to say yes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework import office as o
from putright.core.casework.arranging import cover, left_with_nobody
from putright.register import lists
from putright.register.lists import Picked
from putright.register.scope import Viewer
from putright.web.dates import day
from putright.web.desk.people.roster import Names


def warnings(names: Names, viewer: Viewer, made: Sequence[o.AnyOfficeEntry]) -> list[str]:
    """What somebody should know before a change. How many cases it concerns is told to whoever has them, and nobody else."""
    return [*_posts(names, made), *_absences(names, viewer, made)]


def _posts(names: Names, made: Sequence[o.AnyOfficeEntry]) -> Iterator[str]:
    on = max((entry.on for entry in made), default=names.office.today)
    away = any(isinstance(entry, o.AbsenceRecorded) for entry in made)
    says = _("Nobody would be there for the post: %(post)s.") if away else _("Nobody would hold the post: %(post)s.")
    for post, service in left_with_nobody(names.office, made, on):
        yield says % {"post": names.post(post, service)}


def _absences(names: Names, viewer: Viewer, made: Sequence[o.AnyOfficeEntry]) -> Iterator[str]:
    for entry in made:
        if isinstance(entry, o.AbsenceRecorded) and not cover(names.office, made, entry.person, entry.on):
            yield _uncovered(names, viewer, entry)


def _uncovered(names: Names, viewer: Viewer, entry: o.AbsenceRecorded) -> str:
    if entry.person != viewer.person:
        words = _("Nobody stands in for %(name)s. What they have would be shown as with nobody to whoever sees it.")
        return words % {"name": names.person(entry.person)}
    number = lists.counted(replace(viewer, covers=frozenset()), Picked(mine=True))[""] if viewer.kind == "staff" else 0
    if not number:
        return _("Nobody stands in for you.")
    return ngettext(
        "Nobody stands in for you, and %(number)s case of yours is open.",
        "Nobody stands in for you, and %(number)s cases of yours are open.", number,
    ) % {"number": number}  # fmt: skip


def meaning(names: Names, made: Sequence[o.AnyOfficeEntry]) -> str:
    """What a change means, said once it is made."""
    for entry in made:
        if isinstance(entry, o.AbsenceRecorded):
            return _meaning_of_absence(names, made, entry)
    return ""


def _meaning_of_absence(names: Names, made: Sequence[o.AnyOfficeEntry], entry: o.AbsenceRecorded) -> str:
    who = cover(names.office, made, entry.person, entry.on)
    name = names.person(entry.person)
    if not who:
        return _("%(name)s is away until %(day)s. Nobody covers.") % {"name": name, "day": day(entry.until)}
    others = ", ".join(names.person(one) for one in who)
    return _("%(name)s is away until %(day)s. Until then %(others)s covers.") % {
        "name": name, "day": day(entry.until), "others": others
    }  # fmt: skip
