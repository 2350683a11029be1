"""From a journal to the rows that lists, access and reports read. What is written here can be thrown away and made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.core.casework.outlook import Outlook
from putright.core.casework.routing import barred
from putright.core.casework.scene import Scene
from putright.core.casework.taking_part import last_days, taking_part
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.register import rows
from putright.register.organisations import Place

ACKNOWLEDGED = frozenset({"acknowledgement"})
ANSWERED = frozenset({"response", "proposed action", "determination"})
REVIEWED = frozenset({"review response", "final response"})
"""The purposes of clocks by which the three duties that every report counts are judged."""


@dataclass(frozen=True)
class Part:
    """Somebody's part in a case: whether they have it now, come from outside, until when, and what they agreed to do by when."""

    has_it: bool = False
    outside: bool = False
    until: date | None = None
    owes: bool = False
    to_do_on: date | None = None
    due_order: date | None = None
    """The case's place on the list of what is due; none where nothing is."""


@dataclass(frozen=True)
class Copies:
    """Everything copied from one case."""

    columns: Mapping[str, Any]
    excluded: Mapping[Person, str]
    parts: Mapping[Person, Part]
    """Who has a part in the case."""
    owed: Mapping[str, tuple[str, str, date]]
    """Letters owed: title, clause, since."""
    labels: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, str, str, str]:
        """A short hash of each of the four lists."""
        return _mark(self.excluded), _mark(self.parts), _mark(self.owed), _mark(dict.fromkeys(self.labels))[:8]


def _mark(rows: Mapping[str, Any]) -> str:
    if not rows:
        return "-"
    return hashlib.sha256(json.dumps(sorted(rows.items()), default=str).encode()).hexdigest()[:16]


def copies(outlook: Outlook) -> Copies:
    """What is copied from a case as it stands."""
    case = outlook.scene.case
    columns = _what_came(outlook, case) | _where_it_stands(outlook, case) | _how_it_went(outlook, case)
    owed = {letter.name[:80]: (letter.title[:200], letter.clause[:200], letter.since) for letter in outlook.owed}
    due = outlook.next_due
    people = taking_part(outlook)
    columns |= {
        "next_due_on": due.due if due else None,
        "next_due_clock": due.name if due else "",
        "wake_on": _wakes(outlook, people),
        **_what_is_owed(outlook, case),
    }
    columns["live"] = case.closed is None or due is not None or bool(owed) or columns["remedies_owed"]
    columns["due_order"] = _order(outlook, columns, owed.values()) if columns["live"] else None
    excluded = {person: why[:200] for person, why in outlook.barred.items()}
    return Copies(columns, excluded, _parts(outlook, people, columns["due_order"]), owed, case.labels)


def excluded(procedure: Procedure, case: Case, office: Office) -> Mapping[Person, str]:
    """Everybody from whom a case is hidden, and why."""
    return barred(Scene(procedure, case, office))


def _what_came(outlook: Outlook, case: Case) -> dict[str, Any]:
    kind = outlook.scene.procedure.get(Kind, case.feedback)
    arrival = case.arrival
    assert arrival is not None
    return {
        "feedback": case.feedback,
        "counts_as": kind.counts_as if kind and kind.counted and not case.taken_back else "",
        "channel": arrival.channel,
        "service": case.service,
        "categories": list(case.categories),
        "complainant": arrival.complainant,
        "representative": arrival.representative,
        "received_on": arrival.on,
        "recorded_at": arrival.at,
        "suspected": bool(arrival.suspected_posts) and not case.triaged,
    }


def _where_it_stands(outlook: Outlook, case: Case) -> dict[str, Any]:
    registered = next((entry.on for entry in case.journal if isinstance(entry, e.Registered)), None)
    return {
        "sequence": len(case.journal),
        "changed_at": case.journal[-1].at,
        "formal": case.registered,
        "registered_on": registered,
        "stage": case.track("main").stage,
        "status": outlook.status[:200],
        "holders": list(outlook.holders),
        "to_declare": list(outlook.scene.asked_to_declare),
        "declared": sorted(person for person, answer in case.interests.items() if answer == "none"),
        "closed_on": case.closed_on,
        "closed_as": case.closed or "",
        "outcome": case.outcome,
        "outcome_means": outlook.outcome_means,
    }


def _how_it_went(outlook: Outlook, case: Case) -> dict[str, Any]:
    acknowledged, answered, reviewed = (_first(outlook, purposes) for purposes in (ACKNOWLEDGED, ANSWERED, REVIEWED))
    return {
        "acknowledge_by": acknowledged.first_due if acknowledged else None,
        "acknowledged_on": acknowledged.met_on if acknowledged else None,
        "answer_by": answered.first_due if answered else None,
        "answered_on": answered.met_on if answered else None,
        "answered_in_form": bool(answered and answered.in_form),
        "review_by": reviewed.first_due if reviewed else None,
        "reviewed_on": reviewed.met_on if reviewed else None,
    }


def _first(outlook: Outlook, purposes: frozenset[str]) -> ClockState | None:
    """The first clock of a purpose that counted: a duty with a number that was not set aside."""
    return next((s for s in outlook.clocks if _counts(s) and s.rule.purpose in purposes), None)


def _counts(state: ClockState) -> bool:
    return state.state != "set aside" and state.first_due is not None and state.is_duty


def _wakes(outlook: Outlook, people: Collection[Person]) -> date | None:
    """Today where something has passed that is not yet noted; else the day after the next date or part that ends."""
    if any(offer.name == "pass time" for offer in outlook.offers):
        return outlook.scene.office.today
    running = [s.due for s in (*outlook.clocks, *outlook.rights) if s.state == "running" and s.due is not None]
    ending = [*running, *last_days(outlook, people)]
    return min(ending) + timedelta(days=1) if ending else None


def _what_is_owed(outlook: Outlook, case: Case) -> dict[str, Any]:
    """Whether somebody is to be found for the case, and what is still to be done of what was agreed."""
    owed = [action for action in case.actions if action.owed]
    return {
        "unheld": case.closed is None and not outlook.holders,
        "remedies_owed": bool(owed),
        "remedy_due_on": min((action.due for action in owed if action.due), default=None),
    }


def _order(outlook: Outlook, columns: Mapping[str, Any], owed: Iterable[tuple[str, str, date]]) -> date:
    """The first day by which something is due, else since when the oldest duty without a day is owed, else the day of receipt."""
    due: list[date] = [day for day in (columns["next_due_on"], columns["remedy_due_on"]) if day]
    if due:
        return min(due)
    since = [s.anchor.on for s in outlook.clocks if s.open and s.due is None and s.is_duty]
    since += [day for _, _, day in owed]
    return min(since, default=outlook.scene.case.received_on)


def _parts(outlook: Outlook, people: Iterable[Person], due_order: date | None) -> dict[Person, Part]:
    """What part each of these people has."""
    case = outlook.scene.case
    appointments = [entry for entry in case.journal if isinstance(entry, e.Appointed) and entry.outside]
    outside = {person for entry in appointments for person in entry.people}
    owed: dict[Person, list[date | None]] = {}
    for action in case.actions:
        if action.owed:
            owed.setdefault(action.owner, []).append(action.due)
    return {
        person: Part(
            person in outlook.holders, person in outside, case.appointed_until.get(person),
            person in owed, min((day for day in owed.get(person, ()) if day), default=None), due_order,
        )
        for person in people
    }  # fmt: skip


def begin(place: Place, ref: str, version: int, made: Copies) -> int:
    """Write the rows of a new case; the register's number for it. The registration number is not written here."""
    case = rows.insert_one("register_case", row(place, ref, version, made))
    for table, found in beside(place, case, ref, made).items():
        rows.insert(table, found)
    return case


def row(place: Place, ref: str, version: int, made: Copies) -> dict[str, Any]:
    """The summary row of a case, without the registration number."""
    known = {"organisation_id": place.id, "ref": ref, "version_id": version, "number": ""}
    return {**known, **made.columns, "marks": " ".join(made.marks), "office_length": place.office_length}


def beside(place: Place, case: int, ref: str, made: Copies) -> dict[str, list[dict[str, Any]]]:
    """The rows beside the summary row, by table: in the order of the marks."""
    here = {"organisation_id": place.id, "case_id": case}
    return {
        "register_exclusion": [{**here, "person": person, "why": why} for person, why in made.excluded.items()],
        "register_holding": [
            {**here, "ref": ref, "person": person, **vars(part)} for person, part in made.parts.items()
        ],
        "register_owed": [
            {**here, "letter": letter, "title": title, "clause": clause, "since": since}
            for letter, (title, clause, since) in made.owed.items()
        ],
        "register_label": [{**here, "label": label} for label in made.labels],
    }


def write(place: Place, case: int, ref: str, before: Mapping[str, Any], made: Copies) -> None:
    """Bring the rows of a case up to date; what did not change is left alone. The registration number is not written here."""
    old = dict(enumerate(before["marks"].split(" ")))
    for number, ((table, found), mark) in enumerate(
        zip(beside(place, case, ref, made).items(), made.marks, strict=True)
    ):
        was = old.get(number, "")
        if mark != was:
            rows.run(f"DELETE FROM {table} WHERE case_id = %s", case)  # noqa: S608 - fixed names
            rows.insert(table, found)
    columns = {**made.columns, "marks": " ".join(made.marks), "office_length": place.office_length}
    rows.update("register_case", case, {name: value for name, value in columns.items() if before[name] != value})
