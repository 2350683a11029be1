"""Keeping the record: notes, papers, later messages, facts, heads, links, satisfaction, corrections, another version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide import heads
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.receiving import channels
from putright.core.casework.decide.steps import complainants, recorders
from putright.core.casework.entries.arriving import is_hour
from putright.core.casework.scene import Scene
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.scope import Fact, Kind

YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))
SATISFACTION = (
    Choice("satisfied", "Satisfied"), Choice("still dissatisfied", "Still dissatisfied"), Choice("no answer", "No answer"),
)  # fmt: skip
OFF = "take off"
"""The question whether something is taken off a case rather than put on it."""
REASONS = Field("reasons", "words", "Reasons", True, unless_refused=True)


def offers(scene: Scene) -> Iterator[Offer]:
    """What anybody working on the case may record at any time, closed or not."""
    if scene.case.arrival is None:
        return
    staff = recorders(scene)
    side = complainants(scene, ["complainant"], MAIN)
    ways = tuple(Choice(c, c.capitalize()) for c in channels(scene))
    channel = Field("channel", "choice", "How?", True, choices=ways)
    yield Offer("record communication", "", "A message from the person", side, fields=(
        Field("message", "words", "What they say", True), channel, Field("new matter", "yes or no", "Is it about something new?"),
    ))  # fmt: skip
    yield Offer(
        "record satisfaction",
        "",
        "Is the person satisfied?",
        side,
        fields=(Field("answer", "choice", "Answer", True, choices=SATISFACTION),),
    )
    yield Offer("add note", "", "Add a note for colleagues", staff, fields=(Field("note", "words", "Note", True),))
    yield Offer(
        "add paper",
        "",
        "Add a document",
        side,
        fields=(
            Field("paper", "text", "Document", True),
            Field("may see", "yes or no", "May the person who complained see it?"),
        ),
    )
    yield from _contact(scene, side)
    yield from _labels(scene, staff)
    yield Offer("end contact", "", "Record that a contact was ended", staff, fields=(channel, REASONS))
    yield Offer("link case", "", "Link another case", staff, fields=(
        Field("other", "text", "Case", True), Field(OFF, "yes or no", "Take off a link that was made by mistake?"),
    ))  # fmt: skip
    yield Offer("correct", "", "Put an entry right", staff, fields=(
        Field("sequence", "text", "Which entry?", True), Field("field", "text", "Which part?", True),
        Field("value", "text", "What it should say", True), REASONS,
    ))  # fmt: skip
    yield _moving(scene)
    yield from _of_an_open_case(scene, staff)


def _contact(scene: Scene, side: tuple[e.Person, ...]) -> Iterator[Offer]:
    """How to reach whoever is known. The details themselves are for the store of parties; no entry holds them."""
    arrival = scene.case.arrival
    known = {"complainant": arrival.complainant, "representative": arrival.representative} if arrival else {}
    whose = tuple(Choice(one, one.capitalize()) for one, reference in known.items() if reference)
    if whose:
        ways = tuple(Field(name, "text", name.capitalize()) for name in ("name", "email", "telephone"))
        of = Field("of", "choice", "Whose details?", True, choices=whose)
        yield Offer(
            "change contact",
            "",
            "Change how to reach somebody",
            side,
            fields=(of, *ways, Field("address", "words", "Address")),
        )


def _labels(scene: Scene, staff: tuple[e.Person, ...]) -> Iterator[Offer]:
    """Labels of the organisation's list, and those that the case has though they are on the list no more."""
    known = tuple(Choice(label, label) for label in dict.fromkeys([*scene.office.labels, *scene.case.labels]))
    if known:
        which = Field("label", "choice", "Which label?", True, choices=known)
        yield Offer(
            "label case", "", "Put a label on it", staff, fields=(which, Field(OFF, "yes or no", "Take it off?"))
        )


def _is_off(action: Action) -> bool:
    """Whether something is taken off the case rather than put on it."""
    return action.value(OFF) == "yes"


def _label(scene: Scene, action: Action) -> Refusal | None:
    """A label that is on the case already, or is not, or is no longer on the list."""
    label, off = action.value("label"), _is_off(action)
    if off and label not in scene.case.labels:
        return Refusal("It does not have this label.", fields={"label": "It does not have this label"})
    if not off and label in scene.case.labels:
        return Refusal("It has this label already.", fields={"label": "It has this label already"})
    if not off and label not in scene.office.labels:
        return Refusal("This label is no longer in use.", fields={"label": "This label is no longer in use"})
    return None


def _moving(scene: Scene) -> Offer:
    """To another version of the procedure: for whoever sees every case."""
    posts = [post.name for post in scene.procedure.all(Post) if post.reach == "everything"]
    everywhere = {holding.person for holding in scene.office.holdings if holding.post in posts}
    by = tuple(person for person in recorders(scene) if person in everywhere)
    fields = (Field("version", "text", "Version", True), Field("sha256", "text", "Hash of the document", True), REASONS)
    return Offer("move version", "", "Follow another version of the procedure", by, fields=fields)


def _of_an_open_case(scene: Scene, staff: tuple[e.Person, ...]) -> Iterator[Offer]:
    if scene.case.closed is not None:
        return
    for fact in scene.procedure.all(Fact):
        choices = tuple(Choice(name, words) for name, words in fact.options.items())
        answer = Field("value", "choice", fact.question, True, choices=choices)
        yield Offer("record fact", fact.name, fact.words, staff, scene.clause(fact), fields=(answer,))
    if heads.accepted(scene):
        points = heads.fields(Field(heads.POINT, "words", "What is it?", True))
        yield Offer("add head", "", "Add a point of complaint", staff, fields=points)
    for name in scene.kind.becomes if scene.kind else ():
        kind = scene.procedure.the(Kind, name)
        side = complainants(scene, ["complainant"], MAIN)
        yield Offer(
            "change kind",
            name,
            f"Turn into: {kind.words}",
            side,
            scene.clause(kind),
            fields=(Field("reasons", "words", "Why?"),),
        )


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """One entry, and whatever follows of itself."""
    if any(field is REASONS for field in offer.fields) and not action.words.get("reasons", "").strip():
        return Refusal("This needs reasons.", offer.clause, {"reasons": "Enter the reasons"})
    if action.name == "correct":
        return _correct(scene, action)
    if action.name == "move version":
        return _move(scene, action)
    if action.name == "label case" and (refusal := _label(scene, action)):
        return refusal
    if action.name == "link case" and _is_off(action) and action.value("other") not in scene.case.linked:
        return Refusal("It is not linked with this case.", fields={"other": "It is not linked with this case"})
    course = Course(scene, action)
    if action.name == "add head":
        heads.add(course, action)
        return course.settle()
    kind, fields = _entry(offer, action)
    course.write(kind, words=action.sealed(), **fields)
    if action.name == "change kind":
        course.enter(scene.procedure.the(Kind, offer.about).enters, MAIN)
    return course.settle()


def _entry(offer: Offer, action: Action) -> tuple[type[e.Entry], dict[str, Any]]:
    match action.name:
        case "record communication":
            return e.CommunicationReceived, {
                "channel": action.value("channel"),
                "new_matter": action.value("new matter") == "yes",
            }
        case "record satisfaction":
            return e.SatisfactionRecorded, {"answer": action.value("answer")}
        case "add paper":
            return e.PaperAdded, {
                "paper": action.value("paper"),
                "complainant_may_see": action.value("may see") == "yes",
            }
        case "change contact":
            return e.ContactChanged, {"of": action.value("of")}
        case "end contact":
            return e.ContactEnded, {"channel": action.value("channel")}
        case "link case":
            return e.CaseLinked, {"other": action.value("other"), "taken_off": _is_off(action)}
        case "label case":
            return e.Labelled, {"label": action.value("label"), "taken_off": _is_off(action)}
        case "record fact":
            return e.FactRecorded, {"fact": offer.about, "value": action.value("value")}
        case "change kind":
            return e.KindChanged, {"feedback": offer.about}
        case _:
            return e.NoteAdded, {}


def _move(scene: Scene, action: Action) -> Answer:
    sha256 = action.value("sha256")
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        return Refusal("That is not the hash of a document.", fields={"sha256": "Enter 64 letters and digits"})
    if sha256 == scene.procedure.sha256:
        return Refusal("The case follows this version already.", fields={"version": "Choose another version"})
    course = Course(scene, action)
    course.write(e.VersionMoved, version=action.value("version"), sha256=sha256, words=action.sealed())
    return tuple(course.entries)


CORRECTABLE = ("on", "channel", "hour", "service", "value", "dated", "due", "head", "person", "categories")
"""Parts of an entry that may be put right; what moves a case is undone by a new step, not by a correction."""


def _correct(scene: Scene, action: Action) -> Answer:
    sequence, part = action.value("sequence"), action.value("field")
    if not sequence.isdecimal() or not 1 <= int(sequence) <= len(scene.case.journal):
        return Refusal("There is no such entry.", fields={"sequence": "Enter the number of an entry"})
    wrong = scene.case.journal[int(sequence) - 1]
    if part not in CORRECTABLE or part not in type(wrong).model_fields or isinstance(wrong, e.Corrected):
        return Refusal("That part of an entry cannot be corrected.", fields={"field": "Choose another part"})
    several = isinstance(getattr(wrong, part), tuple)
    right = tuple(word.strip() for word in action.value("value").split(",")) if several else action.value("value")
    if why := _cannot_be(scene, wrong, part, action.value("value")):
        return Refusal(why, fields={"value": "Enter something that fits"})
    course = Course(scene, action)
    try:
        course.write(e.Corrected, sequence=int(sequence), right={part: right}, words=action.sealed())
    except ValidationError:
        return Refusal("The entry cannot say that.", fields={"value": "Enter something that fits"})
    return course.settle()


def _cannot_be(scene: Scene, wrong: e.AnyEntry, part: str, value: str) -> str:
    """Why an entry cannot say that, where its own form does not already tell."""
    if part == "on" and value > scene.office.today.isoformat():
        return "This cannot have happened in the future."
    if part == "on" and not isinstance(wrong, e.Received) and value < scene.case.received_on.isoformat():
        return "This cannot have happened before it was received."
    if part == "hour" and not is_hour(value):
        return "Enter the time of day as in 16:05."
    known: dict[str, Iterable[str]] = {
        "service": scene.office.services,
        "channel": channels(scene),
        "head": scene.case.heads,
        "value": _answers(scene, wrong),
    }
    return f"'{value}' is none of those known." if part in known and value not in known[part] else ""


def _answers(scene: Scene, wrong: e.AnyEntry) -> tuple[str, ...]:
    fact = scene.procedure.get(Fact, wrong.fact) if isinstance(wrong, e.FactRecorded) else None
    return tuple(fact.options) if fact else ()


RECORDING = Chapter(
    (
        "record communication", "record satisfaction", "add note", "add paper", "change contact",
        "end contact", "label case", "link case", "record fact",
        "add head", "change kind", "correct", "move version",
    ),
    offers,
    carry_out,
)  # fmt: skip
