"""Which rules of a procedure its scenarios bring into play, and which requirement rows they name. Nothing is played here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from putright.core.casework.decide.steps import ACTIONS_BY_KIND
from putright.core.casework.entries import Assigned, HolderWanted
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.keeping import Commitment, Findings, Record, Register, RegularReport, Retention
from putright.core.procedure.model.people import ConflictOfInterest, LastResort
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Categories, Channels
from putright.core.scenarios.script import Doing, Expected, Script

RuleName = tuple[str, str]
"""The kind and the name of a rule."""

STANDING: tuple[type[Rule], ...] = (Record, Register, RegularReport, Retention, Commitment)
"""Kinds of rule about the organisation at large, which no scenario of one case can show."""

FIELDS = {
    "letter": "letter", "decision": "decision", "judgement": "judgement", "happening": "happening", "right": "right",
    "agreement": "agreement", "appointment": "appointment", "report": "report", "exclusion": "exclusion",
    "restriction": "restriction", "escalation": "escalation", "sign_off": "sign-off", "opened": "track",
    "limit": "disclosure limit", "stage": "stage", "remedies": "remedies", "fact": "fact", "feedback": "kind of feedback",
    "clock": "clock", "post": "post", "service": "service",
}  # fmt: skip
"""Fields of entries that hold the name of a rule, and of which kind."""
KINDS_BY_ACTION = {action: kind for kind, action in ACTIONS_BY_KIND.items()} | {
    "receive": "kind of feedback", "change kind": "kind of feedback", "make finding": "findings",
    "confirm outcome": "findings", "agree action": "remedies", "find exclusion": "exclusion",
    "lapse exclusion": "exclusion", "refer restriction": "restriction", "decide restriction": "restriction",
    "end restriction": "restriction", "limit disclosure": "disclosure limit", "extend clock": "clock",
    "record fact": "fact", "admit right": "right", "refuse right": "right", "open track": "track",
    "no agreement": "agreement", "continue anyway": "withdrawal",
}  # fmt: skip


@dataclass(frozen=True)
class Coverage:
    """What the scenarios of one procedure show together."""

    seen: tuple[Rule, ...]
    unseen: tuple[Rule, ...]
    rows: tuple[str, ...]
    """Requirement rows that a scenario names."""
    unnamed: tuple[str, ...]
    """Requirement rows that a rule names as its source and no scenario names."""


def covered(procedure: Procedure, seen: Iterable[RuleName], rows: Iterable[str]) -> Coverage:
    """What was seen in all scenarios, set against the procedure."""
    seen, rows = set(seen), set(rows)
    rules = [rule for rule in procedure.rules if not isinstance(rule, STANDING)]
    sources = {row for rule in procedure.rules for row in rule.source}
    return Coverage(
        tuple(rule for rule in rules if (rule.kind, rule.name) in seen),
        tuple(rule for rule in rules if (rule.kind, rule.name) not in seen),
        tuple(sorted(rows)),
        tuple(sorted(sources - rows)),
    )


def rules_seen(found: Outlook, script: Script) -> frozenset[RuleName]:
    """The rules that a scenario, played to its end, brought into play or asked about."""
    return frozenset([*_of_the_case(found), *_of_the_script(script)])


def _of_the_case(found: Outlook) -> Iterator[RuleName]:
    case, procedure = found.scene.case, found.scene.procedure
    for entry in case.journal:
        for field, kind in FIELDS.items():
            if name := getattr(entry, field, ""):
                yield kind, name
        yield from (("post", post) for post in found.scene.office.posts_of(entry.by))
        yield from (("signpost", name) for name in getattr(entry, "signposts", ()))
    yield from (("fact", name) for name in (case.arrival.facts if case.arrival else ()))
    yield from (("channels", rule.name) for rule in procedure.all(Channels))
    yield from (
        ("categories", rule.name) for rule in procedure.all(Categories) if case.feedback in rule.of and case.categories
    )
    yield from (("findings", rule.name) for rule in procedure.all(Findings) if case.findings)
    if case.withdrawn:
        yield from (("withdrawal", rule.name) for rule in procedure.rules if rule.kind == "withdrawal")
    yield from _of_routing(found)


def _of_routing(found: Outlook) -> Iterator[RuleName]:
    """A conflict of interest is seen when somebody was assigned by its clause while that post was complained about."""
    scene = found.scene
    clauses = {entry.clause for entry in scene.case.journal if isinstance(entry, Assigned | HolderWanted)}
    for rule in scene.procedure.all(ConflictOfInterest):
        if scene.clause(rule) in clauses and rule.complained_of in scene.posts_complained_of:
            yield rule.kind, rule.name
    if any(isinstance(entry, HolderWanted) for entry in scene.case.journal):
        yield from ((rule.kind, rule.name) for rule in scene.procedure.all(LastResort))


def _of_the_script(script: Script) -> Iterator[RuleName]:
    yield "kind of feedback", script.received.kind
    for step in script.steps:
        if step.do:
            yield from _doing(step.do)
        if step.expect:
            yield from _expected(step.expect)


def _doing(doing: Doing) -> Iterator[RuleName]:
    for action, about in doing.items():
        if about and action in KINDS_BY_ACTION:
            yield KINDS_BY_ACTION[action], about


def _expected(wanted: Expected) -> Iterator[RuleName]:
    dated = (wanted.due, wanted.met, wanted.in_time, wanted.age, wanted.working)
    named = (wanted.no_date, wanted.missed, wanted.set_aside, wanted.standing_still, wanted.in_form)
    yield from (("clock", name) for names in (*dated, *named) for name in names)
    yield from (("right", name) for name in (*wanted.right_until, *wanted.right_open, *wanted.right_closed))
    yield from (("letter", name) for name in wanted.owed or ())
    yield from (("signpost", name) for name in wanted.signposts or ())
    for doing in (*wanted.may, *wanted.may_not):
        yield from _doing(doing)
