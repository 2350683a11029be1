"""Putting the figures of a regular report on the web, every case counted alike, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.text import slugify

from putright.core.casework.action import Refusal
from putright.core.casework.entries import Person
from putright.core.casework.office import FiguresPublished, FiguresTakenBack, FigureTable, Office
from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting.published import figures, standing, why_not
from putright.register import office_door, offices, scope
from putright.register.journal import OfficeMoved
from putright.register.lists import reported
from putright.register.organisations import Place

MOST = 2_000
"""Cases of one publication: some ten seconds of reading, once in a quarter."""
TOO_MANY = f"There are more than {MOST} cases in this time. Choose a shorter one."
MOVED = "Something else was recorded at the same moment. Look at it again."


def made(
    here: Place, rule: RegularReport, since: date, until: date, words: Mapping[str, str], at: datetime
) -> tuple[FigureTable, ...] | None:
    """The tables of a time, in these words; None where there are more cases than can be read.

    Every case counts, whoever asks: a figure that left out what is hidden from somebody would tell that something is.
    """
    everyone = scope.system(here.id, here.slug, offices.local(at).date())
    meeting = reported.meeting(here, everyone, since, until, at, MOST)
    if meeting is None:
        return None
    return tuple(
        FigureTable(
            title=name, total=found.total, counts=tuple((words.get(k, k), count) for k, count in found.cells.items())
        )
        for name, found in figures(rule, meeting)
    )


def publish(
    here: Place, by: Person, rule: RegularReport, since: date, until: date, words: Mapping[str, str], at: datetime
) -> FiguresPublished | Refusal:
    """Put the figures of a time on the web as they stand now, for ever; or why not."""
    office = offices.office(here, at)
    if why := why_not(office, rule, since, until):
        return Refusal(why)
    tables = made(here, rule, since, until, words, at)
    if tables is None:
        return Refusal(TOO_MANY)
    entry = FiguresPublished(
        on=office.today, at=at, by=by, publication=_called(office, rule, until), report=rule.name, title=rule.words,
        since=since, until=until, tables=tables,
    )  # fmt: skip
    return Refusal(MOVED) if _moved(here, entry, at) else entry


def take_back(here: Place, by: Person, publication: str, at: datetime) -> Refusal | None:
    """Show figures no longer; or why not. That they were published, and taken back, stays to be read."""
    office = offices.office(here, at)
    if publication not in {one.publication for one in standing(office)}:
        return Refusal("This is not on the web any more.", closed=True)
    entry = FiguresTakenBack(on=office.today, at=at, by=by, publication=publication)
    return Refusal(MOVED) if _moved(here, entry, at) else None


def _moved(here: Place, entry: FiguresPublished | FiguresTakenBack, at: datetime) -> bool:
    """Write it; whether the organisation's journal has grown since it was read, and nothing is written."""
    try:
        office_door.act_for_office(here.slug, [entry], at=at, catch_up=False, read=here)
    except OfficeMoved:
        return True
    return False


def _called(office: Office, rule: RegularReport, until: date) -> str:
    """The report and its last day; with a number where that was published before and taken back."""
    name = f"{slugify(rule.name)}-{until.isoformat()}"
    before = sum(one == name or one.startswith(f"{name}-") for one in office.published)
    return f"{name}-{before + 1}" if before else name
