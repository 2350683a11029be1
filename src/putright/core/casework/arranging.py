"""Who may change people and posts, and what becomes so: entries of the organisation's journal, or a Refusal.

Looking after people opens no case: so nobody gives themselves a post, or stands in for somebody by their own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from putright.core.casework.action import Refusal
from putright.core.casework.entries import Person
from putright.core.casework.office import (
    AbsenceEnded,
    AbsenceRecorded,
    AdministratorLeft,
    AdministratorNamed,
    AnyOfficeEntry,
    ChangeConfirmed,
    ChangeProposed,
    ChangeRefused,
    CommitmentMet,
    DeputyEnded,
    DeputyNamed,
    Holding,
    InstructionEnded,
    InstructionLeft,
    Office,
    PostLeft,
    PostTaken,
    Way,
    WayLeft,
    WayTaken,
    after,
    canonical_office,
)  # fmt: skip

Arranged: TypeAlias = "tuple[AnyOfficeEntry, ...] | Refusal"

BY_TWO: Way = "changes by two people"

AT_ONCE = (AbsenceRecorded, AbsenceEnded, InstructionLeft, InstructionEnded, CommitmentMet)
"""What gives nobody a post or sight of a case, and so is made by one person."""

CLOSED = "This was confirmed, refused or taken back meanwhile."
NOT_YOURS = "Only somebody who looks after people and posts can do this."


def arrange(office: Office, by: Person, made: Sequence[AnyOfficeEntry], proposal: str) -> Arranged:
    """What a change asked for by somebody comes to. `proposal` is its name if somebody else has to confirm it."""
    if why := refused(office, by, made):
        return Refusal(why)
    if BY_TWO not in office.ways or all(isinstance(entry, AT_ONCE) for entry in made):
        return tuple(made)
    first = made[0]
    texts = tuple(canonical_office(entry) for entry in made)
    return (ChangeProposed(on=office.today, at=first.at, by=by, proposal=proposal, changes=texts),)


def confirm(office: Office, by: Person, proposal: str, at: datetime) -> Arranged:
    """What a change becomes that somebody else confirms: never who proposed it, nor who would gain by it."""
    found = office.proposals.get(proposal)
    if found is None:
        return Refusal(CLOSED, closed=True)
    if by not in office.administrators:
        return Refusal(NOT_YOURS)
    if by == found.by:
        return Refusal("You proposed this. Somebody else who looks after people and posts has to confirm it.")
    if any(_gives(entry) == by for entry in found.changes):
        return Refusal("This gives something to you. Somebody else has to confirm it.")
    made = tuple(entry.model_copy(update={"on": office.today, "at": at}) for entry in found.changes)
    if why := refused(office, found.by, made):
        return Refusal(f"This cannot be done any more. {why}")
    return (ChangeConfirmed(on=office.today, at=at, by=by, proposal=proposal), *made)


def refuse(office: Office, by: Person, proposal: str, at: datetime) -> Arranged:
    """Somebody refuses a change, or takes back their own."""
    if proposal not in office.proposals:
        return Refusal(CLOSED, closed=True)
    if by not in office.administrators:
        return Refusal(NOT_YOURS)
    return (ChangeRefused(on=office.today, at=at, by=by, proposal=proposal),)


def refused(office: Office, by: Person, made: Sequence[AnyOfficeEntry]) -> str:
    """Why a change may not be made by somebody, or an empty word. Entries are judged one after the other."""
    for entry in made:
        if why := _about_person(office, by, entry) or _about_office(office, entry):
            return why
        office = after(office, [entry])
    return "" if made else "Nothing would change."


def _about_person(office: Office, by: Person, entry: AnyOfficeEntry) -> str:
    """Whether somebody may do this at all, and to whom."""
    if isinstance(entry, AbsenceRecorded | AbsenceEnded) and by == entry.person:
        return ""
    if isinstance(entry, InstructionLeft | InstructionEnded) and by == entry.by and by in office.staff:
        return ""
    if by not in office.administrators:
        return NOT_YOURS
    if _gives(entry) == by:
        return "You cannot give yourself a post or name yourself as a deputy. Ask somebody else who looks after people."
    return ""


def _gives(entry: AnyOfficeEntry) -> Person:
    """Who gains sight of cases, or power over people, by an entry; an empty word where nobody does."""
    match entry:
        case PostTaken() | AdministratorNamed():
            return entry.person
        case DeputyNamed():
            return entry.deputy
    return ""


def _about_office(office: Office, entry: AnyOfficeEntry) -> str:
    """Whether it makes sense as things stand."""
    match entry:
        case PostTaken() | PostLeft():
            return _about_post(office, entry)
        case DeputyNamed() | DeputyEnded():
            return _about_deputy(office, entry)
        case AbsenceRecorded():
            return "The last day is before the first." if entry.until < entry.on else ""
        case AbsenceEnded():
            known = any(since == entry.since for since, _ in office.away.get(entry.person, ()))
            return "" if known else "They are not away."
        case AdministratorNamed() | AdministratorLeft():
            return _about_administrator(office, entry)
        case WayTaken() | WayLeft():
            return _about_way(office, entry)
        case InstructionLeft():
            return "It goes by itself already." if office.instructions.get(entry.letter) == entry.by else ""
        case InstructionEnded():
            return "" if entry.letter in office.instructions else "It does not go by itself."
        case CommitmentMet():
            return _about_commitment(office, entry)
    return "This is not a change of people or posts."


def _about_post(office: Office, entry: PostTaken | PostLeft) -> str:
    held = Holding(entry.post, entry.person, entry.service) in office.holdings
    if isinstance(entry, PostTaken):
        return "They hold this post already." if held else ""
    return "" if held else "They do not hold this post."


def _about_deputy(office: Office, entry: DeputyNamed | DeputyEnded) -> str:
    named = entry.deputy in office.deputies.get(entry.person, ())
    if isinstance(entry, DeputyEnded):
        return "" if named else "They do not stand in for this person."
    if entry.person == entry.deputy:
        return "Choose somebody else: nobody stands in for themselves."
    if entry.deputy not in office.staff:
        return "Only somebody who holds a post can stand in for somebody else."
    return "They stand in for this person already." if named else ""


def _about_administrator(office: Office, entry: AdministratorNamed | AdministratorLeft) -> str:
    if isinstance(entry, AdministratorNamed):
        return "They look after people and posts already." if entry.person in office.administrators else ""
    if entry.person not in office.administrators:
        return "They do not look after people and posts."
    least = 2 if BY_TWO in office.ways else 1
    if len(office.administrators) > least:
        return ""
    return "Name somebody else first: changes are made by two people." if least == 2 else "Name somebody else first."


def _about_way(office: Office, entry: WayTaken | WayLeft) -> str:
    if (entry.way in office.ways) == isinstance(entry, WayTaken):
        return "It is so already."
    if isinstance(entry, WayTaken) and entry.way == BY_TWO and len(office.administrators) < 2:
        return "Name somebody else who looks after people and posts first: two are needed."
    return ""


def left_with_nobody(office: Office, made: Iterable[AnyOfficeEntry], day: date) -> tuple[tuple[str, str], ...]:
    """Posts with their services that somebody minds now, and nobody would on that day after a change."""
    made = tuple(made)
    later = after(office, made)
    places = dict.fromkeys((held.post, held.service) for held in office.holdings)
    return tuple(place for place in places if _minded(office, place, day) and not _minded(later, place, day))


def _minded(office: Office, place: tuple[str, str], day: date) -> bool:
    """Whether a holder of a post, or somebody who stands in for one, is there on a day."""
    return any(not office.is_away(one, day) or office.standing_in(one, day) for one in office.holders(*place))


def cover(office: Office, made: Iterable[AnyOfficeEntry], person: Person, day: date) -> tuple[Person, ...]:
    """Who would stand in for somebody on a day after a change."""
    return after(office, tuple(made)).standing_in(person, day)


def _about_commitment(office: Office, entry: CommitmentMet) -> str:
    if entry.person not in office.staff:
        return "They do not work here."
    if entry.on > office.today:
        return "That day is still to come."
    return "This is on record already." if office.met.get((entry.commitment, entry.person)) == entry.on else ""
