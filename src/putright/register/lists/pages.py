"""Everything a page about one case shows: to those who work on it, and to whoever brought it. Each item has passed the viewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import COMPLAINANT, AnyEntry, Person
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.rights import Right
from putright.register import audience, journal, offices, parties, rows, seal
from putright.register.files import FileSeen
from putright.register.files import seen as files
from putright.register.lists import promised
from putright.register.lists.lines import COLUMNS, CaseSeen, names, seen
from putright.register.lists.promised import ActionTold
from putright.register.models import CaseRow, Paper
from putright.register.organisations import Place, place
from putright.register.parties import PartySeen
from putright.register.scope import NoSuchCase, Viewer, may_read


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


def case_page(viewer: Viewer, ref: str, at: datetime) -> CasePage:
    """The page of a case; raises NoSuchCase where the viewer does not see it."""
    here, row, read, ahead = _read(viewer, ref, at)
    line = seen([tuple(row[column] for column in COLUMNS)], viewer)[0]
    people = parties.seen(here.id, {row["complainant"], row["representative"]})
    who = names(viewer, _people_in(read.case)) | {reference: party.name for reference, party in people.items()}
    return CasePage(
        place=here, line=line, sequence=len(read.case.journal), case=read.case, outlook=ahead,
        procedure=read.pinned.procedure, offers=ahead.offers_to(viewer.person),
        entries=_entries(viewer, read, who), parties=people, names=who, seal=_seal(read.id),
    )  # fmt: skip


def tracking_page(viewer: Viewer, ref: str, at: datetime) -> TrackingPage:
    """The page of a case for its complainant; raises NoSuchCase where the viewer does not see it."""
    here, row, read, ahead = _read(viewer, ref, at)
    return TrackingPage(
        place=here, ref=ref, number=row["number"], feedback=read.case.feedback, status=ahead.status,
        sequence=len(read.case.journal), received_on=read.case.received_on, closed_on=read.case.closed_on,
        answer_by=_answer_by(ahead), holders=_told_holders(ahead, viewer),
        outlook=ahead, names=names(viewer, _people_in(read.case)), procedure=read.pinned.procedure,
        offers=ahead.offers_to(COMPLAINANT), clocks=_duties(ahead), rights=_theirs(ahead),
        entries=_entries(viewer, read, {}), actions=promised.of_case(ahead.scene),
        person=_whoever_follows(here, row), seal=_seal(read.id),
    )  # fmt: skip


def _whoever_follows(here: Place, row: Mapping[str, Any]) -> PartySeen | None:
    reference = row["representative"] or row["complainant"]
    return parties.seen(here.id, [reference]).get(reference) if reference else None


def dates_owed(viewer: Viewer, ref: str, at: datetime) -> tuple[Procedure, tuple[ClockState, ...]]:
    """What the organisation owes a complainant by when, as their page shows it, and nothing else of the page."""
    _, _, read, ahead = _read(viewer, ref, at)
    return read.pinned.procedure, _duties(ahead)


def _read(viewer: Viewer, ref: str, at: datetime) -> tuple[Place, dict[str, Any], journal.CaseRead, Outlook]:
    here = place(viewer.slug)
    found = CaseRow.objects.seen_by(viewer).filter(ref=ref)
    row = found.values(*journal.COLUMNS, "version__sha256").first()
    if row is None:
        raise NoSuchCase(ref)
    read = journal.read(row)
    return here, row, read, outlook(read.pinned.procedure, read.case, offices.office(here, at))


def _people_in(case: Case) -> set[Person]:
    """Everybody an entry names."""
    found: set[Person] = set()
    for entry in case.journal:
        found.add(entry.by)
        for name in ("to", "people", "together_with", "choosers"):
            value = getattr(entry, name, ())
            found |= set(value) if isinstance(value, tuple) else {str(value)}
        found |= {getattr(entry, name, "") for name in ("person", "owner", "acting_for", "usual_contact")}
    return found - {COMPLAINANT, e.SYSTEM, ""}


def _entries(viewer: Viewer, read: journal.CaseRead, who: Mapping[Person, str]) -> tuple[EntrySeen, ...]:
    papers, attached = _papers(read.id), files.of_case(read.id)
    withheld = {item for _, _, item in read.case.limited} if not viewer.reads_as_staff else set()
    return tuple(_readable(viewer, read, who, papers, attached, withheld))


def _readable(
    viewer: Viewer,
    read: journal.CaseRead,
    who: Mapping[Person, str],
    papers: Mapping[str, PaperSeen],
    attached: Mapping[str, FileSeen],
    withheld: set[int],
) -> Iterator[EntrySeen]:
    for sequence, entry in enumerate(read.case.journal, 1):
        whom = audience.of(read.pinned.procedure, entry)
        if sequence in withheld or not may_read(viewer, whom.kind, whom.posts):
            continue
        stamps = entry.words.values()
        with_it = tuple(papers[stamp] for stamp in stamps if stamp in papers)
        its_files = tuple(file for stamp, file in attached.items() if stamp in stamps)
        yield EntrySeen(sequence, entry, who.get(entry.by, ""), with_it, whom.kind, its_files)


def _papers(case: int) -> dict[str, PaperSeen]:
    """The papers of a case by their seals."""
    found = Paper.objects.filter(case=case).values_list("seal", "part", "words", "erased_at")
    return {stamp: PaperSeen(part, words, erased is not None) for stamp, part, words, erased in found}


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


def _duties(ahead: Outlook) -> tuple[ClockState, ...]:
    return tuple(
        state
        for state in ahead.clocks
        if isinstance(state.rule, Clock)
        and state.rule.whose == "the organisation's duty"
        and not ahead.scene.is_for_some(state.rule.track or state.anchor.track)
    )


def _told_holders(ahead: Outlook, viewer: Viewer) -> tuple[str, ...]:
    """Whoever has the main track, if a letter to the complainant says who that is."""
    procedure = ahead.scene.procedure
    told = any("handler" in letter.parts for letter in procedure.all(Letter) if letter.to == "complainant")
    holder = ahead.scene.case.track(MAIN).holder
    return tuple(names(viewer, holder.all).values()) if told and holder else ()


def _seal(case: int) -> str:
    found = rows.fetch("SELECT link, seal FROM register_entry WHERE case_id = %s ORDER BY sequence DESC LIMIT 1", case)
    return seal.short(*found[0])
