"""Forms of staff that are not done yet: saved while they are written, opened again as they were, and gone when they are done."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from putright.register.models import StaffDraft
from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.desk.test_faults import TYPED, Fault

pytestmark = pytest.mark.django_db
NOTE = "add-note/-"


@pytest.fixture
def case(employers: Place) -> Fault:
    """A complaint."""
    return Fault(employers)


def saves(case: Fault, client: Client, form: dict[str, str], action: str = NOTE, **values: str) -> int:
    """What the script of the form sends while somebody writes; the answer."""
    address = case.address(action).replace("/do/", "/draft/")
    return client.post(address, {**form, **values}).status_code


def test_what_is_being_written_is_saved_and_opened_again_after_signing_out(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    before = case.journal()
    assert saves(case, imani, case.opened(imani, NOTE), **{"words.note": TYPED}) == 204
    assert case.journal() == before
    page = signed_in("Imani Cole").get(case.address(NOTE))
    assert "Typed for an hour &lt;and kept&gt;</textarea>" in page.text
    assert re.search(r"You began this before\. Saved at \d+:\d\d[ap]m\. Throw away", main_of(page))


def test_by_the_button_it_is_saved_without_script_and_found_on_my_work(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, NOTE)
    page = imani.post(case.address(NOTE), {**form, "words.note": TYPED, "draft": "keep"}, follow=True)
    assert "for you alone" in main_of(page)
    work = imani.get(f"/{case.here.slug}/desk/")
    assert "1 form you began and did not send" in main_of(work)
    assert case.address(NOTE) in work.text
    assert "Typed for" not in work.text


def test_a_colleague_reads_only_who_is_writing(case: Fault) -> None:
    imani, tom = signed_in("Imani Cole"), signed_in("Tom Reyes")
    saves(case, imani, case.opened(imani, NOTE), **{"words.note": TYPED})
    page = tom.get(case.address(NOTE))
    assert re.search(r"Imani Cole is writing this too; last saved at \d+:\d\d[ap]m\.", main_of(page))
    assert "Typed for" not in page.text
    assert "Typed for" not in tom.get(f"/{case.here.slug}/desk/").text


def test_once_done_the_draft_is_gone_and_a_late_save_brings_nothing_back(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, NOTE)
    saves(case, imani, form, **{"words.note": TYPED})
    assert imani.post(case.address(NOTE), {**form, "words.note": TYPED}).status_code == 302
    assert StaffDraft.objects.count() == 0
    assert saves(case, imani, form, **{"words.note": TYPED}) == 410
    assert StaffDraft.objects.count() == 0


def test_thrown_away_it_is_gone(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, NOTE)
    saves(case, imani, form, **{"words.note": TYPED})
    page = imani.post(case.address(NOTE), {**form, "draft": "drop"}, follow=True)
    assert "What you wrote was thrown away." in main_of(page)
    assert "Typed for" not in page.text
    assert StaffDraft.objects.count() == 0


def test_a_form_with_an_error_and_a_letter_that_is_only_read_are_kept_too(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, "assign/-")
    assert imani.post(case.address("assign/-"), {**form, "words.reasons": TYPED}).status_code == 200
    assert "Typed for an hour" in imani.get(case.address("assign/-")).text


def test_signed_out_or_signed_in_as_somebody_else_it_answers_403_and_keeps_nothing_in_anothers_name(
    case: Fault,
) -> None:
    browser = signed_in("Imani Cole")
    form = case.opened(browser, NOTE)
    browser.logout()
    assert saves(case, browser, form, **{"words.note": TYPED}) == 403
    browser.force_login(get_user_model().objects.get(name="Tom Reyes"))
    assert saves(case, browser, form, **{"words.note": TYPED}) == 403
    assert StaffDraft.objects.count() == 0


def test_without_the_token_of_the_page_it_answers_403(case: Fault) -> None:
    imani = Client(enforce_csrf_checks=True)
    imani.force_login(get_user_model().objects.get(name="Imani Cole"))
    assert saves(case, imani, {}, **{"words.note": TYPED}) == 403
    assert StaffDraft.objects.count() == 0


def test_a_case_out_of_sight_and_one_that_never_was_answer_alike(case: Fault) -> None:
    farah = signed_in("Owen Hart")
    address = case.address(NOTE).replace("/do/", "/draft/")
    nowhere = farah.post(address.replace(case.ref, "abcdefghjkmn"), {"words.note": TYPED})
    theirs = farah.post(address, {"words.note": TYPED})
    assert (theirs.status_code, theirs.text) == (nowhere.status_code, nowhere.text)
    assert theirs.status_code == 404


def test_what_is_no_action_is_not_kept_and_too_much_is_said_to_be(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, NOTE)
    assert saves(case, imani, form, action="nothing/-", **{"words.note": TYPED}) == 410
    assert saves(case, imani, form, **{"words.note": "x" * 450_000}) == 413


def test_a_form_without_words_offers_nothing_to_save(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    assert "Save and come back later" in main_of(imani.get(case.address(NOTE)))
    assert "Save and come back later" not in main_of(imani.get(case.address("declare-interest/-")))
    assert hidden_in(imani.get(case.address(NOTE)))["whose"]


def test_each_point_of_a_complaint_has_a_draft_of_its_own(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    for head in ("1", "2"):
        address = f"{case.address(NOTE)}?head={head}"
        form = hidden_in(imani.get(address))
        kept = imani.post(address.replace("/do/", "/draft/"), {**form, "words.note": f"About point {head}"})
        assert kept.status_code == 204
    for head in ("1", "2"):
        page = imani.get(f"{case.address(NOTE)}?head={head}")
        assert f"About point {head}</textarea>" in page.text
        assert f"/draft/add-note/-/main/?head={head}" in page.text
    assert "You began this before" not in imani.get(case.address(NOTE)).text
    work = imani.get(f"/{case.here.slug}/desk/").text
    assert f"{case.address(NOTE)}?head=2" in work
    imani.post(f"{case.address(NOTE)}?head=2", {**form, "words.note": "About point 2"})
    assert StaffDraft.objects.values_list("form", flat=True).get() == "add-note/-/main?head=1"
