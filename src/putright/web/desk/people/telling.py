"""Entries of the organisation's own journal in words. Names of people and posts come from `roster`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from putright.core.casework import office as o
from putright.web.dates import day
from putright.web.desk.people.roster import Names


@dataclass(frozen=True)
class ChangeTold:
    """An entry in words: what, by whom, when."""

    words: tuple[str, ...]
    by: str
    at: datetime


def told(names: Names, entry: o.AnyOfficeEntry) -> ChangeTold:
    """An entry as the list of changes shows it."""
    by = "" if entry.by == "system" else names.person(entry.by)
    return ChangeTold(tuple(said(names, entry)), by, entry.at)


def said(names: Names, entry: o.AnyOfficeEntry) -> Iterator[str]:
    """What an entry says, in a sentence, or in several for a change that was proposed."""
    if isinstance(entry, o.ChangeProposed):
        yield _("Proposed, for somebody else to confirm:")
        for text in entry.changes:
            yield from said(names, o.read_office_entry(text))
    else:
        yield _person(names, entry) or _way(entry) or _organisation(names, entry)


def _person(names: Names, entry: o.AnyOfficeEntry) -> str:
    who = {"name": names.person(str(getattr(entry, "person", "")))}
    match entry:
        case o.PostTaken():
            return _("%(name)s takes the post: %(post)s.") % {**who, "post": names.post(entry.post, entry.service)}
        case o.PostLeft():
            return _("%(name)s leaves the post: %(post)s.") % {**who, "post": names.post(entry.post, entry.service)}
        case o.DeputyNamed():
            return _("%(other)s stands in for %(name)s.") % {**who, "other": names.person(entry.deputy)}
        case o.DeputyEnded():
            return _("%(other)s no longer stands in for %(name)s.") % {**who, "other": names.person(entry.deputy)}
        case o.AbsenceRecorded():
            span = {"since": day(entry.on), "until": day(entry.until)}
            return _("%(name)s is away from %(since)s until %(until)s.") % {**who, **span}
        case o.AbsenceEnded() if entry.on <= entry.since:
            return _("%(name)s is not away from %(since)s after all.") % {**who, "since": day(entry.since)}
        case o.AbsenceEnded():
            return _("%(name)s is back on %(day)s.") % {**who, "day": day(entry.on)}
        case o.SightGiven():
            return _("%(name)s may read one case for a day.") % who
        case o.AdministratorNamed():
            return _("%(name)s looks after people and posts.") % who
        case o.AdministratorLeft():
            return _("%(name)s no longer looks after people and posts.") % who
    return ""


def _way(entry: o.AnyOfficeEntry) -> str:
    match entry:
        case o.WayTaken(way="second step"):
            return _("Everybody who works here has a second step when they sign in.")
        case o.WayLeft(way="second step"):
            return _("A second step when signing in is no longer asked for.")
        case o.WayTaken():
            return _("Changes of people and posts are made by two people.")
        case o.WayLeft():
            return _("Changes of people and posts are no longer made by two people.")
        case o.ChangeConfirmed():
            return _("Confirmed what somebody else proposed. What it came to follows.")
        case o.ChangeRefused():
            return _("Refused, or took back, what was proposed.")
    return ""


def _on_the_web(entry: o.FiguresPublished | o.FiguresTakenBack) -> str:
    if isinstance(entry, o.FiguresTakenBack):
        return _("Taken back from the web: %(name)s.") % {"name": entry.publication}
    span = {"title": entry.title, "since": day(entry.since), "until": day(entry.until)}
    return _("Published: %(title)s, %(since)s to %(until)s.") % span


def _organisation(names: Names, entry: o.AnyOfficeEntry) -> str:
    match entry:
        case o.ServiceOffered():
            return _("Service: %(title)s.") % {"title": entry.title or entry.service}
        case o.ServiceEnded():
            return _("The service %(title)s has ended.") % {"title": names.service(entry.service)}
        case o.ClosureDeclared():
            return _("Closed on %(day)s: %(name)s.") % {"day": day(entry.day), "name": entry.name}
        case o.HolidayDeclared():
            return _("A holiday on %(day)s: %(name)s.") % {"day": day(entry.day), "name": entry.name}
        case o.LabelOffered():
            return _("%(label)s can now be put on cases.") % {"label": entry.label}
        case o.LabelWithdrawn():
            return _("%(label)s can no longer be put on a case.") % {"label": entry.label}
        case o.CommitmentMet():
            said = {
                "what": names.commitment(entry.commitment),
                "name": names.person(entry.person),
                "day": day(entry.on),
            }
            return _("%(what)s: %(name)s, on %(day)s.") % said
        case o.FiguresPublished() | o.FiguresTakenBack():
            return _on_the_web(entry)
        case o.InstructionLeft():
            return _("This letter goes by itself from now on: %(letter)s.") % {"letter": names.letter(entry.letter)}
        case o.InstructionEnded():
            return _("This letter goes by itself no longer: %(letter)s.") % {"letter": names.letter(entry.letter)}
        case o.HolidayWithdrawn():
            return _("No holiday on %(day)s after all: %(name)s.") % {"day": day(entry.day), "name": entry.name}
    return entry.kind.capitalize()
