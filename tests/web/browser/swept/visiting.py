"""A member of staff who goes through pages in one browser, and has each looked at for what may be wrong. No test is here."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Error, Locator, Page, Response

from tests.browser.people import press
from tests.web.browser.checks import PHONE_WIDTH, WIDE, alike_but_apart, by_keyboard, faults, raw_words

OPEN_ALL = """
  document.querySelectorAll('main details').forEach(one => { one.open = true })
  document.head.insertAdjacentHTML('beforeend', '<style>.govuk-radios__conditional, .govuk-checkboxes__conditional'
    + ' { display: block !important }</style>')
"""
"""Everything on a page that somebody could open: what is closed, and the questions that go with a choice."""


class Form(NamedTuple):
    """The form of an action, on a case that offers it."""

    action: str
    about: str
    case: str
    end: str
    """Of its address, after that of the case."""
    person: str
    """Who can open it."""
    questions: int


@dataclass(frozen=True)
class Told:
    """What there is of an organisation in the browser's reach."""

    slug: str
    people: Mapping[str, str]
    forms: tuple[Form, ...]
    open: frozenset[tuple[str, str]]
    cases: Mapping[str, list[str]]
    """Some of those who see each case."""
    spare: str
    """Another case like that of the first forms, that anything may be done to."""
    unread: tuple[str, str] | None
    """A case, and who is asked whether they know anyone in it before it opens."""


def told(base: str, folder: str) -> Told:
    """Have an organisation made, and be told what is there."""
    with urllib.request.urlopen(f"{base}/seed/{folder}/") as answer:
        given: dict[str, Any] = json.load(answer)
    forms = tuple(Form(*one) for one in given["forms"])
    return Told(**{**given, "forms": forms, "open": frozenset(map(tuple, given["open"]))})


@dataclass
class Visitor:
    """Whoever goes through the pages of one organisation, and what was found on the way."""

    page: Page
    base: str
    here: Told
    thorough: bool = False
    """At both widths."""
    found: dict[str, list[str]] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)
    """The addresses of ours that were come by in the walk in hand."""
    pages: set[str] = field(default_factory=set)
    """The pages that were seen in it."""
    drawn: str = ""
    """The page that is open."""

    def __post_init__(self) -> None:
        self.page.on("response", self._note)

    def _note(self, response: Response) -> None:
        """Which address of ours answered, and with which page."""
        if route := response.headers.get("x-route"):
            self.drawn = response.headers["x-drawn"]
            self.routes.add(route)
            self.pages.add(self.drawn)

    def be(self, person: str) -> None:
        """Be signed in as somebody."""
        self.page.context.add_cookies([{"name": "sessionid", "value": self.here.people[person], "url": self.base}])

    def opens(self, end: str, person: str = "") -> None:
        """Open a page of the desk, as somebody."""
        if person:
            self.be(person)
        self.page.goto(f"/{self.here.slug}/desk/{end}", wait_until="load")

    def presses(self, name: str) -> None:
        """Press the button of that name in the page itself."""
        self.press(self.page.locator("main").get_by_role("button", name=name, exact=True).first)

    def press(self, button: Locator) -> None:
        """Press a button, or follow a link, and wait for the page that comes."""
        press(self.page, button)

    def unfolds(self) -> None:
        """Open everything on a page that is closed."""
        self.page.evaluate(OPEN_ALL)

    def looks(self, where: str, *, walked: bool = False) -> None:
        """Look at the page that is open; one that was `walked` with the Tab key a moment ago is not walked again."""
        where = f"{self.here.slug}: {where}"
        wrong = [] if walked and not self.thorough else by_keyboard(self.page)
        if wrong:  # the menu of a telephone may not have been folded yet
            self.page.wait_for_timeout(500)
            wrong = by_keyboard(self.page)
        wrong += [f"alike but apart: {text}" for text in alike_but_apart(self.page)]
        self.unfolds()
        self._keep(where)
        wrong += [f"raw: {word}" for word in raw_words(self.page, self.here.people)]
        wrong += faults(self.page, (PHONE_WIDTH, WIDE) if self.thorough else (PHONE_WIDTH,))
        if wrong:
            self.found[where] = wrong

    def _keep(self, where: str) -> None:
        """Keep a picture where somebody wants to look at it."""
        if folder := os.environ.get("LOOK"):
            name = "".join(one if one.isalnum() else "-" for one in where)[:120]
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    def walks(self, walk: Callable[[Visitor], Iterator[str]]) -> None:
        """Go through some pages, and look at each."""
        self.routes, self.pages = set(), set()
        try:
            for where in walk(self):
                self.looks(where)
        except Error as fault:
            here = f"{self.page.url}, {self.page.title()}: {self.page.locator('main').inner_text(timeout=1000)[:1500]}"
            raise AssertionError(f"{fault}\nThe page was {here}") from fault
