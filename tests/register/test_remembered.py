"""A case that is remembered is the case that its journal makes, whatever was written, undone or written by others meanwhile."""

from __future__ import annotations

import pytest
from django.db import transaction

from putright.core.casework import entries as e
from putright.register import journal, remembered
from putright.register.door import Asked, act
from putright.register.models import CaseRow
from tests.register.cast import MONDAY, Employers


def number(ref: str) -> int:
    return CaseRow.unscoped.get(ref=ref).pk


def note(employers: Employers, ref: str, words: str) -> None:
    act(employers.slug, ref, Asked("add note", words={"note": words}), employers.viewer("imani"), at=MONDAY)


def test_it_is_what_the_journal_makes_after_every_entry(employers: Employers) -> None:
    ref = employers.complain().ref
    case = number(ref)
    assert remembered.folded(case) == journal.folded(case)
    employers.hand_over(ref)
    for words in ("Rang.", "Rang again."):
        note(employers, ref, words)
        assert remembered.folded(case) == journal.folded(case)
    put_right = Asked(
        "correct",
        values={"sequence": "1", "field": "channel", "value": "email"},
        words={"reasons": "It was an e-mail."},
    )
    act(employers.slug, ref, put_right, employers.viewer("imani"), at=MONDAY)
    assert remembered.folded(case) == journal.folded(case)
    assert remembered.folded(case).arrival.channel == "email"  # type: ignore[union-attr]


def test_only_what_is_new_is_read(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = employers.complain().ref
    case = number(ref)
    remembered.folded(case)
    read: list[str] = []
    known = e.read_entry
    monkeypatch.setattr(e, "read_entry", lambda body: read.append(body) or known(body))
    assert remembered.folded(case) is remembered.folded(case)
    assert read == []
    note(employers, ref, "Rang.")
    remembered.folded(case)
    assert len(read) == 1
    journal.folded(case)
    assert len(read) > 2, "the counting counts"


def test_what_was_undone_is_not_remembered(employers: Employers) -> None:
    ref = employers.complain().ref
    case = number(ref)
    with transaction.atomic():
        note(employers, ref, "This was never kept.")
        before = remembered.folded(case)
        transaction.set_rollback(True)
    assert remembered.folded(case) == journal.folded(case) != before
    note(employers, ref, "This was.")
    assert remembered.folded(case) == journal.folded(case) != before


def test_no_more_are_remembered_than_somebody_works_on(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    cases = [number(employers.complain().ref) for _ in range(4)]
    made = [remembered.folded(case) for case in cases]
    assert len(remembered._known) == 2
    assert [remembered.folded(case) for case in cases] == made == [journal.folded(case) for case in cases]
