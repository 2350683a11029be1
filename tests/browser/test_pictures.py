"""The main pages as they are seen, wide and on a phone: nothing runs off the side, and axe-core finds no fault.

`make pictures` keeps the pictures in docs/pictures; without it they are made and thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.people import fill
from tests.browser.pictured import ANSWER, ORGANISATION, Pictured, carried_to_its_answer, demonstration
from tests.browsers import WIDE, opened

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
KEEP = bool(os.environ.get("PUTRIGHT_PICTURES"))
CASES = 40 if KEEP else 4
SCREENS = (("wide", 1280, 1100), ("390", 390, 1400), ("320", 320, 0))
"""Each screen with its width and the height of its picture, in pixels. The narrowest is a wide one enlarged four times."""
LARGEST = 300_000
"""Bytes of a picture."""

Showing = Callable[[Page, Pictured], object]


def form(page: Page, pictured: Pictured) -> object:
    """A question of the public's form."""
    return page.goto(f"/{ORGANISATION}/tell-us/complaint/what-happened/")


def tracking(page: Page, pictured: Pictured) -> object:
    """Where a case stands, for whoever has its code, with the working of the date."""
    page.context.clear_cookies()
    page.goto(f"/{ORGANISATION}/track/")
    fill(page, {}, {"reference": pictured.reference, "code": pictured.code})
    page.locator("main form button").first.click()
    return page.locator("main details summary").first.click()


def due(page: Page, pictured: Pictured) -> object:
    """What is due, for somebody at the desk."""
    return pictured.staff(page, "Grace Mensah")


def case(page: Page, pictured: Pictured) -> object:
    """A case with one of its dates opened."""
    pictured.staff(page).opens()
    return page.get_by_text("How this was worked out").first.click()


def refusal(page: Page, pictured: Pictured) -> object:
    """A letter that lacks something it must hold."""
    given = {name: words for name, words in ANSWER.items() if name != "apology"}
    assert "does not apologise" in pictured.staff(page).tries("send letter", "outcome", given)
    return None


def letter(page: Page, pictured: Pictured) -> object:
    """A letter to be read before it goes."""
    pictured.staff(page).opens()
    link = page.locator('a[href$="/do/send-letter/outcome/main/"]').first
    page.goto(str(link.get_attribute("href")))
    fill(page, ANSWER, {})
    page.locator("main form button").first.click()
    return page.locator('button[value="send"]').wait_for()


def procedure(page: Page, pictured: Pictured) -> object:
    """The procedure as the public reads it."""
    return page.goto(f"/{ORGANISATION}/how-it-works/")


PICTURES: dict[str, Showing] = {
    "form": form, "tracking": tracking, "due": due, "case": case, "refusal": refusal, "letter": letter,
    "procedure": procedure,
}  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, which is there for development only."""
    if not AXE.exists():
        pytest.skip("axe-core is not in node_modules: `make styles` puts it there")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pictured(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pictured]:
    """A demonstration with one case that is nearly answered."""
    with demonstration(tmp_path_factory.mktemp("demonstration"), CASES) as address:
        yield carried_to_its_answer(chromium, address)


@pytest.fixture
def page(chromium: Browser, pictured: Pictured) -> Iterator[Page]:
    """A page into which axe-core may be put, though our content policy would refuse it."""
    yield from opened(chromium, pictured.address, viewport=WIDE, bypass_csp=True, reduced_motion="reduce")


def beyond_the_side(page: Page) -> int:
    """How many pixels of a page lie beyond the right edge."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def faults(page: Page, axe: str) -> list[str]:
    """What axe-core finds: the rule, what it asks for and the first place."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html']}" for one in found["violations"]]


def wrong_with(page: Page, axe: str) -> list[str]:
    """Everything that is wrong with a page at the width it has now."""
    beyond = beyond_the_side(page)
    return [*([f"{beyond} pixels lie beyond the side"] if beyond else []), *faults(page, axe)]


def picture(page: Page, file: Path, height: int) -> int:
    """Keep the top of a page, as nobody has touched it yet; how many bytes it has."""
    page.evaluate("document.activeElement.blur()")
    width = page.evaluate("document.documentElement.clientWidth")
    whole = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, whole)}
    page.screenshot(path=file, full_page=True, animations="disabled", clip=clip)  # type: ignore[arg-type]
    return file.stat().st_size


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_fits_every_screen_and_has_no_fault_that_axe_core_knows(
    name: str, page: Page, pictured: Pictured, axe: str, tmp_path: Path
) -> None:
    PICTURES[name](page, pictured)
    folder = ROOT / "docs/pictures" if KEEP else tmp_path
    for size, width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        assert wrong_with(page, axe) == [], size
        if height:
            assert picture(page, folder / f"{name}-{size}.png", height) < LARGEST


def test_a_page_that_is_too_wide_and_an_image_without_words_are_noticed(page: Page, axe: str) -> None:
    page.set_content('<main><h1>A page</h1><img src="data:,"><p style="width: 1400px">Too wide</p></main>')
    wrong = " ".join(wrong_with(page, axe))
    assert "pixels lie beyond the side" in wrong
    assert "image-alt" in wrong
