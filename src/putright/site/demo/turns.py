"""What a plot has in store for a made-up case beside the usual work: messages, withdrawal, rights used, and the like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import TypeAlias

from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.decide.rights import usable
from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person
from putright.core.casework.office import Office
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.flow import Withdrawal
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.rights import Right
from putright.site.demo import pacing
from putright.site.demo.arrival import accused_post
from putright.site.demo.goals import Goal
from putright.site.demo.plots import Plot

Turn: TypeAlias = tuple[datetime, Goal]
ANY = "*"
"""Stands for whichever rule of its kind is open when the time comes."""

ASKS_AGAIN = frozenset({"review request", "admissibility", "determination"})


def turns(procedure: Procedure, office: Office, plot: Plot, case: Case, random: Random) -> Iterator[Turn]:
    """The turns of a case that has just come in."""
    for least, most, goal in _in_store(procedure, plot, bool(accused(procedure, office, plot, case)), random):
        at = office.now + timedelta(days=random.uniform(least, most))
        moment = (
            pacing.at_leisure(at, random) if goal.by == COMPLAINANT else pacing.in_hours(office.calendar, at, random)
        )
        yield moment, goal


def _in_store(procedure: Procedure, plot: Plot, accuses: bool, random: Random) -> Iterator[tuple[float, float, Goal]]:
    serious = plot.counts_as in ("complaint", "concern")
    if accuses or (serious and random.random() < 0.6):
        yield 0.1, 1.5, Goal("triage")
    if accuses:
        yield 2, 3, Goal("name person")
    if serious and plot.named and random.random() < 0.3:
        yield 3, 16, Goal("record communication", by=COMPLAINANT)
    if serious and random.random() < 0.4:
        yield 2, 9, Goal("add note")
    if plot.escalates:
        yield 4, 9, Goal("escalate", ANY)
    if plot.counts_as == "concern" and plot.insists:
        yield 0.2, 2, Goal("change kind", ANY, by=COMPLAINANT)
    yield from _ending(procedure, plot)


def _ending(procedure: Procedure, plot: Plot) -> Iterator[tuple[float, float, Goal]]:
    match plot.ending:
        case "withdrawn":
            yield from ((2, 9, Goal("withdraw", rule.name, by=COMPLAINANT)) for rule in procedure.all(Withdrawal))
        case "excluded":
            yield 0.5, 3, Goal("find exclusion", ANY)
        case "restricted":
            yield 6, 14, Goal("refer restriction", ANY)
            yield 15, 19, Goal("decide restriction", ANY)


def accused(procedure: Procedure, office: Office, plot: Plot, case: Case) -> Person:
    """Who is complained about, where the plot has somebody."""
    post = accused_post(procedure, office, plot) if plot.accused else ""
    holders = (office.holders(post, case.service) or office.everybody_in(post)) if post else ()
    return holders[0] if holders else ""


def meant(ahead: Outlook, goal: Goal, random: Random) -> list[Goal]:
    """A goal about any rule of its kind, as one goal for each that is open, in any order."""
    if goal.about != ANY:
        return [goal]
    open_now = [offer for offer in ahead.offers if offer.name == goal.name and set(offer.by) - {SYSTEM}]
    random.shuffle(open_now)
    return [Goal(offer.name, offer.about, offer.track, by=goal.by) for offer in open_now]


def opened(ahead: Outlook, state: ClockState, plot: Plot, random: Random) -> Iterator[Turn]:
    """The use of a right that has just opened, if this plot will use it: within its window, now and then after."""
    rule = state.rule
    if not isinstance(rule, Right) or not usable(ahead.scene, state) or not plot.named:
        return
    if COMPLAINANT in rule.by and random.random() < _keenness(ahead, rule, plot):
        now = ahead.scene.office.now
        last = datetime.combine(state.due, time(12), UTC) if state.due else now + timedelta(days=20)
        share = 1.2 if random.random() < 0.08 else random.uniform(0.2, 0.9)
        at = pacing.at_leisure(now + max(last - now, timedelta(days=1)) * share, random)
        yield max(at, now + timedelta(hours=1)), Goal("use right", rule.name, rule.track or MAIN, by=COMPLAINANT)


def _keenness(ahead: Outlook, rule: Right, plot: Plot) -> float:
    if rule.purpose not in ASKS_AGAIN:
        return 0.1
    if not ahead.scene.case.registered and plot.counts_as == "complaint":
        return 0.6
    return 0.95 if plot.insists else 0.12 if plot.outcome == "upheld" else 0.25
