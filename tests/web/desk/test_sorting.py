"""WFU-4, WFU-21, and sorting out a case: points in their own words, whom it would go to, cases alike, and an undo."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from putright.people.names import account
from putright.register.models import CaseRow, EntryRow
from putright.register.organisations import Place
from tests.web.cast import COMPLAINT, complain, hidden_in, main_of, signed_in
from tests.web.desk.test_faults import Fault
from tests.web.desk.test_files import PDF
from tests.web.desk.test_quick import ADDRESS, CAUSE, logs
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db
POINTS = {"words.point": "The room was locked <again>.", "words.point 2": "Nobody came."}


@pytest.fixture
def case(employers: Place) -> Fault:
    """A complaint."""
    return Fault(employers)


def test_their_words_stand_beside_the_points_and_each_point_becomes_a_head_in_their_words(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    page = imani.get(case.address("triage/-"))
    said, points = page.text.split("data-points")
    assert "The room was locked &lt;again&gt;." in said.split("data-quote")[1]
    assert points.count("<textarea") == 6
    case.does("Imani Cole", "triage/-", **{"value.service": "training", **POINTS})
    assert case.journal().count("head added") == 1
    read = main_of(imani.get(f"/{case.here.slug}/desk/case/{case.ref}/"))
    assert "Point 2 added" in read
    assert "Point Nobody came" not in read
    assert "Nobody came." in read
    bodies = EntryRow.objects.filter(case__ref=case.ref).values_list("body", flat=True)
    assert not any("locked" in body for body in bodies), "the journal holds no words"


def test_the_page_of_the_case_says_each_point_in_its_own_words(case: Fault) -> None:
    case.does("Imani Cole", "triage/-", **{"value.service": "training", **POINTS})
    read = main_of(signed_in("Imani Cole").get(f"/{case.here.slug}/desk/case/{case.ref}/"))
    assert "Point 1: no finding yet The room was locked <again>." in read
    assert "Point 2: no finding yet Nobody came." in read


def test_the_acknowledgement_says_the_points_and_not_the_whole_letter_again(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "triage/-", **{"value.service": "training", **POINTS})
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    page = main_of(story.form("Imani Cole", "send-letter/acknowledgement", {"words.handler contact": "Ring Farah"}))
    assert page.count("The room was locked <again>.") == 1
    assert page.count("Nobody came.") == 1


def test_points_are_for_those_who_work_on_it(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "triage/-", **{"words.point": "zanzibar"})
    assert "zanzibar" not in main_of(story.tracked())


def test_whom_it_would_go_to_is_said_with_the_reason(case: Fault) -> None:
    said = main_of(signed_in("Imani Cole").get(case.address("assign/-")))
    assert "It would go to: Imani Cole and Tom Reyes" in said
    assert "Because the procedure gives this stage to them" in said
    assert "Imani Cole and Tom Reyes are not named in it." in said


def test_once_somebody_is_named_they_are_said_to_be_passed_over(case: Fault) -> None:
    case.does("Imani Cole", "name-person/-", **{"value.people": account("Tom Reyes", "tom.reyes@wme.example")})
    said = main_of(signed_in("Imani Cole").get(case.address("assign/-")))
    assert "It would go to: Imani Cole" in said
    assert "Tom Reyes cannot have it: is complained about." in said


def test_a_case_alike_is_suggested_and_linked_by_a_click_both_ways_and_nobody_loses_sight_of_their_own(
    employers: Place,
) -> None:
    first, second = Story(employers), Story(employers, **{"words.what happened": "A different matter altogether."})
    imani = signed_in("Imani Cole")
    address = f"/{employers.slug}/desk/case/{first.ref}/do/triage/-/main/"
    page = imani.get(address)
    assert "May be the same matter" in main_of(page)
    assert "from the same person" in main_of(page)
    link = re.findall(r'<form method="post" action="([^"]+/link-case/[^"]+)"', page.text)[0]
    assert imani.post(link, {"value.other": second.ref}).status_code == 302
    for one in (first, second):
        assert "Linked with case" in one.case("Imani Cole")
        read = main_of(one.tracked())
        assert one.reference in read
        assert "Linked" not in read
    assert "A different matter" not in main_of(first.tracked())
    assert "May be the same matter" not in main_of(imani.get(address))


def test_why_a_case_may_be_the_same_is_said_and_the_most_alike_stands_first(employers: Place) -> None:
    first, here = Story(employers), {"value.service": "training"}
    for changes in (
        {
            "value.email": "a@mail.example",
            "value.name": "FIELD, Jo",
            "words.what happened": "The heating was off and everybody shivered throughout.",
            "words.outcome wanted": "Warmth",
        },
        {"value.email": "b@mail.example"},
    ):
        complain(employers, **here, **changes)
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{first.ref}/do/triage/-/main/"))
    both, name = (
        said.index("from somebody of the same name and much the same words, the same service and time"),
        said.index("from somebody of the same name, the same service and time"),
    )
    assert both < name


def test_a_case_that_is_not_there_is_not_linked_and_one_is_found_by_its_number(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    other = complain(case.here, **{"value.email": "x@mail.example"})[0]
    for wrong in ("nothing", case.ref):
        refused = imani.post(case.address("link-case/-"), {**case.opened(imani, "link-case/-"), "value.other": wrong})
        assert "No other case has this number or reference" in main_of(refused)
    case.does("Imani Cole", "link-case/-", **{"value.other": other.lower()})
    assert case.journal().count("case linked") == 1


def test_a_case_hidden_from_whoever_links_is_not_there(employers: Place) -> None:
    seen, hidden = Story(employers), Story(employers, **{"words.what happened": "Zanzibar"})
    hidden.does("Imani Cole", "name-person/-", **{"value.people": account("Helen Abara", "helen.abara@wme.example")})
    helen = signed_in("Helen Abara")
    address = f"/{employers.slug}/desk/case/{seen.ref}/do/link-case/-/main/"
    form = helen.get(address)
    assert hidden.ref not in form.text
    refused = helen.post(address, {**hidden_in(form), "value.other": hidden.ref})
    assert "No other case has this number or reference" in main_of(refused)


@pytest.fixture
def charity(db: None) -> Place:
    """The small charity."""
    from tests.web.conftest import _organisation

    return _organisation("works-for-us")


def undone(client: Client, page: object) -> str:
    """Press Undo on a page; what is said."""
    ref = re.findall(r'name="undo" value="(\w+)"', page.text)  # type: ignore[attr-defined]
    assert ref
    return main_of(client.post(ADDRESS, {"undo": ref[0]}, follow=True))


def test_what_was_saved_a_moment_ago_is_undone_by_an_entry_and_not_counted(charity: Place) -> None:
    desk = signed_in("Amina Hassan")
    logs(desk)
    page = logs(desk, "The lift was stuck.")
    assert re.search(r"Saved at \d+:\d\d[ap]m\. Undo", main_of(page))
    said = undone(desk, page)
    assert "Taken back at" in said
    assert f"1 in the last 7 days. {CAUSE}" in said
    assert "The lift was stuck." not in said
    row = CaseRow.unscoped.get(closed_as="taken back")
    assert (row.live, row.counts_as) == (False, "")
    case = main_of(desk.get(f"/{charity.slug}/desk/case/{row.ref}/"))
    assert "Taken back: recorded by mistake, and not counted" in case
    assert "The lift was stuck." in case


def test_somebody_else_is_offered_no_undo_and_can_do_none(charity: Place) -> None:
    page = logs(signed_in("Amina Hassan"))
    ref = re.findall(r'name="undo" value="(\w+)"', page.text)[0]
    joel = signed_in("Joel Baptiste")
    assert 'name="undo"' not in joel.get(f"{ADDRESS}?saved={ref}").text
    assert joel.post(ADDRESS, {"undo": ref}).status_code == 404
    assert CaseRow.unscoped.filter(closed_as="taken back").count() == 0


def test_after_its_time_undo_says_that_it_is_over(charity: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from putright.core.casework.decide import undoing

    desk = signed_in("Amina Hassan")
    ref = re.findall(r'name="undo" value="(\w+)"', logs(desk).text)[0]
    monkeypatch.setattr(undoing, "SHORTLY", timedelta(0))
    assert 'name="undo"' not in desk.get(f"{ADDRESS}?saved={ref}").text
    assert "It cannot be taken back any more." in main_of(desk.post(ADDRESS, {"undo": ref}, follow=True))
    assert CaseRow.unscoped.filter(closed_as="taken back").count() == 0


def test_files_are_added_while_staff_record_what_came_in(employers: Place) -> None:
    imani = signed_in("Imani Cole")
    address = f"/{employers.slug}/desk/record/complaint/"
    form = hidden_in(imani.get(address))
    sent = {
        **form, **COMPLAINT, "value.for": "no", "value.channel": "letter",
        "value.received on-day": "2", "value.received on-month": "11", "value.received on-year": "2026",
    }  # fmt: skip
    added = imani.post(address, {**sent, "add_file": "yes", "file": SimpleUploadedFile("letter.pdf", PDF)})
    assert "letter.pdf" in main_of(added)
    assert "Error:" not in added.text.split("</title>")[0]
    done = imani.post(address, {**sent, **hidden_in(added)})
    case = imani.get(re.search(r'href="([^"]+/case/[^"]+)"', done.text)[1])  # type: ignore[index]
    assert "letter.pdf" in main_of(case)
