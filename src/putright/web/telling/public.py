"""The journal as its complainant reads it: what they did, what was written to them, and how it moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.register.lists import EntrySeen, TrackingPage
from putright.web.letters.text import TEXT
from putright.web.telling.journal import Teller


@dataclass(frozen=True)
class Step:
    """One line of what has happened."""

    title: str
    on: date
    words: tuple[str, ...] = ()
    letter: int = 0
    """The sequence of a letter that can be read."""


def steps(seen: TrackingPage) -> list[Step]:
    """Return everything the complainant may know, oldest first."""
    return [_step(seen.procedure, one) for one in seen.entries if not isinstance(one.entry, e.Promised)]


def _step(procedure: Procedure, one: EntrySeen) -> Step:
    entry = one.entry
    if isinstance(entry, e.LetterSent):
        return Step(_told(procedure, entry), entry.on, letter=one.sequence if one.words(TEXT) else 0)
    words = tuple(paper.words for paper in one.papers if paper.words)
    titles: dict[type[e.Entry], str] = {
        e.Received: _("You told us"),
        e.CommunicationReceived: _("You sent us a message"),
        e.Withdrawn: _("You stopped this"),
        e.SatisfactionRecorded: _("You told us if you were satisfied"),
    }
    title = titles.get(type(entry)) or Teller(procedure, lambda _person: _("somebody here")).tell(entry).title
    return Step(title, entry.on, words)


def _told(procedure: Procedure, entry: e.LetterSent) -> str:
    rule = procedure.get(Letter, entry.letter)
    return _("We wrote to you: %(letter)s") % {"letter": rule.words if rule else entry.letter}
