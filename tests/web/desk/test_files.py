"""Files at the desk: beside the entry they came with, the original on asking and noted, and not there for whoever is excluded."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.people.names import account
from putright.register import access, viewers
from putright.register.organisations import Place
from tests.guards import SwitchOff
from tests.register.files.made import EXE, PDF, photo
from tests.web.cast import complain, hidden_in, main_of, signed_in
from tests.web.desk.test_desk import desk
from tests.web.public.test_track import opened

ABOUT_FARAH = {"value.suspected posts": "service manager"}


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> None:
    cache.clear()


class Case:
    """A case to which its complainant has sent a photo."""

    def __init__(self, here: Place, **changes: str) -> None:
        self.here = here
        reference, code = complain(here, **changes)
        self.ref = reference.replace("-", "")
        self.complainant = opened(here, reference, code)
        address = f"/{here.slug}/track/do/record-communication/-/"
        hidden = hidden_in(self.complainant.get(address))
        sent = {**hidden, "words.message": "Look", "file": SimpleUploadedFile("photo.jpg", photo())}
        assert "We have it" in main_of(self.complainant.post(address, sent))

    def page(self, client: Client) -> HttpResponse:
        return client.get(desk(self.here, f"case/{self.ref}/"))

    def addresses(self, client: Client) -> list[str]:
        """Of the files that somebody's page of the case leads to."""
        return list(dict.fromkeys(re.findall(r'href="([^"]+/file/[^"]+)"', self.page(client).text)))

    def form(self, client: Client, action: str) -> tuple[str, dict[str, str]]:
        address = desk(self.here, f"case/{self.ref}/do/{action}/-/main/")
        return address, hidden_in(client.get(address))


@pytest.fixture
def case(employers: Place) -> Case:
    return Case(employers)


def test_a_file_stands_with_the_entry_it_came_with(case: Case) -> None:
    said = main_of(case.page(signed_in("Imani Cole")))
    assert re.search(r"A message from the person who complained .* Look photo\.jpg JPG, \d+ KB As it was sent", said)


def test_of_a_picture_the_copy_is_given_and_the_original_on_asking_which_is_noted(case: Case, employers: Place) -> None:
    client = signed_in("Imani Cole")
    usual, original = case.addresses(client)
    assert original == f"{usual}?original=yes"
    view, sent = client.get(usual), client.get(original)
    assert b"CanaryPhone" not in view.content
    assert sent.content == photo()
    for answer in (view, sent):
        assert answer.headers["Content-Disposition"] == 'attachment; filename="photo.jpg"'
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
    viewer = viewers.viewer(employers, account("Imani Cole", "imani.cole@wme.example"), timezone.now())
    assert viewer is not None
    assert [one.what for one in access.of_case(viewer, case.ref)].count(f"original {usual.split('/')[-2]}") == 1


def test_the_original_is_not_to_be_had_on_the_public_pages(case: Case) -> None:
    page = case.complainant.get(f"/{case.here.slug}/track/case/")
    (address,) = re.findall(r'href="([^"]+/track/file/[^"]+)"', page.text)
    assert b"CanaryPhone" not in case.complainant.get(f"{address}?original=yes").content


def test_the_person_complained_about_is_told_what_they_are_told_of_no_file(employers: Place) -> None:
    case = Case(employers, **ABOUT_FARAH)
    farah = signed_in("Farah Khan")
    nowhere = farah.get(desk(employers, "case/abcdefghjkmn/file/nothing/"))
    for address in case.addresses(signed_in("Imani Cole")):
        answer = farah.get(address)
        assert answer.status_code == 404
        assert answer.content == nowhere.content


def test_without_the_exclusion_they_would_have_it(employers: Place, switch_off: SwitchOff) -> None:
    from django.db.models import Q

    case = Case(employers, **ABOUT_FARAH)
    address = case.addresses(signed_in("Imani Cole"))[0]
    switch_off("not_excluded", lambda _: Q())
    switch_off("within_reach", lambda _: Q())
    assert signed_in("Farah Khan").get(address).status_code == 200


def test_somebody_signed_out_is_asked_to_sign_in_and_given_nothing(case: Case) -> None:
    address = case.addresses(signed_in("Imani Cole"))[0]
    answer = Client().get(address)
    assert answer.status_code == 302
    assert case.complainant.get(address).status_code == 302


def test_a_file_is_had_at_the_address_of_its_own_case_alone(case: Case, employers: Place, migrants: Place) -> None:
    other = Case(employers, request_key="another")
    client = signed_in("Imani Cole")
    address = case.addresses(client)[0]
    assert client.get(address.replace(case.ref, other.ref)).status_code == 404
    assert client.get(address.replace(employers.slug, migrants.slug)).status_code == 404


def test_staff_add_a_document_with_its_file(case: Case) -> None:
    client = signed_in("Imani Cole")
    address, hidden = case.form(client, "add-paper")
    typed = {**hidden, "value.paper": "Minutes", "value.may see": "no"}
    wrong = client.post(address, {**typed, "add_file": "yes", "file": SimpleUploadedFile("minutes.pdf", EXE)})
    assert main_of(wrong).count("The selected file must be a JPG") == 2
    added = client.post(address, {**typed, "add_file": "yes", "file": SimpleUploadedFile("minutes.pdf", PDF)})
    assert "Files you have added minutes.pdf PDF" in main_of(added)
    assert 'value="Minutes"' in added.text
    assert client.post(address, typed).status_code == 302
    said = main_of(case.page(client))
    assert "minutes.pdf PDF" in said
    assert "minutes" not in main_of(case.complainant.get(f"/{case.here.slug}/track/case/"))


def test_a_document_they_may_see_is_theirs_to_have(case: Case) -> None:
    client = signed_in("Imani Cole")
    address, hidden = case.form(client, "add-paper")
    typed = {**hidden, "value.paper": "Minutes", "value.may see": "yes", "file": SimpleUploadedFile("minutes.pdf", PDF)}
    assert client.post(address, typed).status_code == 302
    page = case.complainant.get(f"/{case.here.slug}/track/case/")
    addresses = re.findall(r'href="([^"]+/track/file/[^"]+)"', page.text)
    assert case.complainant.get(addresses[-1]).content == PDF


def test_what_waits_in_a_colleagues_form_is_not_in_mine(case: Case) -> None:
    address, hidden = case.form(signed_in("Imani Cole"), "add-paper")
    added = {**hidden, "add_file": "yes"}
    signed_in("Imani Cole").post(address, {**added, "file": SimpleUploadedFile("minutes.pdf", PDF)})
    assert "minutes.pdf" in main_of(signed_in("Imani Cole").post(address, added))
    whose = case.form(signed_in("Tom Reyes"), "add-paper")[1]["whose"]
    theirs = signed_in("Tom Reyes").post(address, {**added, "whose": whose})
    assert theirs.status_code == 200
    assert "minutes.pdf" not in main_of(theirs)
