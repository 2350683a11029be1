"""What of a regular report goes on the web: counts alone, the small ones kept back, and of no time that was published before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from datetime import date

from putright.core.casework.office import FiguresPublished, Office
from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting.agenda import NOTHING, agenda
from putright.core.reporting.meeting import Meeting, Section
from putright.core.reporting.suppression import Shown, shown


def figures(rule: RegularReport, meeting: Meeting) -> Iterator[tuple[str, Shown]]:
    """Each thing that the report holds, counted; what it lists case by case is counted by what it is. The rest is left out."""
    for section in agenda(rule, meeting):
        if section.made:
            yield section.name, shown(_counts(section))


def _counts(section: Section) -> dict[str, int]:
    return dict(section.counts) or dict(Counter(line.what for line in section.lines if line.what))


def left_out(rule: RegularReport, titles: Container[str]) -> list[str]:
    """What the report is to hold and is in no table with one of these titles, because nothing on record says it."""
    return [name for name in rule.contents if name not in titles and name != NOTHING]


def why_not(office: Office, rule: RegularReport, since: date, until: date) -> str:
    """Why the figures of a time may not be published; empty where they may.

    Two times that overlap would tell what is kept back, by the difference.
    """
    if not rule.public:
        return "The procedure does not promise this report to everybody."
    if until < since:
        return "The first day is after the last. Choose them the other way round."
    if until >= office.today:
        return "This time is not over yet. Choose a last day before today."
    if any(one.since <= until and since <= one.until for one in standing(office, rule.name)):
        return "Some of this time is published already. Take that back first, or choose other days."
    return ""


def standing(office: Office, report: str = "") -> list[FiguresPublished]:
    """What is on the web now, of one report or of all, the newest time first."""
    found = [one for name, one in office.published.items() if name not in office.taken_back]
    return sorted(
        (one for one in found if report in ("", one.report)), key=lambda one: (one.until, one.on), reverse=True
    )
