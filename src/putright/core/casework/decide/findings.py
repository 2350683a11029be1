"""Findings on each head of complaint, the outcome proposed from them, and the actions that put things right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.case import ActionState
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.decisions import undeclared
from putright.core.casework.decide.money import agreed_sum, amount_field, approvers, pounds
from putright.core.casework.decide.steps import allowed, complainants, eligible_staff, recorders
from putright.core.casework.outcomes import as_told
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.casework.told import told_actions
from putright.core.procedure.model.keeping import Findings, Remedies
from putright.core.procedure.model.procedure import MAIN

REASONS = Field("reasons", "words", "Reasons", True, unless_refused=True)
ON_THE_WAY = ("what they said", "what should have happened", "what happened", "what harm it did")
"""What is written down on the way to a finding, where the procedure asks for nothing else."""
MAY_BE_PAID = (Choice("yes", "Yes"), Choice("no", "No: it is not paid"))
ANSWERS = (Choice("done", "Yes, it was done"), Choice("not done", "No, it was not done"))


def proposed(rule: Findings, findings: Mapping[str, str]) -> str:
    """The outcome that findings on the heads make: all alike, that word; otherwise the word for a mixture; none, none."""
    words = set(findings.values())
    if len(words) == 1:
        return words.pop()
    return rule.mixed or "" if words else ""


def offers(scene: Scene) -> Iterator[Offer]:
    """A finding for each head and the outcome, where the stage is one for findings; actions wherever the case is.

    An outcome that has to be confirmed again can be wherever the case went meanwhile. On a track beside the main one
    nothing is agreed unless it has findings of its own.
    """
    if scene.case.closed is None:
        for track in scene.tracks:
            stage = scene.stage(track)
            again = scene.case.in_question and track == MAIN and stage and not stage.ends
            if again or (stage and stage.findings):
                for rule in scene.procedure.all(Findings):
                    yield from _finding_offers(scene, rule, track)
            if stage and not stage.ends and (track == MAIN or stage.findings):
                yield from _agree_offers(scene, track)
    told = told_actions(scene)
    for action in scene.case.actions:
        yield from _action_offers(scene, action)
        if action.action in told:
            yield _asking(scene, action)


def _finding_offers(scene: Scene, rule: Findings, track: str) -> Iterator[Offer]:
    choices = tuple(Choice(word, word.capitalize()) for word in rule.words_)
    by = allowed(scene, rule.by, track)
    shown = tuple(Field(answer, "words", answer.capitalize()) for answer in rule.shows or ON_THE_WAY)
    head = Field("head", "choice", "Which point?", True, choices=points(scene))
    word = Field("word", "choice", "Finding", True, hint=_what_it_means(scene), choices=choices)
    yield Offer(
        "make finding",
        rule.name,
        "Record a finding",
        by,
        scene.clause(rule),
        track,
        (head, *shown, *_evidence(scene, track), word, REASONS),
        source=rule.source,
    )
    if scene.case.findings:
        outcome = Field("word", "choice", "Outcome", True, choices=choices, hint=proposed(rule, scene.case.findings))
        reasons = Field("reasons", "words", "Reasons, if it differs from the findings", unless_refused=True)
        yield Offer(
            "confirm outcome",
            rule.name,
            "Confirm the outcome again" if scene.case.in_question else "Confirm the outcome",
            by,
            scene.clause(rule),
            track,
            (outcome, reasons),
            urgent=scene.case.in_question is not None,
            source=rule.source,
        )


def _what_it_means(scene: Scene) -> str:
    """What a finding made now does to an outcome that is confirmed, and to an answer that told one."""
    word = scene.case.outcome
    confirmed = f"The outcome is confirmed as '{word}'. It will have to be confirmed again." if word else ""
    return " ".join(text for text in (confirmed, as_told(scene)) if text)


def _evidence(scene: Scene, track: str) -> Iterator[Field]:
    """What the finding goes by, of the evidence of its own line of work."""
    known = [one for one in scene.case.inquiry.evidence if one.track == track]
    if known:
        choices = tuple(Choice(one.number, f"Evidence {one.number}") for one in known)
        yield Field("goes by", "choices", "Which evidence does it go by?", choices=choices)


def points(scene: Scene) -> tuple[Choice, ...]:
    """The heads of complaint to choose from."""
    return tuple(Choice(head, f"Point {head}") for head in scene.case.heads)


def _agree_offers(scene: Scene, track: str) -> Iterator[Offer]:
    for rule in scene.procedure.all(Remedies):
        choices = (*(Choice(n, w) for n, w in rule.list_.items()), Choice("other", "Something else"))
        fields = (
            Field("means", "choice", rule.words, True, choices=choices),
            *((amount_field(rule.money),) if rule.money else ()),
            Field("what", "words", "What will be done?", True),
            Field("owner", "person", "Who will do it?", choices=eligible_staff(scene)),
            Field("due", "date", "By when?"),
            Field("head", "choice", "For which point?", choices=points(scene)),
        )
        by = allowed(scene, ["handler"], track)
        yield Offer(
            "agree action", rule.name, f"Agree: {rule.words}", by, scene.clause(rule), track, fields, source=rule.source
        )


def _action_offers(scene: Scene, action: ActionState) -> Iterator[Offer]:
    rule = scene.procedure.the(Remedies, action.remedies)
    by = recorders(scene)
    title = f"{rule.words} (action {action.action})"
    if action.waits_for:
        yield _approving(scene, action, rule)
    elif action.owed:
        done = (Field("what was done", "words", "What was done?"),)
        yield Offer(
            "complete action",
            action.action,
            f"Done: {title}",
            by,
            scene.clause(rule),
            fields=done,
            urgent=action.disputed,
        )
    if action.open:
        yield Offer(
            "drop action", action.action, f"Will not be done: {title}", by, scene.clause(rule), fields=(REASONS,)
        )
    if rule.checked and not action.open and action.checked_on is None and not action.dropped:
        checked = (Field("how it was checked", "words", "How was it checked?", True),)
        by = tuple(person for person in by if person != action.owner) or by
        yield Offer("check action", action.action, f"Checked: {title}", by, scene.clause(rule), fields=checked)


def _approving(scene: Scene, action: ActionState, rule: Remedies) -> Offer:
    """A larger sum is for the posts named to approve, and never for whoever agreed it."""
    by = people_for(scene, action.waits_for, MAIN, scene.stage(), deciding=True)
    return Offer(
        "approve action",
        action.action,
        f"Approve {pounds(action.amount)}: {rule.words} (action {action.action})",
        tuple(person for person in by if person != action.agreed_by),
        scene.clause(rule),
        fields=(Field("answer", "choice", "May it be paid?", True, choices=MAY_BE_PAID), REASONS),
        urgent=True,
    )


def _asking(scene: Scene, action: ActionState) -> Offer:
    """Whoever complained may say whether it was done, as often as they like, the case closed or not."""
    rule = scene.procedure.the(Remedies, action.remedies)
    answer = Field("answer", "choice", "Was it done?", True, choices=ANSWERS)
    return Offer(
        "answer action",
        action.action,
        f"Was this done? {rule.words} {action.action}",
        complainants(scene, ["complainant"], MAIN),
        scene.clause(rule),
        fields=(answer, Field("message", "words", "What they say")),
    )


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """One finding, outcome or action."""
    course = Course(scene, action)
    match action.name:
        case "make finding":
            return _find(scene, offer, action)
        case "confirm outcome":
            return _confirm(scene, scene.procedure.the(Findings, offer.about), action)
        case "agree action":
            return _agree(scene, scene.procedure.the(Remedies, offer.about), action)
        case "approve action":
            if refusal := _without_reasons(offer, action, "This needs reasons."):
                return refusal
            course.write(e.ActionApproved, action=offer.about, answer=action.value("answer"), words=action.sealed())
        case "complete action":
            course.write(e.ActionDone, action=offer.about, words=action.sealed())
        case "answer action":
            answer = action.value("answer")
            course.write(e.ActionAnswered, action=offer.about, answer=answer, words=action.sealed())
        case "check action":
            course.write(e.ActionChecked, action=offer.about, words=action.sealed())
        case _:
            if refusal := _without_reasons(offer, action, "Say why it will not be done."):
                return refusal
            course.write(e.ActionDropped, action=offer.about, words=action.sealed())
    return course.settle()


def _without_reasons(offer: Offer, action: Action, why: str) -> Refusal | None:
    given = action.words.get("reasons", "").strip()
    return None if given else Refusal(why, offer.clause, {"reasons": "Enter the reasons"})


def _agree(scene: Scene, rule: Remedies, action: Action) -> Answer:
    sum_ = agreed_sum(rule, action.value("means"), action.value("amount"))
    if isinstance(sum_, str):
        return Refusal(sum_, scene.clause(rule), {"amount": sum_})
    course = Course(scene, action)
    course.write(
        e.ActionAgreed, action=str(len(scene.case.actions) + 1), remedies=rule.name, means=action.value("means"),
        owner=action.value("owner"), due=action.day("due"), head=action.value("head"), words=action.sealed(),
        amount=sum_, approved_by=approvers(rule, sum_),
    )  # fmt: skip
    return course.settle()


def _find(scene: Scene, offer: Offer, action: Action) -> Answer:
    if refusal := undeclared(scene, action):
        return refusal
    if refusal := _without_reasons(offer, action, "A finding needs reasons."):
        return refusal
    course = Course(scene, action)
    goes_by = action.several("goes by") if offer.field("goes by") else ()
    course.write(
        e.FindingMade, head=action.value("head"), word=action.value("word"), evidence=goes_by, words=action.sealed()
    )
    return course.settle()


def _confirm(scene: Scene, rule: Findings, action: Action) -> Answer:
    if refusal := undeclared(scene, action):
        return refusal
    missing = [head for head in scene.case.heads if head not in scene.case.findings]
    if missing:
        return Refusal(f"Point {missing[0]} has no finding yet.", scene.clause(rule))
    suggestion = proposed(rule, scene.case.findings)
    if action.value("word") != suggestion and not action.words.get("reasons", "").strip():
        come_to = f"The findings come to '{suggestion}'." if suggestion else "The findings differ from each other."
        why = f"{come_to} Say why the outcome is '{action.value('word')}'."
        return Refusal(why, scene.clause(rule), {"reasons": "Say why the outcome differs"})
    course = Course(scene, action)
    course.write(e.OutcomeConfirmed, word=action.value("word"), proposed=suggestion, words=action.sealed())
    return course.settle()


FINDINGS = Chapter(
    (
        "make finding",
        "confirm outcome",
        "agree action",
        "approve action",
        "complete action",
        "check action",
        "drop action",
        "answer action",
    ),
    offers,
    carry_out,
)
