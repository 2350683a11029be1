"""People on a case: triage, who is complained about, interests, who has the case, delegation and escalation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide import heads
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.receiving import categories
from putright.core.casework.decide.steps import allowed, eligible_staff, offer, recorders, tracks_of, unmet
from putright.core.casework.routing import barred, people_for, unfit
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Escalation, Stage
from putright.core.procedure.model.people import LastResort

INTERESTS = (Choice("none", "No"), Choice("some", "Yes"), Choice("not sure", "Not sure"))
POWERS = (Choice("decide", "To decide"), Choice("resolve", "To put it right"), Choice("investigate", "To investigate"))


def offers(scene: Scene) -> Iterator[Offer]:
    """What may be said about people on this case, to everybody who works on it."""
    if scene.case.arrival is None:
        return
    staff = recorders(scene)
    everybody = tuple(Choice(person, person) for person in scene.office.staff)
    if scene.case.closed is None:
        yield from _open_offers(scene, staff, everybody)
    yield Offer(
        "name person",
        "",
        "Name somebody complained about",
        staff,
        fields=(Field("people", "people", "Who?", True, choices=everybody),),
    )
    named = tuple(Choice(person, person) for person in sorted(scene.case.complained_of))
    if named:
        reasons = Field("reasons", "words", "Why was this a mistake?", True)
        fields = (Field("people", "people", "Who?", True, choices=named), reasons)
        yield Offer("clear person", "", "Somebody was named by mistake", staff, fields=fields)


def _open_offers(scene: Scene, staff: tuple[e.Person, ...], everybody: tuple[Choice, ...]) -> Iterator[Offer]:
    if not scene.case.triaged:
        yield Offer("triage", "", "Sort out what this is about", staff, fields=tuple(_triage_fields(scene, everybody)))
    answer = Field("answer", "choice", "Do you know anyone in this case?", True, choices=INTERESTS)
    yield Offer("declare interest", "", "Declare any interest", staff, fields=(answer,))
    for track in scene.tracks:
        yield from _handing_on(scene, track)
    for rule in scene.procedure.all(Escalation):
        for track in tracks_of(scene, rule):
            reasons = Field("reasons", "words", "Why?", True, unless_refused=True)
            yield offer(scene, rule, track, (reasons,), allowed(scene, rule.by or ("any staff",), track))


def _triage_fields(scene: Scene, everybody: tuple[Choice, ...]) -> Iterator[Field]:
    services = tuple(Choice(s.service, s.title or s.service) for s in scene.office.services.values())
    yield Field("service", "choice", "Which service?", choices=services)
    if scene.kind and (listed := categories(scene, scene.kind)):
        yield Field("categories", "choices", "What is it about?", choices=listed)
    yield Field("people", "people", "Who is complained about?", choices=everybody)
    if heads.can_word_the_first(scene):
        yield from heads.fields(Field(heads.POINT, "words", "First point"))


def _handing_on(scene: Scene, track: str) -> Iterator[Offer]:
    stage = scene.stage(track)
    if stage is None or stage.ends:
        return
    rule = scene.procedure.only(LastResort)
    finding = tuple(p for p in scene.case.track(track).wanted or () if p not in barred(scene))
    choosing = people_for(scene, rule.posts if rule else (), track)
    by = tuple(dict.fromkeys([*allowed(scene, ["handler"], track), *finding, *choosing]))
    fields = (
        Field("to", "person", "Who will have it?", True, choices=_fit(scene, stage), unless_refused=True),
        Field("outside", "yes or no", "Are they from outside the organisation?"),
        Field("reasons", "words", "Why?"),
    )
    yield Offer(
        "assign",
        "",
        "Hand the case to somebody",
        by,
        scene.clause(stage),
        track,
        fields,
        urgent=scene.case.track(track).holder is None,
    )
    holder = scene.case.track(track).holder
    if holder:
        who = Field("to", "person", "To whom?", True, choices=_fit(scene, stage), unless_refused=True)
        powers = Field("powers", "choice", "Which powers?", True, choices=POWERS)
        until = Field("until", "date", "Until when?")
        yield Offer(
            "delegate",
            "",
            "Delegate your powers",
            allowed(scene, ["handler"], track),
            scene.clause(stage),
            track,
            (who, powers, until),
        )


def carry_out(scene: Scene, offer_: Offer, action: Action) -> Answer:
    """One statement about people, and the re-routing that follows from it."""
    course = Course(scene, action)
    match action.name:
        case "triage":
            _triage(course, action)
        case "name person":
            _name(course, action)
        case "clear person":
            for person in action.several("people"):
                course.write(e.PersonCleared, person=person, words=action.sealed())
        case "declare interest":
            course.write(e.InterestDeclared, person=action.by, answer=action.value("answer"), words=action.sealed())
        case "escalate":
            return _escalate(scene, scene.procedure.the(Escalation, offer_.about), action)
        case _:
            return _hand_on(scene, action)
    return course.settle()


def _triage(course: Course, action: Action) -> None:
    """What it is about, its points in their own words, and who is complained about."""
    points = heads.split_first(action)
    course.write(e.Triaged, service=action.value("service"), categories=action.several("categories"), words=points)
    heads.add(course, action, leaving_out=tuple(points))
    _name(course, action)


def _name(course: Course, action: Action) -> None:
    for person in action.several("people"):
        if person not in course.scene.case.complained_of:
            course.write(e.PersonNamed, person=person)


def _fit(scene: Scene, stage: Stage) -> tuple[Choice, ...]:
    return tuple(choice for choice in eligible_staff(scene) if not unfit(scene, stage, choice.value))


def _hand_on(scene: Scene, action: Action) -> Answer:
    stage, to = scene.stage(action.track), action.value("to")
    clause = scene.clause(stage) if stage else ""
    if refusal := _cannot_have(scene, stage, to, action):
        return replace(refusal, clause=clause)
    course = Course(scene, action)
    if action.name == "delegate":
        course.write(
            e.Delegated, to=to, powers=action.value("powers"), until=action.day("until"), words=action.sealed()
        )
    else:
        course.write(e.Assigned, to=(to,), post="handler", clause=clause, words=action.sealed())
    return course.settle()


def _cannot_have(scene: Scene, stage: Stage | None, to: e.Person, action: Action) -> Refusal | None:
    """Why somebody cannot be given a case or powers over it."""
    if not to:
        return Refusal("Choose who will have it.", fields={"to": "Choose somebody"})
    if unfit(scene, stage, to):
        return Refusal("They cannot have this case.", fields={"to": "Choose somebody else"})
    outside = action.name == "assign" and action.value("outside") == "yes"
    if to not in scene.office.staff and not outside:
        asked = "Choose somebody, or say they are from outside" if action.name == "assign" else "Choose somebody"
        return Refusal("This is not a member of staff.", fields={"to": asked})
    until = action.day("until")
    if until and until < action.on:
        return Refusal("The last day must lie ahead.", fields={"until": "Enter a day to come"})
    return None


def _escalate(scene: Scene, rule: Escalation, action: Action) -> Answer:
    if refusal := unmet(scene, rule, action, asks=("reasons",)):
        return refusal
    people = people_for(scene, rule.to, action.track)
    if not people:
        return Refusal("Nobody this could be taken to is free to have it.", scene.clause(rule))
    course = Course(scene, action)
    course.write(e.Escalated, escalation=rule.name, to=people, words=action.sealed())
    if rule.takes_over:
        course.write(e.Assigned, to=people, post=rule.to[0], clause=scene.clause(rule))
    course.follow(rule, action.track)
    return course.settle()


PEOPLE = Chapter(
    ("triage", "name person", "clear person", "declare interest", "assign", "delegate", "escalate"), offers, carry_out
)
