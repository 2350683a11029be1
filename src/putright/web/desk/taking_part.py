"""Who is on a case, and as what: who has it, who decides, who was appointed until when, and who cannot take part."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from putright.core.casework.entries import Person
from putright.core.procedure.model.flow import Appointment, Decision
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import MAIN
from putright.register.lists import CasePage
from putright.web.dates import day
from putright.web.desk.teller import teller
from putright.web.telling.words import in_a_row

DECIDING = ("decide", "judge", "confirm outcome", "admit right")
MANY = 6
"""More people than this decide nothing in particular: it is open to everybody who works there."""


def people_on(seen: CasePage) -> list[tuple[str, str]]:
    """Who is on the case, and as what; nothing of a line of work that is hidden from the viewer."""
    return [*_having(seen), *_deciding(seen), *_appointed(seen), *_delegated(seen), *_barred(seen)]


def _having(seen: CasePage) -> Iterator[tuple[str, str]]:
    tells = teller(seen)
    for track in seen.tracks:
        if track.holder and not track.ended:
            post = seen.procedure.get(Post, track.holder.post)
            yield _("With"), f"{tells.names(track.holder.all)}{f', {post.words}' if post else ''}"
        elif track.wanted is not None and not track.ended:
            yield _("Somebody is wanted; to find them"), tells.names(track.wanted)


def _deciding(seen: CasePage) -> Iterator[tuple[str, str]]:
    """Whoever may take the decisions that are open now; not those that only some posts know of."""
    people: dict[Person, None] = {}
    for offer in seen.outlook.offers:
        rule = seen.procedure.get(Decision, offer.about) if offer.name == "decide" else None
        if offer.name in DECIDING and offer.track == MAIN and not (rule and rule.restricted):
            people |= dict.fromkeys(offer.by)
    if people and len(people) <= MANY:
        yield _("Decides"), in_a_row([teller(seen).name_of(person) for person in people])


def _appointed(seen: CasePage) -> Iterator[tuple[str, str]]:
    for name, people in seen.case.appointed.items():
        rule = seen.procedure.get(Appointment, name)
        if rule is None or rule.track not in seen.hidden:
            told = [_until(seen, person, seen.case.appointed_until.get(person)) for person in people]
            yield _("Appointed: %(what)s") % {"what": rule.words if rule else name}, ", ".join(told)


def _until(seen: CasePage, person: Person, until: object) -> str:
    name = teller(seen).name_of(person)
    last = seen.case.appointed_until.get(person) or seen.case.delegated_until.get(person)
    return _("%(name)s, until %(day)s") % {"name": name, "day": day(last)} if until and last else name


def _delegated(seen: CasePage) -> Iterator[tuple[str, str]]:
    powers = {"decide": _("to decide"), "resolve": _("to put it right"), "investigate": _("to look into it")}
    for person, (giver, what) in seen.case.delegated.items():
        told = _until(seen, person, seen.case.delegated_until.get(person))
        by = {"powers": powers.get(what, what), "giver": teller(seen).name_of(giver)}
        yield _("Has powers %(powers)s from %(giver)s") % by, told


def _barred(seen: CasePage) -> Iterator[tuple[str, str]]:
    for person, why in seen.outlook.barred.items():
        words = {"name": teller(seen).name_of(person), "why": why}
        yield _("Cannot take part"), _("%(name)s: %(why)s. They cannot see, find or decide this case.") % words
