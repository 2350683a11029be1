"""DUD-11: a letter is saved from its page by whoever may read it there, as a PDF in the size they need, or read out."""

from __future__ import annotations

import re

import pytest
from django.db.models import Q
from django.test import Client

from putright.register.organisations import Place
from putright.web.letters import audio, pdf
from tests.guards import SwitchOff
from tests.web.cast import main_of, signed_in
from tests.web.letters.papers import about, pages, places
from tests.web.letters.test_audio import needs_espeak, seconds
from tests.web.letters.test_size import acknowledged, address
from tests.web.test_journey import Story

ADDRESS = "14 Mill Lane\nMadeupton\nZZ9 9ZZ"
needs_pango = pytest.mark.skipif(not pdf.is_installed(), reason=str(pdf.HOW_TO_INSTALL))


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint of somebody who asked for large print, acknowledged."""
    return acknowledged(employers, "print 16")


def at_the_desk(story: Story) -> str:
    """The letter at the desk."""
    return address(story).replace("/track/letter/", f"/desk/case/{story.ref}/letter/")


def readers(story: Story) -> list[tuple[Client, str]]:
    """Whoever may read the letter, and where."""
    return [(story.complainant, address(story)), (signed_in("Imani Cole"), at_the_desk(story))]


@needs_pango
def test_it_is_saved_in_the_size_asked_for_once_or_in_another(story: Story) -> None:
    for client, page in readers(story):
        heights = {}
        for asked in ("", "?size=14", "?size=16", "?size=20"):
            answer = client.get(f"{page}pdf/{asked}")
            assert answer.status_code == 200
            assert "Thank you for telling us." in " ".join(pages(answer.content))
            heights[asked] = max(one.bottom - one.top for one in places(answer.content, "Dear Jo Field"))
        assert heights["?size=14"] < heights["?size=16"] == heights[""] < heights["?size=20"]
        for size in (14, 16, 20):
            assert f'href="{page}pdf/?size={size}"' in client.get(page).text


@needs_pango
def test_it_says_of_itself_what_it_is_and_is_kept_by_nobody_on_the_way(story: Story) -> None:
    for client, page in readers(story):
        answer = client.get(f"{page}pdf/")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Cache-Control"] == "no-store"
        named = re.fullmatch(r'attachment; filename="(.+)"', answer.headers["Content-Disposition"])
        assert named
        reference = re.fullmatch(r"(WME-\d{4}-\d{5})-\d{4}-\d\d-\d\d\.pdf", named[1])
        assert reference
        assert about(answer.content)["title"] == f"We have your complaint – {reference[1]}"


@needs_pango
def test_the_address_it_goes_to_is_on_it(employers: Place) -> None:
    story = acknowledged(employers, "")
    story_with = Story(employers, **{"words.address": ADDRESS})
    story_with.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story_with.does("Imani Cole", "send-letter/acknowledgement", **{"words.handler contact": "Ring Farah"})
    for one, there in ((story, False), (story_with, True)):
        for client, page in readers(one):
            assert ("14 Mill Lane Madeupton ZZ9 9ZZ" in pages(client.get(f"{page}pdf/").content)[0]) == there


@needs_espeak
def test_it_is_read_out_from_its_page(story: Story) -> None:
    for client, page in readers(story):
        assert f'<audio controls preload="none" src="{page}audio/"' in client.get(page).text
        answer = client.get(f"{page}audio/")
        assert answer.headers["Content-Type"] == "audio/wav"
        assert answer.headers["Cache-Control"] == "no-store"
        assert seconds(answer.content) > 20


@needs_espeak
def test_a_player_that_asks_for_a_part_gets_that_part(story: Story) -> None:
    (client, page), *_ = readers(story)
    whole = client.get(f"{page}audio/")
    size = len(whole.content)
    assert whole.headers["Accept-Ranges"] == "bytes"
    for asked, status, part, told in (
        ("bytes=0-1", 206, whole.content[:2], f"bytes 0-1/{size}"),
        ("bytes=100-", 206, whole.content[100:], f"bytes 100-{size - 1}/{size}"),
        (f"bytes=0-{size * 2}", 206, whole.content, f"bytes 0-{size - 1}/{size}"),
        (f"bytes={size}-", 416, b"", f"bytes */{size}"),
        ("bytes=nonsense", 200, whole.content, None),
    ):
        answer = client.get(f"{page}audio/", headers={"Range": asked})
        assert (answer.status_code, answer.content == part) == (status, True), asked
        assert answer.headers.get("Content-Range") == told


@pytest.mark.parametrize("kind", ["pdf", "audio"])
def test_whoever_may_not_read_it_finds_nothing(story: Story, kind: str) -> None:
    """Somebody of another service, somebody without the code, and where there is no letter."""
    assert signed_in("Owen Hart").get(f"{at_the_desk(story)}{kind}/").status_code == 404
    assert Client().get(f"{address(story)}{kind}/").status_code == 404
    other = Story(story.here)
    assert other.complainant.get(f"{address(story)}{kind}/").status_code == 404
    for client, page in readers(story):
        assert client.get(f"{page.rsplit('/', 2)[0]}/1/{kind}/").status_code == 404


@needs_pango
def test_without_the_guard_somebody_excluded_would_have_it(story: Story, switch_off: SwitchOff) -> None:
    """They are of that service's reach, and named in the case."""
    grace = signed_in("Grace Mensah")
    assert grace.get(f"{at_the_desk(story)}pdf/").status_code == 200
    names_her(story)
    for kind in ("pdf", "audio"):
        assert grace.get(f"{at_the_desk(story)}{kind}/").status_code == 404
    switch_off("not_excluded", lambda _viewer: Q())
    assert grace.get(f"{at_the_desk(story)}pdf/").status_code == 200


def names_her(story: Story) -> None:
    """The director is complained about."""
    from django.contrib.auth import get_user_model

    reference = get_user_model().objects.get(name="Grace Mensah").reference
    story.does("Imani Cole", "name-person/-", **{"value.people": reference})


def test_where_nothing_can_be_made_the_page_is_printed_and_staff_read_what_to_install(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    monkeypatch.setattr(audio.shutil, "which", lambda _: None)
    for client, page in readers(story):
        shown = client.get(page)
        assert f"{page}pdf/" not in shown.text
        assert f"{page}audio/" not in shown.text
        assert ("libpango-1.0-0" in main_of(shown)) == ("/desk/" in page)
        assert ("A recording of this letter has to be made by hand" in main_of(shown)) == ("/desk/" in page)
        for kind in ("pdf", "audio"):
            answer = client.get(f"{page}{kind}/")
            assert (answer.status_code, answer.headers["Location"]) == (302, page)


def test_a_letter_too_long_to_be_read_out_says_so_on_its_page(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "LONGEST", 10)
    words = ("Ask us for a recording.", "A recording has to be made by hand.")
    for (client, page), said in zip(readers(story), words, strict=True):
        assert said in main_of(client.get(f"{page}audio/", follow=True))
