"""What a scenario file may say. Nothing is run here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from putright.core.procedure.load.mistakes import Mistake, Wrong
from putright.core.procedure.load.rules import fitted
from putright.core.procedure.load.yaml import read
from putright.core.procedure.model.base import OneOrMore, Rows, Text, Texts, Value, YesNo


def _do(value: object) -> object:
    return {value: ""} if isinstance(value, str) else value


Doing = Annotated[dict[str, str], BeforeValidator(_do)]
"""An action, alone or with the rule it is about: `declare interest`, `{send letter: holding}`."""
Doings = Annotated[tuple[Doing, ...], OneOrMore]
Given = dict[str, str | tuple[str, ...]]


class Refused(Value):
    """How an action must be refused: by which clause (its number or title), about which fields, in which words."""

    clause: str | None = None
    fields: Texts = ()
    words: str | None = None


class Receipt(Value):
    """How the case begins."""

    on: date
    kind: str
    channel: str = "form"
    by: str = "complainant"
    hour: str = ""
    service: str = ""
    categories: Texts = ()
    complainant: str = "party"
    """A reference to the person who complains; `nobody` for a complaint without a name."""
    representative: str = ""
    spoken_for: str = ""
    """What the representative says of the person: `agrees`, `cannot agree` or `has died`."""
    facts: dict[str, str] = {}
    suspected_posts: Texts = ()
    usual_contact: str = ""
    informal: YesNo = False
    words: dict[str, str] = {}
    recorded: date | None = None
    """The day it was recorded, where later than the day it was received."""
    refused: Refused | None = None


class Expected(Value):
    """What must be so. Only what is written is looked at."""

    on: date | None = None
    """Move to this day first."""
    track: str = "main"
    stage: str | None = None
    closed: str | None = None
    open: YesNo | None = None
    registered: YesNo | None = None
    holder: Texts | None = None
    together_with: Texts | None = None
    wanted: Texts | None = None
    barred: Texts | None = None
    due: dict[str, date] = {}
    no_date: Texts = ()
    met: dict[str, date] = {}
    missed: Texts = ()
    set_aside: Texts = ()
    standing_still: Texts = ()
    not_there: Texts = ()
    """Clocks that do not exist."""
    why: dict[str, str] = {}
    """Words that say why a clock stands still or was set aside."""
    in_time: dict[str, YesNo] = {}
    in_form: Texts = ()
    age: dict[str, int] = {}
    right_until: dict[str, date] = {}
    right_open: Texts = ()
    right_closed: Texts = ()
    owed: Texts | None = None
    may: Doings = ()
    may_not: Doings = ()
    by: str | None = None
    """Whose permissions `may` and `may not` are about; anybody's when empty."""
    outcome: str | None = None
    proposed: str | None = None
    restricted: YesNo | None = None
    next_due: str | None = None
    waits_for: str | None = None
    signposts: Texts | None = None
    satisfaction: str | None = None
    kind: str | None = None
    holds: dict[str, Texts] = {}
    """Parts that the letter last sent of each name must hold."""
    lacks: dict[str, Texts] = {}
    """Parts that it must not hold."""
    working: dict[str, Texts] = {}
    """Words that the explanation of a clock must hold."""


class Step(Value):
    """One thing that happens, one change in the office, or one expectation."""

    on: date | None = None
    by: str = "complainant"
    do: Doing | None = None
    with_: Given = {}
    words: dict[str, str] = {}
    track: str = "main"
    recorded: date | None = None
    refused: Refused | None = None
    office: dict[str, str] | None = None
    """An entry of the organisation's journal: its kind and its keys."""
    expect: Expected | None = None


class Script(Value):
    """One scenario."""

    scenario: Text
    shows: Rows = ()
    received: Receipt
    steps: tuple[Step, ...]


def load_script(path: Path) -> Script:
    """The scenario in a file; raises Wrong with every mistake."""
    placed = read(path.read_text("utf-8"), str(path), 1)
    if placed.mistakes or not isinstance(placed.value, dict):
        raise Wrong(placed.mistakes or [Mistake(str(path), 1, "The file is empty.")])
    script, mistakes = fitted(Script, placed.value, placed, str(path))
    if script is None:
        raise Wrong(mistakes)
    return script
