"""Which events an entry is, in the words rules use for them. What an entry changes besides is in `fold`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from putright.core.casework import entries as e
from putright.core.procedure.model.events import NEW_MATTER, Aspect, Event


def events_of(entry: e.AnyEntry) -> Iterable[tuple[Event, date, date | None]]:
    """The events of an entry with their days; for a letter also the date it promises."""
    match entry:
        case e.LetterSent():
            yield _one("sent", entry.letter), entry.on, entry.promised
            yield _one("dated", entry.letter), entry.dated, entry.promised
        case e.RightUsed():
            yield _one("used", entry.right), entry.on, None
            yield _one("dated", entry.right), entry.dated or entry.on, None
        case e.Happened():
            yield _one("happened", entry.happening), entry.on, None
            if entry.dated:
                yield _one("dated", entry.happening), entry.dated, None
        case _:
            yield from ((event, entry.on, None) for event in _undated(entry))


def _undated(entry: e.AnyEntry) -> Iterable[Event]:
    """Events that bear no other day than that of their entry."""
    match entry:
        case e.Decided():
            yield _one("decided", entry.decision, entry.option)
        case e.Judged():
            yield _one("judged", entry.judgement, entry.answer)
        case e.SatisfactionRecorded():
            yield _one(entry.answer)
        case e.RestrictionDecided():
            if entry.imposed:
                yield _one("imposed", entry.restriction)
        case e.CommunicationReceived():
            yield _one("communication received", option=NEW_MATTER if entry.new_matter else "")
        case _:
            if found := _PLAIN.get(entry.kind):
                aspect, field = found
                yield _one(aspect, getattr(entry, field) if field else "")


_PLAIN: dict[str, tuple[Aspect, str]] = {
    "received": ("received", ""),
    "registered": ("registered", ""),
    "kind changed": ("kind changed", ""),
    "outcome confirmed": ("outcome confirmed", ""),
    "help asked": ("help asked", ""),
    "help given": ("help given", ""),
    "clock extended": ("extended", "clock"),
    "withdrawn": ("withdrawn", ""),
    "continued": ("continued", ""),
    "signed off": ("signed off", ""),
    "closed": ("closed", ""),
    "reopened": ("reopened", ""),
    "stage entered": ("entered", "stage"),
    "stage left": ("left", "stage"),
    "track ended": ("ended", "track"),
    "exclusion found": ("found", "exclusion"),
    "exclusion lapsed": ("lapsed", "exclusion"),
    "disclosure limited": ("limited", "limit"),
    "escalated": ("escalated", "escalation"),
    "right admitted": ("admitted", "right"),
    "right refused": ("refused", "right"),
    "agreed": ("agreed", "agreement"),
    "not agreed": ("not agreed", "agreement"),
    "report given": ("given", "report"),
    "appointed": ("appointed", "post"),
    "clock missed": ("missed", "clock"),
}


def _one(aspect: Aspect, name: str = "", option: str = "") -> Event:
    return Event.model_construct(name=name, aspect=aspect, option=option)
