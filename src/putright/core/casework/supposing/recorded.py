"""For each event of a supposed case, the entry that records it and the effects of its rule. Who may do it is not asked."""

from __future__ import annotations

from datetime import date

from putright.core.casework import entries as e
from putright.core.casework.decide.course import Course
from putright.core.casework.supposing.words import Promise
from putright.core.procedure.model.events import NEW_MATTER, Event
from putright.core.procedure.model.flow import (
    Agreement,
    Appointment,
    Decision,
    Escalation,
    Happening,
    Judgement,
    Report,
    SignOff,
    Stage,
    Step,
    Withdrawal,
)  # fmt: skip
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import DisclosureLimit
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Exclusion


def record(course: Course, event: Event, dated: date | None, promised: Promise | None) -> None:
    """Write the entry of one event, and what follows from it."""
    if event.aspect == "sent":
        _letter(course, event, dated, promised)
    elif event.aspect == "used":
        _use(course, course.scene.procedure.the(Right, event.name), dated)
    else:
        _of_a_step(course, event, dated) or _of_a_right(course, event) or _of_a_course(course, event) or _of_a_stop(
            course, event
        )


def _letter(course: Course, event: Event, dated: date | None, promised: Promise | None) -> None:
    rule = course.scene.procedure.the(Letter, event.name)
    on = course.action.on
    course.write(
        e.LetterSent, letter=rule.name, dated=dated or on, parts=rule.parts, promised=promised and promised.day
    )
    if promised:
        course.write(e.Promised, clock=promised.clock, day=promised.day)
    course.follow(rule, _track(course, rule))


def _of_a_step(course: Course, event: Event, dated: date | None) -> bool:
    procedure = course.scene.procedure
    match event.aspect:
        case "decided":
            _decision(course, procedure.the(Decision, event.name), event.option)
        case "judged":
            judgement = procedure.the(Judgement, event.name)
            course.write(e.Judged, judgement=event.name, answer=event.option)
            course.follow(judgement, _track(course, judgement))
            course.follow(judgement.yes_ if event.option == "yes" else judgement.no_, _track(course, judgement))
        case "happened":
            happening = procedure.the(Happening, event.name)
            bears = (dated or course.action.on) if happening.bears_a_date else None
            course.write(e.Happened, happening=event.name, dated=bears)
            course.follow(happening, _track(course, happening))
        case "given":
            report = procedure.the(Report, event.name)
            course.write(e.ReportGiven, report=event.name, parts=report.parts)
            course.follow(report, _track(course, report))
        case "appointed":
            _appointment(
                course, next((a for a in procedure.all(Appointment) if a.post == event.name), None), event.name
            )
        case "help asked":
            course.write(e.HelpAsked, request=str(len(course.scene.case.inquiry.help) + 1), person="")
        case "help given":
            course.write(e.HelpGiven, request=str(len(course.scene.case.inquiry.help)), person="")
        case "escalated":
            escalation = procedure.the(Escalation, event.name)
            course.write(e.Escalated, escalation=event.name, to=())
            course.follow(escalation, _track(course, escalation))
        case "agreed" | "not agreed":
            agreement = procedure.the(Agreement, event.name)
            course.write(e.Agreed if event.aspect == "agreed" else e.NotAgreed, agreement=event.name)
            course.follow(agreement if event.aspect == "agreed" else agreement.otherwise, _track(course, agreement))
        case _:
            return False
    return True


def _decision(course: Course, rule: Decision, chosen: str) -> None:
    option = next((option for option in rule.options if option.option == chosen), None)
    course.write(e.Decided, decision=rule.name, option=chosen)
    if option and option.appoints:
        _appointment(course, course.scene.procedure.the(Appointment, option.appoints), "")
    course.follow(rule, _track(course, rule))
    if option:
        course.follow(option, _track(course, rule))


def _appointment(course: Course, rule: Appointment | None, post: str) -> None:
    course.write(e.Appointed, appointment=rule.name if rule else post, post=rule.post if rule else post, people=())
    if rule:
        course.follow(rule, _track(course, rule))


def _use(course: Course, rule: Right, dated: date | None) -> None:
    course.write(e.RightUsed, right=rule.name, channel=next(iter(rule.form), ""), dated=dated)
    course.follow(rule.used, rule.track or MAIN)
    if not rule.judged_by:
        course.write(e.RightAdmitted, right=rule.name)
        course.follow(rule.admitted, rule.track or MAIN)


def _of_a_right(course: Course, event: Event) -> bool:
    if event.aspect not in ("admitted", "refused"):
        return False
    rule = course.scene.procedure.the(Right, event.name)
    admitted = event.aspect == "admitted"
    course.write(e.RightAdmitted if admitted else e.RightRefused, right=rule.name)
    course.follow(rule.admitted if admitted else rule.refused, rule.track or MAIN)
    return True


def _of_a_course(course: Course, event: Event) -> bool:
    match event.aspect:
        case "entered":
            stage = course.scene.procedure.the(Stage, event.name)
            course.enter(stage.name, stage.track or MAIN)
        case "left":
            course.write(e.StageLeft, _track_of_stage(course, event.name), stage=event.name)
        case "ended":
            course.end(event.name, "")
        case "closed":
            course.end(MAIN, "")
        case "reopened":
            course.write(e.Reopened)
        case "registered":
            course.write(e.Registered)
        case "communication received":
            arrival = course.scene.case.arrival
            channel = arrival.channel if arrival else ""
            course.write(e.CommunicationReceived, channel=channel, new_matter=event.option == NEW_MATTER)
        case "satisfied" | "still dissatisfied" | "no answer":
            course.write(e.SatisfactionRecorded, answer=event.aspect)
        case _:
            return False
    return True


def _of_a_stop(course: Course, event: Event) -> bool:
    procedure = course.scene.procedure
    match event.aspect:
        case "withdrawn":
            course.write(e.Withdrawn)
            for withdrawal in procedure.all(Withdrawal):
                course.follow(withdrawal, _track(course, withdrawal))
        case "continued":
            _go_on(course, e.Continued)
        case "signed off":
            for sign_off in procedure.all(SignOff):
                course.write(e.SignedOff, sign_off=sign_off.name)
                course.follow(sign_off, _track(course, sign_off))
        case "found":
            _found(course, procedure.the(Exclusion, event.name))
        case "lapsed":
            _go_on(course, e.ExclusionLapsed, exclusion=event.name)
        case "imposed":
            course.write(e.RestrictionReferred, restriction=event.name)
            course.write(e.RestrictionDecided, restriction=event.name, imposed=True)
        case "limited":
            ground = next(iter(procedure.the(DisclosureLimit, event.name).grounds))
            course.write(e.DisclosureLimited, limit=event.name, ground=ground)
        case _:
            return False
    return True


def _found(course: Course, rule: Exclusion) -> None:
    course.write(e.ExclusionFound, exclusion=rule.name, signposts=rule.signposts)
    if rule.effects.goes_to or rule.effects.turns_into:
        course.follow(rule.effects, MAIN)
    else:
        course.end(MAIN, "outside this procedure")


def _go_on(course: Course, kind: type[e.Entry], **fields: str) -> None:
    """The case goes on in the last stage that was not its end."""
    scene = course.scene
    entered = [m.event.name for m in scene.case.moments if m.event.aspect == "entered" and m.track == MAIN]
    working = [name for name in entered if not scene.procedure.the(Stage, name).ends]
    course.write(kind, MAIN, **fields)
    if scene.case.closed is not None and working:
        course.enter(working[-1], MAIN)


def _track(course: Course, rule: Step) -> str:
    """The track a step is taken on: the one that is at one of its stages, else the one it belongs to."""
    for name, track in course.scene.case.tracks.items():
        if track.stage and track.stage in rule.stage:
            return name
    if rule.track or not rule.stage:
        return rule.track or MAIN
    return course.scene.procedure.the(Stage, rule.stage[0]).track or MAIN


def _track_of_stage(course: Course, name: str) -> str:
    return course.scene.procedure.the(Stage, name).track or MAIN
