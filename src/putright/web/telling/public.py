"""The journal as its complainant reads it: what they did, what was written to them, and how it moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Kind
from putright.register.files import FileSeen
from putright.register.lists import EntrySeen, PaperSeen, TrackingPage
from putright.web.telling.journal import Teller
from putright.web.telling.words import sentence


@dataclass(frozen=True)
class Step:
    """One line of what has happened."""

    title: str
    on: date
    words: tuple[tuple[str, str], ...] = ()
    """What was said, under the question it answers."""
    letter: int = 0
    """The sequence of a letter that can be read."""
    files: tuple[FileSeen, ...] = ()


def steps(seen: TrackingPage) -> list[Step]:
    """Return everything the complainant may know, oldest first."""
    told = [one for one in seen.entries if not isinstance(one.entry, e.Promised)]
    return [replace(_step(seen.procedure, one), files=one.files) for one in told]


def _step(procedure: Procedure, one: EntrySeen) -> Step:
    entry = one.entry
    if isinstance(entry, e.LetterSent):
        return Step(_told(procedure, entry), entry.on, letter=one.sequence)
    if isinstance(entry, e.RightUsed):
        rule = procedure.get(Right, entry.right)
        return Step(
            _("You asked: %(right)s") % {"right": rule.words if rule else entry.right}, entry.on, _words(procedure, one)
        )
    titles: dict[type[e.Entry], str] = {
        e.Received: _("You told us"),
        e.CommunicationReceived: _("You sent us a message"),
        e.Withdrawn: _("You stopped this"),
        e.SatisfactionRecorded: _("You told us if you were satisfied"),
    }
    title = titles.get(type(entry)) or Teller(procedure, lambda _person: _("somebody here")).tell(entry).title
    return Step(title, entry.on, _words(procedure, one))


def _words(procedure: Procedure, one: EntrySeen) -> tuple[tuple[str, str], ...]:
    return tuple((part_question(paper.part), paper.words) for paper in in_order(procedure, one) if paper.words)


def in_order(procedure: Procedure, one: EntrySeen) -> list[PaperSeen]:
    """The words of an entry; those of a receipt in the order in which its kind asks for them."""
    rule = procedure.get(Kind, one.entry.feedback) if isinstance(one.entry, e.Received) else None
    asks = rule.asks if rule else ()
    return sorted(one.papers, key=lambda paper: asks.index(paper.part) if paper.part in asks else len(asks))


def part_question(part: str) -> str:
    """The question behind a part that somebody gave in their own words."""
    questions = {
        "what happened": _("What happened?"),
        "outcome wanted": _("What would put it right?"),
        "cause": _("What caused it?"),
        "what was done": _("What was done about it?"),
        "what they said of our limits": _("Is any of this so?"),
        "message": "",
    }
    return questions.get(part, sentence(part))


def _told(procedure: Procedure, entry: e.LetterSent) -> str:
    rule = procedure.get(Letter, entry.letter)
    return _("We wrote to you: %(letter)s") % {"letter": rule.words if rule else entry.letter}
