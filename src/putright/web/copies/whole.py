"""A whole case as one document in the order of its days, and what of it whoever complained is given. It is not drawn here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework.clocks import ClockState
from putright.core.casework.letter_text import Line
from putright.core.procedure.model.procedure import Procedure
from putright.register.files import FileSeen
from putright.register.lists import CasePage, TrackingPage
from putright.web.dates import day
from putright.web.desk.points import Point
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.letters.size import SIZES, wanted
from putright.web.public.promised import promised
from putright.web.telling.dates import DateTold, by_day, tell_date
from putright.web.telling.public import steps, where_it_stands
from putright.web.telling.theirs import theirs
from putright.web.telling.words import sentence

EACH = 300
"""Characters that are told of an entry or a date beside what somebody wrote."""


@dataclass(frozen=True)
class Letter:
    """The text of a letter and the code of its language; without one, that of staff."""

    lines: tuple[Line, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Happened:
    """One entry with everything that came with it."""

    on: date
    title: str
    lines: tuple[str, ...] = ()
    by: str = ""
    """Its number and who recorded it, for those who are told that."""
    words: tuple[tuple[str, str], ...] = ()
    letter: Letter = Letter()
    files: tuple[FileSeen, ...] = ()


@dataclass(frozen=True)
class Whole:
    """Everything in one copy."""

    title: str
    organisation: str
    reference: str
    procedure: Procedure
    made: date
    seal: str
    facts: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]
    dates: tuple[DateTold, ...]
    happened: tuple[Happened, ...]
    putting_right: str
    """What stands above the remedies."""
    remedies: tuple[tuple[str, tuple[str, ...]], ...]
    """What is done, each with how it stands."""
    size: int = SIZES[0]
    """In which it is printed: as whoever it is for once asked, in points."""

    @property
    def length(self) -> int:
        """About how many characters it has: what people wrote, and for each entry and each date what is told of it."""
        words = sum(len(text) for one in self.happened for _question, text in one.words)
        letters = sum(len(line.text) for one in self.happened for line in one.letter.lines)
        return words + letters + EACH * (len(self.happened) + len(self.dates))

    @property
    def files(self) -> tuple[FileSeen, ...]:
        """Every file, in the order in which they came."""
        return tuple(file for one in self.happened for file in one.files)


def for_complainant(seen: TrackingPage, today: date) -> Whole:
    """What whoever complained may know of it, as their own page shows it."""
    facts = (
        (_("What it is"), theirs(sentence(seen.feedback))), (_("Where it stands"), where_it_stands(seen)),
        (_("Received"), day(seen.received_on)), (_("Closed"), day(seen.closed_on) if seen.closed_on else ""),
    )  # fmt: skip
    happened = (
        Happened(one.on, one.title, words=one.words, letter=letter_of(seen, one.letter), files=one.files)
        for one in steps(seen)
    )
    return Whole(
        _("Everything about your case"), seen.place.name, reference_of(seen), seen.procedure, today, seen.seal,
        facts=known(facts), points=(), dates=dates_told(seen.procedure, (*seen.clocks, *seen.rights), today),
        happened=by_days(happened), putting_right=_("What we said we would do"),
        remedies=tuple((one.what, one.lines) for one in promised(seen, (), today)),
        size=wanted(seen.person.preferences) if seen.person else SIZES[0],
    )  # fmt: skip


def known(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Facts without those that are not known."""
    return tuple((label, value) for label, value in facts if value)


def dates_told(procedure: Procedure, states: Iterable[ClockState], today: date) -> tuple[DateTold, ...]:
    """Every date that counts or counted, with its working."""
    return tuple(by_day(tell_date(procedure, state, today) for state in states if state.state != "set aside"))


def by_days(happened: Iterable[Happened]) -> tuple[Happened, ...]:
    """By the day on which each happened; on one day in the order in which they were recorded."""
    return tuple(sorted(happened, key=lambda one: one.on))


def letter_of(seen: CasePage | TrackingPage, sequence: int) -> Letter:
    """The whole text of a letter, as it was sent; an empty one where that entry is none."""
    found = sent_letter(seen, sequence) if sequence else None
    return Letter(found[1], found[0].language) if found else Letter()
