"""A copy of a case that goes out: who may make it, for whom, and what is recorded of it. What it holds is not made here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.procedure import MAIN

COPY = "give copy"
WHOLE = (Choice("complainant", "The person who complained"), Choice("ombudsman", "An ombudsman"))
"""Readers who are given the case itself, without notes."""
NAMELESS = (
    Choice("service", "Another service"), Choice("contractor", "A contractor"), Choice("partner", "A partner organisation"),
)  # fmt: skip
"""Readers who are given what they need and nobody's name."""
PARTS = (
    Choice("points", "The points"), Choice("told", "What was told"), Choice("evidence", "The evidence"),
    Choice("findings", "The findings"), Choice("remedies", "What puts it right"),
)  # fmt: skip
TO_WHOM, TEXT = "to whom", "copy"
"""Parts with words: who it went to, and the text of a copy that names nobody, as it went."""


def offers(scene: Scene) -> Iterator[Offer]:
    """To everybody who works here and may have a part in the case, closed or not; to nobody who is appointed from outside."""
    if scene.case.arrival is None or scene.case.taken_back:
        return
    fields = (
        Field("reader", "choice", "Who is it for?", True, choices=(*WHOLE, *NAMELESS)),
        Field(TO_WHOM, "words", "Who will have it?", unless_refused=True),
        Field("parts", "choices", "Which parts go?", choices=PARTS),
        Field(TEXT, "words", "What goes"),
        Field("sha256", "text", "Hash of what goes", True),
    )
    staff = tuple(person for person in people_for(scene, ["any staff"], MAIN) if scene.is_staff(person))
    yield Offer(COPY, "", "Make a copy of the case", staff, fields=fields)


def carry_out(scene: Scene, _offer: Offer, action: Action) -> Answer:
    """One entry; nothing follows from it."""
    wrong = _wrong(action)
    if wrong:
        return Refusal(". ".join(wrong.values()) + ".", fields=wrong)
    course = Course(scene, action)
    parts = action.several("parts") if is_nameless(action.value("reader")) else ()
    course.write(
        e.CopyMade, reader=action.value("reader"), parts=parts, sha256=action.value("sha256"), words=action.sealed()
    )
    return tuple(course.entries)


def _wrong(action: Action) -> dict[str, str]:
    """What is missing: to whom it goes, unless that is the person; of a copy without names its parts and its text."""
    reader, wrong = action.value("reader"), {}
    if reader != "complainant" and not action.words.get(TO_WHOM, "").strip():
        wrong[TO_WHOM] = "Write who will have it"
    if is_nameless(reader) and not action.several("parts"):
        wrong["parts"] = "Choose what goes"
    if is_nameless(reader) and not action.words.get(TEXT, "").strip():
        wrong[TEXT] = "Nothing would go: leave something in it"
    if not re.fullmatch("[0-9a-f]{64}", action.value("sha256")):
        wrong["sha256"] = "Enter 64 letters and digits"
    return wrong


def is_nameless(reader: str) -> bool:
    """Whether the copy for this reader names nobody."""
    return any(choice.value == reader for choice in NAMELESS)


COPYING = Chapter((COPY,), offers, carry_out)
