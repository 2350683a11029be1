"""Decisions, judgements and happenings: somebody with the power to do so chooses, judges, or records what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide import joint
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import (
    allowed,
    complainants,
    done_in_this_visit,
    eligible_staff,
    of_a_side,
    offer,
    tracks_of,
    unmet,
)
from putright.core.casework.routing import also_barred, barred
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Appointment, Decision, Happening, Judgement, Option
from putright.core.procedure.model.procedure import MAIN

YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def offers(scene: Scene) -> Iterator[Offer]:
    """Decisions and judgements not yet made in this visit to the stage, and happenings that may be recorded."""
    for decision in scene.procedure.all(Decision):
        for track in tracks_of(scene, decision):
            if joint.pending(scene, decision, track):
                yield joint.offer_to_join(scene, decision, track)
            elif not (decision.once and done_in_this_visit(scene, track, decision.name, "decided")):
                yield offer(scene, decision, track, _decision_fields(scene, decision))
    for judgement in scene.procedure.all(Judgement):
        for track in tracks_of(scene, judgement):
            if not (judgement.once and done_in_this_visit(scene, track, judgement.name, "judged")):
                yield offer(scene, judgement, track, (
                    Field("answer", "choice", judgement.question, True, choices=YES_OR_NO),
                    Field("reasons", "words", "Reasons", True, unless_refused=True),
                ))  # fmt: skip
    yield from _happening_offers(scene)


def _happening_offers(scene: Scene) -> Iterator[Offer]:
    for happening in scene.procedure.all(Happening):
        for track in _where_recorded(scene, happening):
            if happening.again or not done_in_this_visit(scene, track, happening.name, "happened"):
                words = happening.by or ("any staff",)
                by = complainants(scene, words, track) if of_a_side(words) else allowed(scene, words, track)
                fields = [Field("notes", "words", "Anything to note")]
                if happening.bears_a_date:
                    fields.append(Field("dated", "date", f"{happening.words}: on which day?", True))
                if happening.person:
                    fields.append(Field("person", "person", "Who?", True, choices=_people(scene, happening.person)))
                yield offer(scene, happening, track, fields, by)


def _where_recorded(scene: Scene, rule: Happening) -> Iterator[str]:
    yield from tracks_of(scene, rule)
    if scene.case.closed is not None and rule.after_closing and scene.holds(rule.when):
        yield rule.track or MAIN


def _people(scene: Scene, post: str) -> tuple[Choice, ...]:
    if post in ("any staff", "anyone"):
        return tuple(Choice(p, p) for p in scene.office.staff)
    return tuple(Choice(p, p) for p in scene.office.everybody_in(post))


def _decision_fields(scene: Scene, decision: Decision) -> Iterator[Field]:
    choices = tuple(Choice(option.option, option.words) for option in decision.options)
    yield Field("option", "choice", decision.words, True, choices=choices)
    asks = dict.fromkeys(part for option in decision.options for part in option.asks)
    for part in asks:
        only_with = _only_with(option for option in decision.options if part in option.asks)
        yield Field(part, "words", part.capitalize(), bool(only_with), unless_refused=True, only_with=only_with)
    choosing = [option for option in decision.options if option.chooses]
    if choosing:
        choices = tuple(dict.fromkeys(c for option in choosing for c in _may_be_chosen(scene, option.chooses or "")))
        only_with = _only_with(choosing)
        yield Field(
            "handler", "person", "Who will deal with it?", bool(only_with), choices=choices, unless_refused=True,
            only_with=only_with,
        )  # fmt: skip
    if appointing := [option for option in decision.options if option.appoints]:
        yield from _appointing(scene, _only_with(appointing))


def _only_with(options: Iterable[Option]) -> tuple[str, str] | None:
    """A question that one option alone needs is asked with that option."""
    found = [option.option for option in options]
    return ("option", found[0]) if len(found) == 1 else None


def _appointing(scene: Scene, only_with: tuple[str, str] | None) -> Iterator[Field]:
    yield Field(
        "people", "people", "Who is appointed?", bool(only_with), choices=eligible_staff(scene), unless_refused=True,
        only_with=only_with,
    )  # fmt: skip
    yield Field("outside", "yes or no", "Are they from outside the organisation?", only_with=only_with)
    yield Field("until", "date", "Until when may they see this case?", only_with=only_with)


def _may_be_chosen(scene: Scene, post: str) -> tuple[Choice, ...]:
    if post == "any staff":
        return tuple(choice for choice in eligible_staff(scene) if scene.is_staff(choice.value))
    return eligible_staff(scene, () if post == "anyone" else (post,))


def carry_out(scene: Scene, offer_: Offer, action: Action) -> Answer:
    """One decision, judgement or happening with everything that follows from it."""
    match action.name:
        case "decide":
            return _decide(scene, scene.procedure.the(Decision, offer_.about), action)
        case joint.JOIN:
            return _join(scene, scene.procedure.the(Decision, offer_.about), action)
        case "judge":
            return _judge(scene, scene.procedure.the(Judgement, offer_.about), action)
        case _:
            return _record(scene, scene.procedure.the(Happening, offer_.about), action)


def _decide(scene: Scene, rule: Decision, action: Action) -> Answer:
    option = _option(rule, action)
    if refusal := undeclared(scene, action) or unmet(scene, rule, action, option.needs, option.asks):
        return refusal
    if refusal := _nobody_chosen(scene, rule, option, action):
        return refusal
    course = Course(scene, action)
    if joint.still_to_agree(scene, rule, action):
        joint.propose(course, rule)
    else:
        _take_effect(course, rule, option, action.sealed())
    return course.settle()


def _join(scene: Scene, rule: Decision, action: Action) -> Answer:
    """Somebody's agreement to a decision proposed, and its effect once everybody has agreed; or its end."""
    if refusal := undeclared(scene, action) or joint.not_joined(scene, rule, action):
        return refusal
    course = Course(scene, action)
    joint.join(course, rule)
    decided = joint.as_proposed(course.scene, rule, action)
    if decided is not None:
        option = _option(rule, decided)
        refusal = unmet(scene, rule, decided, option.needs) or _nobody_chosen(scene, rule, option, decided)
        if refusal:
            return refusal
        course.action = decided
        _take_effect(course, rule, option, {})
    return course.settle()


def _option(rule: Decision, action: Action) -> Option:
    return next(option for option in rule.options if option.option == action.value("option"))


def _take_effect(course: Course, rule: Decision, option: Option, words: dict[str, str]) -> None:
    action = course.action
    course.write(e.Decided, decision=rule.name, option=option.option, words=words)
    handler: tuple[e.Person, ...] = (action.value("handler"),) if option.chooses and action.value("handler") else ()
    if option.appoints:
        handler = appoint(course, course.scene.procedure.the(Appointment, option.appoints), action)
    course.follow(rule, action.track)
    course.follow(option, action.track, handler)


def appoint(course: Course, rule: Appointment, action: Action) -> tuple[e.Person, ...]:
    """Write an appointment; whoever is appointed has the case where the rule says so."""
    people = tuple(dict.fromkeys(action.several("people")))
    outside = action.value("outside") == "yes"
    course.write(
        e.Appointed, appointment=rule.name, post=rule.post, people=people, outside=outside, until=action.day("until")
    )
    return people if rule.holds_the_case else ()


def _nobody_chosen(scene: Scene, rule: Decision, option: Option, action: Action) -> Refusal | None:
    clause = scene.clause(rule)
    if option.chooses and not action.value("handler"):
        return Refusal("Choose who will deal with it.", clause, {"handler": "Choose who will deal with it"})
    if option.chooses and action.value("handler") not in {c.value for c in _may_be_chosen(scene, option.chooses)}:
        return Refusal("That person cannot have this case.", clause, {"handler": "Choose somebody else"})
    if option.appoints:
        return cannot_appoint(scene, scene.procedure.the(Appointment, option.appoints), action)
    return None


def cannot_appoint(scene: Scene, rule: Appointment, action: Action) -> Refusal | None:
    """Why the people given cannot be appointed, if they cannot."""
    people, clause = tuple(dict.fromkeys(action.several("people"))), scene.clause(rule)
    if len(people) < max(rule.quorum, 1) or len(people) > rule.number:
        wanted = f"{rule.quorum} to {rule.number} people" if rule.number > 1 else "one person"
        return Refusal(f"Choose {wanted}.", clause, {"people": f"Choose {wanted}"})
    out = barred(scene) | also_barred(scene, rule.never)
    if any(person in out for person in people):
        return Refusal(
            "Somebody chosen took part already or is complained about.", clause, {"people": "Choose somebody else"}
        )
    strangers = [person for person in people if person not in scene.office.staff]
    if strangers and not (rule.may_be_outside and action.value("outside") == "yes"):
        return Refusal("Only staff can be appointed here.", clause, {"people": "Choose a member of staff"})
    if sum(not scene.is_staff(person) for person in people) < rule.from_outside:
        wanted = f"at least {rule.from_outside} from outside"
        return Refusal(f"Choose {wanted}.", clause, {"people": f"Choose {wanted}"})
    able = {choice.value for choice in may_be_appointed(scene, rule)}
    if any(person not in able and person not in strangers for person in people):
        return Refusal(
            f"Only {' or '.join(rule.from_)} can be appointed here.", clause, {"people": "Choose one of those listed"}
        )
    until = action.day("until")
    if until and until < action.on:
        return Refusal("The last day must lie ahead.", clause, {"until": "Enter a day to come"})
    return None


def may_be_appointed(scene: Scene, rule: Appointment) -> tuple[Choice, ...]:
    """The staff from whom an appointment is made."""
    return eligible_staff(scene, () if not rule.from_ or "any staff" in rule.from_ else rule.from_)


def undeclared(scene: Scene, action: Action) -> Refusal | None:
    """Where the stage asks for it, an interest is declared before anything is decided."""
    stage = scene.stage(action.track)
    if stage is None or not stage.declares_interest or scene.case.interests.get(action.by) == "none":
        return None
    unsure = scene.case.interests.get(action.by) == "not sure"
    why = "You are not sure whether you know anyone in this case: find out, or hand it to somebody else."
    return Refusal(
        why if unsure else "Say first whether you know anyone in this case.",
        scene.clause(stage),
        {"interest": "Declare any interest first"},
    )


def _judge(scene: Scene, rule: Judgement, action: Action) -> Answer:
    if refusal := undeclared(scene, action) or unmet(scene, rule, action, asks=("reasons",)):
        return refusal
    answer = action.value("answer")
    course = Course(scene, action)
    course.write(e.Judged, judgement=rule.name, answer=answer, words=action.sealed())
    course.follow(rule, action.track)
    course.follow(rule.yes_ if answer == "yes" else rule.no_, action.track)
    return course.settle()


def _record(scene: Scene, rule: Happening, action: Action) -> Answer:
    if refusal := unmet(scene, rule, action):
        return refusal
    course = Course(scene, action)
    course.write(
        e.Happened, happening=rule.name, person=action.value("person"), dated=action.day("dated"), words=action.sealed()
    )
    course.follow(rule, action.track)
    return course.settle()


DECISIONS = Chapter(("decide", joint.JOIN, "judge", "record happening"), offers, carry_out)
