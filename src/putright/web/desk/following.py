"""How the procedure was followed in a case, made from the record: each duty with its day, and each step. No word of the matter.

What somebody wrote or decided in substance is not here: a report on the steps is read by people who do not look at that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.clocks import ClockState
from putright.core.casework.reference import grouped
from putright.register import access, lists
from putright.register.lists import CasePage, EntrySeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.dates import day
from putright.web.desk.teller import teller
from putright.web.desk.viewing import desk_page, for_staff

STEPS = (
    e.Received, e.Registered, e.KindChanged, e.Triaged, e.StageEntered, e.Assigned, e.LetterSent, e.Decided, e.Judged,
    e.FindingMade, e.OutcomeConfirmed, e.Happened, e.ReportGiven, e.RightUsed, e.RightAdmitted, e.RightRefused, e.Agreed,
    e.NotAgreed, e.Appointed, e.InterestDeclared, e.Escalated, e.ClockExtended, e.SignedOff, e.Withdrawn, e.Closed,
)  # fmt: skip
"""Entries that are steps of the procedure; what is noted, gathered and corrected on the way is none."""

MADE_HERE = ("steps taken", "dates kept")
"""Parts of a report that begin with what the record says."""


@dataclass(frozen=True)
class Duty:
    """One duty: by which day it was owed, when it was done, and whether it was kept."""

    title: str
    clause: str
    by: date | None
    new_date: date | None
    done: date | None
    kept: str


@dataclass(frozen=True)
class Step:
    """One step of the procedure."""

    on: date
    title: str
    by: str


@require_GET
@for_staff
def followed(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """The page, to be read or printed."""
    now = timezone.now()
    seen = lists.case_page(viewer, ref, now)
    access.note(viewer, ref, "followed", now)
    return desk_page(
        request, "desk/followed.html", here, section="due", seen=seen,
        reference=grouped(seen.line.number, seen.line.ref), duties=list(duties(seen)), steps=list(steps(seen)),
    )  # fmt: skip


def duties(seen: CasePage, after: int = 0) -> Iterator[Duty]:
    """Every date that counted, in order; of those that began after an entry, where one is given."""
    for state in sorted(seen.clocks, key=lambda one: (one.first_due or date.max, one.anchor.sequence)):
        if state.anchor.sequence >= after and state.state != "set aside":
            told = state.promised[-1] if state.promised and state.promised[-1] != state.first_due else None
            rule = state.rule
            clause = seen.procedure.clause_of(rule).label
            yield Duty(rule.words, clause, state.first_due, told, state.met_on, _kept(state, seen.line.today))


def _kept(state: ClockState, today: date) -> str:
    if state.in_time is not None:
        return _("Kept") if state.in_time else _("Late")
    if state.met_on:
        return _("Done")
    if state.first_due and state.first_due < today:
        return _("Not kept")
    return _("Stands still") if state.state == "standing still" else _("Still open")


def steps(seen: CasePage, after: int = 0) -> Iterator[Step]:
    """Every step taken, oldest first; of those after an entry, where one is given."""
    tells = teller(seen)
    for one in seen.entries:
        if isinstance(one.entry, STEPS) and one.sequence >= after:
            yield Step(one.entry.on, tells.tell(one.entry).title, _by(one))


def _by(one: EntrySeen) -> str:
    return one.by if one.entry.by not in (e.COMPLAINANT, e.SYSTEM) else ""


def made_from_record(offer: Offer, seen: CasePage) -> dict[str, str]:
    """What a report on the steps begins with: what was done since the case came to where the report is asked for."""
    if offer.name != "give report" or not any(offer.field(part) for part in MADE_HERE):
        return {}
    after = _began(seen, offer.track)
    taken = [f"{day(step.on)}: {step.title}{f' ({step.by})' if step.by else ''}" for step in steps(seen, after)]
    kept = [
        f"{duty.title}: {_('by %(day)s') % {'day': day(duty.by)} if duty.by else _('no number of days')}. {duty.kept}."
        for duty in duties(seen, after)
    ]
    return dict(zip(MADE_HERE, ("\n".join(taken), "\n".join(kept)), strict=True))


def _began(seen: CasePage, track: str) -> int:
    """The first entry of what brought a track to where it is: a decision is written before the stage it leads to."""
    journal, first = seen.case.journal, seen.case.track(track).entered
    while first > 1 and journal[first - 2].at == journal[first - 1].at:
        first -= 1
    return first
