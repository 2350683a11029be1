"""A letter that was sent, to be read: its text as it was kept, or made again from the record as it stood then."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import override

from putright.core.casework import entries as e
from putright.core.casework.fold import fold
from putright.core.procedure.model.letters import Letter
from putright.register.lists import CasePage, EntrySeen, TrackingPage
from putright.web.letters.parts import blocks
from putright.web.letters.record import LetterRecord
from putright.web.letters.text import TEXT, Line, as_text, paragraphs
from putright.web.telling.reference import grouped


def sent_letter(seen: CasePage | TrackingPage, sequence: int) -> tuple[e.LetterSent, tuple[Line, ...]] | None:
    """Return a letter and what it says; None where that entry is no letter, or not for this reader."""
    found = next((one for one in seen.entries if one.sequence == sequence), None)
    if found is None or not isinstance(found.entry, e.LetterSent):
        return None
    return found.entry, paragraphs(found.words(TEXT) or _in_the_words_of_then(_made_again(seen, found, found.entry)))


def _in_the_words_of_then(record: LetterRecord) -> str:
    """Letters are written in the language of staff, whatever the reader's pages speak."""
    with override(settings.LANGUAGE_CODE):
        return as_text(blocks(record))


def _made_again(seen: CasePage | TrackingPage, found: EntrySeen, sent: e.LetterSent) -> LetterRecord:
    """The case as it stood when the letter had gone. What a reader may not see is not in what they read."""
    scene = seen.outlook.scene
    return LetterRecord(
        seen.place.name, reference_of(seen), seen.procedure, fold(scene.case.journal[: found.sequence]), scene.office,
        seen.procedure.the(Letter, sent.letter), sent, {paper.part: paper.words for paper in found.papers},
        papers_of(seen.entries), seen.names, signed=found.by or seen.names.get(sent.by, ""),
        contact=seen.place.contact,
    )  # fmt: skip


def papers_of(entries: Iterable[EntrySeen]) -> dict[tuple[int, str], str]:
    """Words by the sequence of their entry and their part."""
    return {(one.sequence, paper.part): paper.words for one in entries for paper in one.papers}


def reference_of(seen: CasePage | TrackingPage) -> str:
    """How the case is called in its letters."""
    return grouped(seen.line.number, seen.line.ref) if isinstance(seen, CasePage) else grouped(seen.number, seen.ref)
