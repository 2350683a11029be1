"""The door: one transaction for everything an action brings about, once for each form, and nothing at all when refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from putright.core.casework.action import Refusal
from putright.core.procedure.load import Wrong
from putright.register import door, lists, procedures, scope
from putright.register.door import Asked, Changed, Done
from putright.register.models import (
    CaseRow,
    EntryRow,
    Exclusion,
    Owed,
    Paper,
    Party,
    ProcedureVersion,
    RequestKey,
    TrackingCode,
)
from putright.register.organisations import NoSuchOrganisation
from putright.register.parties import NoSuchParty
from tests.register.cast import COMPLAINT, FOLDER, MONDAY, WORDS, Employers

NOTE = Asked("add note", words={"note": "Rang back."})


def counts() -> tuple[int, ...]:
    """How many rows there are of everything that a receipt makes."""
    models = (CaseRow, EntryRow, Paper, Party, TrackingCode, Owed, RequestKey)
    return tuple(model._base_manager.count() for model in models)


def test_a_complaint_brought_in_is_on_record_with_its_dates_and_whoever_has_it(employers: Employers) -> None:
    done = employers.complain()
    page = lists.case_page(employers.viewer("imani"), done.ref, MONDAY)
    assert (page.line.stage, page.line.next_due_clock) == ("making a complaint", "acknowledgement")
    assert str(page.line.next_due_on) == "2026-10-19"
    assert set(page.outlook.holders) == {"imani", "tom"}
    assert page.entries[0].words("what happened") == WORDS["what happened"]
    assert page.parties[page.case.arrival.complainant].name == "Asha Begum"  # type: ignore[union-attr]


def test_the_journal_holds_no_name_address_or_free_text(employers: Employers) -> None:
    employers.complain()
    journal = "\n".join(EntryRow.objects.values_list("body", flat=True))
    assert "received" in journal
    for canary in ("Asha", "asha@home", "Any Street", "0100 000000", "cancelled twice"):
        assert canary not in journal


def test_a_registration_number_is_drawn_with_the_registration_and_kept(employers: Employers) -> None:
    first, second = employers.complain(), employers.complain()
    assert first.number == ""
    assert employers.hand_over(second.ref).number == "EMP-2026-00001"
    assert employers.hand_over(first.ref).number == "EMP-2026-00002"
    assert lists.by_number(employers.viewer("imani"), "emp-2026-00001") == second.ref
    assert lists.by_number(employers.viewer("imani"), " ") == "", "no number is not the number of a case without one"


def test_a_refusal_writes_nothing(employers: Employers) -> None:
    done = employers.complain()
    before = counts()
    asked = Asked("send letter", "acknowledgement", words={"thanks": "Thank you."})
    refusal = door.act(employers.slug, done.ref, asked, employers.viewer("imani"), request_key="again", at=MONDAY)
    assert isinstance(refusal, Refusal)
    assert refusal.why
    missing = Asked("receive", "complaint", values={**COMPLAINT, "categories": ()}, words=WORDS)
    refusal = door.act(employers.slug, None, missing, employers.public, request_key="k", at=MONDAY)
    assert isinstance(refusal, Refusal)
    assert "categories" in refusal.fields
    assert counts() == before


def test_a_form_sent_again_makes_nothing_new_and_shows_the_same_code(employers: Employers) -> None:
    first = employers.complain(key="one form")
    before = counts()
    assert employers.complain(key="one form") == first
    assert counts() == before
    assert employers.complain(key="another form") != first


def test_a_form_that_was_refused_may_be_put_right_and_sent_with_the_same_key(employers: Employers) -> None:
    wrong = Asked("receive", "complaint", values={**COMPLAINT, "categories": ()}, words=WORDS)
    assert isinstance(door.act(employers.slug, None, wrong, employers.public, request_key="k", at=MONDAY), Refusal)
    assert employers.complain(key="k").ref


def test_somebody_elses_form_key_is_not_this_ones(employers: Employers) -> None:
    done = employers.complain()
    imani = door.act(employers.slug, done.ref, NOTE, employers.viewer("imani"), request_key="k", at=MONDAY)
    tom = door.act(employers.slug, done.ref, NOTE, employers.viewer("tom"), request_key="k", at=MONDAY)
    assert isinstance(imani, Done)
    assert isinstance(tom, Done)
    assert tom.first == imani.last + 1


def test_the_second_of_two_handlers_is_told_that_it_changed_and_nothing_is_lost(employers: Employers) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    asked = Asked("decide", "hand-over", values={"option": "written complaint"})
    second = door.act(employers.slug, done.ref, asked, employers.viewer("tom"), seen_sequence=done.last, at=MONDAY)
    assert isinstance(second, Changed)
    assert second.refusal is not None
    assert "decided" in {since.kind for since in second.since}
    assert {since.by for since in second.since} == {"imani"}


def test_a_note_goes_ahead_although_the_case_has_moved_meanwhile(employers: Employers) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    noted = door.act(employers.slug, done.ref, NOTE, employers.viewer("imani"), seen_sequence=done.last, at=MONDAY)
    assert isinstance(noted, Done)


def test_a_decision_goes_ahead_although_a_note_was_added_meanwhile(employers: Employers) -> None:
    done = employers.complain()
    assert isinstance(door.act(employers.slug, done.ref, NOTE, employers.viewer("tom"), at=MONDAY), Done)
    asked = Asked("decide", "hand-over", values={"option": "written complaint"})
    handed = door.act(employers.slug, done.ref, asked, employers.viewer("imani"), seen_sequence=done.last, at=MONDAY)
    assert isinstance(handed, Done)


def test_without_the_look_at_what_happened_since_a_stale_form_would_go_ahead(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    monkeypatch.setattr(door, "stands_in_the_way", lambda *_: ())
    asked = Asked("decide", "hand-over", values={"option": "written complaint"})
    answer = door.act(employers.slug, done.ref, asked, employers.viewer("tom"), seen_sequence=done.last, at=MONDAY)
    assert not isinstance(answer, Changed)


def test_somebody_named_as_complained_about_loses_the_case_in_the_same_transaction(employers: Employers) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    farah = employers.viewer("farah")
    assert lists.case_page(farah, done.ref, MONDAY).line.number
    named = door.act(
        employers.slug,
        done.ref,
        Asked("name person", values={"people": ("farah",)}),
        employers.viewer("imani"),
        at=MONDAY,
    )
    assert isinstance(named, Done), named
    assert Exclusion.objects.filter(person="farah").exists()
    with pytest.raises(scope.NoSuchCase):
        lists.case_page(farah, done.ref, MONDAY)
    with pytest.raises(scope.NoSuchCase):
        door.act(employers.slug, done.ref, NOTE, farah, at=MONDAY)
    assert "farah" not in lists.case_page(employers.system, done.ref, MONDAY).outlook.holders


def test_a_case_hidden_from_somebody_who_sees_everything_takes_its_number_from_the_other_series(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden, usual = employers.complain(**{"suspected posts": ("chief executive",)}), employers.complain()
    monkeypatch.setattr("putright.register.viewers.sees_everything", lambda *_: frozenset({"helen"}))
    assert employers.hand_over(hidden.ref).number == "EMP-2026-R00001"
    assert employers.hand_over(usual.ref).number == "EMP-2026-00001"


def test_nobody_writes_to_a_case_of_another_organisation_or_one_that_is_not_there(employers: Employers) -> None:
    done = employers.complain()
    stranger = scope.system(employers.place.id + 1, "elsewhere", MONDAY.date())
    with pytest.raises(scope.NoSuchCase):
        door.act(employers.slug, done.ref, NOTE, stranger, at=MONDAY)
    with pytest.raises(scope.NoSuchCase):
        door.act(employers.slug, "nothere", NOTE, employers.system, at=MONDAY)
    with pytest.raises(NoSuchOrganisation):
        door.act("elsewhere", done.ref, NOTE, employers.system, at=MONDAY)


def test_a_party_of_nobody_here_cannot_be_given_as_complainant(employers: Employers) -> None:
    asked = Asked("receive", "complaint", values={**COMPLAINT, "complainant": "f" * 32}, words=WORDS)
    with pytest.raises(NoSuchParty):
        door.act(employers.slug, None, asked, employers.public, at=MONDAY)
    assert not CaseRow.unscoped.exists()


def test_a_case_keeps_the_version_in_force_on_the_day_of_receipt(employers: Employers) -> None:
    before = employers.complain()
    document = (FOLDER / "procedure.md").read_text()
    newer = (
        document.replace("2026-01\n", "2026-11\n")
        .replace("2026-01-01", "2026-11-01")
        .replace("within: 5 ", "within: 3 ")
    )
    procedures.keep(employers.place, newer.encode())
    late = {"at": datetime(2026, 11, 2, 10, tzinfo=UTC)}
    after, by_post = employers.complain(**late), employers.complain(on=date(2026, 10, 30), **late)
    due = {row.ref: str(row.next_due_on) for row in lists.due(employers.system).rows}
    assert due == {before.ref: "2026-10-19", after.ref: "2026-11-05", by_post.ref: "2026-11-06"}
    employers.hand_over(before.ref, datetime(2026, 11, 3, 10, tzinfo=UTC))
    versions = EntryRow.objects.values_list("case__ref", "version__version")
    assert dict(versions) == {
        before.ref: "2026-01",
        after.ref: "2026-11",
        by_post.ref: "2026-01",
    }


def test_a_version_that_cannot_be_used_is_not_kept(employers: Employers) -> None:
    with pytest.raises(Wrong):
        procedures.keep(employers.place, b"nothing")
    assert ProcedureVersion.objects.count() == 1
