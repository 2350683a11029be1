"""A copy of a case that went out, in words: for whom it was and which parts it held."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.web.telling.told import Told, lines_of


def tell_copy(entry: e.CopyMade) -> Told:
    """An entry of the timeline."""
    if entry.parts:
        title = _("A copy without names was made for %(reader)s") % {"reader": reader_words(entry.reader)}
    else:
        title = _("A copy of the whole case was made for %(reader)s") % {"reader": reader_words(entry.reader)}
    held = ", ".join(part_words(part) for part in entry.parts)
    return Told(title, lines_of((_("It held"), held), (_("SHA-256"), entry.sha256)))


def reader_words(reader: str) -> str:
    """For whom a copy is."""
    return {
        "complainant": _("the person who complained"), "ombudsman": _("an ombudsman"), "service": _("another service"),
        "contractor": _("a contractor"), "partner": _("a partner organisation"),
    }[reader]  # fmt: skip


def part_words(part: str) -> str:
    """A part of a copy that names nobody."""
    return {
        "points": _("the points"), "told": _("what was told"), "evidence": _("the evidence"),
        "findings": _("the findings"), "remedies": _("what puts it right"),
    }[part]  # fmt: skip
