"""Bad input and faults at the desk: each says what happened and loses nothing, and the record holds what was really done."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.people.names import account
from putright.register import files, staff_drafts, viewers
from putright.register.models import EntryRow, KeptFile
from putright.register.organisations import Place
from putright.register.scope import Viewer
from tests.web.cast import complain, hidden_in, main_of, signed_in
from tests.web.desk.test_files import PDF

pytestmark = pytest.mark.django_db
AT = r"at \d+:\d\d[ap]m"
TYPED = "Typed for an hour <and kept>"


class Fault:
    """A complaint to the employers' body, and what colleagues send to it."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self.ref = complain(here)[0].replace("-", "")

    def address(self, action: str) -> str:
        """Of the form of an action."""
        return f"/{self.here.slug}/desk/case/{self.ref}/do/{action}/main/"

    def opened(self, client: Client, action: str) -> dict[str, str]:
        """The hidden inputs of a form that somebody has open."""
        form = client.get(self.address(action))
        assert form.status_code == 200, main_of(form)
        return hidden_in(form)

    def does(self, name: str, action: str, **values: str) -> None:
        """Something a colleague does meanwhile."""
        client = signed_in(name)
        sent = client.post(self.address(action), {**self.opened(client, action), **values})
        assert sent.status_code == 302, main_of(sent)

    def journal(self) -> list[str]:
        """The kinds of entry on record."""
        bodies = EntryRow.objects.filter(case__ref=self.ref).order_by("sequence").values_list("body", flat=True)
        return [re.findall(r'"kind":"([^"]+)"', body)[0] for body in bodies]

    def viewer(self, name: str) -> Viewer:
        """A colleague as a viewer."""
        found = viewers.viewer(
            self.here, account(name, f"{name.lower().replace(' ', '.')}@wme.example"), timezone.now()
        )
        assert found
        return found

    def draft(self, name: str, action: str) -> staff_drafts.StaffDraft | None:
        """What is kept of a form for somebody."""
        return staff_drafts.load(self.viewer(name), self.ref, f"{action}/main", timezone.now())


@pytest.fixture
def case(employers: Place) -> Fault:
    """The complaint."""
    return Fault(employers)


def test_two_people_decide_at_once_the_second_is_told_who_did_and_keeps_the_words(case: Fault) -> None:
    imani, tom = signed_in("Imani Cole"), signed_in("Tom Reyes")
    first, second = (case.opened(client, "decide/hand-over") for client in (imani, tom))
    assert (
        imani.post(case.address("decide/hand-over"), {**first, "value.option": "written complaint"}).status_code == 302
    )
    late = tom.post(
        case.address("decide/hand-over"), {**second, "value.option": "written complaint", "words.reasons": TYPED}
    )
    said = main_of(late)
    assert late.status_code == 409
    assert re.search(rf"Imani Cole changed this {AT}\. Your words are kept below\.", said)
    assert "by Imani Cole" in said
    assert TYPED in said
    assert case.journal().count("decided") == 1
    assert case.draft("Tom Reyes", "decide/hand-over") is not None


def test_a_stale_form_says_who_changed_what_and_goes_through_when_sent_again(case: Fault) -> None:
    tom = signed_in("Tom Reyes")
    form = case.opened(tom, "assign/-")
    case.does("Imani Cole", "triage/-", **{"value.service": "training"})
    before = case.journal()
    sent = {"value.to": account("Imani Cole", "imani.cole@wme.example"), "words.reasons": TYPED}
    changed = tom.post(case.address("assign/-"), {**form, **sent})
    assert re.search(rf"Imani Cole changed this {AT}\.", main_of(changed))
    assert f"{TYPED.replace('<', '&lt;').replace('>', '&gt;')}</textarea>" in changed.text
    assert case.journal() == before
    again = tom.post(case.address("assign/-"), {**hidden_in(changed), **sent})
    assert again.status_code == 302
    assert case.journal().count("assigned") == before.count("assigned") + 1
    assert case.draft("Tom Reyes", "assign/-") is None


def test_a_note_written_meanwhile_stands_in_nobodys_way(case: Fault) -> None:
    tom = signed_in("Tom Reyes")
    form = case.opened(tom, "triage/-")
    case.does("Imani Cole", "add-note/-", **{"words.note": "Rang at noon"})
    assert tom.post(case.address("triage/-"), {**form, "value.service": "training"}).status_code == 302


def test_what_was_begun_before_a_change_is_opened_with_what_changed(case: Fault) -> None:
    tom = signed_in("Tom Reyes")
    form = case.opened(tom, "assign/-")
    kept = tom.post(case.address("assign/-"), {**form, "words.reasons": TYPED, "draft": "keep"})
    assert kept.status_code == 302
    case.does("Imani Cole", "triage/-", **{"value.service": "training"})
    page = tom.get(case.address("assign/-"))
    assert re.search(rf"Imani Cole changed this {AT}\. Your words are kept below\.", main_of(page))
    assert "Typed for an hour" in page.text
    sent = {"value.to": account("Imani Cole", "imani.cole@wme.example"), "words.reasons": TYPED}
    assert tom.post(case.address("assign/-"), {**hidden_in(page), **sent}).status_code == 302


def test_a_case_handed_to_somebody_else_says_so_and_gives_the_words_back(case: Fault) -> None:
    tom = signed_in("Tom Reyes")
    form = case.opened(tom, "assign/-")
    case.does("Imani Cole", "assign/-", **{"value.to": account("Farah Khan", "farah.khan@wme.example")})
    before = case.journal()
    sent = {"value.to": account("Tom Reyes", "tom.reyes@wme.example"), "words.reasons": TYPED}
    late = tom.post(case.address("assign/-"), {**form, **sent})
    said = main_of(late)
    assert late.status_code == 409
    assert re.search(rf"Imani Cole changed this {AT}", said)
    assert "this is for somebody else to do" in said
    assert "The case is with Farah Khan." in said
    assert TYPED in said
    assert "It is kept for you alone until" in said
    assert TYPED in main_of(tom.get(case.address("assign/-")))
    assert case.journal() == before


def test_a_case_that_went_out_of_sight_is_not_there_any_more_and_gives_nothing_back_but_the_own_words(
    case: Fault,
) -> None:
    helen = signed_in("Helen Abara")
    form = case.opened(helen, "add-note/-")
    helen.post(case.address("add-note/-"), {**form, "words.note": TYPED, "draft": "keep"})
    case.does("Imani Cole", "name-person/-", **{"value.people": account("Helen Abara", "helen.abara@wme.example")})
    before = case.journal()
    late = helen.post(case.address("add-note/-"), {**form, "words.note": "And more"})
    assert late.status_code == 404
    assert "And more" in main_of(late)
    assert "Typed for an hour" not in late.text
    assert helen.get(case.address("add-note/-")).status_code == 404
    assert "Typed for an hour" not in helen.get(f"/{case.here.slug}/desk/").text
    assert case.journal() == before


def test_a_file_that_vanished_is_missed_before_anything_is_recorded(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, "add-paper/-")
    added = imani.post(
        case.address("add-paper/-"),
        {**form, "add_file": "yes", "value.paper": "Minutes", "file": SimpleUploadedFile("minutes.pdf", PDF)},
    )
    shown = hidden_in(added)
    assert shown["file_shown"]
    files.forget(timezone.now() + timedelta(days=31))
    assert KeptFile.objects.count() == 0
    before = case.journal()
    sent = {**shown, "value.paper": "Minutes", "value.may see": "no"}
    missed = imani.post(case.address("add-paper/-"), sent)
    assert "A file you added is not here any more." in main_of(missed)
    assert 'value="Minutes"' in missed.text
    assert case.journal() == before
    without = imani.post(
        case.address("add-paper/-"), {**hidden_in(missed), "value.paper": "Minutes", "value.may see": "no"}
    )
    assert without.status_code == 302


def test_files_wait_as_long_as_the_words_they_came_with(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, "record-communication/-")
    imani.post(
        case.address("record-communication/-"),
        {**form, "add_file": "yes", "words.message": TYPED, "file": SimpleUploadedFile("minutes.pdf", PDF)},
    )
    files.forget(timezone.now() + timedelta(days=29))
    assert "minutes.pdf" in main_of(imani.get(case.address("record-communication/-")))
    files.forget(timezone.now() + timedelta(days=31))
    page = imani.get(case.address("record-communication/-"))
    assert "A file you added is not here any more." in main_of(page)
    assert "Typed for an hour" in page.text


def test_a_file_that_was_erased_is_not_there_and_the_page_says_so(case: Fault) -> None:
    from putright.register import erase

    imani = signed_in("Imani Cole")
    form = case.opened(imani, "add-paper/-")
    sent = {**form, "value.paper": "Minutes", "file": SimpleUploadedFile("minutes.pdf", PDF)}
    assert imani.post(case.address("add-paper/-"), sent).status_code == 302
    page = imani.get(f"/{case.here.slug}/desk/case/{case.ref}/")
    link = re.findall(r'href="([^"]+/file/[^"]+)"', page.text)[0]
    erase.words(case.here, case.ref, timezone.now())
    assert imani.get(link).status_code == 404
    assert "A file, erased" in main_of(imani.get(f"/{case.here.slug}/desk/case/{case.ref}/"))


def test_a_form_sent_twice_says_that_it_was_recorded_and_records_it_once(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, "decide/hand-over")
    sent = {**form, "value.option": "written complaint"}
    answers = [imani.post(case.address("decide/hand-over"), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert case.journal().count("decided") == 1


def signed_out(client: Client) -> None:
    """The sign-in has run out, the browser is the same."""
    client.logout()


def back(client: Client, answer: HttpResponse, name: str) -> HttpResponse:
    """Sign in after having been sent to the sign-in page, and come to the page that was wanted."""
    from django.contrib.auth import get_user_model

    assert answer.status_code == 302
    asked = client.get(answer.headers["Location"])
    wanted = asked.headers["Location"].split("next=")[1].replace("%2F", "/")
    client.force_login(get_user_model().objects.get(name=name))
    return client.get(wanted, follow=True)


def test_a_form_sent_after_the_sign_in_ran_out_is_there_again_for_whoever_wrote_it(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    form = case.opened(imani, "add-note/-")
    before = case.journal()
    signed_out(imani)
    answer = imani.post(case.address("add-note/-"), {**form, "words.note": TYPED})
    cookie = imani.cookies["unsent"]
    assert cookie["httponly"]
    assert cookie["path"] == case.address("add-note/-")
    assert case.journal() == before
    page = back(imani, answer, "Imani Cole")
    assert "You were signed out before this was recorded." in main_of(page)
    assert "Typed for an hour &lt;and kept&gt;</textarea>" in page.text
    assert imani.post(case.address("add-note/-"), {**hidden_in(page), "words.note": TYPED}).status_code == 302
    assert case.journal().count("note added") == 1
    assert case.draft("Imani Cole", "add-note/-") is None


def test_somebody_else_who_signs_in_there_is_not_given_the_words_and_the_writer_still_is(case: Fault) -> None:
    browser = signed_in("Imani Cole")
    form = case.opened(browser, "add-note/-")
    signed_out(browser)
    answer = browser.post(case.address("add-note/-"), {**form, "words.note": TYPED})
    assert "Typed for an hour" not in back(browser, answer, "Tom Reyes").text
    assert "Typed for an hour" in back(browser, answer, "Imani Cole").text


def test_what_bears_no_mark_of_ours_is_not_kept(case: Fault) -> None:
    stranger = Client()
    stranger.post(case.address("add-note/-"), {"words.note": TYPED, "whose": "made:up:mark"})
    assert "unsent" not in stranger.cookies


def test_words_written_on_somebodys_page_are_not_recorded_in_anothers_name(case: Fault) -> None:
    browser = signed_in("Imani Cole")
    form = case.opened(browser, "add-note/-")
    before = case.journal()
    browser.force_login(signed_in_as("Tom Reyes"))
    answer = browser.post(case.address("add-note/-"), {**form, "words.note": TYPED})
    assert answer.status_code == 302
    assert case.journal() == before
    assert case.draft("Tom Reyes", "add-note/-") is None
    assert "Typed for an hour" in back(browser, answer, "Imani Cole").text


def signed_in_as(name: str):  # type: ignore[no-untyped-def]
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(name=name)


def test_a_record_of_what_came_in_is_kept_likewise(case: Fault) -> None:
    imani = signed_in("Imani Cole")
    address = f"/{case.here.slug}/desk/record/complaint/"
    form = hidden_in(imani.get(address))
    signed_out(imani)
    answer = imani.post(address, {**form, "words.what happened": TYPED, "value.channel": "letter"})
    page = back(imani, answer, "Imani Cole")
    assert "Typed for an hour &lt;and kept&gt;</textarea>" in page.text
    assert 'value="letter" checked' in page.text


def test_the_sign_in_page_leads_nowhere_else(employers: Place) -> None:
    for wanted in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/other/desk/",
        f"/{employers.slug}/desk//../",
    ):
        asked = Client().get(f"/{employers.slug}/desk/sign-in/", {"next": wanted})
        assert "elsewhere" not in asked.headers["Location"]
