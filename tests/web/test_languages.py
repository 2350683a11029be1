"""The public pages speak the language a reader chose; what is not in it is marked. Staff are spoken to in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client, override_settings
from django.utils.translation import get_language, override, trans_real

from putright.people.names import people
from putright.register import setup
from putright.register.files import kinds
from putright.register.organisations import Place
from putright.web.page import office_now
from putright.web.telling.theirs import from_core, said, theirs
from putright.web.urls import PUBLIC
from tests.web.cast import complain, main_of, signed_in
from tests.web.conftest import PROCEDURES
from tests.web.test_journey import Story, answered_complaint
from tests.web.tongues import REACHED, leaks

pytestmark = pytest.mark.django_db
MADE_UP = ["en-xa", "ar-xb"]
LEFT: dict[str, str] = {}
"""Addresses that are known to leak, and why. An address that does not leak any more fails its test until it is taken out."""


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint that was answered, so that every kind of page has something to say."""
    return answered_complaint(employers)


def names(here: Place) -> list[str]:
    """What is called the same in every language."""
    staff = [person.name for person in people(office_now(here).staff).values()]
    return [here.name, *staff, *(kind.name for kind in kinds.KINDS), "Putright"]


def left(story: Story, address: str, language: str) -> list[str]:
    """The English on the pages of an address."""
    story.complainant.cookies["language"] = language
    pages = list(REACHED[address](story))
    assert pages
    assert all(f'<html lang="{language}"' in page.text for page in pages)
    known = [*names(story.here), story.reference]
    return [found for page in pages for found in leaks(page.text, known)]


def test_it_is_known_how_to_reach_every_public_page() -> None:
    assert set(REACHED) == {"chooser", *(route.name for route in PUBLIC)}


@pytest.mark.parametrize("address", [
    pytest.param(name, marks=pytest.mark.xfail(reason=LEFT[name], strict=True) if name in LEFT else ()) for name in REACHED
])  # fmt: skip
def test_no_english_is_left_on_a_public_page(story: Story, address: str) -> None:
    assert [left(story, address, language) for language in MADE_UP] == [[], []]


@pytest.mark.parametrize("folder", sorted(path.name for path in PROCEDURES.iterdir() if path.is_dir()))
def test_nothing_of_any_procedure_is_taken_for_a_text_of_the_page(folder: str, db: None) -> None:
    here = setup.organisation_from(PROCEDURES / folder, demo=True)
    service = next(iter(office_now(here).services), "")
    client = Client()
    reference, _code = complain(here, client, **{"value.service": service, "value.categories": "other"})
    client.cookies["language"] = "ar-xb"
    case = client.get(f"/{here.slug}/track/case/")
    forms = [client.get(link) for link in re.findall(r'href="([^"]+/track/do/[^"]+)"', case.text)]
    assert forms
    for page in (case, *forms, client.get(f"/{here.slug}/"), client.get(f"/{here.slug}/how-it-works/")):
        assert leaks(page.text, [*names(here), reference]) == []


@pytest.mark.parametrize("address", ["/nowhere/", "/no-such-body/track/"])
def test_no_english_is_left_where_nothing_is_found(address: str) -> None:
    page = Client(headers={"cookie": "language=en-xa"}).get(address)
    assert page.status_code == 404
    assert leaks(page.text, ["Putright"]) == []


def test_a_text_that_no_catalogue_knows_is_found_out(story: Story) -> None:
    page = story.complainant.get(f"/{story.here.slug}/").text
    assert "Have you told us already" in leaks(page, names(story.here))
    story.complainant.cookies["language"] = "en-xa"
    page = story.complainant.get(f"/{story.here.slug}/").text
    assert leaks(page.replace("</main>", "<p>Left out</p></main>"), names(story.here)) == ["Left out"]
    assert leaks(page.replace("</main>", '<a aria-label="Left out"></a></main>'), names(story.here)) == ["Left out"]
    assert leaks(page.replace(' lang="en-gb"', ""), names(story.here)) != []


def test_a_reader_asks_for_welsh_by_a_link_and_keeps_it_for_a_year(employers: Place) -> None:
    client = Client()
    start = client.get(f"/{employers.slug}/track/?from=letter")
    assert '<a href="?from=letter&amp;language=cy" lang="cy" hreflang="cy" dir="ltr">Cymraeg</a>' in start.text
    asked = client.get(f"/{employers.slug}/track/?from=letter&language=cy")
    assert (asked.status_code, asked.headers["Location"]) == (302, f"/{employers.slug}/track/?from=letter")
    kept = client.cookies["language"]
    assert (kept["max-age"], kept["samesite"], kept["httponly"]) == (365 * 24 * 60 * 60, "Lax", True)
    page = client.get(f"/{employers.slug}/")
    assert '<html lang="cy" dir="ltr"' in page.text
    assert page.headers["Content-Language"] == "cy"
    assert "This is a draft translation. The English page counts." in page.text
    assert 'hreflang="en-gb"' in page.text
    assert "draft translation" not in start.text


def test_the_answer_to_a_form_has_no_link_that_would_lose_it(employers: Place) -> None:
    page = Client().post(f"/{employers.slug}/track/", {})
    assert "hreflang" not in page.text
    assert "hreflang" in Client().get(f"/{employers.slug}/track/").text


@pytest.mark.parametrize("asked", ["xx", "fr", "", "cy/../en", "EN-GB"])
def test_a_language_that_is_not_offered_changes_nothing(employers: Place, asked: str) -> None:
    client = Client()
    page = client.get(f"/{employers.slug}/", {"language": asked})
    assert page.status_code == 200
    assert "language" not in client.cookies
    client.cookies["language"] = asked
    assert '<html lang="en-gb"' in client.get(f"/{employers.slug}/").text


def test_nothing_is_guessed_from_the_browser(employers: Place) -> None:
    page = Client(headers={"accept-language": "cy"}).get(f"/{employers.slug}/")
    assert '<html lang="en-gb" dir="ltr"' in page.text


def test_made_up_languages_are_in_no_list_and_not_offered_where_people_work(employers: Place) -> None:
    assert "en-xa" not in Client().get(f"/{employers.slug}/").text
    with override_settings(LANGUAGES=[("en-gb", "English"), ("cy", "Cymraeg")]):
        client = Client()
        assert client.get(f"/{employers.slug}/?language=en-xa").status_code == 200
        client.cookies["language"] = "en-xa"
        assert '<html lang="en-gb"' in client.get(f"/{employers.slug}/").text


def test_staff_are_spoken_to_in_english_whatever_the_browser_keeps(employers: Place) -> None:
    client = signed_in("Imani Cole")
    plain = main_of(client.get(f"/{employers.slug}/desk/"))
    client.cookies["language"] = "ar-xb"
    assert main_of(client.get(f"/{employers.slug}/desk/")) == plain
    asked = client.get(f"/{employers.slug}/desk/search/?language=cy")
    assert asked.status_code == 200
    assert '<html lang="en-gb" dir="ltr"' in asked.text
    assert "hreflang" not in asked.text
    account = Client(headers={"cookie": "language=cy"}).get("/accounts/login/")
    assert '<html lang="en-gb" dir="ltr"' in account.text


def test_a_language_does_not_stay_with_the_next_reader(employers: Place) -> None:
    Client(headers={"cookie": "language=ar-xb"}).get(f"/{employers.slug}/")
    assert get_language() == "en-gb"
    assert '<html lang="en-gb"' in Client().get(f"/{employers.slug}/").text


def test_a_letter_is_read_as_it_was_sent(story: Story) -> None:
    link = re.findall(r"/track/letter/\d+/", story.tracked().text)[0]
    sent = main_of(story.complainant.get(f"/{story.here.slug}{link}"))
    story.complainant.cookies["language"] = "ar-xb"
    page = story.complainant.get(f"/{story.here.slug}{link}").text
    letter = page.split('<div lang="en-gb" dir="ltr"><article class="putright-letter putright-letter--14">')[1].split(
        "</article>"
    )[0]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", letter)).strip()
    assert words.startswith(story.here.name)
    assert "Our reference: " in words
    assert "Seal of the record" in words
    assert words.split("Dear")[0] in sent


def test_words_of_theirs_are_marked_in_a_page_of_another_language_and_nowhere_else() -> None:
    title, sentence = theirs("A <b>complaint"), said("Closed: %(word)s", word=theirs("upheld"))
    assert title.__html__() == "A &lt;b&gt;complaint"
    assert sentence == "Closed: upheld"
    with override("ar-xb"):
        assert title.__html__() == '<span lang="en-gb" dir="ltr">A &lt;b&gt;complaint</span>'
        marked = said("Closed: %(word)s & <so on>", word=theirs("upheld"))
        assert marked == 'Closed: <span lang="en-gb" dir="ltr">upheld</span> &amp; &lt;so on&gt;'
    with override("cy"):
        assert theirs("Cwyn", "cy").__html__() == "Cwyn"
    assert theirs("Cwyn", "cy").__html__() == '<span lang="cy" dir="ltr">Cwyn</span>'


def test_without_compiled_catalogues_every_page_is_english(
    employers: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apps.get_app_config("web"), "path", str(tmp_path))
    trans_real._translations.clear()
    pages = [Client(headers={"cookie": f"language={code}"}).get(f"/{employers.slug}/") for code in ("cy", *MADE_UP)]
    trans_real._translations.clear()
    assert all("What would you like to tell us?" in page.text for page in pages)


def test_a_fixed_sentence_of_the_core_is_translated_and_any_other_is_marked() -> None:
    with override("en-xa"):
        assert from_core("Yes") == "[!!! Ýéš · !!!]"
        assert '<span lang="en-gb"' in theirs(from_core("The last day to ask was Monday.")).__html__()
    assert from_core("Yes") == "Yes"
