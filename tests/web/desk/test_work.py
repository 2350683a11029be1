"""My work: views that are counted, choices that stand in the address, a file for spreadsheets, and what is still to be done."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.utils import timezone

from putright.register.organisations import Place
from putright.web.spreadsheet import FORMULA, safe
from tests.web.cast import complain, main_of, signed_in
from tests.web.test_journey import PROMISED, Story, answered_complaint

pytestmark = pytest.mark.django_db


def work(here: Place, query: str = "", name: str = "Imani Cole") -> str:
    """What somebody reads on the page of their work."""
    return main_of(signed_in(name).get(f"/{here.slug}/desk/{query}"))


def table(here: Place, query: str = "") -> list[list[str]]:
    """The file for a spreadsheet, line by line."""
    answer = signed_in("Imani Cole").get(f"/{here.slug}/desk/list.csv{query}")
    assert "attachment" in answer.headers["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(text)))


def test_a_case_stands_in_the_list_by_what_happened_and_who_brought_it(employers: Place) -> None:
    reference, _ = complain(employers, **{"words.what happened": "The course was called off twice.\nNobody rang."})
    said = work(employers)
    assert "The course was called off twice. Nobody rang." in said
    assert f"{reference} · Jo Field · " in said


def test_whoever_speaks_for_somebody_is_named_with_them(employers: Place) -> None:
    about = {"value.for": "somebody", "value.other name": "Mrs Brook", "value.spoken for": "agrees"}
    complain(employers, **about)
    assert "Jo Field for Mrs Brook" in work(employers)


def test_each_view_is_counted_and_a_link(employers: Place) -> None:
    complain(employers)
    said = work(employers)
    for view in ("0 Late", "0 Due today", "1 To acknowledge", "0 With nobody", "0 To put right"):
        assert view in said, view
    assert "Nothing is late, and nothing is due today." in said
    assert "The room was locked" in work(employers, "?show=acknowledge")
    assert "There is nothing here." in work(employers, "?show=late")


def test_what_is_late_is_said_in_days_and_in_the_title(employers: Place) -> None:
    complain(employers)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/?show=late")
    assert "<title>(1) My work" in page.text
    assert "1 case is late." in main_of(page)
    assert "days late:" in main_of(page)


def test_what_is_chosen_stands_in_the_address_and_can_be_taken_back(employers: Place) -> None:
    complain(employers)
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/?kind=complaint&service=training&show=acknowledge")
    assert "The room was locked" in main_of(page)
    assert 'href="/west-midlands-employers/desk/?show=acknowledge&amp;kind=complaint"' in page.text
    assert "There is nothing here." in work(employers, "?kind=compliment")
    assert "The room was locked" in work(employers, "?kind=nothing-of-this&service=none&show=none")


def test_what_was_agreed_stays_on_the_list_until_it_is_done_though_the_case_is_closed(employers: Place) -> None:
    story = answered_complaint(employers)
    assert "1 To put right" in work(employers)
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        work_then = work(employers, "?show=remedies")
        assert "What we agreed to do is done" in work_then
        assert "The room was locked" in work_then
    story.does("Farah Khan", "complete-action/1", **{"words.what was done": "Sent."})
    assert "0 To put right" in work(employers)


def test_what_they_say_was_not_done_is_to_be_put_right_again(employers: Place) -> None:
    story = answered_complaint(employers)
    story.does("Farah Khan", "complete-action/1", **{"words.what was done": "Sent."})
    address = f"/{employers.slug}/track/do/answer-action/1/"
    story.complainant.post(address, {"value.answer": "not done", "request_key": "k" * 24, "seen": "99"})
    assert PROMISED in main_of(story.tracked())
    assert "1 To put right" in work(employers)


def test_the_file_holds_what_the_list_shows_and_no_formula(employers: Place) -> None:
    complain(employers, **{"words.what happened": "=HYPERLINK(0)", "value.name": "@Jo"})
    complain(employers, request_key="other", **{"words.what happened": "A second thing"})
    head, *lines = table(employers)
    assert head[:2] == ["Reference", "Due"]
    assert len(lines) == 2
    first = next(line for line in lines if "HYPERLINK" in line[4])
    assert first[4:6] == ["'=HYPERLINK(0)", "'@Jo"]
    assert table(employers, "?show=late")[1:] == []


@pytest.mark.parametrize("mark", FORMULA)
def test_a_text_that_a_spreadsheet_would_work_out_is_marked(mark: str) -> None:
    assert safe(f"{mark}1+1") == f"'{mark}1+1"
    assert safe("1+1") == "1+1"


def test_a_page_of_a_list_takes_as_many_queries_however_many_there_are(employers: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = signed_in("Imani Cole"), []
    for number in range(2):
        for more in range(5):
            complain(employers, request_key=f"{number} {more}")
        client.get(f"/{employers.slug}/desk/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{employers.slug}/desk/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_only_mine_is_what_i_have(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    assert "The room was locked" in work(employers, "?whose=mine", "Farah Khan")
    assert "The room was locked" in work(employers)
    assert "There is nothing here." in work(employers, "?whose=mine")
