"""A letter that was sent, to be read: its text as it was kept, or made again from the record as it stood then."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.casework import entries as e
from putright.core.casework.fold import fold
from putright.core.casework.letter_text import TEXT, Line, as_text, paragraphs
from putright.core.casework.reference import grouped
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.register.lists import CasePage, EntrySeen, TrackingPage
from putright.web.letters.called import names_in
from putright.web.letters.parts import blocks
from putright.web.letters.record import LetterRecord


def sent_letter(seen: CasePage | TrackingPage, sequence: int) -> tuple[e.LetterSent, tuple[Line, ...]] | None:
    """Return a letter and what it says; None where that entry is no letter, or not for this reader."""
    found = next((one for one in seen.entries if one.sequence == sequence), None)
    if found is None or not isinstance(found.entry, e.LetterSent):
        return None
    return found.entry, paragraphs(found.words(TEXT) or as_text(blocks(_made_again(seen, found, found.entry))))


def _made_again(seen: CasePage | TrackingPage, found: EntrySeen, sent: e.LetterSent) -> LetterRecord:
    """The case as it stood when the letter had gone. What a reader may not see is not in what they read."""
    scene, rule = seen.outlook.scene, seen.procedure.the(Letter, sent.letter)
    names = names_in(rule, seen.names)
    return LetterRecord(
        seen.place.name, reference_of(seen), seen.procedure, fold(scene.case.journal[: found.sequence]), scene.office,
        rule, sent, {paper.part: paper.words for paper in found.papers},
        papers_of(seen.entries), names, signed=names.get(sent.by) or found.by,
        contact=seen.place.contact, slug=seen.place.slug,
    )  # fmt: skip


def title(procedure: Procedure, rule: Letter, code: str) -> str:
    """What a letter is called, in its language where the procedure has a name for it there."""
    language = procedure.language(code)
    return language.says.get(rule.words, rule.words) if language else rule.words


def papers_of(entries: Iterable[EntrySeen]) -> dict[tuple[int, str], str]:
    """Words by the sequence of their entry and their part."""
    return {(one.sequence, paper.part): paper.words for one in entries for paper in one.papers}


def reference_of(seen: CasePage | TrackingPage) -> str:
    """How the case is called in its letters."""
    return grouped(seen.line.number, seen.line.ref) if isinstance(seen, CasePage) else grouped(seen.number, seen.ref)
