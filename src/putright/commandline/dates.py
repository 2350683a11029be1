"""`putright dates PROCEDURE --received …`: every clock that then exists, when it is due and how that was worked out."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from putright.core.calendars import say_date
from putright.core.casework.clocks import ClockState
from putright.core.casework.explain import explained
from putright.core.casework.office import Office, office_at
from putright.core.casework.supposing import Dates, Entry, Promise, Supposed, about, dates, entry, heads
from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import find
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import Happening
from putright.core.procedure.model.procedure import Procedure
from putright.core.scenarios import load_organisation


def arguments(parser: argparse.ArgumentParser) -> None:
    """The procedure, the receipt, and what is supposed to have happened since."""
    parser.add_argument(
        "procedure", metavar="PROCEDURE", help="the name of a procedure that comes with Putright, or a path"
    )
    parser.add_argument(
        "--received", required=True, metavar="DATE", help='when it came in, as 2026-12-23 or "2026-12-23 16:00"'
    )
    parser.add_argument(
        "--entry", action="append", default=[], metavar="EVENT=DATE",
        help='what then happened, in the words of rules: "holding sent=2027-01-08"; and "answer promised=2027-01-29"',
    )  # fmt: skip
    parser.add_argument(
        "--fact", action="append", default=[], metavar="NAME=VALUE",
        help="what is so of the case: kind, channel, service, category …, or a fact that the procedure asks about",
    )  # fmt: skip
    parser.add_argument("--head", action="append", default=[], metavar="NAME", help="a head of complaint")
    parser.add_argument(
        "--today", metavar="DATE", help="the day it is (default: the last day on which something happened)"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(given: argparse.Namespace) -> int:
    """Print the clocks; 2 if what is supposed cannot be understood."""
    path = find(given.procedure)
    procedure = load(path)
    try:
        found = dates(procedure, *_supposed(procedure, path, given))
    except ValueError as error:
        print(f"putright dates: {error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps([_as_json(state, found) for state in found.clocks], indent=2, ensure_ascii=False))
    else:
        _print(found)
    return 0


def _supposed(procedure: Procedure, path: Path, given: argparse.Namespace) -> tuple[Office, Supposed]:
    received, hour = _moment(given.received)
    events = [entry(procedure, *_pair(words, "EVENT=DATE")) for words in given.entry]
    supposed = Supposed(
        received, hour, None, heads(given.head), tuple(event for event in events if isinstance(event, Entry)),
        tuple(event for event in events if isinstance(event, Promise)), _day(given.today) if given.today else None,
    )  # fmt: skip
    for event in supposed.entries:
        of_its_own = event.event.aspect == "dated" and procedure.get(Happening, event.event.name)
        if not of_its_own and not received <= event.on <= supposed.last_day:
            side = f"before the receipt on {received}" if event.on < received else f"after {supposed.last_day}"
            raise ValueError(f"'{event.event}' on {event.on} lies {side}")
    office = _office(procedure, path, supposed.last_day)
    facts = about(procedure, office, [_fact(words) for words in given.fact])
    return office, Supposed(**{**supposed.__dict__, "about": facts})


def _office(procedure: Procedure, path: Path, today: date) -> Office:
    """The organisation described beside the procedure, if there is one: its services and the days it is closed."""
    file = (path if path.is_dir() else path.parent) / "organisation.yaml"
    journal = load_organisation(file, procedure).entries() if file.exists() else ()
    return office_at(journal, datetime.combine(today, time(12), UTC), procedure.front.calendar)


def _moment(words: str) -> tuple[date, time | None]:
    day, _, hour = words.strip().replace("T", " ").partition(" ")
    try:
        return _day(day), time.fromisoformat(hour.strip()) if hour else None
    except ValueError:
        raise ValueError(f"'{words}' is not a day or a moment: write 2026-12-23 or '2026-12-23 16:00'") from None


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise ValueError(f"'{words}' is not a date: write it as 2026-12-23") from None


def _pair(words: str, form: str) -> tuple[str, date]:
    name, equals, day = words.rpartition("=")
    if not equals:
        raise ValueError(f"'{words}' has no date: write {form}")
    return name.strip(), _day(day)


def _fact(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise ValueError(f"'{words}' has no value: write NAME=VALUE")
    return name.strip(), value.strip()


def _as_json(state: ClockState, found: Dates) -> dict[str, Any]:
    rule, working = state.rule, state.working
    return {
        "clock": state.name,
        "title": rule.words,
        "source": list(rule.source),
        "clause": found.scene.clause(rule),
        "purpose": rule.purpose,
        "due": state.due.isoformat() if state.due else None,
        "first due": state.first_due.isoformat() if state.first_due else None,
        "promised": [day.isoformat() for day in state.promised],
        "state": state.state,
        "met on": state.met_on.isoformat() if state.met_on else None,
        "in time": state.in_time,
        "occurrence": state.occurrence,
        "provisional": bool(working and working.provisional),
        "whose": _whose(state),
        "reading": rule.reading,
        "house rule": rule.house_rule,
        "heads": list(found.scene.case.heads),
        "working": list(explained(state, found.scene.procedure)),
    }


def _whose(state: ClockState) -> str:
    if isinstance(state.rule, Clock):
        return state.rule.whose
    return f"the {' or the '.join(state.rule.by)}'s right" if state.rule.by else "the complainant's right"


def _print(found: Dates) -> None:
    front, case = found.scene.procedure.front, found.scene.case
    print(f"{front.organisation}: {front.title} (version {front.version})")
    print(
        f"On {say_date(found.scene.office.today)}: {case.feedback}, by {case.arrival.channel if case.arrival else ''}\n"
    )
    for state in found.clocks:
        due = say_date(state.due) if state.due else "no date"
        print(f"{state.rule.words} [{state.name}]\n  due: {due} ({state.state})")
        print(f"  purpose: {state.rule.purpose}; {_whose(state)}; clause {found.scene.clause(state.rule)}")
        if state.rule.source:
            print(f"  source: {', '.join(state.rule.source)}")
        if state.rule.reading:
            print(f"  reading: {state.rule.reading}")
        print("".join(f"    {sentence}\n" for sentence in explained(state, found.scene.procedure)))
    for state in found.set_aside:
        print(f"No longer counted: {state.rule.words} [{state.name}] ({state.why})")
