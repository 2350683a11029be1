"""What keeps a case from going on as usual: restrictions, withdrawal, exclusions, limits on disclosure; and sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.calendars import due_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import allowed, complainants, offer, tracks_of, unmet
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import SignOff, Stage, Withdrawal
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.people import DisclosureLimit, Restriction
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.purposes import CHANNELS
from putright.core.procedure.model.scope import ANOTHER_GROUND, Exclusion, Signpost

REASONS = Field("reasons", "words", "Reasons", True, unless_refused=True)


def offers(scene: Scene) -> Iterator[Offer]:
    """Withdrawal, sign-off, exclusions, restrictions and limits on disclosure that are open now."""
    if scene.case.arrival is None:
        return
    yield from _withdrawal_offers(scene)
    for sign_off in scene.procedure.all(SignOff):
        for track in tracks_of(scene, sign_off):
            if _signed_off(scene, sign_off, track):
                continue
            yield offer(scene, sign_off, track, (Field("notes", "words", "Anything to note"),))
    yield from _exclusion_offers(scene)
    yield from _restriction_offers(scene)
    for limit in scene.procedure.all(DisclosureLimit):
        grounds = tuple(Choice(name, words) for name, words in limit.grounds.items())
        fields = (
            Field("ground", "choice", "Why may it not be told?", True, choices=grounds),
            Field("item", "text", "Which entry?"),
            REASONS,
        )
        yield Offer(
            "limit disclosure",
            limit.name,
            limit.words,
            allowed(scene, limit.by or ("any staff",), MAIN),
            scene.clause(limit),
            fields=fields,
        )


def _signed_off(scene: Scene, rule: SignOff, track: str) -> bool:
    since = scene.case.journal[scene.case.track(track).entered :]
    return any(isinstance(entry, e.SignedOff) and entry.sign_off == rule.name for entry in since)


def _withdrawal_offers(scene: Scene) -> Iterator[Offer]:
    for rule in scene.procedure.all(Withdrawal):
        if scene.case.withdrawn and rule.may_continue and scene.case.closed is not None:
            by = people_for(scene, rule.may_continue, MAIN)
            yield Offer("continue anyway", rule.name, "Go on all the same", by, scene.clause(rule), fields=(REASONS,))
        for track in tracks_of(scene, rule):
            form = tuple(Choice(c, c.capitalize()) for c in rule.form or CHANNELS)
            fields = (Field("channel", "choice", "How were we told?", choices=form, unless_refused=True),)
            yield offer(scene, rule, track, fields, complainants(scene, ["complainant"], track))


def _exclusion_offers(scene: Scene) -> Iterator[Offer]:
    signposts = tuple(Choice(s.name, s.to) for s in scene.procedure.all(Signpost))
    fields = (
        Field(
            "signposts", "choices", "Who can help?", choices=signposts, hint="Leave this empty if you know of nobody"
        ),
        REASONS,
    )
    if scene.case.closed is None:
        for rule in scene.procedure.all(Exclusion):
            by = allowed(scene, rule.decided_by, MAIN)
            if rule.name not in scene.case.exclusions:
                yield Offer(
                    "find exclusion",
                    rule.name,
                    f"Outside this procedure: {rule.words}",
                    by,
                    scene.clause(rule),
                    fields=fields,
                    source=rule.source,
                )
        if scene.procedure.all(Exclusion):
            first = scene.procedure.all(Exclusion)[0]
            by = allowed(scene, ["handler"], MAIN)
            yield Offer(
                "find exclusion",
                ANOTHER_GROUND,
                "Outside this procedure for another reason",
                by,
                scene.clause(first),
                fields=fields,
            )
    for name in scene.case.exclusions:
        found = scene.procedure.get(Exclusion, name)
        if found and found.lapses:
            by = allowed(scene, ["any staff"], MAIN)
            yield Offer(
                "lapse exclusion", name, f"No longer so: {found.words}", by, scene.clause(found), fields=(REASONS,)
            )


def _restriction_offers(scene: Scene) -> Iterator[Offer]:
    for rule in scene.procedure.all(Restriction):
        latest = next((s for s in reversed(scene.case.restrictions) if s.restriction == rule.name), None)
        clause, deciders = scene.clause(rule), people_for(scene, rule.decided_by, MAIN)
        if latest is None or latest.ended or (latest.decided and not latest.imposed):
            if not scene.holds(rule.when):
                continue
            behaviours = tuple(Choice(name, words) for name, words in rule.behaviours.items())
            fields = (
                Field("behaviours", "choices", "What happened?", True, choices=behaviours),
                Field("evidence", "words", "Evidence", True, unless_refused=True),
            )
            yield Offer(
                "refer restriction",
                rule.name,
                f"Refer: {rule.words}",
                people_for(scene, rule.referred_by, MAIN),
                clause,
                fields=fields,
            )
        elif not latest.decided:
            answer = Field(
                "answer", "choice", "Restrict contact?", True, choices=(Choice("yes", "Yes"), Choice("no", "No"))
            )
            advice = (
                (Field("advice", "words", "Advice sought and given", True, unless_refused=True),)
                if rule.advice_sought
                else ()
            )
            yield Offer(
                "decide restriction",
                rule.name,
                rule.words,
                deciders,
                clause,
                fields=(answer, REASONS, *advice, Field("review on", "date", "Review on")),
            )
        else:
            yield Offer("end restriction", rule.name, f"End: {rule.words}", deciders, clause, fields=(REASONS,))


def carry_out(scene: Scene, offer_: Offer, action: Action) -> Answer:
    """One of the actions of this chapter."""
    needs_reasons = any(field.name == "reasons" for field in offer_.fields)
    if needs_reasons and not action.words.get("reasons", "").strip():
        return Refusal("This needs reasons.", offer_.clause, {"reasons": "Enter the reasons"})
    course = Course(scene, action)
    match action.name:
        case "withdraw":
            return _withdraw(scene, scene.procedure.the(Withdrawal, offer_.about), action)
        case "sign off":
            return _sign_off(scene, scene.procedure.the(SignOff, offer_.about), action)
        case "continue anyway":
            _go_on(course, e.Continued, _stage_at(scene, e.Withdrawn))
        case "find exclusion":
            if refusal := _in_after_all(scene, offer_):
                return refusal
            _exclude(course, offer_.about)
        case "lapse exclusion":
            stood = _stage_at(scene, e.ExclusionFound, exclusion=offer_.about)
            _go_on(course, e.ExclusionLapsed, stood, exclusion=offer_.about)
        case "limit disclosure":
            return _limit(scene, offer_, action)
        case _:
            return _restrict(scene, scene.procedure.the(Restriction, offer_.about), action)
    return course.settle()


def _withdraw(scene: Scene, rule: Withdrawal, action: Action) -> Answer:
    if rule.form and action.value("channel") not in rule.form:
        form = " or ".join(rule.form)
        return Refusal(f"A complaint is stopped by {form}.", scene.clause(rule), {"channel": f"Use {form}"})
    course = Course(scene, action)
    course.write(e.Withdrawn, channel=action.value("channel"), words=action.sealed())
    course.follow(rule, action.track)
    return course.settle()


def _limit(scene: Scene, offer_: Offer, action: Action) -> Answer:
    item = action.value("item") or "0"
    if not item.isdecimal() or int(item) > len(scene.case.journal):
        return Refusal("There is no such entry.", offer_.clause, {"item": "Enter the number of an entry"})
    course = Course(scene, action)
    course.write(
        e.DisclosureLimited, limit=offer_.about, ground=action.value("ground"), item=int(item), words=action.sealed()
    )
    return course.settle()


def _go_on(course: Course, kind: type[e.Entry], stood: str, **fields: str) -> None:
    """The case goes on where it stood, if it is closed or still where it was sent."""
    course.write(kind, MAIN, words=course.action.sealed(), **fields)
    case, rule = course.scene.case, course.scene.procedure.get(Exclusion, fields.get("exclusion", ""))
    waits_there = rule is not None and rule.effects.goes_to == case.track(MAIN).stage
    if stood and (case.closed is not None or waits_there):
        course.enter(stood, MAIN)


def _stage_at(scene: Scene, kind: type[e.Entry], **fields: str) -> str:
    """The stage the main track was in when the last entry of a kind was made; the last working one if that was its end."""
    stages: list[str] = []
    found = ""
    for entry in scene.case.journal:
        if isinstance(entry, e.StageEntered) and entry.track == MAIN:
            stages += [] if scene.procedure.the(Stage, entry.stage).ends else [entry.stage]
        if isinstance(entry, kind) and all(getattr(entry, name) == value for name, value in fields.items()):
            found = stages[-1] if stages else ""
    return found


def _in_after_all(scene: Scene, offer_: Offer) -> Refusal | None:
    """Why a matter is not excluded, where the exclusion's own conditions say so."""
    rule = scene.procedure.get(Exclusion, offer_.about)
    if rule is None:
        return None
    lacking = [str(condition) for condition in rule.when if not scene.is_so(condition)]
    spared = [str(condition) for condition in rule.unless if scene.is_so(condition)]
    if lacking:
        return Refusal(f"{rule.words}: this is only so where {' and '.join(lacking)}.", offer_.clause)
    if spared:
        return Refusal(f"This procedure deals with it after all, because {' and '.join(spared)}.", offer_.clause)
    return None


def _exclude(course: Course, name: str) -> None:
    scene, action = course.scene, course.action
    rule = scene.procedure.get(Exclusion, name)
    known = action.several("signposts") or (rule.signposts if rule else ())
    course.write(e.ExclusionFound, exclusion=name, signposts=known, words=action.sealed())
    if rule:
        course.follow(rule.effects, MAIN)
    if rule is None or not (rule.effects.goes_to or rule.effects.turns_into):
        course.end(MAIN, "outside this procedure")


def _restrict(scene: Scene, rule: Restriction, action: Action) -> Answer:
    course = Course(scene, action)
    if action.name == "refer restriction":
        if not action.words.get("evidence", "").strip():
            return Refusal("Say what happened and when.", scene.clause(rule), {"evidence": "Enter the evidence"})
        course.write(
            e.RestrictionReferred, restriction=rule.name, behaviours=action.several("behaviours"), words=action.sealed()
        )
    elif action.name == "end restriction":
        course.write(e.RestrictionEnded, restriction=rule.name, words=action.sealed())
    else:
        if rule.advice_sought and not action.words.get("advice", "").strip():
            return Refusal(
                "Advice is sought before this is decided.", scene.clause(rule), {"advice": "Enter the advice"}
            )
        course.write(
            e.RestrictionDecided, restriction=rule.name, imposed=action.value("answer") == "yes",
            review_on=_review_day(scene, rule, action), words=action.sealed(),
        )  # fmt: skip
    return course.settle()


def _review_day(scene: Scene, rule: Restriction, action: Action) -> object:
    if given := action.day("review on"):
        return given
    if rule.reviewed_within is None:
        return None
    return due_date(scene.office.calendar, action.on, rule.reviewed_within, scene.procedure.counting)


def _sign_off(scene: Scene, rule: SignOff, action: Action) -> Answer:
    if refusal := unmet(scene, rule, action):
        return refusal
    still_open = [a.action for a in scene.case.actions if a.open]
    if rule.all_actions_done and still_open:
        return Refusal(f"Action {still_open[0]} is still open.", scene.clause(rule))
    checked = {r.name for r in scene.procedure.all(Remedies) if r.checked}
    unchecked = [
        a.action for a in scene.case.actions if a.remedies in checked and not a.dropped and a.checked_on is None
    ]
    if rule.all_actions_checked and unchecked:
        return Refusal(f"Action {unchecked[0]} has not been checked.", scene.clause(rule))
    course = Course(scene, action)
    course.write(e.SignedOff, sign_off=rule.name, words=action.sealed())
    course.follow(rule, action.track)
    return course.settle()


STOPPING = Chapter(
    (
        "withdraw", "continue anyway", "sign off", "find exclusion", "lapse exclusion",
        "refer restriction", "decide restriction", "end restriction", "limit disclosure",
    ),
    offers,
    carry_out,
)  # fmt: skip
