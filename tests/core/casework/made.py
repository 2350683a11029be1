"""Small procedures made of a few rules, and one case played through them day by day. No test is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from unittest.mock import patch

from putright.core.casework.action import Action, Given, Offer, Refusal
from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.decide import decide
from putright.core.casework.entries import COMPLAINANT, SYSTEM, AnyEntry
from putright.core.casework.fold import fold
from putright.core.casework.office import AnyOfficeEntry, Office, PostTaken, office_at, office_entry_from
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.load import load_text
from putright.core.procedure.model.procedure import Procedure

MONDAY = date(2026, 10, 12)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

FRONT = """---
procedure: made-up
title: A made-up procedure
organisation: Nobody in particular
version: '1'
in force from: 2020-01-01
calendar: england-and-wales
counting: {first day: the day after, received on a closed day: as is, due on a closed day: stays}
---
"""

BASE = (
    "kind of feedback: complaint\ncounts as: complaint\nenters: open",
    "stage: open\npurpose: investigation\nheld by: officer",
    "stage: over\npurpose: end\nends: yes\ncloses as: over",
    "post: clerk\nseveral: yes\nseniority: 10",
    "post: officer\nof: service\nseniority: 30",
    "post: manager\nseniority: 50",
    "post: director\nseniority: 70",
    "post: chief\nseniority: 90\nreach: everything",
    "last resort: somebody\nposts: [chief, director]",
)
"""What every made procedure has, unless a test gives a rule of the same kind and name."""

STAFF = {"cara": "clerk", "col": "clerk", "otto": "officer", "mona": "manager", "dora": "director", "kit": "chief"}
"""The usual people: two clerks, and one in every other post."""


def made(*rules: str, counting: str = "", front: str = FRONT) -> Procedure:
    """A procedure of these rules over the usual ones; each stands under a clause called by its kind and name.

    Whether the whole would be a sound procedure is not asked: a test shows one thing at a time.
    """
    given = {rule.split("\n", 1)[0]: rule for rule in rules}
    known = {rule.split("\n", 1)[0]: rule for rule in BASE}
    everything = {**known, **given}
    clauses = (f"## {_title(first)}\n\nWords.\n\n```rule\n{rule}\n```\n" for first, rule in everything.items())
    text = front.replace("due on a closed day: stays}", f"due on a closed day: stays{counting}}}") + "\n".join(clauses)
    with patch("putright.core.procedure.check.checked", lambda *args, **kwargs: []):
        return load_text(text)


def _title(first_line: str) -> str:
    kind, name = first_line.split(":", 1)
    return f"The {kind} {name.strip()}"


def staff(people: Mapping[str, str | tuple[str, ...]] = STAFF) -> list[AnyOfficeEntry]:
    """The journal of an organisation in which each person holds these posts, `officer of housing` for one service."""
    found: list[AnyOfficeEntry] = []
    for person, posts in people.items():
        for words in (posts,) if isinstance(posts, str) else posts:
            post, _, service = words.partition(" of ")
            found.append(PostTaken(on=LONG_AGO.date(), at=LONG_AGO, post=post, person=person, service=service))
    return found


@dataclass
class Played:
    """One case of a made procedure. A day is written as in `2026-10-12` or given as a number of days after that one."""

    procedure: Procedure
    journal: list[AnyOfficeEntry] = field(default_factory=staff)
    today: date = MONDAY
    case: Case = field(default_factory=Case)

    @property
    def office(self) -> Office:
        """The office today, at noon."""
        return office_at(self.journal, datetime.combine(self.today, time(12), UTC), self.procedure.front.calendar)

    @property
    def outlook(self) -> Outlook:
        """What the case comes to today."""
        return outlook(self.procedure, self.case, self.office)

    def on(self, day: str | int, timer: bool = True) -> Played:
        """Go to a day; the timer notes what has passed by then unless it is told not to."""
        self.today = _day(day)
        if timer and any(offer.name == "pass time" for offer in self.outlook.offers):
            self.do("pass time", by=SYSTEM)
        return self

    def declare(self, kind: str, **fields: object) -> Played:
        """An entry of the organisation's journal, known from today."""
        at = datetime.combine(self.today, time(8), UTC)
        self.journal.append(office_entry_from({"kind": kind, "on": self.today, "at": at, **fields}))
        return self

    def received(self, kind: str = "complaint", by: str = COMPLAINANT, words: Given = (), **values: Given) -> Played:
        """Something comes in today."""
        usual: dict[str, Given] = {"channel": "email", "complainant": "party"}
        self.do("receive", kind, by, words, **{**usual, **values})
        return self

    def action(
        self, name: str, about: str = "", by: str = "otto", words: Given = (), track: str = "main", on: str = "",
        **values: Given,
    ) -> Action:  # fmt: skip
        """Something somebody does; keys are written with `_` for a space; `words` names the parts that are given."""
        parts = (words,) if isinstance(words, str) else words
        said = {part: f"Words about {part}." for part in parts}
        given = {name.replace("__", ":").replace("_", " "): value for name, value in values.items()}
        day = date.fromisoformat(on) if on else self.today
        return Action(name, by, day, self.office.now, about, track, given, said)

    def attempt(self, action: Action) -> tuple[AnyEntry, ...] | Refusal:
        """Decide an action and keep nothing of it."""
        return decide(self.procedure, self.case, action, self.office)

    def do(
        self, name: str, about: str = "", by: str = "otto", words: Given = (), track: str = "main", on: str = "",
        **values: Given,
    ) -> tuple[AnyEntry, ...]:  # fmt: skip
        """Something done; it must not be refused."""
        answer = self.attempt(self.action(name, about, by, words, track, on, **values))
        assert not isinstance(answer, Refusal), f"{name} {about} was refused: {answer}"
        self.case = fold(answer, self.case)
        return answer

    def refused(
        self, name: str, about: str = "", by: str = "otto", words: Given = (), track: str = "main", on: str = "",
        **values: Given,
    ) -> Refusal:  # fmt: skip
        """Something tried; it must be refused."""
        answer = self.attempt(self.action(name, about, by, words, track, on, **values))
        assert isinstance(answer, Refusal), f"{name} {about} was done: {[entry.kind for entry in answer]}"
        return answer

    def happens(self, happening: str, by: str = "otto", track: str = "main", on: str = "") -> Played:
        """A happening recorded."""
        self.do("record happening", happening, by, track=track, on=on)
        return self

    def all_clocks(self, name: str) -> list[ClockState]:
        """Every occurrence of a clock."""
        return [state for state in self.outlook.clocks if state.name == name]

    def clock(self, name: str) -> ClockState:
        """The last occurrence of a clock."""
        return self.all_clocks(name)[-1]

    def due(self, name: str) -> str:
        """When a clock's last occurrence is due now, as a date; `none` where it has no date."""
        return str(self.clock(name).due or "none")

    def right(self, name: str) -> ClockState:
        """The last window of a right."""
        return [state for state in self.outlook.rights if state.name == name][-1]

    def offer(self, name: str, about: str = "", track: str = "main") -> Offer | None:
        """What is offered, if it is."""
        found = [o for o in self.outlook.offers if (o.name, o.about, o.track) == (name, about, track)]
        return found[0] if found else None

    def holder(self, track: str = "main") -> tuple[str, ...]:
        """Who has the case."""
        held = self.case.track(track).holder
        return held.people if held else ()

    def kinds(self) -> list[str]:
        """The kinds of all entries so far."""
        return [entry.kind for entry in self.case.journal]


def _day(day: str | int) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else date.fromordinal(MONDAY.toordinal() + day)


def play(*rules: str, people: Mapping[str, str | tuple[str, ...]] = STAFF, counting: str = "") -> Played:
    """A case of a procedure made of these rules, not yet received."""
    return Played(made(*rules, counting=counting), staff(people))


HAPPENS = "happening: {name}\nby: any staff"


def happening(name: str, more: str = "") -> str:
    """A rule for something that any staff may record, at any time."""
    return f"happening: {name}\nby: any staff" + (f"\n{more}" if more else "")


def clock(name: str, starts: str = "received", within: str = "10 working days", more: str = "") -> str:
    """A rule for a clock."""
    return f"clock: {name}\npurpose: response\nstarts: {starts}\nwithin: {within}" + (f"\n{more}" if more else "")


def letter(name: str, more: str = "") -> str:
    """A rule for a letter that the officer signs."""
    return f"letter: {name}\npurpose: response\nagain: yes" + (f"\n{more}" if more else "")
