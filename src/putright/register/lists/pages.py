"""Everything a page about one case shows: to those who work on it, and to whoever brought it. Each item has passed the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.case import Case, TrackState
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import COMPLAINANT, AnyEntry, Person
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.model.flow import Track
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.rights import Right
from putright.people.names import as_called
from putright.register import audience, journal, offices, parties
from putright.register.files import FileSeen
from putright.register.files import seen as files
from putright.register.letters import held
from putright.register.lists import deliveries, linked, promised
from putright.register.lists.deliveries import Delivery
from putright.register.lists.lines import COLUMNS, CaseSeen, names, seen
from putright.register.lists.promised import ActionTold
from putright.register.models import CaseRow, Paper
from putright.register.organisations import Place, place
from putright.register.parties import PartySeen
from putright.register.scope import NoSuchCase, Viewer, acts_on, in_their_place, may_read
from putright.statements import Statement, later, made_once


@dataclass(frozen=True)
class PaperSeen:
    """The words of one part. Erased ones are known to have been there."""

    part: str
    words: str
    erased: bool = False


@dataclass(frozen=True)
class EntrySeen:
    """One entry that the viewer may read, with the words and files that came with it."""

    sequence: int
    entry: AnyEntry
    by: str
    """The name of whoever recorded it, where known."""
    papers: tuple[PaperSeen, ...]
    audience: str
    files: tuple[FileSeen, ...] = ()

    def words(self, part: str) -> str:
        """The words of a part; empty where there are none, or they were erased."""
        return next((paper.words for paper in self.papers if paper.part == part), "")


@dataclass(frozen=True)
class CasePage:
    """A case for those who work on it. `sequence` goes into every form, so that a stale one is known."""

    place: Place
    line: CaseSeen
    sequence: int
    case: Case
    outlook: Outlook
    procedure: Procedure
    offers: tuple[Offer, ...]
    """What the viewer may do now."""
    entries: tuple[EntrySeen, ...]
    parties: Mapping[Person, PartySeen]
    names: Mapping[Person, str]
    seal: str
    """Printed on letters: any later change to the record shows against it."""
    hidden: frozenset[str] = frozenset()
    """The lines of work of which only some posts know, and the viewer holds none of them."""
    linked: Mapping[str, CaseSeen] = field(default_factory=dict)
    """Other cases it was linked with, of those that the viewer sees, by how an entry calls them."""
    deliveries: Mapping[int, tuple[Delivery, ...]] = field(default_factory=dict)
    """Where each letter stands on its way, by the sequence of its entry."""
    held: int = 0
    """The sequence of a letter that can still be called back: nobody outside is shown it yet, nor what it brought about."""

    @property
    def tracks(self) -> tuple[TrackState, ...]:
        """Every line of work that the viewer may know of."""
        return tuple(state for name, state in self.case.tracks.items() if name not in self.hidden)

    @property
    def clocks(self) -> tuple[ClockState, ...]:
        """Every clock on those."""
        return tuple(state for state in self.outlook.clocks if self._is_told(state))

    @property
    def rights(self) -> tuple[ClockState, ...]:
        """Every right on those."""
        return tuple(state for state in self.outlook.rights if self._is_told(state))

    def _is_told(self, state: ClockState) -> bool:
        return (state.rule.track or state.anchor.track) not in self.hidden


@dataclass(frozen=True)
class TrackingPage:
    """A case for whoever brought it: what was said to them and what they said, where it stands, what they may do."""

    place: Place
    ref: str
    number: str
    feedback: str
    status: str
    sequence: int
    received_on: date
    closed_on: date | None
    answer_by: date | None
    """The day by which an answer is owed or promised."""
    holders: tuple[str, ...]
    """The names of whoever has it, where the procedure's letters tell that."""
    outlook: Outlook
    """For the letters that were sent to the person, which are made from the record; nothing else of it is shown."""
    names: Mapping[Person, str]
    """As they are called outside."""
    procedure: Procedure
    offers: tuple[Offer, ...]
    clocks: tuple[ClockState, ...]
    """What the organisation owes; nothing of a track that only some posts see."""
    rights: tuple[ClockState, ...]
    entries: tuple[EntrySeen, ...]
    actions: tuple[ActionTold, ...]
    """What a letter told them would be done."""
    person: PartySeen | None
    """Whoever follows the case: the representative where there is one, else the complainant; none where no name was given."""
    seal: str


MOVE = "move version"


class InterestFirst(Exception):
    """The viewer has the case where the procedure asks for any interest before it is opened, and has not declared one.

    `page` is the case all the same: for the card that asks them, and for handing it on unread.
    """

    def __init__(self, page: CasePage) -> None:
        super().__init__(page.line.ref)
        self.page = page


def case_page(viewer: Viewer, ref: str, at: datetime, *, undeclared: bool = False) -> CasePage:
    """The page of a case; raises NoSuchCase where the viewer does not see it.

    Raises InterestFirst where they are to declare any interest before they open it, unless `undeclared` is given.
    """
    page = _case_page(viewer, ref, at)
    if not undeclared and page.outlook.scene.must_declare(viewer.person):
        raise InterestFirst(page)
    return page


def _case_page(viewer: Viewer, ref: str, at: datetime) -> CasePage:
    here, row, read, ahead = _read(viewer, ref, at)
    line = seen([tuple(row[column] for column in COLUMNS)], viewer)[0]
    people = parties.seen(here.id, {row["complainant"], row["representative"]})
    others = linked.of_case(viewer, read.case)
    reader = in_their_place(viewer, read.id)
    wanted = _people_in(read.case) | _people_able(ahead)
    who = names(viewer, wanted) | {reference: party.name for reference, party in people.items()}
    return CasePage(
        place=here, line=line, sequence=len(read.case.journal), case=read.case, outlook=ahead,
        procedure=read.pinned.procedure, offers=_open_to(viewer, read, ahead, here),
        entries=_entries(reader, read, who, others.keys()), parties=people, names=who, seal=journal.latest_seal(read.id),
        hidden=_hidden(reader, read), linked=others, deliveries=deliveries.of_case(read.id, read.case),
        held=held.held(read.id, read.case, at),
    )  # fmt: skip


def _open_to(viewer: Viewer, read: journal.CaseRead, ahead: Outlook, here: Place) -> tuple[Offer, ...]:
    """What the viewer may do; to follow another version of the procedure only where there is another."""
    found = ahead.offers_to(viewer.person) if acts_on(viewer, read.id) else ()
    if any(offer.name == MOVE for offer in found) and len(here.versions) < 2:
        return tuple(offer for offer in found if offer.name != MOVE)
    return found


def _hidden(viewer: Viewer, read: journal.CaseRead) -> frozenset[str]:
    rules = (rule for rule in read.pinned.procedure.all(Track) if rule.access)
    return frozenset(rule.name for rule in rules if not may_read(viewer, "posts", rule.access))


def tracking_page(viewer: Viewer, ref: str, at: datetime) -> TrackingPage:
    """The page of a case for its complainant; raises NoSuchCase where the viewer does not see it."""
    here, row, read, ahead = _read(viewer, ref, at)
    return TrackingPage(
        place=here, ref=ref, number=row["number"], feedback=read.case.feedback, status=ahead.status,
        sequence=len(read.case.journal), received_on=read.case.received_on, closed_on=read.case.closed_on,
        answer_by=_answer_by(ahead), holders=_told_holders(ahead, viewer),
        outlook=ahead, names=as_called(names(viewer, _people_in(read.case))), procedure=read.pinned.procedure,
        offers=ahead.offers_to(COMPLAINANT), clocks=ahead.open_to_all, rights=_theirs(ahead),
        entries=_entries(viewer, read, {}, ()), actions=promised.of_case(ahead.scene),
        person=_whoever_follows(here, row), seal=journal.latest_seal(read.id),
    )  # fmt: skip


def _whoever_follows(here: Place, row: Mapping[str, Any]) -> PartySeen | None:
    reference = row["representative"] or row["complainant"]
    return parties.seen(here.id, [reference]).get(reference) if reference else None


def dates_owed(viewer: Viewer, ref: str, at: datetime) -> tuple[Procedure, tuple[ClockState, ...]]:
    """What the organisation owes a complainant by when, as their page shows it, and nothing else of the page."""
    _, _, read, ahead = _read(viewer, ref, at)
    return read.pinned.procedure, ahead.open_to_all


def _read(viewer: Viewer, ref: str, at: datetime) -> tuple[Place, dict[str, Any], journal.CaseRead, Outlook]:
    here = place(viewer.slug)
    found = _summary(viewer).rows(ref=ref)
    if not found:
        raise NoSuchCase(ref)
    row = dict(zip(_SUMMARY, found[0], strict=True))
    read = held.as_read_by(viewer, journal.read(row), at)
    return here, row, read, outlook(read.pinned.procedure, read.case, offices.office(here, at))


_SUMMARY = (*journal.COLUMNS, "version__sha256")


@made_once
def _summary(viewer: Viewer) -> Statement:
    """The summary row of a case that the viewer sees."""
    return Statement(CaseRow.objects.seen_by(viewer).filter(ref=later("ref")).values_list(*_SUMMARY))


def _people_in(case: Case) -> set[Person]:
    """Everybody an entry names."""
    found: set[Person] = set()
    for entry in case.journal:
        for name in _naming(type(entry)):
            value = getattr(entry, name)
            found |= set(value) if isinstance(value, tuple) else {str(value)}
    return found - {COMPLAINANT, e.SYSTEM, ""}


NAMING = ("by", "to", "people", "together_with", "choosers", "person", "owner", "acting_for", "usual_contact")
"""Parts of an entry that name people."""


@cache
def _naming(kind: type[e.Entry]) -> tuple[str, ...]:
    return tuple(name for name in NAMING if name in kind.model_fields)


FEW = 6
"""What is open to more people than this is open to everybody who works there, and to nobody by name."""


def _people_able(ahead: Outlook) -> set[Person]:
    """Whoever is to do something, and whoever cannot take part."""
    able = {person for offer in ahead.offers if len(offer.by) <= FEW for person in offer.by}
    return (able | ahead.barred.keys() | set(ahead.holders)) - {COMPLAINANT, e.SYSTEM, ""}


def _entries(
    viewer: Viewer, read: journal.CaseRead, who: Mapping[Person, str], others: Collection[str]
) -> tuple[EntrySeen, ...]:
    """What the viewer may read; that it was linked with a case which they do not see is not among it."""
    papers, attached = _papers(read.id), files.of_case(read.id)
    withheld = {item for _, _, item in read.case.limited}
    found = _readable(viewer, read, who, papers, attached, withheld)
    return tuple(one for one in found if not isinstance(one.entry, e.CaseLinked) or one.entry.other in others)


def _readable(
    viewer: Viewer,
    read: journal.CaseRead,
    who: Mapping[Person, str],
    papers: Mapping[str, PaperSeen],
    attached: Mapping[str, FileSeen],
    withheld: set[int],
) -> Iterator[EntrySeen]:
    for sequence, entry in enumerate(read.case.journal, 1):
        if isinstance(entry, e.Undone):
            continue
        whom = audience.of(read.pinned.procedure, entry)
        if sequence in withheld and whom.kind == "complainant":
            whom = audience.READERS
        if not may_read(viewer, whom.kind, whom.posts):
            continue
        stamps = entry.words.values()
        with_it = tuple(papers[stamp] for stamp in stamps if stamp in papers)
        its_files = tuple(file for stamp, file in attached.items() if stamp in stamps)
        yield EntrySeen(sequence, entry, who.get(entry.by, ""), with_it, whom.kind, its_files)


def _papers(case: int) -> dict[str, PaperSeen]:
    """The papers of a case by their seals."""
    found = _words().rows(case=case)
    return {stamp: PaperSeen(part, words, erased is not None) for stamp, part, words, erased in found}


@made_once
def _words() -> Statement:
    return Statement(Paper.objects.filter(case=later("case")).values_list("seal", "part", "words", "erased_at"))


def _answer_by(ahead: Outlook) -> date | None:
    due = [
        s.due
        for s in ahead.clocks
        if s.open and s.due and s.rule.purpose in ("response", "review response", "determination")
    ]
    return min(due, default=None)


def _theirs(ahead: Outlook) -> tuple[ClockState, ...]:
    """The rights of whoever complains; those of the person complained about are not theirs to see."""
    return tuple(state for state in ahead.rights if isinstance(state.rule, Right) and "complainant" in state.rule.by)


def _told_holders(ahead: Outlook, viewer: Viewer) -> tuple[str, ...]:
    """Whoever has the main track, if a letter to the complainant says who that is."""
    procedure = ahead.scene.procedure
    told = any("handler" in letter.parts for letter in procedure.all(Letter) if letter.to == "complainant")
    holder = ahead.scene.case.track(MAIN).holder
    return tuple(as_called(names(viewer, holder.all)).values()) if told and holder else ()
