"""Checks of letters: an answer tells what can be done next, and the last word says who else can help."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.merging import FIELDS, named
from putright.core.procedure.model.purposes import FROM_THE_RECORD
from putright.core.procedure.model.scope import Signpost

ANSWERS = ("response", "review response", "determination", "final response")
"""Purposes of letters after which somebody who is not satisfied must know how to go on."""


def answers_without_next_step(draft: Draft) -> Iterator[Mistake]:
    """An answer that neither tells the next right nor is final, and gives no reason for it."""
    for letter in draft.procedure.all(Letter):
        is_answer = letter.purpose in ANSWERS and letter.to == "complainant"
        if is_answer and not (letter.tells_rights or letter.final or letter.reading):
            what = "an answer must tell the person what they can do next."
            expected = "`tells rights: <right>`, `final: yes`, or a `reading` that says why not"
            yield draft.wrong(letter, what, ("purpose",), expected)


def last_words_without_signpost(draft: Draft) -> Iterator[Mistake]:
    """A final letter that does not say who else can help, or a procedure that names nobody who can."""
    for letter in draft.procedure.all(Letter):
        parts = [*letter.parts, *(part for more in letter.also_holds for part in more.parts)]
        if letter.final and "signposts" not in parts:
            what = "a final letter must say who else can help."
            yield draft.wrong(letter, what, ("parts",), "`signposts` among its parts")
        elif letter.final and not _has_signposts(draft):
            what = "a final letter must say who else can help, and no signpost is for final letters."
            yield draft.wrong(letter, what, ("final",), "a rule `signpost: <name>` with `final: yes`")


def _has_signposts(draft: Draft) -> bool:
    unread = any(kind == "signpost" for kind, _ in draft.unread)
    return unread or any(signpost.final for signpost in draft.procedure.all(Signpost))


def told_rights_without_window(draft: Draft) -> Iterator[Mistake]:
    """A letter that is to state a right or its last day, and does not say which right."""
    for letter in draft.procedure.all(Letter):
        for number, part in enumerate(letter.parts):
            if part in ("right", "last day") and not letter.tells_rights:
                yield draft.wrong(
                    letter,
                    f"it must hold the {part}, but of which right?",
                    ("parts", number),
                    "`tells rights: <right>`",
                )
                break


def rights_told_in_no_part(draft: Draft) -> Iterator[Mistake]:
    """A letter that is to tell a right, and in no part of which the person would read of it."""
    for letter in draft.procedure.all(Letter):
        parts = {*letter.parts, *(part for more in letter.also_holds for part in more.parts)}
        if letter.tells_rights and not parts & {"right", "last day", "next step"}:
            what = "it tells a right, and none of its parts is about that."
            yield draft.wrong(letter, what, ("tells rights",), "`right`, `last day` or `next step` among its parts")


def by_itself_and_no_acknowledgement(draft: Draft) -> Iterator[Mistake]:
    """A letter that may go by itself and says more than that something came: somebody has to have read it."""
    for letter in draft.procedure.all(Letter):
        if letter.by_itself and letter.purpose not in ("acknowledgement", "review acknowledgement"):
            what = "only an acknowledgement may go by itself; any other letter is read by somebody before it goes."
            yield draft.wrong(letter, what, ("by itself",), "no `by itself`, or the purpose `acknowledgement`")


def wording_that_cannot_be_filled_in(draft: Draft) -> Iterator[Mistake]:
    """A wording of one's own with something in braces that nothing fills in."""
    for letter in draft.procedure.all(Letter):
        for part, text in letter.wording.items():
            for name in named(text):
                if name not in FIELDS:
                    what = f"nothing is filled in for `{{{name}}}`."
                    yield draft.wrong(letter, what, ("wording", part), ", ".join(f"`{{{one}}}`" for one in FIELDS))


def wording_of_what_a_person_writes(draft: Draft) -> Iterator[Mistake]:
    """A wording of one's own for a part that has to be written each time: an apology is nobody's if a document makes it."""
    for letter in draft.procedure.all(Letter):
        for part in letter.wording:
            if part not in FROM_THE_RECORD:
                what = f"the part `{part}` is written by a person each time."
                yield draft.wrong(letter, what, ("wording", part), "a part that is made from the record")
