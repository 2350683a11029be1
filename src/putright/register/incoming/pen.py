"""The messages that wait for a person: read, counted, and given their place by somebody who may read all that comes in.

A message is shown to whoever sees every case, and to nobody whom it names: it may be about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.register import procedures, rows, viewers
from putright.register.models import CaseRow, Incoming, Message, Party
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase, Viewer, number_of
from putright.statements import Statement, made_once

SHOWN, MANY = 50, 100
COLUMNS = ("pk", "received_at", "state", "read", "size", "names", "case__ref", "done_by", "done_at", "why")


@dataclass(frozen=True)
class Held:
    """One message in the pen."""

    number: int
    received_at: datetime
    state: str
    read: dict[str, Any]
    """What it says, as it was read."""
    size: int
    """Bytes of the message as it came."""
    case: str = ""
    """The ref of the case it is on."""
    done_by: Person = ""
    done_at: datetime | None = None
    why: str = ""


def may_look(viewer: Viewer) -> bool:
    """Whether somebody looks after what came in: whoever sees every case."""
    return viewer.kind == "staff" and viewer.everything


def _seen(viewer: Viewer) -> Any:
    if not may_look(viewer):
        return Incoming.objects.none()
    return Incoming.objects.filter(organisation=viewer.organisation)


def held(viewer: Viewer, *, automatic: bool = False) -> tuple[Held, ...]:
    """What waits for a person, the oldest first; or what machines wrote, the newest first."""
    order = ("-received_at", "-pk") if automatic else ("received_at", "pk")
    found = _seen(viewer).filter(state="automatic" if automatic else "held").order_by(*order).values_list(*COLUMNS)
    return tuple(_held(row) for row in found[: SHOWN * 4] if viewer.person not in row[5])[:SHOWN]


def counted(viewer: Viewer) -> int:
    """How many wait, of those the viewer may read; of more than `MANY` that wait the rest is not counted."""
    if not may_look(viewer):
        return 0
    return sum(viewer.person not in names for names in _who_is_named(viewer.organisation))


def for_nobody(here: Place, office: Office) -> int:
    """How many wait that name everybody who looks after what comes in, as the posts are now, and so are read by nobody."""
    lookers = viewers.sees_everything(procedures.in_force(here, office.today).procedure, office)
    return sum(lookers.issubset(names) for names in _who_is_named(here.id))


def _who_is_named(organisation: int) -> list[list[Person]]:
    """The colleagues whom each message that waits names; of many, the oldest."""
    return [names for (names,) in _waiting_ones(organisation).rows()]


@made_once
def _waiting_ones(organisation: int) -> Statement:
    """Asked on every page of whoever looks after mail."""
    waiting = Incoming.objects.filter(organisation=organisation, state="held").order_by("received_at", "pk")
    return Statement(waiting.values_list("names")[:MANY])


def one(viewer: Viewer, number: int) -> Held:
    """A message, wherever it is by now; raises NoSuchCase where it is not for the viewer."""
    row = _seen(viewer).filter(pk=number).exclude(state="waiting").values_list(*COLUMNS).first()
    if row is None or viewer.person in row[5] or (row[6] and not _sees(viewer, row[6])):
        raise NoSuchCase(str(number))
    return _held(row)


def _sees(viewer: Viewer, ref: str) -> bool:
    try:
        return bool(number_of(viewer, ref))
    except NoSuchCase:
        return False


def _held(row: tuple[Any, ...]) -> Held:
    number, received_at, state, read, size, _names, case, done_by, done_at, why = row
    return Held(number, received_at, state, read, size, case or "", done_by, done_at, why)


def raw(viewer: Viewer, number: int) -> bytes:
    """A message as it came; raises NoSuchCase as `one` does."""
    one(viewer, number)
    return bytes(Incoming.objects.values_list("raw", flat=True).get(pk=number))


def on_case(viewer: Viewer, ref: str) -> dict[int, int]:
    """The messages that are on a case the viewer sees: their numbers by the entry that each became."""
    found = Incoming.objects.filter(case=number_of(viewer, ref), state="filed").values_list("sequence", "pk")
    return {sequence: number for sequence, number in found if sequence}


def filed(viewer: Viewer, number: int, ref: str, sequence: int, at: datetime) -> bool:
    """Note that the viewer put a message on a case; whether it waited still. Raises NoSuchCase as `one` does."""
    one(viewer, number)
    case = rows.fetch("SELECT id FROM register_case WHERE organisation_id = %s AND ref = %s", viewer.organisation, ref)[
        0
    ][0]
    changes = {"state": "filed", "case_id": case, "sequence": sequence, "done_by": viewer.person, "done_at": at}
    return bool(_waiting(viewer, number).update(**changes))


def set_aside(viewer: Viewer, number: int, why: str, at: datetime) -> bool:
    """Set a message aside that is no feedback, with the reason; whether it waited still. Raises NoSuchCase as `one` does."""
    one(viewer, number)
    return bool(_waiting(viewer, number).update(state="set aside", why=why[:300], done_by=viewer.person, done_at=at))


def back(viewer: Viewer, number: int) -> bool:
    """Put a message back into the pen that was set aside, or that only looked as if a machine had written it."""
    one(viewer, number)
    again = _seen(viewer).filter(pk=number, state__in=("set aside", "automatic"))
    return bool(again.update(state="held", why="", done_by="", done_at=None))


def _waiting(viewer: Viewer, number: int) -> Any:
    return _seen(viewer).filter(pk=number, state__in=("held", "automatic"))


@dataclass(frozen=True)
class Offered:
    """A case that a message may belong to, and what makes it seem so. Only offered: nothing is joined by it."""

    ref: str
    because: str
    """`answer`: it answers a message of that case. `number`: it quotes its number. `sender`: it is from somebody on it."""


def offered(viewer: Viewer, message: Held) -> tuple[Offered, ...]:
    """The cases of the sender that the viewer sees, the likeliest first. Without a sender who is known, none."""
    sender = str(message.read.get("sender", ""))
    theirs = _of_sender(viewer, sender)
    if not theirs:
        return ()
    text = f"{message.read.get('subject', '')} {message.read.get('text', '')}".upper()
    answered = set(
        Message.objects.filter(organisation=viewer.organisation, message_id__in=message.read.get("answers", []))
        .exclude(case=None)
        .values_list("case__ref", flat=True)
    )
    found = [Offered(ref, _because(ref, number, answered, text)) for ref, number in theirs]
    order = ("answer", "number", "sender")
    return tuple(sorted(found, key=lambda offer: order.index(offer.because)))[:5]


def _because(ref: str, number: str, answered: set[str], text: str) -> str:
    if ref in answered:
        return "answer"
    return "number" if (number and number.upper() in text) or ref.upper() in text else "sender"


def _of_sender(viewer: Viewer, sender: str) -> list[tuple[str, str]]:
    if not sender:
        return []
    parties = Party.objects.filter(organisation=viewer.organisation, email=sender, erased_at=None).values("reference")
    cases = CaseRow.objects.seen_by(viewer).filter(Q(complainant__in=parties) | Q(representative__in=parties))
    return list(cases.order_by("-received_on", "-pk").values_list("ref", "number")[:20])
