"""Agreements between sides, appointments to functions, and reports to whoever decides."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, FieldType, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.decisions import appoint, cannot_appoint, may_be_appointed, undeclared
from putright.core.casework.decide.steps import (
    allowed,
    complainants,
    done_in_this_visit,
    of_a_side,
    offer,
    tracks_of,
    unmet,
)
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Agreement, Appointment, Report
from putright.core.procedure.model.people import SIDES

NO_AGREEMENT = "no agreement"


def offers(scene: Scene) -> Iterator[Offer]:
    """Agreements still to be reached, appointments to be made and reports to be given."""
    for agreement in scene.procedure.all(Agreement):
        for track in tracks_of(scene, agreement):
            yield from _agreement_offers(scene, agreement, track)
    for appointment in scene.procedure.all(Appointment):
        for track in tracks_of(scene, appointment):
            if not done_in_this_visit(scene, track, appointment.post, "appointed"):
                yield offer(scene, appointment, track, _appointment_fields(scene, appointment))
    for report in scene.procedure.all(Report):
        for track in tracks_of(scene, report):
            if not done_in_this_visit(scene, track, report.name, "given"):
                parts = tuple(
                    Field(part, "words", part.capitalize(), True, unless_refused=True) for part in report.parts
                )
                yield offer(scene, report, track, parts)


def _agreement_offers(scene: Scene, rule: Agreement, track: str) -> Iterator[Offer]:
    if done_in_this_visit(scene, track, rule.name, "agreed") or done_in_this_visit(
        scene, track, rule.name, "not agreed"
    ):
        return
    sides = tuple(Choice(side, side.capitalize()) for side in rule.between)
    by = complainants(scene, rule.between, track) if of_a_side(rule.between) else allowed(scene, rule.between, track)
    terms = tuple(_term_field(rule, term) for term in rule.terms)
    side = Field("side", "choice", "Who agrees?", True, choices=sides)
    yield offer(scene, rule, track, (side, *terms), by)
    reasons = Field("reasons", "words", "Why was no agreement reached?", True, unless_refused=True)
    yield Offer(NO_AGREEMENT, rule.name, f"No agreement: {rule.words}", by, scene.clause(rule), track, (reasons,))


def _term_field(rule: Agreement, term: str) -> Field:
    if answers := rule.answers.get(term):
        choices = tuple(Choice(answer, words) for answer, words in answers.items())
        return Field(term, "choice", term.capitalize(), True, choices=choices)
    return Field(term, "text", term.capitalize(), True, unless_refused=True)


def _appointment_fields(scene: Scene, rule: Appointment) -> Iterator[Field]:
    type_: FieldType = "people" if rule.number > 1 else "person"
    yield Field("people", type_, rule.words, True, choices=may_be_appointed(scene, rule), unless_refused=True)
    if rule.may_be_outside:
        yield Field("outside", "yes or no", "Are they from outside the organisation?")
        yield Field("until", "date", "Until when may they see this case?")


def carry_out(scene: Scene, offer_: Offer, action: Action) -> Answer:
    """One side's agreement, its failure, an appointment or a report."""
    match action.name:
        case "agree":
            return _agree(scene, scene.procedure.the(Agreement, offer_.about), action)
        case "no agreement":
            return _fail(scene, scene.procedure.the(Agreement, offer_.about), action)
        case "appoint":
            return _appoint(scene, scene.procedure.the(Appointment, offer_.about), action)
        case _:
            return _report(scene, scene.procedure.the(Report, offer_.about), action)


def _agree(scene: Scene, rule: Agreement, action: Action) -> Answer:
    side = action.value("side")
    if side not in SIDES and action.by not in allowed(scene, [side], action.track):
        return Refusal(f"Only the {side} can agree for that side.", scene.clause(rule), {"side": "Choose another side"})
    terms = {term: action.value(term) for term in rule.terms}
    missing = {term: f"Enter the {term}" for term, given in terms.items() if not given}
    if missing:
        return Refusal(f"{'. '.join(missing.values())}.", scene.clause(rule), missing)
    if refusal := unmet(scene, rule, action):
        return refusal
    course = Course(scene, action)
    course.write(e.SideAgreed, agreement=rule.name, side=side, terms=terms, words=action.sealed())
    sides = course.scene.case.agreed.get(rule.name, {})
    if all(side in sides for side in rule.between) and len({sides[side] for side in rule.between}) == 1:
        course.write(e.Agreed, agreement=rule.name, terms=terms)
        course.follow(rule, action.track)
    return course.settle()


def _fail(scene: Scene, rule: Agreement, action: Action) -> Answer:
    if not action.words.get("reasons", "").strip():
        return Refusal("Say why no agreement was reached.", scene.clause(rule), {"reasons": "Enter the reasons"})
    course = Course(scene, action)
    course.write(e.NotAgreed, agreement=rule.name, words=action.sealed())
    course.follow(rule.otherwise, action.track)
    return course.settle()


def _appoint(scene: Scene, rule: Appointment, action: Action) -> Answer:
    if refusal := undeclared(scene, action) or unmet(scene, rule, action) or cannot_appoint(scene, rule, action):
        return refusal
    course = Course(scene, action)
    people = appoint(course, rule, action)
    course.follow(rule, action.track, people)
    if people and not rule.goes_to:
        course.write(e.Assigned, to=people, post=rule.post, clause=scene.clause(rule))
    return course.settle()


def _report(scene: Scene, rule: Report, action: Action) -> Answer:
    if refusal := unmet(scene, rule, action, asks=rule.parts):
        return refusal
    course = Course(scene, action)
    course.write(e.ReportGiven, report=rule.name, parts=rule.parts, words=action.sealed())
    course.follow(rule, action.track)
    return course.settle()


AGREEMENTS = Chapter(("agree", NO_AGREEMENT, "appoint", "give report"), offers, carry_out)
