"""A copy of a case that names nobody: what has to be left out of it, and giving it out only when nothing of that is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from putright.core.casework import entries as e
from putright.core.reporting import anonymise
from putright.core.reporting.anonymise import Known, Somebody
from putright.people.names import as_called
from putright.register import door
from putright.register.door import Answer, Asked
from putright.register.lists import CasePage
from putright.register.scope import Viewer

CHILDHOOD = 10
"""Years before a case came in, from which on a full date is taken for something that happened and not for a day of birth."""
COMPLAINANT, REPRESENTATIVE = "the person who complained", "the person who speaks for them"
ACCUSED = "the person complained about"


@dataclass(frozen=True)
class StillThere:
    """Nothing was given out: these words tell who somebody is."""

    words: tuple[str, ...]


def known_of(seen: CasePage) -> Known:
    """Everything that tells who the people of a case are, as far as the record knows it."""
    services = (one.title for one in seen.outlook.scene.office.services.values())
    return Known(
        people=(*_parties(seen), *_accused(seen)), references=tuple(_references(seen)),
        born_before=seen.case.received_on.year - CHILDHOOD, ours=(seen.place.name, *services),
    )  # fmt: skip


def _parties(seen: CasePage) -> Iterator[Somebody]:
    speaks = seen.case.arrival.representative if seen.case.arrival else ""
    for party in seen.parties.values():
        called = REPRESENTATIVE if party.reference == speaks else COMPLAINANT
        yield Somebody(called, party.name, party.email, party.telephone, party.address)


def _accused(seen: CasePage) -> Iterator[Somebody]:
    named = {entry.person for entry in seen.case.journal if isinstance(entry, e.PersonNamed)}
    known = {person: seen.names.get(person, "") for person in sorted(named)}
    called = as_called(known)
    both = dict.fromkeys(name for person in known for name in (known[person], called[person]) if name)
    yield from (Somebody(ACCUSED, name) for name in both)


def _references(seen: CasePage) -> Iterator[str]:
    for line in (seen.line, *seen.linked.values()):
        yield from (text for text in (line.number, line.ref) if text)


def still_there(seen: CasePage, text: str) -> tuple[str, ...]:
    """The words of a text that tell who somebody of this case is, or have the form of anybody's number or address."""
    return tuple(text[place.start : place.end] for place in anonymise.left_in(text, known_of(seen)))


def give_out(
    seen: CasePage, asked: Asked, going: str, viewer: Viewer, *, request_key: str = "", at: datetime | None = None
) -> Answer | StillThere:
    """Record that a copy goes out, unless what really goes, `going`, still tells who somebody is: then nothing is recorded."""
    if left := still_there(seen, going):
        return StillThere(left)
    return door.act(seen.place.slug, seen.line.ref, asked, viewer, request_key=request_key, at=at)
