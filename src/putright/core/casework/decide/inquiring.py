"""Looking into a matter: the plan, the evidence, and what colleagues are asked. Findings are in the chapter beside it."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.findings import points
from putright.core.casework.decide.steps import allowed, eligible_staff, recorders
from putright.core.casework.inquiry import HelpState, StepState
from putright.core.casework.routing import barred
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.procedure import MAIN

SOURCES = (
    Choice("document", "A document"), Choice("interview", "An interview or a talk with somebody"),
    Choice("message", "A letter, an e-mail or another message"), Choice("recording", "A recording or a picture"),
    Choice("visit", "A visit, or seeing for oneself"), Choice("something else", "Something else"),
)  # fmt: skip
FINISHED = (Choice("done", "It was done"), Choice("not needed", "It is not needed any more"))
HELPED = (
    Choice("answered", "They answered"), Choice("not answered", "They did not answer"),
    Choice("not needed", "It is not needed any more"),
)  # fmt: skip


def offers(scene: Scene) -> Iterator[Offer]:
    """What may be planned, gathered and asked in each line of work that looks into the matter; what was asked, answered."""
    if scene.case.closed is not None or scene.case.arrival is None:
        return
    for track in scene.tracks:
        stage = scene.stage(track)
        if stage and stage.looked_into:
            yield from _open_offers(scene, stage, track)
    for step in scene.case.inquiry.steps:
        if step.open:
            yield _finishing(scene, step)
    for help_ in scene.case.inquiry.help:
        if help_.open:
            yield _answering(scene, help_)


def _open_offers(scene: Scene, stage: Stage, track: str) -> Iterator[Offer]:
    handler, clause = allowed(scene, ["handler"], track), scene.clause(stage)
    staff = eligible_staff(scene)
    yield Offer("plan step", "", "Plan a step", handler, clause, track, (
        Field("step", "words", "What will be done?", True),
        Field("owner", "person", "Who will do it?", choices=staff), Field("due", "date", "By when?"),
    ))  # fmt: skip
    by = recorders(scene) if track == MAIN else handler
    yield Offer("add evidence", "", "Add evidence", by, clause, track, tuple(_evidence_fields(scene)))
    told = "They can read this case until they have answered."
    yield Offer("ask for help", "", "Ask a colleague what they know", handler, clause, track, (
        Field("person", "person", "Whom?", True, choices=staff, hint=told),
        Field("question", "words", "What do you ask them?", True), Field("due", "date", "By when?"),
    ))  # fmt: skip


def _evidence_fields(scene: Scene) -> Iterator[Field]:
    interview = ("source", "interview")
    yield Field("source", "choice", "What is it?", True, choices=SOURCES)
    yield Field("evidence", "words", "What does it say or show?", True)
    yield Field("from whom", "words", "From whom?")
    yield Field("accompanied", "yes or no", "Did they have somebody with them?", only_with=interview)
    yield Field("who came along", "words", "Who came along?", only_with=interview)
    yield Field("dated", "date", "The day it is of")
    if len(scene.case.heads) > 1:
        yield Field("heads", "choices", "Which points does it bear on?", choices=points(scene))
    may_see = "May the person who complained see it?"
    yield Field("may see", "yes or no", may_see, hint="If yes, they can read it on their page at once.")


def _finishing(scene: Scene, step: StepState) -> Offer:
    own = () if step.owner in barred(scene) or not step.owner else (step.owner,)
    by = tuple(dict.fromkeys([*allowed(scene, ["handler"], step.track), *own]))
    fields = (Field("result", "choice", "What became of it?", True, choices=FINISHED), Field("note", "words", "Note"))
    return Offer(
        "finish step", step.number, f"Planned step {step.number}: done, or not needed", by, "", step.track, fields
    )


def _answering(scene: Scene, asked: HelpState) -> Offer:
    """Whoever is asked answers themselves; whoever has the case records what they said, or that they said nothing."""
    own = () if asked.person in barred(scene) else (asked.person,)
    by = tuple(dict.fromkeys([*own, *allowed(scene, ["handler"], asked.track)]))
    fields = (
        Field("result", "choice", "What became of it?", True, choices=HELPED),
        Field("answer", "words", "The answer", only_with=("result", "answered")),
    )
    return Offer("give help", asked.number, f"Answer to question {asked.number}", by, "", asked.track, fields)


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """One entry about how the matter is looked into."""
    if refusal := _refused(offer, action):
        return refusal
    course, inquiry = Course(scene, action), scene.case.inquiry
    match action.name:
        case "plan step":
            number = str(len(inquiry.steps) + 1)
            owner, due = action.value("owner"), action.day("due")
            course.write(e.StepPlanned, step=number, owner=owner, due=due, words=action.sealed())
        case "finish step":
            course.write(e.StepFinished, step=offer.about, result=action.value("result"), words=action.sealed())
        case "add evidence":
            course.write(
                e.EvidenceAdded, evidence=str(len(inquiry.evidence) + 1), source=action.value("source"),
                dated=action.day("dated"), heads=action.several("heads") or _the_only_head(scene),
                accompanied=action.value("accompanied") == "yes",
                complainant_may_see=action.value("may see") == "yes", words=action.sealed(),
            )  # fmt: skip
        case "ask for help":
            number, person = str(len(inquiry.help) + 1), action.value("person")
            course.write(e.HelpAsked, request=number, person=person, due=action.day("due"), words=action.sealed())
        case _:
            person = next(one.person for one in inquiry.help if one.number == offer.about)
            result = action.value("result")
            course.write(e.HelpGiven, request=offer.about, person=person, result=result, words=action.sealed())
    return course.settle()


def _the_only_head(scene: Scene) -> tuple[str, ...]:
    return scene.case.heads if len(scene.case.heads) == 1 else ()


def _refused(offer: Offer, action: Action) -> Refusal | None:
    """A day that has gone, and an answer without words."""
    due, dated = action.day("due"), action.day("dated")
    if due and due < action.on:
        return Refusal("The day must lie ahead.", offer.clause, {"due": "Enter a day to come"})
    if dated and dated > action.on:
        return Refusal("It cannot be of a day to come.", offer.clause, {"dated": "Enter a day that has been"})
    if action.value("result") == "answered" and not action.words.get("answer", "").strip():
        return Refusal("Write down the answer.", offer.clause, {"answer": "Enter the answer"})
    return None


INQUIRY = Chapter(("plan step", "finish step", "add evidence", "ask for help", "give help"), offers, carry_out)
"""How a matter is looked into."""
