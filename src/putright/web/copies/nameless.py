"""A copy of a case that names nobody: which words of it each part holds, who is left out of them, and the document it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.letter_text import as_text, paragraphs
from putright.core.reporting.anonymise import Piece, leave_out, plain
from putright.register.lists import CasePage, going_out
from putright.register.sharing import known_of
from putright.web.dates import day
from putright.web.desk.investigating import evidence
from putright.web.desk.points import points
from putright.web.desk.putting_right import remedies
from putright.web.telling.copies import part_words
from putright.web.telling.public import in_order, part_question
from putright.web.telling.words import sentence


@dataclass(frozen=True)
class Section:
    """A part of the copy: its words piece by piece, each that was left out with what stands in its place."""

    part: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words as they would go."""
        return plain(self.pieces)


def sections(seen: CasePage, parts: Iterable[str]) -> tuple[Section, ...]:
    """The chosen parts of a case, in the order of a case, with everybody left out of them."""
    chosen, known = set(parts), known_of(seen)
    out = going_out(seen)
    return tuple(
        Section(part, sentence(part_words(part)), leave_out("\n\n".join(words(out)), known))
        for part, words in WORDS.items() if part in chosen
    )  # fmt: skip


def _points(seen: CasePage) -> Iterator[str]:
    for point in points(seen):
        yield _("Point %(head)s: %(words)s") % {"head": point.head, "words": point.words}


def _told(seen: CasePage) -> Iterator[str]:
    for one in seen.entries:
        if isinstance(one.entry, e.Received | e.CommunicationReceived):
            for paper in in_order(seen.procedure, one):
                if paper.words:
                    yield "\n".join(text for text in (part_question(paper.part), paper.words) if text)


def _evidence(seen: CasePage) -> Iterator[str]:
    for line in evidence(seen):
        yield f"{line.number}. {line.words}"


def _findings(seen: CasePage) -> Iterator[str]:
    for point in points(seen):
        if point.finding:
            title = _("Point %(head)s: %(word)s") % {"head": point.head, "word": point.finding}
            yield "\n".join([title, *(f"{sentence(part)}: {text}" for part, text in point.parts)])
    if seen.case.outcome:
        yield _("Outcome: %(word)s") % {"word": seen.case.outcome}


def _remedies(seen: CasePage) -> Iterator[str]:
    due = {action.action: action.due for action in seen.case.actions}
    for line in remedies(seen):
        by = due.get(line.number)
        told = (line.words, _("By %(day)s") % {"day": day(by)} if by else "", line.state)
        yield f"{line.number}. " + " ".join(f"{text.rstrip('.')}." for text in told if text)


WORDS: dict[str, Callable[[CasePage], Iterator[str]]] = {
    "points": _points, "told": _told, "evidence": _evidence, "findings": _findings, "remedies": _remedies,
}  # fmt: skip
"""What each part holds. Who did it, who said it and who is to do it is in none."""


@dataclass(frozen=True)
class Going:
    """A part as it goes: its title, and its words."""

    heading: str
    paragraphs: tuple[str, ...]


def text_of(titled: Iterable[tuple[str, str]]) -> str:
    """The parts that have words as one text, as it is kept."""
    return as_text(Going(title, (text.strip(),)) for title, text in titled if text.strip())


def document(organisation: str, made: date, text: str) -> str:
    """The copy as it goes: HTML that stands by itself."""
    about = {"organisation": organisation, "made": made, "lines": paragraphs(text)}
    return render_to_string("copies/nameless.html", about, using="pages")


def readable(drawn: str) -> str:
    """Everything that somebody who is given a document can read in it."""
    return unescape(strip_tags(drawn.partition("<body>")[2]))
