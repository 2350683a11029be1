"""A whole case as an ombudsman is given it: what those who work on it read, with nothing that stays here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.decide.copying import TEXT
from putright.register.lists import CasePage, EntrySeen, going_out
from putright.web.copies.whole import Happened, Whole, by_days, dates_told, known, letter_of
from putright.web.dates import day
from putright.web.desk.points import points
from putright.web.desk.putting_right import remedies
from putright.web.desk.teller import teller
from putright.web.desk.timeline import FOLLOWS
from putright.web.letters.reading import reference_of
from putright.web.telling.journal import Teller
from putright.web.telling.public import in_order, part_question
from putright.web.telling.words import sentence


def for_ombudsman(page: CasePage, today: date) -> Whole:
    """Everything in the copy."""
    seen = going_out(page)
    tells = teller(seen)
    found = [one for one in seen.entries if not isinstance(one.entry, e.StageLeft)]
    return Whole(
        _("The whole case"), seen.place.name, reference_of(seen), seen.procedure, today, seen.seal,
        facts=known((*_people(seen), *_facts(seen, tells))), points=tuple(points(seen)),
        dates=dates_told(seen.procedure, (*seen.clocks, *seen.rights), today),
        happened=by_days(_happened(seen, tells, one) for one in found),
        putting_right=_("Putting it right"), remedies=_remedies(seen),
    )  # fmt: skip


def _facts(seen: CasePage, tells: Teller) -> Iterator[tuple[str, str]]:
    case = seen.case
    yield _("What it is"), sentence(case.feedback)
    yield _("Service"), tells.service(case.service)
    yield _("About"), tells.about(case.categories)
    yield _("Where it stands"), sentence(seen.outlook.status)
    yield _("Outcome"), case.outcome
    yield _("Received"), day(case.received_on)
    yield _("Closed"), day(case.closed_on) if case.closed_on else ""


def _people(seen: CasePage) -> Iterator[tuple[str, str]]:
    speaks = seen.case.arrival.representative if seen.case.arrival else ""
    for party in seen.parties.values():
        label = _("Who speaks for them") if party.reference == speaks else _("Who it is from")
        ways = (party.name, party.email, party.telephone, party.address)
        yield label, _("Erased") if party.erased else ", ".join(way for way in ways if way)


def _happened(seen: CasePage, tells: Teller, one: EntrySeen) -> Happened:
    told = tells.tell(one.entry)
    number = _("entry %(number)s") % {"number": one.sequence}
    by = "" if isinstance(one.entry, FOLLOWS) else _(", by %(who)s") % {"who": tells.name_of(one.entry.by)}
    withheld = any(item == one.sequence for _limit, _ground, item in seen.case.limited)
    lines = (*told.lines, _("The person who complained may not be told this.")) if withheld else told.lines
    happened = Happened(one.entry.on, told.title, lines, f"{number}{by}", files=one.files)
    if isinstance(one.entry, e.LetterSent):
        return replace(happened, letter=letter_of(seen, one.sequence))
    return replace(happened, words=_words(seen, one))


def _words(seen: CasePage, one: EntrySeen) -> tuple[tuple[str, str], ...]:
    """The words of an entry; of an earlier copy not what it held, which is in this one."""
    left_out = {TEXT} if isinstance(one.entry, e.CopyMade) else set()
    return tuple(
        (part_question(paper.part), _("Erased") if paper.erased else paper.words)
        for paper in in_order(seen.procedure, one) if paper.part not in left_out
    )  # fmt: skip


def _remedies(seen: CasePage) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (line.words, (*(f"{label}: {value}" for label, value in line.facts), line.state)) for line in remedies(seen)
    )
