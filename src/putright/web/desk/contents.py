"""What is on a case beside its timeline: its points, letters, files, other lines of work, and what is limited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.decide.undoing import CALL_BACK
from putright.core.procedure.model.flow import Agreement, Stage, Track
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import DisclosureLimit, Restriction
from putright.core.procedure.model.procedure import MAIN
from putright.register.files import FileSeen
from putright.register.lists import CasePage
from putright.web.dates import day
from putright.web.desk.points import Point, own_words
from putright.web.desk.points import points as found_on
from putright.web.desk.still_to_make import ADD, ToMake, still_to_make
from putright.web.desk.teller import teller
from putright.web.telling.deliveries import told


@dataclass(frozen=True)
class PointSeen:
    """One head of complaint: what it is, what was found, and what is still to do about it."""

    head: str
    words: str
    finding: str
    reasons: str
    to_do: str


def points(seen: CasePage) -> list[PointSeen]:
    """Every head of complaint, in order. What was told stands on the page already, and is not said again as a point."""
    return [
        PointSeen(
            one.head, own_words(seen, one.head), one.finding, dict(one.parts).get("reasons", ""), _to_do(seen, one)
        )
        for one in found_on(seen)
    ]


def _to_do(seen: CasePage, point: Point) -> str:
    if not point.finding:
        return "" if seen.case.closed is not None else _("A finding is still to be made.")
    owed = sum(action.owed for action in seen.case.actions if action.head == point.head)
    told = ngettext("%(num)s thing that was agreed is still to be done.",
                    "%(num)s things that were agreed are still to be done.", owed)  # fmt: skip
    return told % {"num": owed} if owed else ""


THEIRS = "complainant"


@dataclass(frozen=True)
class LetterGone:
    """A letter that was sent: to whom, when and how."""

    sequence: int
    title: str
    to: str
    on: date
    channel: str
    ways: tuple[str, ...] = ()
    """Where it stands on its way."""
    call_back: Offer | None = None
    """Open to the viewer while it can still be called back."""
    to_make: tuple[ToMake, ...] = ()
    """What somebody still has to make of it for its reader."""
    add: Offer | None = None
    """Adding that, where it is open to the viewer."""


def letters(seen: CasePage, now: datetime) -> list[LetterGone]:
    """Every letter that went out, the newest first."""
    to = {
        "complainant": _("the person who complained"), "person complained about": _("the person complained about"),
        "service": _("the service"), "post": _("a colleague"),
    }  # fmt: skip
    found, to_make, add = [], still_to_make(seen), next((offer for offer in seen.offers if offer.name == ADD), None)
    for one in reversed(seen.entries):
        if isinstance(one.entry, e.LetterSent):
            rule = seen.procedure.get(Letter, one.entry.letter)
            title, reader = (rule.words, to[rule.to]) if rule else (one.entry.letter, "")
            ways = (
                told(seen.deliveries.get(one.sequence, ()), one.entry.channel, now)
                if rule and rule.to == THEIRS
                else ()
            )
            lacks = to_make.get(one.sequence, ())
            found.append(
                LetterGone(one.sequence, title, reader, one.entry.on, one.entry.channel, ways, None, lacks, add)
            )
    return [replace(one, call_back=_undo(seen)) for one in found[:1]] + found[1:]


def _undo(seen: CasePage) -> Offer | None:
    """Calling back the letter that was sent last."""
    return next((offer for offer in seen.offers if offer.name == CALL_BACK), None)


@dataclass(frozen=True)
class FilesWith:
    """The files that came with one entry."""

    sequence: int
    title: str
    on: date
    files: tuple[FileSeen, ...]


def files(seen: CasePage) -> list[FilesWith]:
    """Every file, with what it came with, the newest first."""
    tells = teller(seen)
    return [
        FilesWith(one.sequence, tells.tell(one.entry).title, one.entry.on, one.files)
        for one in reversed(seen.entries)
        if one.files
    ]


def other_lines(seen: CasePage) -> list[tuple[str, str]]:
    """What goes on beside the main line of work, and where it stands; what is agreed between the sides, too."""
    return [*_beside(seen), *_agreements(seen)]


def _beside(seen: CasePage) -> Iterator[tuple[str, str]]:
    for track in seen.tracks:
        rule = seen.procedure.get(Track, track.name)
        if track.name == MAIN or not (track.stage or track.ended):
            continue
        stage = seen.procedure.get(Stage, track.stage)
        told = _("Over") if track.ended else stage.words if stage else track.stage
        if track.holder and not track.ended:
            told = _("%(stage)s, with %(who)s") % {"stage": told, "who": teller(seen).names(track.holder.all)}
        yield rule.words if rule else track.name, told


def _agreements(seen: CasePage) -> Iterator[tuple[str, str]]:
    for rule in seen.procedure.all(Agreement):
        if rule.track in seen.hidden:
            continue
        if rule.name in seen.case.terms:
            yield rule.words, _("Agreed")
        elif sides := seen.case.agreed.get(rule.name):
            missing = [side for side in rule.between if side not in sides]
            words = {"sides": ", ".join(sides), "missing": ", ".join(missing)}
            yield rule.words, _("Agreed by: %(sides)s. Still to agree: %(missing)s.") % words


def limits(seen: CasePage) -> list[str]:
    """What is limited: how they may reach us and until when, and what may not be told to them."""
    return [*_restrictions(seen), *_withheld(seen)]


def _restrictions(seen: CasePage) -> Iterator[str]:
    for state in seen.case.restrictions:
        rule = seen.procedure.get(Restriction, state.restriction)
        words = {
            "what": rule.words if rule else state.restriction,
            "day": day(state.review_on) if state.review_on else "",
        }
        if state.holds and state.review_on:
            yield _("Contact is restricted: %(what)s. It is reviewed on %(day)s.") % words
        elif state.holds:
            yield _("Contact is restricted: %(what)s. No day is set on which it is reviewed.") % words
        elif not state.decided and not state.ended:
            yield _("A restriction of contact was asked for and is not decided: %(what)s.") % words


def _withheld(seen: CasePage) -> Iterator[str]:
    for limit, ground, item in seen.case.limited:
        rule = seen.procedure.get(DisclosureLimit, limit)
        words = {"why": rule.grounds.get(ground, ground) if rule else ground, "number": item}
        if item:
            yield _("Entry %(number)s may not be told to them: %(why)s.") % words
        else:
            yield _("Something may not be told to them: %(why)s.") % words
