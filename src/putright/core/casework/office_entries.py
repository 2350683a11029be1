"""What can stand in an organisation's own journal. What it makes of it is in `office`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from putright.core.casework.entries import Person


class OfficeEntry(BaseModel):
    """What every entry of an organisation's journal holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    at: datetime
    by: Person = "system"


class ServiceOffered(OfficeEntry):
    """A service the organisation answers for, under another one or none."""

    kind: Literal["service offered"] = "service offered"
    service: str
    title: str = ""
    part_of: str = ""
    mailbox: str = ""
    run_by: str = ""


class ServiceEnded(OfficeEntry):
    """A service is no longer offered."""

    kind: Literal["service ended"] = "service ended"
    service: str


class PostTaken(OfficeEntry):
    """Somebody holds a post from this day, for one service or for all."""

    kind: Literal["post taken"] = "post taken"
    post: str
    person: Person
    service: str = ""


class PostLeft(OfficeEntry):
    """Somebody no longer holds a post."""

    kind: Literal["post left"] = "post left"
    post: str
    person: Person
    service: str = ""


class DeputyNamed(OfficeEntry):
    """Who stands in for somebody who is away."""

    kind: Literal["deputy named"] = "deputy named"
    person: Person
    deputy: Person


class AbsenceRecorded(OfficeEntry):
    """Somebody is away from one day to another, both included."""

    kind: Literal["absence recorded"] = "absence recorded"
    person: Person
    until: date


class ContactRestricted(OfficeEntry):
    """A restriction on all contact with a person holds from now on."""

    kind: Literal["contact restricted"] = "contact restricted"
    party: Person
    restriction: str
    review_on: date | None = None


class ContactFreed(OfficeEntry):
    """A restriction on contact with a person has ended."""

    kind: Literal["contact freed"] = "contact freed"
    party: Person


class ClosureDeclared(OfficeEntry):
    """The organisation is closed on a day; known from `on`."""

    kind: Literal["closure declared"] = "closure declared"
    day: date
    name: str


class HolidayDeclared(OfficeEntry):
    """A bank holiday announced after the calendar's table was made; known from `on`."""

    kind: Literal["holiday declared"] = "holiday declared"
    day: date
    name: str


class HolidayWithdrawn(OfficeEntry):
    """A holiday or closure will not take place; known from `on`."""

    kind: Literal["holiday withdrawn"] = "holiday withdrawn"
    day: date
    name: str


class DeputyEnded(OfficeEntry):
    """Somebody no longer stands in for somebody else."""

    kind: Literal["deputy ended"] = "deputy ended"
    person: Person
    deputy: Person


class AbsenceEnded(OfficeEntry):
    """Somebody is back from this day, of the absence that began on that one; on its first day, they did not go at all."""

    kind: Literal["absence ended"] = "absence ended"
    person: Person
    since: date


class AdministratorNamed(OfficeEntry):
    """Somebody looks after people and posts. It opens no case."""

    kind: Literal["administrator named"] = "administrator named"
    person: Person


class AdministratorLeft(OfficeEntry):
    """Somebody no longer looks after people and posts."""

    kind: Literal["administrator left"] = "administrator left"
    person: Person


Way = Literal["changes by two people", "second step"]
"""How the organisation may ask people to work: each change of people and posts confirmed by somebody else; a second step
after the password for everybody who works there."""


class WayTaken(OfficeEntry):
    """The organisation works like this from now on."""

    kind: Literal["way of working taken"] = "way of working taken"
    way: Way


class WayLeft(OfficeEntry):
    """The organisation no longer works like this."""

    kind: Literal["way of working left"] = "way of working left"
    way: Way


class SightGiven(OfficeEntry):
    """Somebody who looks after people may read one case until a moment, because somebody else agreed, who is `by`."""

    kind: Literal["sight given"] = "sight given"
    person: Person
    case: str
    until: datetime


class ChangeProposed(OfficeEntry):
    """A change that somebody else has to confirm; `changes` are the entries that it would make, in their canonical texts."""

    kind: Literal["change proposed"] = "change proposed"
    proposal: str
    changes: tuple[str, ...]


class ChangeConfirmed(OfficeEntry):
    """Somebody else confirmed a change; what it came to follows."""

    kind: Literal["change confirmed"] = "change confirmed"
    proposal: str


class ChangeRefused(OfficeEntry):
    """Somebody else refused a change, or whoever proposed it took it back."""

    kind: Literal["change refused"] = "change refused"
    proposal: str


class LabelOffered(OfficeEntry):
    """A label may be put on cases from now on: one of the organisation's own short list."""

    kind: Literal["label offered"] = "label offered"
    label: str


class LabelWithdrawn(OfficeEntry):
    """A label is put on no more cases; those that have it keep it until it is taken off."""

    kind: Literal["label withdrawn"] = "label withdrawn"
    label: str


class InstructionLeft(OfficeEntry):
    """Whoever may sign a letter, who is `by`, wants it to go by itself from now on, where the procedure lets it."""

    kind: Literal["instruction left"] = "instruction left"
    letter: str


class InstructionEnded(OfficeEntry):
    """A letter goes by itself no longer."""

    kind: Literal["instruction ended"] = "instruction ended"
    letter: str


class CommitmentMet(OfficeEntry):
    """What a standing commitment asks for each member of staff was done for one of them: they were trained, or told."""

    kind: Literal["commitment met"] = "commitment met"
    commitment: str
    person: Person


class FigureTable(BaseModel):
    """One table of what was published: what it counts, how many in all, and each count; none where one is too small to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    total: int | None = None
    counts: tuple[tuple[str, int | None], ...] = ()


class FiguresPublished(OfficeEntry):
    """The figures of a regular report were put on the web, as they stood: for matters from one day to another, both included."""

    kind: Literal["figures published"] = "figures published"
    publication: str
    """What it is called in its address, for ever."""
    report: str
    title: str
    since: date
    until: date
    tables: tuple[FigureTable, ...]


class FiguresTakenBack(OfficeEntry):
    """Figures that were published are not right, and are shown no longer; that they were stays to be read."""

    kind: Literal["figures taken back"] = "figures taken back"
    publication: str


AnyOfficeEntry: TypeAlias = Annotated[
    ServiceOffered | ServiceEnded | PostTaken | PostLeft | DeputyNamed | AbsenceRecorded
    | ContactRestricted | ContactFreed | ClosureDeclared | HolidayDeclared | HolidayWithdrawn
    | DeputyEnded | AbsenceEnded | AdministratorNamed | AdministratorLeft | WayTaken | WayLeft
    | SightGiven | ChangeProposed | ChangeConfirmed | ChangeRefused | LabelOffered | LabelWithdrawn
    | InstructionLeft | InstructionEnded | CommitmentMet | FiguresPublished | FiguresTakenBack,
    Field(discriminator="kind"),
]  # fmt: skip
_adapter: TypeAdapter[AnyOfficeEntry] = TypeAdapter(AnyOfficeEntry)


def canonical_office(entry: AnyOfficeEntry) -> str:
    """The one text of an entry: JSON, keys sorted, nothing that has its default."""
    body = entry.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(body | {"kind": entry.kind}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_office_entry(text: str | bytes) -> AnyOfficeEntry:
    """An entry from its canonical text."""
    return _adapter.validate_json(text)


def office_entry_from(values: dict[str, object]) -> AnyOfficeEntry:
    """An entry from plain values."""
    return _adapter.validate_python(values)
