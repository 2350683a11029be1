"""What is being recorded as new and was not sent: its writer's alone, offered again, gone once it is recorded or thrown away."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.register import files
from putright.register.models import CaseRow, StaffDraft
from putright.register.organisations import Place
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import _organisation
from tests.web.desk.test_faults import TYPED, back
from tests.web.desk.test_files import PDF

pytestmark = pytest.mark.django_db
WORDS = "words.what happened"
OFFERED = "Go on with what you were recording"
QUICK = "/works-for-us/desk/record/put-right-at-once/"


@pytest.fixture
def address(employers: Place) -> str:
    """Where a complaint is recorded that came by letter, telephone, in person, fax or e-mail."""
    return f"/{employers.slug}/desk/record/complaint/"


@pytest.fixture
def charity(db: None) -> Place:
    """The small charity, which logs what is put right on the spot."""
    return _organisation("works-for-us")


def begins(client: Client, address: str, **values: str) -> dict[str, str]:
    """Open a form and write on it until its script saves it; what went with it unseen."""
    form = hidden_in(client.get(address))
    answer = client.post(f"{address}draft/", {**form, WORDS: TYPED, **values})
    assert answer.status_code == 204
    assert re.fullmatch(r"\d+:\d\d[ap]m", answer["Saved-At"])
    return form


def links(page: HttpResponse) -> list[str]:
    """Where a page leads that offers to go on."""
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+\?draft=[^"]+)"', page.text)]


def everything(**more: str) -> dict[str, str]:
    """A complaint as somebody takes it down."""
    day = timezone.localdate()
    return {
        WORDS: TYPED, "value.channel": "telephone", "value.service": "training", "value.categories": "delay",
        "value.received on-day": str(day.day), "value.received on-month": str(day.month),
        "value.received on-year": str(day.year), "value.name": "Jo Field", "value.telephone": "0100 000000",
        "value.for": "no", "value.first time": "no", **more,
    }  # fmt: skip


@pytest.mark.parametrize("channel", ["letter", "telephone", "in person", "fax", "email"])
def test_whatever_way_it_came_it_is_saved_while_it_is_written_and_there_after_signing_in_again(
    address: str, channel: str
) -> None:
    imani = signed_in("Imani Cole")
    begins(imani, address, **{"value.channel": channel})
    assert CaseRow.unscoped.count() == 0
    imani.logout()
    imani.force_login(get_user_model().objects.get(name="Imani Cole"))
    page = imani.get(address)
    assert OFFERED in main_of(page)
    assert "Typed for an hour" not in page.text
    again = imani.get(links(page)[0])
    assert "Typed for an hour &lt;and kept&gt;</textarea>" in again.text
    assert f'value="{channel}" checked' in again.text
    assert re.search(r"You began this before\. Saved at \d+:\d\d[ap]m\. Throw away", main_of(again))
    assert OFFERED not in main_of(again)


def test_it_is_offered_where_something_new_is_begun_and_on_my_work_and_to_nobody_else(
    employers: Place, address: str
) -> None:
    begins(signed_in("Imani Cole"), address)
    desk = f"/{employers.slug}/desk/"
    for page in (address, f"{desk}record/", desk):
        theirs, others = (signed_in(name).get(page) for name in ("Imani Cole", "Tom Reyes"))
        assert links(theirs)
        assert not links(others)
        assert OFFERED not in main_of(others)
    assert "Typed for" not in theirs.text
    assert "A complaint : not recorded yet." in main_of(signed_in("Imani Cole").get(desk))
    assert not links(signed_in("Imani Cole").get(f"{desk}record/compliment/"))


def test_a_link_to_anothers_draft_opens_an_empty_form(address: str) -> None:
    imani, tom = signed_in("Imani Cole"), signed_in("Tom Reyes")
    begins(imani, address)
    link = links(imani.get(address))[0]
    page = tom.get(link)
    assert "Typed for" not in page.text
    assert "Here is an empty form." in main_of(page)
    assert StaffDraft.objects.count() == 1
    for wrong in ("../../", "%00", "x" * 400):
        assert tom.get(f"{address}?draft={wrong}").status_code == 200


def test_a_call_that_comes_before_a_letter_is_done_is_kept_by_itself(address: str) -> None:
    imani = signed_in("Imani Cole")
    begins(imani, address, **{"value.channel": "letter"})
    begins(imani, address, **{WORDS: "A second thing", "value.channel": "telephone"})
    found = links(imani.get(address))
    assert len(found) == len(set(found)) == 2
    assert ["A second thing</textarea>" in imani.get(link).text for link in found] == [True, False]


def test_two_that_were_saved_in_the_same_minute_are_told_apart_by_a_number(address: str) -> None:
    imani = signed_in("Imani Cole")
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(2):
            begins(imani, address)
        page = main_of(imani.get(address))
    assert re.search(r"saved at \S+ \(number 1\) saved at \S+ \(number 2\)", page)


def test_recorded_it_is_gone_and_a_late_save_brings_nothing_back(address: str) -> None:
    imani = signed_in("Imani Cole")
    begins(imani, address)
    link = links(imani.get(address))[0]
    form = hidden_in(imani.get(link))
    done = imani.post(link, {**form, **everything()})
    assert "Tell the person this code" in main_of(done), main_of(done)
    assert StaffDraft.objects.count() == 0
    assert imani.post(f"{address}draft/", {**form, WORDS: TYPED}).status_code == 410
    assert StaffDraft.objects.count() == 0
    assert OFFERED not in main_of(imani.get(address))
    assert "it was recorded, or thrown away" in main_of(imani.get(link))


def test_thrown_away_it_is_gone_with_its_files(address: str) -> None:
    imani = signed_in("Imani Cole")
    form = begins(imani, address)
    sent = {**form, WORDS: TYPED, "add_file": "yes", "file": SimpleUploadedFile("minutes.pdf", PDF)}
    assert "minutes.pdf" in main_of(imani.post(address, sent))
    link = links(imani.get(address))[0]
    again = imani.get(link)
    assert "minutes.pdf" in main_of(again)
    page = imani.post(link, {**hidden_in(again), "draft": "drop"}, follow=True)
    assert "What you wrote was thrown away." in main_of(page)
    assert page.request["QUERY_STRING"] == ""
    assert OFFERED not in main_of(page)
    assert StaffDraft.objects.count() == 0
    assert files.forget(timezone.now() + timedelta(days=31)) == 0


def test_its_files_wait_as_long_as_its_words(address: str) -> None:
    imani = signed_in("Imani Cole")
    form = hidden_in(imani.get(address))
    imani.post(address, {**form, WORDS: TYPED, "add_file": "yes", "file": SimpleUploadedFile("minutes.pdf", PDF)})
    files.forget(timezone.now() + timedelta(days=29))
    assert "minutes.pdf" in main_of(imani.get(links(imani.get(address))[0]))


def test_by_the_button_it_is_put_aside_without_script(address: str) -> None:
    imani = signed_in("Imani Cole")
    form = hidden_in(imani.get(address))
    page = imani.post(address, {**form, WORDS: TYPED, "draft": "keep"}, follow=True)
    assert "for you alone" in main_of(page)
    assert "What came in?" in main_of(page)
    assert "Typed for an hour" in imani.get(links(page)[0]).text


def test_a_form_with_an_error_is_kept_too(address: str) -> None:
    imani = signed_in("Imani Cole")
    form = hidden_in(imani.get(address))
    wrong = imani.post(address, {**form, WORDS: TYPED})
    assert "There is a problem" in main_of(wrong)
    assert "Typed for an hour" in imani.get(links(imani.get(address))[0]).text


def test_sent_after_the_sign_in_ran_out_it_becomes_its_writers_draft(address: str) -> None:
    imani = signed_in("Imani Cole")
    form = hidden_in(imani.get(address))
    imani.logout()
    answer = imani.post(address, {**form, WORDS: TYPED})
    page = back(imani, answer, "Imani Cole")
    assert "You were signed out before this was recorded." in main_of(page)
    assert "Typed for an hour" in page.text
    assert "unsent" not in {name for name, cookie in imani.cookies.items() if cookie.value}
    done = imani.post(page.request["PATH_INFO"], {**hidden_in(page), **everything()})
    assert "Tell the person this code" in main_of(done)
    assert StaffDraft.objects.count() == 0


def test_signed_out_or_in_as_somebody_else_nothing_is_kept_and_nobody_without_cases_records(
    employers: Place, address: str
) -> None:
    browser = signed_in("Imani Cole")
    form = hidden_in(browser.get(address))
    browser.logout()
    assert browser.post(f"{address}draft/", {**form, WORDS: TYPED}).status_code == 403
    browser.force_login(get_user_model().objects.get(name="Tom Reyes"))
    assert browser.post(f"{address}draft/", {**form, WORDS: TYPED}).status_code == 403
    assert browser.post(f"/{employers.slug}/desk/record/nothing/draft/", {WORDS: TYPED}).status_code == 404
    assert StaffDraft.objects.count() == 0


def test_what_is_put_right_on_the_spot_is_kept_likewise_until_it_is_saved(charity: Place) -> None:
    amina = signed_in("Amina Hassan")
    form = hidden_in(amina.get(QUICK))
    assert amina.post(f"{QUICK}draft/", {**form, "words.cause": TYPED}).status_code == 204
    page = amina.get(QUICK)
    assert OFFERED in main_of(page)
    again = amina.get(links(page)[0])
    assert "Typed for an hour" in again.text
    day = timezone.localdate()
    sent = {
        **hidden_in(again), "words.cause": "The letter went to the old address.", "words.what was done": "Sent again.",
        "value.categories": "mistake", "value.channel": "in person", "value.received on-day": str(day.day),
        "value.received on-month": str(day.month), "value.received on-year": str(day.year),
    }  # fmt: skip
    saved = amina.post(links(page)[0], sent, follow=True)
    assert "Saved at" in main_of(saved)
    assert StaffDraft.objects.count() == 0
    assert CaseRow.unscoped.filter(organisation=charity.id).count() == 1


def test_what_looks_like_a_name_is_asked_about_and_what_was_written_thrown_away_when_its_writer_wants(
    charity: Place,
) -> None:
    amina = signed_in("Amina Hassan")
    form = hidden_in(amina.get(QUICK))
    day = timezone.localdate()
    amina.post(QUICK, {
        **form, "words.cause": "Mrs Brook got the wrong letter", "words.what was done": "Sent again.",
        "value.categories": "mistake", "value.channel": "in person", "value.received on-day": str(day.day),
        "value.received on-month": str(day.month), "value.received on-year": str(day.year),
    })  # fmt: skip
    link = links(amina.get(QUICK))[0]
    assert "Mrs Brook" in amina.get(link).text
    amina.post(link, {**hidden_in(amina.get(link)), "draft": "drop"})
    assert StaffDraft.objects.count() == 0
    assert CaseRow.unscoped.count() == 0
