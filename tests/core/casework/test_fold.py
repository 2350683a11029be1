"""The journal: every kind of entry in one canonical text and back, and a case that is the same however its journal is cut."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from putright.core.casework.case import Case
from putright.core.casework.entries import (
    ENTRY_KINDS,
    AnyEntry,
    Corrected,
    Entry,
    Received,
    canonical,
    entry_from,
    read_entry,
)
from putright.core.casework.fold import fold
from putright.core.casework.office import (
    AnyOfficeEntry,
    OfficeEntry,
    canonical_office,
    office_entry_from,
    read_office_entry,
)

SOME = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
RIGHT: dict[str, Any] = {"channel": "letter", "on": "2026-10-01"}
SINGULAR: dict[str, st.SearchStrategy[Any]] = {"on": DAYS, "at": MOMENTS}
OF_CORRECTIONS: dict[str, st.SearchStrategy[Any]] = {
    "sequence": st.just(1),
    "right": st.sets(st.sampled_from(sorted(RIGHT))).map(lambda keys: {key: RIGHT[key] for key in keys}),
}


def entries(kind: type[Entry] | type[OfficeEntry]) -> st.SearchStrategy[Any]:
    """Any entry of a kind: each field filled by what its annotation allows."""
    words = {name: WORDS for name, field in kind.model_fields.items() if field.annotation is str}
    return st.builds(kind, **{**words, **SINGULAR, **(OF_CORRECTIONS if kind is Corrected else {})})


ANY_ENTRY = st.sampled_from(sorted(ENTRY_KINDS)).flatmap(lambda name: entries(ENTRY_KINDS[name]))
ARRIVAL = entries(Received)


@pytest.mark.parametrize("name", sorted(ENTRY_KINDS))
@SOME
@given(data=st.data())
def test_every_kind_of_entry_comes_back_from_its_canonical_text(name: str, data: st.DataObject) -> None:
    entry = data.draw(entries(ENTRY_KINDS[name]))
    text = canonical(entry)
    again = read_entry(text)
    assert again == entry
    assert canonical(again) == text
    assert json.loads(text)["kind"] == name


@pytest.mark.parametrize("name", sorted(ENTRY_KINDS))
@SOME
@given(data=st.data())
def test_every_kind_of_entry_folds_and_stays_in_the_journal(name: str, data: st.DataObject) -> None:
    arrival, entry = data.draw(ARRIVAL), data.draw(entries(ENTRY_KINDS[name]))
    case = fold([arrival, entry])
    assert case.journal[1] == entry
    assert case.arrival is not None


@MANY
@given(ARRIVAL, st.lists(ANY_ENTRY, max_size=14), st.integers(0, 15))
def test_a_journal_of_any_entries_is_the_same_case_however_it_is_cut(
    arrival: AnyEntry, rest: list[AnyEntry], cut: int
) -> None:
    journal = [arrival, *rest]
    assert fold(journal[cut:], fold(journal[:cut])) == fold(journal)


def test_the_canonical_text_sorts_its_keys_and_leaves_out_what_is_usual() -> None:
    entry = Received(
        on=date(2026, 10, 12),
        at=datetime(2026, 10, 12, 9, tzinfo=UTC),
        by="cara",
        feedback="complaint",
        channel="email",
    )
    assert canonical(entry) == (
        '{"at":"2026-10-12T09:00:00Z","by":"cara","channel":"email","feedback":"complaint","kind":"received","on":"2026-10-12"}'
    )


def test_what_is_no_entry_is_refused() -> None:
    for text in ("{}", '{"kind":"praised"}', '{"kind":"note added","on":"2026-10-12"}', "[]", "no"):
        with pytest.raises(ValidationError):
            read_entry(text)
    usual = {"kind": "note added", "on": "2026-10-12", "at": "2026-10-12T09:00:00Z", "by": "cara"}
    assert entry_from(dict(usual)).kind == "note added"
    with pytest.raises(ValidationError, match="Extra inputs"):
        entry_from({**usual, "name": "somebody"})


def test_an_entry_is_never_changed() -> None:
    entry = entry_from({"kind": "note added", "on": "2026-10-12", "at": "2026-10-12T09:00:00Z", "by": "cara"})
    with pytest.raises(ValidationError, match="frozen"):
        entry.by = "col"


@MANY
@given(ARRIVAL, st.lists(ANY_ENTRY, max_size=6))
def test_folding_more_does_not_change_what_was_folded_before(arrival: AnyEntry, rest: list[AnyEntry]) -> None:
    before = fold([arrival])
    copy = fold([arrival])
    fold(rest, before)
    assert before == copy


def test_a_correction_of_what_is_not_there_is_a_fault() -> None:
    wrong = Corrected(on=date(2026, 10, 12), at=datetime(2026, 10, 12, 9, tzinfo=UTC), by="cara", sequence=3, right={})
    with pytest.raises(IndexError):
        fold([wrong])


def test_a_case_without_a_receipt_says_so() -> None:
    with pytest.raises(ValueError, match="no receipt"):
        _ = Case().received_on


def test_two_corrections_of_one_entry_hold_together() -> None:
    usual = {"on": "2026-10-12", "at": "2026-10-12T09:00:00Z", "by": "cara"}
    first = entry_from({**usual, "kind": "received", "feedback": "complaint", "channel": "email"})
    one = entry_from({**usual, "kind": "corrected", "sequence": 1, "right": {"channel": "letter"}})
    two = entry_from({**usual, "kind": "corrected", "sequence": 1, "right": {"hour": "09:30"}})
    case = fold([first, one, two])
    assert case.arrival is not None
    assert (case.arrival.channel, case.arrival.hour) == ("letter", "09:30")
    alone = fold([first, two])
    assert alone.arrival is not None
    assert alone.arrival.channel == "email"


# The organisation's journal


OFFICE_KINDS: dict[str, type[OfficeEntry]] = {
    str(kind.model_fields["kind"].default): kind for kind in OfficeEntry.__subclasses__()
}


@pytest.mark.parametrize("name", sorted(OFFICE_KINDS))
@SOME
@given(data=st.data())
def test_every_kind_of_office_entry_comes_back_from_its_canonical_text(name: str, data: st.DataObject) -> None:
    entry: AnyOfficeEntry = data.draw(entries(OFFICE_KINDS[name]))
    text = canonical_office(entry)
    assert read_office_entry(text) == entry
    assert canonical_office(read_office_entry(text)) == text
    assert office_entry_from(json.loads(text)) == entry
