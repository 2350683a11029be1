"""Every kind of entry has words of its own, in any of the five procedures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from putright.core.casework.entries import ENTRY_KINDS, Entry, entry_from
from putright.core.procedure.load import load
from putright.web.telling.journal import Teller

PROCEDURES = sorted(path for path in (Path(__file__).parents[3] / "procedures").iterdir() if path.is_dir())


def filled(kind: type[Entry]) -> dict[str, object]:
    """Values that fill every field of a kind of entry."""
    made = {name: _value(name, field.annotation) for name, field in kind.model_fields.items() if name != "kind"}
    return {**made, "kind": kind.model_fields["kind"].default}


def _value(name: str, wanted: Any) -> object:
    if name in ("words", "hour"):
        return {} if name == "words" else "09:30"
    options = get_args(wanted)
    if get_origin(wanted) is tuple:
        return [_value("", options[0])]
    if wanted is int:
        return 2
    if wanted is bool:
        return True
    if date in (wanted, *options):
        return "2026-11-02"
    if wanted is datetime:
        return datetime(2026, 11, 2, tzinfo=UTC).isoformat()
    if get_origin(wanted) is dict:
        return {"something": "else"}
    return str(options[0]) if options else "something"


@pytest.mark.parametrize("name", sorted(ENTRY_KINDS))
def test_every_kind_of_entry_has_words_of_its_own(name: str) -> None:
    teller = Teller(load(PROCEDURES[0]), lambda person: person.upper())
    told = teller.tell(entry_from(filled(ENTRY_KINDS[name])))
    assert told.title
    if name not in ("note added", "signed off", "withdrawn", "closed"):
        assert told.title != name.capitalize()
    assert "%(" not in told.title + "".join(told.lines)


def test_people_stand_under_their_names_and_rules_under_their_titles() -> None:
    employers = load(next(path for path in PROCEDURES if path.name == "west-midlands-employers"))
    teller = Teller(employers, {"p1": "Ann", "p2": "Ben"}.__getitem__, {"training": "Training and development"})
    common: dict[str, object] = {"on": "2026-11-02", "at": "2026-11-02T10:00:00Z", "by": "p1"}
    assigned = teller.tell(
        entry_from({**common, "kind": "assigned", "to": ["p1"], "post": "director", "acting_for": "p2"})
    )
    assert assigned.title == "With Ann"
    assert "In place of: Ben" in assigned.lines
    received = entry_from({
        **common, "kind": "received", "feedback": "complaint", "channel": "form", "service": "training", "categories": ["delay"],
    })  # fmt: skip
    assert teller.tell(received).title == "Received: A complaint"
    assert teller.tell(received).lines == ("How: form", "Service: Training and development", "About: We took too long")
