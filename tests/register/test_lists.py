"""The lists: what is due page by page, finding by words, and a year in figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from putright.register import door, lists, search
from putright.register.door import Asked, Done
from putright.register.lists import VIEWS, Picked
from putright.register.models import CaseRow, Paper
from tests.register.cast import COMPLAINT, MONDAY, Employers


def later(days: int) -> dict[str, object]:
    """A moment so many days after the first Monday."""
    return {"at": MONDAY + timedelta(days=days)}


def test_what_is_due_comes_oldest_first_and_whole_whatever_the_size_of_a_page(employers: Employers) -> None:
    refs = {employers.complain(**later(day % 4)).ref for day in range(11)}  # type: ignore[arg-type]
    for size in (1, 3, 25):
        found, after = [], ""
        while True:
            page = lists.due(employers.viewer("imani"), after=after, size=size)
            found += page.rows
            after = page.after
            if not after:
                break
        assert [row.due_order for row in found] == sorted(row.due_order for row in found if row.due_order)
        assert {row.ref for row in found} == refs
        assert len(found) == len(refs)


def test_what_is_late_is_judged_when_it_is_looked_at(employers: Employers) -> None:
    employers.complain()
    late = employers.viewer("imani", MONDAY + timedelta(days=60))
    assert [row.late for row in lists.due(late).rows] == [True]
    assert [row.late for row in lists.due(employers.viewer("imani")).rows] == [False]


def test_a_key_that_nobody_made_starts_at_the_beginning(employers: Employers) -> None:
    employers.complain()
    for key in ("x", "99999999zzz", "20261399abc"):
        assert len(lists.due(employers.viewer("imani"), after=key).rows) <= 1
    assert len(lists.due(employers.viewer("imani"), after="not a key").rows) == 1


def test_mine_is_what_i_have_now(employers: Employers) -> None:
    handed, kept = employers.complain(), employers.complain()
    employers.hand_over(handed.ref)
    assert [row.ref for row in lists.due(employers.viewer("imani"), Picked(mine=True)).rows] == [kept.ref]
    assert [row.ref for row in lists.due(employers.viewer("farah"), Picked(mine=True)).rows] == [handed.ref]


def test_each_view_holds_what_it_says_and_is_counted(employers: Employers) -> None:
    done = employers.complain()
    imani = employers.viewer("imani")

    def views(day: int = 0) -> dict[str, int]:
        viewer = employers.viewer("imani", MONDAY + timedelta(days=day))
        shown = {view: len(lists.due(viewer, Picked(view)).rows) for view in VIEWS}
        assert shown == lists.counted(viewer, Picked())
        return shown

    def holds(day: int = 0) -> set[str]:
        return {view for view, number in views(day).items() if number and view}

    due_on = lists.due(imani).rows[0].due_on
    assert due_on
    days = (due_on - MONDAY.date()).days
    assert "acknowledge" in holds()
    assert {"late"} == holds(days + 1) & {"late", "today", "week"}
    assert {"today", "week"} == holds(days) & {"late", "today", "week"}
    employers.hand_over(done.ref)
    letter = Asked("send letter", "acknowledgement", words={"handler contact": "Ring the office."})
    assert isinstance(door.act(employers.slug, done.ref, letter, imani, at=MONDAY), Done)
    assert "acknowledge" not in holds()


def test_a_view_is_as_narrow_for_whoever_has_one_service_or_one_case(employers: Employers) -> None:
    mine, other = employers.complain(), employers.complain()
    employers.hand_over(mine.ref)
    farah = employers.viewer("farah")
    assert {row.ref for row in lists.due(farah, Picked("acknowledge", mine=True)).rows} == {mine.ref}
    assert lists.counted(farah, Picked(mine=True))["acknowledge"] == 1
    assert lists.counted(farah, Picked(service="no such service"))[""] == 0
    assert lists.counted(employers.viewer("imani"), Picked(feedback="complaint"))[""] == 2
    assert set(lists.counted(employers.public, Picked()).values()) == {0}
    assert other.ref in {row.ref for row in lists.due(employers.viewer("imani"), Picked("acknowledge")).rows}


def test_what_nobody_has_is_in_a_view_of_its_own(employers: Employers) -> None:
    done = employers.complain()
    CaseRow.unscoped.filter(ref=done.ref).update(unheld=True)
    assert [row.ref for row in lists.due(employers.viewer("imani"), Picked("nobody")).rows] == [done.ref]


def test_a_line_has_its_subject_and_who_brought_it_beside_it(employers: Employers) -> None:
    done = employers.complain(what="The lift was out of order")
    imani = employers.viewer("imani")
    beside = lists.beside(imani, lists.due(imani).rows)
    assert beside[done.ref].subject == "The lift was out of order"
    assert beside[done.ref].who
    Paper.objects.filter(part="what happened").update(words="", erased_at=MONDAY)
    assert lists.beside(imani, lists.due(imani).rows)[done.ref].subject == ""
    nobody = employers.public
    assert lists.beside(nobody, lists.due(imani).rows)[done.ref].subject == ""


def test_the_list_takes_the_same_number_of_queries_however_long_it_is(employers: Employers) -> None:
    counts = []
    for _ in range(2):
        for _ in range(6):
            employers.complain()
        viewer = employers.viewer("imani")
        with CaptureQueriesContext(connection) as queries:
            lists.due(viewer)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_case_is_found_by_words_number_and_name_newest_first(employers: Employers) -> None:
    first = employers.complain(what="The café on the Königstraße was shut")
    second = employers.complain(what="The CAFE was dirty; I couldn't eat there")
    number = employers.hand_over(second.ref).number
    imani = employers.viewer("imani")
    assert [row.ref for row in lists.found(imani, "cafe").rows] == [second.ref, first.ref]
    assert [row.ref for row in lists.found(imani, "Café shut").rows] == [first.ref]
    assert [row.ref for row in lists.found(imani, "couldnt dirty").rows] == [second.ref]
    assert [row.ref for row in lists.found(imani, number).rows] == [second.ref]
    assert [row.ref for row in lists.found(imani, "begum").rows] == [second.ref, first.ref]
    assert lists.found(imani, "zanzibar").rows == ()
    assert lists.found(imani, "").rows == ()


@pytest.mark.parametrize(
    "text", ["'", '"', "a' OR '1'='1", "x & !y | (", "* NEAR/2", "words:", "\\", "%s", "\x00", "-"]
)
def test_no_way_of_writing_breaks_the_search(employers: Employers, text: str) -> None:
    employers.complain()
    assert lists.found(employers.viewer("imani"), text).rows == ()


def test_more_than_is_shown_is_said_and_not_counted(employers: Employers) -> None:
    for _ in range(4):
        employers.complain(what="bins")
    found = lists.found(employers.viewer("imani"), "bins", shown=3)
    assert (len(found.rows), found.more) == (3, True)
    assert not lists.found(employers.viewer("imani"), "bins", shown=4).more


def test_nobody_finds_another_organisations_cases_by_its_hidden_word(employers: Employers) -> None:
    employers.complain()
    assert lists.found(employers.viewer("imani"), search.of_organisation(employers.place.id)).rows == ()


def test_later_words_are_found_too(employers: Employers) -> None:
    done = employers.complain()
    note = Asked("add note", words={"note": "The caretaker has the keys"})
    assert isinstance(door.act(employers.slug, done.ref, note, employers.viewer("imani"), at=MONDAY), Done)
    assert [row.ref for row in lists.found(employers.viewer("imani"), "caretaker course").rows] == [done.ref]


def test_the_figures_count_what_was_received_and_judge_by_the_first_date(employers: Employers) -> None:
    for _ in range(3):
        employers.complain()
    in_time, late = employers.complain(), employers.complain()
    letter = Asked("send letter", "acknowledgement", words={"handler contact": "Ring the office."})
    for done, days in ((in_time, 1), (late, 20)):
        employers.hand_over(done.ref)
        at = MONDAY + timedelta(days=days)
        assert isinstance(door.act(employers.slug, done.ref, letter, employers.viewer("imani"), at=at), Done)
    compliment = Asked(
        "receive", "compliment", values={**COMPLAINT, "categories": ()}, words={"what happened": "Thanks"}
    )
    assert isinstance(door.act(employers.slug, None, compliment, employers.public, at=MONDAY), Done)
    seen = lists.figures(employers.system, date(2026, 1, 1), date(2026, 12, 31))
    assert (seen.received, seen.formal) == (6, 2)
    assert seen.by_kind == {"complaint": 5, "compliment": 1}
    assert seen.by_service == {"training": 6}
    acknowledged = seen.in_time["acknowledgement"]
    assert (acknowledged.in_time, acknowledged.late) == (1, 1)
    assert acknowledged.not_yet_due + acknowledged.overdue >= 3
    assert lists.figures(employers.system, date(2025, 1, 1), date(2025, 12, 31)).received == 0
