"""What may be done to a case and what comes of it: `offers` lists it, `decide` does it or says why not.

One list, read by both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from putright.core.calendars import say_date
from putright.core.casework.action import Action, Answer, Field, Offer, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide.agreements import AGREEMENTS
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.closed import explain_closed
from putright.core.casework.decide.codes import CODES
from putright.core.casework.decide.copying import COPYING
from putright.core.casework.decide.decisions import DECISIONS
from putright.core.casework.decide.findings import FINDINGS
from putright.core.casework.decide.inquiring import INQUIRY
from putright.core.casework.decide.letters import LETTERS
from putright.core.casework.decide.people import PEOPLE
from putright.core.casework.decide.receiving import RECEIVING
from putright.core.casework.decide.recording import RECORDING
from putright.core.casework.decide.rights import RIGHTS
from putright.core.casework.decide.stopping import STOPPING
from putright.core.casework.decide.timing import TIMING
from putright.core.casework.decide.tracks import TRACKS
from putright.core.casework.decide.undoing import UNDOING
from putright.core.casework.entries import AnyEntry
from putright.core.casework.office import Office
from putright.core.casework.outcomes import again_first
from putright.core.casework.routing import access_ended, barred
from putright.core.casework.scene import Scene
from putright.core.procedure.model.procedure import Procedure

ORDER = (
    RECEIVING,
    LETTERS,
    DECISIONS,
    RIGHTS,
    AGREEMENTS,
    INQUIRY,
    FINDINGS,
    PEOPLE,
    TRACKS,
    STOPPING,
    TIMING,
    RECORDING,
    CODES,
    COPYING,
    UNDOING,
)
CHAPTERS: dict[str, Chapter] = {name: chapter for chapter in ORDER for name in chapter.names}
"""Every action there is, and the chapter that carries it out."""


def offers(scene: Scene) -> Iterator[Offer]:
    """Everything that may be done now, by whom, with which fields, under which clause."""
    for chapter in ORDER:
        yield from chapter.offers(scene)


def decide(procedure: Procedure, case: Case, action: Action, office: Office) -> Answer:
    """The entries an action makes, or a refusal that names its clause. Nothing is written here."""
    scene = Scene(procedure, case, office)
    chapter = CHAPTERS.get(action.name)
    if chapter is None:
        return Refusal(f"'{action.name}' is not something that can be done.", closed=True)
    offer = next((o for o in chapter.offers(scene) if _matches(o, action)), None)
    if offer is None:
        return explain_closed(scene, action)
    refused = _not_theirs(scene, offer, action) or _wrong_day(scene, action) or _ill_filled(offer, action)
    answer = refused or chapter.carry_out(scene, offer, action)
    return answer if isinstance(answer, Refusal) else _closed_in_question(scene, offer, answer) or answer


def _matches(offer: Offer, action: Action) -> bool:
    return (offer.name, offer.about, offer.track) == (action.name, action.about, action.track)


def _not_theirs(scene: Scene, offer: Offer, action: Action) -> Refusal | None:
    if action.by in offer.by:
        return None
    if action.by in barred(scene):
        return Refusal("You cannot take part in this case.", offer.clause, closed=True)
    if action.by in access_ended(scene):
        return Refusal("Your time on this case is over.", offer.clause, closed=True)
    return Refusal(f"{offer.title}: this is for somebody else to do.", offer.clause)


def _wrong_day(scene: Scene, action: Action) -> Refusal | None:
    """Nothing happens to a case before it was received, nor in days to come."""
    if action.on > scene.office.today:
        return Refusal("This cannot have happened in the future.", fields={"on": "Enter a day that has been"})
    if scene.case.arrival is not None and action.on < scene.case.received_on:
        received = say_date(scene.case.received_on)
        return Refusal(
            f"It was received on {received}; this cannot have happened before.", fields={"on": "Enter a later day"}
        )
    return None


UNDECIDED = ("withdraw", "find exclusion", "pass time")
"""What ends a case without an outcome, and what nobody does."""


def _closed_in_question(scene: Scene, offer: Offer, made: tuple[AnyEntry, ...]) -> Refusal | None:
    """No case is closed on an outcome that has to be confirmed again; what ends it without one is held up by nothing."""
    kinds = {entry.kind for entry in made}
    if "closed" not in kinds or "outcome confirmed" in kinds or offer.name in UNDECIDED:
        return None
    why = again_first(scene)
    return Refusal(f"This would close the case. {why}", offer.clause) if why else None


def _ill_filled(offer: Offer, action: Action) -> Refusal | None:
    """Empty required fields, choices that are not offered, dates that are none: each beside its field."""
    wrong = {field.name: why for field in offer.fields if (why := _wrong(field, action))}
    if not wrong:
        return None
    return Refusal(". ".join(wrong.values()) + ".", offer.clause, wrong)


def _wrong(field: Field, action: Action) -> str:
    if field.type == "words":
        empty = not action.words.get(field.name, "").strip()
        return f"Enter: {field.label}" if empty and field.required and not field.unless_refused else ""
    given = action.several(field.name)
    if not given:
        return f"Choose: {field.label}" if field.required and not field.unless_refused else ""
    if field.type == "date":
        return "" if _is_date(given[0]) else f"Enter a date such as 2026-11-23: {field.label}"
    if field.type == "yes or no" and given[0] not in ("yes", "no"):
        return f"Answer yes or no: {field.label}"
    if field.type in ("person", "people"):
        return _stranger(field, given, action)
    if field.type in ("choice", "choices") and field.choices:
        known = {choice.value for choice in field.choices}
        return "" if known.issuperset(given) or field.unless_refused else f"Choose one of those listed: {field.label}"
    return ""


def _stranger(field: Field, given: tuple[str, ...], action: Action) -> str:
    """People are chosen from those listed, unless the rule itself refuses strangers or they are said to be from outside."""
    listed = {choice.value for choice in field.choices}
    free = field.unless_refused or action.value("outside") == "yes"
    return "" if free or listed.issuperset(given) else f"Choose somebody listed: {field.label}"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
