"""Rights of the complainant: using one within its window, in its form and on its grounds, and judging whether it can go ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from putright.core.calendars import say_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.clocks import ClockState, windows
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.decisions import undeclared
from putright.core.casework.decide.steps import allowed, asked, complainants
from putright.core.casework.scene import Scene
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.purposes import CHANNELS
from putright.core.procedure.model.rights import Right

GROUNDS = "grounds"
REASONS = Field("reasons", "words", "Reasons", True, unless_refused=True)


def offers(scene: Scene) -> Iterator[Offer]:
    """Rights that can be used, late ones too where that is allowed; and requests that await a judgement."""
    for state in windows(scene):
        rule = state.rule
        if isinstance(rule, Right) and usable(scene, state):
            yield Offer(
                "use right", rule.name, rule.words, complainants(scene, rule.by, MAIN), scene.clause(rule),
                rule.track or MAIN, tuple(_fields(rule, state)), source=rule.source,
            )  # fmt: skip
    for name in scene.case.rights_open:
        rule = scene.procedure.the(Right, name)
        track = rule.track or MAIN
        by = allowed(scene, rule.judged_by, track, deciding=True)
        grounds = Field("grounds", "choices", "Grounds that are met", choices=_grounds(rule))
        yield Offer(
            "admit right", name, f"Accept: {rule.words}", by, scene.clause(rule), track, (grounds,), urgent=True
        )
        yield Offer(
            "refuse right", name, f"Refuse: {rule.words}", by, scene.clause(rule), track, (REASONS,), urgent=True
        )


def usable(scene: Scene, state: ClockState) -> bool:
    """Whether a right that has opened can be used now. One whose last day has gone needs a reason, or is refused."""
    rule = state.rule
    if not isinstance(rule, Right) or state.name in scene.case.rights_open or state.state not in ("running", "missed"):
        return False
    if scene.case.closed is not None and any(s.holds for s in scene.case.restrictions):
        return False
    return not rule.stage or scene.case.track(rule.track or MAIN).stage in rule.stage


def _grounds(rule: Right) -> tuple[Choice, ...]:
    return tuple(Choice(name, words) for name, words in rule.grounds.items())


def _fields(rule: Right, state: ClockState) -> Iterator[Field]:
    form = rule.form or CHANNELS
    yield Field(
        "channel",
        "choice",
        "How was it asked for?",
        choices=tuple(Choice(c, c.capitalize()) for c in form),
        unless_refused=True,
    )
    if rule.grounds:
        yield Field(GROUNDS, "choices", "On what grounds?", True, choices=_grounds(rule), unless_refused=True)
        yield from (
            Field(
                name,
                "words",
                "What do they say about this?",
                bool(rule.asks),
                unless_refused=True,
                only_with=(GROUNDS, name),
            )
            for name in rule.grounds
        )
    yield from (replace(field, required=not rule.grounds) for field in asked(rule.asks))
    if state.state == "missed" and rule.late == "accepted with a reason":
        yield Field("reason for lateness", "words", "Why is this late?", True, unless_refused=True)
    yield Field("dated", "date", "The date on the request, if it is not the day it came")


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """A right used, or a request accepted or refused."""
    rule = scene.procedure.the(Right, offer.about)
    if action.name == "use right":
        return _use(scene, rule, action)
    if action.name == "refuse right" and not action.words.get("reasons", "").strip():
        return Refusal("A refusal needs reasons.", scene.clause(rule), {"reasons": "Enter the reasons"})
    if refusal := undeclared(scene, action):
        return refusal
    course = Course(scene, action)
    if action.name == "admit right":
        course.write(e.RightAdmitted, right=rule.name, grounds=action.several("grounds"), words=action.sealed())
        course.follow(rule.admitted, action.track)
    else:
        course.write(e.RightRefused, right=rule.name, words=action.sealed())
        course.follow(rule.refused, action.track)
    return course.settle()


def _use(scene: Scene, rule: Right, action: Action) -> Answer:
    state = next(s for s in windows(scene) if s.name == rule.name and usable(scene, s))
    late = state.due is not None and action.on > state.due
    if refusal := _refused(scene, rule, state, action, late):
        return refusal
    course = Course(scene, action)
    if scene.case.closed is not None:
        course.write(e.Reopened)
    course.write(
        e.RightUsed, right=rule.name, channel=action.value("channel"), grounds=action.several("grounds"), late=late,
        dated=action.day("dated"), words=action.sealed(),
    )  # fmt: skip
    course.follow(rule.used, action.track)
    if not rule.judged_by:
        course.write(e.RightAdmitted, right=rule.name, grounds=action.several("grounds"))
        course.follow(rule.admitted, action.track)
    return course.settle()


def _refused(scene: Scene, rule: Right, state: ClockState, action: Action, late: bool) -> Refusal | None:
    clause = scene.clause(rule)
    dated = action.day("dated")
    if dated and not state.anchor.on <= dated <= action.on:
        why = f"The date on the request lies between {say_date(state.anchor.on)} and the day it came."
        return Refusal(why, clause, {"dated": "Enter the date on the request"})
    if late and rule.late == "refused":
        return Refusal(f"The last day to ask was {_said(state.due)}.", clause)
    if late and not action.words.get("reason for lateness", "").strip():
        why = f"The last day to ask was {_said(state.due)}. Say why it is late and we will still think about it."
        return Refusal(why, clause, {"reason for lateness": "Say why it is late"})
    if rule.form and action.value("channel") not in rule.form:
        form = " or ".join(rule.form)
        return Refusal(f"This has to be asked for by {form}.", clause, {"channel": f"Use {form}"})
    if rule.grounds and not set(action.several("grounds")) & set(rule.grounds):
        return Refusal("Choose at least one ground.", clause, {"grounds": "Choose at least one ground"})
    missing = _missing(rule, action)
    return Refusal(f"{'. '.join(dict.fromkeys(missing.values()))}.", clause, missing) if missing else None


def _missing(rule: Right, action: Action) -> dict[str, str]:
    """What is asked for and not given. It may be given ground by ground, and then for each of those chosen."""
    given = {part for part, text in action.words.items() if text.strip()}
    chosen = [ground for ground in rule.grounds if ground in action.several("grounds")]
    missing: dict[str, str] = {}
    for part in rule.asks:
        if part not in given:
            unsaid = [ground for ground in chosen if ground not in given] if given & set(chosen) else [part]
            missing |= dict.fromkeys(unsaid, f"Enter the {part}")
    return missing


def _said(day: date | None) -> str:
    return say_date(day) if day else "past"


RIGHTS = Chapter(("use right", "admit right", "refuse right"), offers, carry_out)
