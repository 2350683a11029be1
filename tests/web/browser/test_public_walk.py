"""Every page for the public and every error, walked as people walk: by keyboard, narrow, enlarged, in their own colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Complainant, Staff, answer_of_the_council, fill, press
from tests.web.browser.checks import alike_but_apart, by_keyboard, faults

COUNCIL = "dudley-council"
GIVEN = {
    "first time": "no", "exclusions": "insurance claim", "for": "somebody", "other name": "Mrs Brook", "spoken for": "agrees",
    "service": "waste care", "categories": "other", "name": "Ada Brook", "email": "ada@mail.example",
}  # fmt: skip
WORDS = {"what happened": "The bin was missed again."}


def questions(page: Page) -> Iterator[str]:
    """Every page from the first to the confirmation, each question first with its error where it can have one."""
    page.goto(f"/{COUNCIL}/?kind=")
    yield "nothing chosen"
    page.goto(f"/{COUNCIL}/tell-us/complaint/")
    while not page.url.endswith("/check/"):
        yield page.url
        if "/told/" in page.url:
            press(page, page.locator('button[value="on"]'))
            continue
        where = page.url
        press(page, page.locator("main form[data-keep] button").last)
        if page.url == where:
            assert page.title().startswith("Error: ")
            yield f"{page.url} with an error"
        elif page.url != where:
            page.goto(where)
        asked = {str(one.get_attribute("name")) for one in page.locator("main form [name]").all()}
        fill(
            page,
            {name: text for name, text in WORDS.items() if f"words.{name}" in asked},
            {name: one for name, one in GIVEN.items() if f"value.{name}" in asked},
        )
        press(page, page.locator("main form[data-keep] button").last)
    yield page.url
    page.locator("main form button").first.click()
    page.locator(".putright-code").nth(1).wait_for()
    yield page.url


def test_every_question_and_every_error_has_no_fault(page: Page) -> None:
    for where in questions(page):
        found = [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)]
        assert found == [], where


def test_pages_beside_the_questions_have_no_fault(page: Page) -> None:
    for end in ("", "?kind=not-sure", "tell-us/back/nothing/", "track/", "track/link/", "track/link/nothing/"):
        page.goto(f"/{COUNCIL}/{end}")
        assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == [], end


def test_what_follows_a_complaint_has_no_fault(page: Page) -> None:
    person = Complainant(page, COUNCIL)
    person.begins("complaint")
    person.answers(WORDS, {"service": "waste care", "categories": "other"})
    page.goto(f"/{COUNCIL}/tell-us/later/")
    assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == []
    page.goto(f"/{COUNCIL}/tell-us/complaint/check/")
    person.sends()
    for end in ("track/case/", "track/contact/", "track/do/record-communication/-/"):
        page.goto(f"/{COUNCIL}/{end}")
        assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == [], end
    press(page, page.locator("main form button").last)
    assert page.title().startswith("Error: ")
    assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == []


def test_what_follows_an_answer_has_no_fault(page: Page, office: Page) -> None:
    """What was promised, whether it was done, and another look asked for: ground by ground, with errors, and checked."""
    person = Complainant(page, COUNCIL)
    person.brings("complaint", WORDS, service="street care", categories="policy not kept")
    answer_of_the_council(Staff(office, COUNCIL, person.reference))
    assert "What we said we would do" in person.follows()
    review = f"/{COUNCIL}/track/do/use-right/stage-2-review/"
    for end in ("track/case/", "track/do/answer-action/1/", "track/do/use-right/stage-2-review/"):
        page.goto(f"/{COUNCIL}/{end}")
        assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == [], end
    for ground in ("factual error", "new evidence"):
        page.locator(f'[name="value.grounds"][value="{ground}"]').check()
    page.locator('[name="words.factual error"]').fill("Point 1.\n  The log is of another street.")
    press(page, page.locator("main form button").last)
    assert page.title().startswith("Error: ")
    assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == []
    page.get_by_role("link", name="Say which point it is about, and what shows it").click()
    expect(page.locator('[name="words.new evidence"]')).to_be_focused()
    page.keyboard.type("A photograph.")
    page.locator("main form button").last.click()
    expect(page.locator("h1")).to_have_text("Check before you send it")
    assert page.url.endswith(review)
    assert [*faults(page, (390,)), *by_keyboard(page), *alike_but_apart(page)] == []
    page.locator('button[value="change"]').click()
    expect(page.locator('[name="words.factual error"]')).to_have_value("Point 1.\n  The log is of another street.")


def test_focus_is_marked_in_colours_that_the_reader_forces(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    for end in ("", "tell-us/complaint/for/", "tell-us/complaint/you/", "track/"):
        page.goto(f"/{COUNCIL}/{end}")
        assert by_keyboard(page, forced=True) == [], end


UNMARKED = "<style>* { outline: none !important; box-shadow: none !important }</style>"
COVERED = "<div style='position:fixed; inset:0; background:white'></div>"
TRAPPED = "document.addEventListener('keydown', e => e.preventDefault()); HTMLElement.prototype.blur = () => {}"


@pytest.mark.parametrize(
    ("spoil", "sign"),
    [
        (f'document.head.insertAdjacentHTML("beforeend", "{UNMARKED}")', "not marked"),
        (f'document.body.insertAdjacentHTML("beforeend", "{COVERED}")', "under something"),
        (f"{TRAPPED}; document.querySelector('main input[type=radio]').focus()", "no way on"),
    ],
)
def test_the_walk_sees_what_is_wrong(page: Page, spoil: str, sign: str) -> None:
    page.goto(f"/{COUNCIL}/")
    page.evaluate(f"() => {{ {spoil} }}")
    assert any(sign in one for one in by_keyboard(page))


def test_links_that_sound_alike_and_lead_apart_are_seen(page: Page) -> None:
    page.goto(f"/{COUNCIL}/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=/a>More</a> <a href=/b>More</a>')"
    )
    assert alike_but_apart(page) == ["More"]
