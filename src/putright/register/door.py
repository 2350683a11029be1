"""The only way to write to the record: load, fold, decide, append, copy, note what is owed, in one transaction.

Web, mail, telephone note, import and timer all come through here. Locks are taken in one order: the form's key, the case,
the organisation's head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeAlias

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Given, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.fold import fold
from putright.core.casework.office import Office
from putright.core.casework.outlook import outlook
from putright.core.casework.reference import grouped
from putright.core.procedure.model.procedure import MAIN
from putright.register import (
    chain,
    findable,
    journal,
    new_codes,
    offices,
    papers,
    parties,
    procedures,
    project,
    requests,
    rows,
    telling,
    tracking,
    viewers,
)  # fmt: skip
from putright.register.files import attaching
from putright.register.journal import CaseRead, OfficeMoved
from putright.register.letters import sending
from putright.register.organisations import Place, place
from putright.register.papers import Sealed
from putright.register.parties import PartyDetails
from putright.register.procedures import Pinned
from putright.register.scope import NoSuchCase, Viewer, acts_on
from putright.register.stale import Since, stands_in_the_way

RECEIVE = "receive"
ATTEMPTS = 5
"""How often a thing is begun again because the organisation's own journal grew meanwhile: far more than that grows."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to do, as a form, a letter or a timer says it. Without `on` it happened today."""

    name: str
    about: str = ""
    track: str = MAIN
    on: date | None = None
    values: Mapping[str, Given] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    complainant: PartyDetails | None = None
    representative: PartyDetails | None = None
    details: PartyDetails | None = None
    """New contact details of a party who is known already."""
    draft: str = ""
    """The key of the draft in which the files wait."""
    files: tuple[str, ...] = ()
    """References of files that wait there and come with this."""


@dataclass(frozen=True)
class Done:
    """It is on the record: the entries from `first` to `last`. `code` opens the case to whoever brought it, if one was made."""

    organisation: str
    ref: str
    number: str
    first: int
    last: int
    code: str = ""


@dataclass(frozen=True)
class Changed:
    """This changed while you were looking: nothing was written. `refusal` says so where it is no longer open."""

    since: tuple[Since, ...]
    refusal: Refusal | None = None


Answer: TypeAlias = Done | Refusal | Changed


def act(
    organisation: str,
    ref: str | None,
    asked: Asked,
    viewer: Viewer,
    *,
    request_key: str = "",
    seen_sequence: int | None = None,
    at: datetime | None = None,
) -> Answer:
    """Do one thing to a case, or take in a new one (`ref` None, action `receive`).

    Raises NoSuchCase where the viewer does not see the case, and NoSuchOrganisation. Whatever it answers but Done, nothing
    was written. `seen_sequence` is the last entry the person was shown; `at` is now unless a past is being written.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                here, now = place(organisation), at or timezone.now()
                answer = _taken(here, ref, asked, viewer, request_key, seen_sequence, now)
                if not isinstance(answer, Done):
                    transaction.set_rollback(True)
        except OfficeMoved:
            if attempt == ATTEMPTS:
                raise
        else:
            return answer
    raise AssertionError("every attempt answers or raises")


def taken_before(organisation: str, viewer: Viewer, request_key: str) -> Done | None:
    """What a form brought about that was sent before with this key; None where it was not. Nothing is written."""
    here = place(organisation)
    earlier = requests.answered(here, requests.hashed(viewer, request_key))
    return _again(here, earlier, request_key) if earlier else None


def _again(here: Place, earlier: dict[str, Any], request_key: str) -> Done:
    """The answer to a form that was taken before; its code is made again, because it is kept nowhere. It may be revoked."""
    code = tracking.new_code(request_key, here.id) if earlier.pop("coded", False) else ""
    return Done(**earlier, code=code)


def _taken(
    here: Place, ref: str | None, asked: Asked, viewer: Viewer, request_key: str, seen: int | None, at: datetime
) -> Answer:
    if viewer.organisation != here.id:
        raise NoSuchCase(ref)
    if not request_key:
        return _answer(here, ref, asked, viewer, "", seen, at)
    key = requests.hashed(viewer, request_key)
    earlier = requests.taken_before(here, key, at)
    if earlier is not None:
        return _again(here, earlier, request_key)
    answer = _answer(here, ref, asked, viewer, request_key, seen, at)
    if isinstance(answer, Done):
        kept = {**asdict(answer), "coded": bool(answer.code)}
        del kept["code"]
        requests.done(here, key, answer.ref, kept)
    return answer


def _answer(
    here: Place, ref: str | None, asked: Asked, viewer: Viewer, request_key: str, seen: int | None, at: datetime
) -> Answer:
    office = offices.office(here, at)
    if ref is None:
        return _receive(here, asked, viewer, office, request_key)
    found = _seen_case(here, ref, viewer)
    given = _given(here, asked)
    if isinstance(given, Refusal):
        return given
    made = _decided(found.pinned, found.case, asked, viewer, office, given)
    if since := stands_in_the_way(found.case, seen, asked.track, made):
        return Changed(since, made if isinstance(made, Refusal) else None)
    if isinstance(made, Refusal):
        return made
    why = new_codes.stands_in_the_way(here, found.case, made, viewer.person, at)
    if why := why or sending.call_back(found.id, made, office.now):
        return why
    done = _write(here, found, made, given, office)
    _change_details(here, found, made, asked.details)
    return replace(done, code=new_codes.give(here, ref, found.case, made, viewer.person, at, request_key))


def _change_details(here: Place, found: CaseRead, made: tuple[e.AnyEntry, ...], details: PartyDetails | None) -> None:
    """Keep new contact details where an entry says that they were changed, and let the case be found by them."""
    arrival, changed = found.case.arrival, next((one for one in made if isinstance(one, e.ContactChanged)), None)
    if arrival and changed and details:
        parties.change(here, getattr(arrival, changed.of), details)
        findable.again(here, found.id, found.ref, found.row["number"], [arrival.complainant, arrival.representative])


def _seen_case(here: Place, ref: str, viewer: Viewer) -> CaseRead:
    """The case, locked; the viewer is asked about after the lock, so that somebody named meanwhile is out."""
    row = journal.locked_row(here, ref)
    if row is None or not acts_on(viewer, row["id"]):
        raise NoSuchCase(ref)
    return journal.read(row)


def _given(here: Place, asked: Asked) -> tuple[Sealed, ...] | Refusal:
    """The words and the files that come with what is asked, sealed."""
    waited = attaching.sealed(here, asked.draft, asked.files)
    return waited if isinstance(waited, Refusal) else (*papers.sealed(asked.words), *waited)


def _decided(
    pinned: Pinned, case: Case, asked: Asked, viewer: Viewer, office: Office, given: tuple[Sealed, ...]
) -> tuple[e.AnyEntry, ...] | Refusal:
    made = decide(pinned.procedure, case, action_of(asked, viewer, office, given), office)
    if isinstance(made, Refusal) or attaching.all_held(made, given):
        return made
    return Refusal(_("No file can be added here."))


def action_of(asked: Asked, viewer: Viewer, office: Office, given: tuple[Sealed, ...]) -> Action:
    """What is asked, as the viewer's action at the office's moment, with its words sealed."""
    return Action(
        name=asked.name, by=viewer.person, on=asked.on or office.today, at=office.now, about=asked.about,
        track=asked.track, values=asked.values, words={part.part: part.words for part in given},
        seals={part.part: part.seal for part in given},
    )  # fmt: skip


def supposed(asked: Asked, viewer: Viewer, office: Office) -> Action:
    """The same with its words as they are, to learn beforehand what it would bring about; nothing is written of it."""
    return replace(action_of(asked, viewer, office, ()), words=asked.words)


def _receive(here: Place, asked: Asked, viewer: Viewer, office: Office, request_key: str) -> Answer:
    if asked.name != RECEIVE or viewer.kind not in ("public", "staff", "system"):
        return Refusal("Something has to be received first.", closed=True)
    pinned = procedures.in_force(here, asked.on or office.today)
    asked = _with_parties(here, asked)
    given = _given(here, asked)
    if isinstance(given, Refusal):
        return given
    made = _decided(pinned, Case(), asked, viewer, office, given)
    if isinstance(made, Refusal):
        return made
    found = CaseRead(0, journal.new_ref(), {"number": "", "version_id": pinned.id}, pinned, Case())
    code = tracking.new_code(request_key, here.id)
    return replace(_write(here, found, made, given, office, code, str(asked.values.get("complainant", ""))), code=code)


def with_values(asked: Asked, values: Mapping[str, Given]) -> Asked:
    """The same with these values too."""
    return replace(asked, values={**asked.values, **values})


def _with_parties(here: Place, asked: Asked) -> Asked:
    """The receipt with a reference in place of each person's details; a reference given already must be known here."""
    for name in ("complainant", "representative"):
        if reference := parties.keep(here, getattr(asked, name)):
            asked = with_values(asked, {name: reference})
        else:
            parties.insist(here, str(asked.values.get(name, "")))
    return asked


def _write(
    here: Place, found: CaseRead, made: tuple[e.AnyEntry, ...], given: tuple[Sealed, ...], office: Office,
    code: str = "", party: str = "",
) -> Done:  # fmt: skip
    """Everything a decision brings about, the chain and the numbers last."""
    first = len(found.case.journal) + 1
    pinned = journal.pinned_after(here, found.pinned, made)
    ahead = outlook(pinned.procedure, fold(made, found.case), office)
    copied = project.copies(ahead)
    case = found.id or project.begin(here, found.ref, pinned.id, copied)
    if found.id:
        project.write(here, case, found.ref, found.row, copied)
    else:
        tracking.keep(here, case, code, office.now, party)
    readable = papers.keep(here, case, pinned.procedure, first, made, given)
    attaching.keep(here, case, pinned.procedure, first, made, given)
    papers.limit(case, made)
    attaching.limit(case, made)
    drawn = journal.append(here, case, found.ref, first, made, pinned, series(pinned, office, copied.excluded))
    number = found.row["number"] or drawn
    changed = {"number": number, "version_id": pinned.id}
    rows.update("register_case", case, {name: value for name, value in changed.items() if found.row[name] != value})
    findable.add(here, case, found.ref, first, readable, drawn, copied.columns)
    telling.tell(here, case, found.ref, first, made, ahead)
    called = grouped(number, found.ref)
    sending.send(here, case, called, found.ref, first, made, given, ahead.scene.case, pinned.procedure, office)
    return Done(here.slug, found.ref, number, first, first + len(made) - 1)


def series(pinned: Pinned, office: Office, excluded: Mapping[str, str]) -> str:
    """The series a number would come from: the other one where the case is hidden from somebody who sees everything else."""
    if not excluded:
        return ""
    return chain.RESERVED if viewers.sees_everything(pinned.procedure, office) & excluded.keys() else ""
