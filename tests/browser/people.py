"""What people do on the pages, by what they see: a person who complains, and somebody at the desk. No test is here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.text import slugify
from playwright.sync_api import APIResponse, Locator, Page, expect

TOKEN = "csrfmiddlewaretoken"
Given = Mapping[str, "str | tuple[str, ...]"]


def slug(text: str) -> str:
    """A word as it stands in an address."""
    return slugify(text) or "-"


def fill(page: Page, words: Given, values: Given) -> None:
    """Fill in a form: free text by part, everything else by the name of its field; people by their names."""
    for name, given in values.items():
        for ticked in page.locator(f'[name="value.{name}"][type="checkbox"]:checked').all():
            ticked.uncheck()  # a draft of an earlier try may stand in the form
        for one in (given,) if isinstance(given, str) else given:
            _answer(page, name, one)
    for name, text in words.items():
        page.locator(f'[name="words.{name}"]').fill(str(text))


def _answer(page: Page, name: str, given: str) -> None:
    if page.locator(f'[name="value.{name}-day"]').count():
        year, month, day = given.split("-")
        for part, number in (("day", day), ("month", month), ("year", year)):
            page.locator(f'[name="value.{name}-{part}"]').fill(number)
        return
    field = page.locator(f'[name="value.{name}"]')
    match field.first.evaluate("e => e.type"):
        case "radio" | "checkbox":
            _choice(page, name, given).check()
        case "select-one":
            exact = field.locator(f'option[value="{given}"]')
            if exact.count():
                field.select_option(given)
            else:
                field.select_option(label=given)
        case _:
            field.fill(given)


def _choice(page: Page, name: str, given: str) -> Locator:
    """A radio or box by its value, or by the words beside it."""
    by_value = page.locator(f'[name="value.{name}"][value="{given}"]')
    return by_value if by_value.count() else page.get_by_label(given, exact=True)


def press(page: Page, button: Locator) -> None:
    """Press a button and wait for the whole page that follows: so that nothing is sought on the old one."""
    with page.expect_navigation():
        button.click()


@dataclass
class Complainant:
    """Somebody who tells an organisation something and follows it, on whatever page they were given."""

    page: Page
    organisation: str
    reference: str = ""
    code: str = ""

    def tells(self, kind: str, words: Given, **values: str | tuple[str, ...]) -> None:
        """Answer the questions of a kind one page after another, check them, send them; note the reference and the code."""
        self.begins(kind)
        self.answers(words, values)
        self.sends()

    def brings(self, kind: str, words: Given, **values: str | tuple[str, ...]) -> None:
        """The same without a page being drawn, for what only comes before what is looked at: in a fraction of the time."""
        given = {"first time": "no", "for": "me", "name": "Ada Brook", "email": "ada@mail.example", **values}
        named = {f"words.{n}": text for n, text in words.items()} | {f"value.{n}": one for n, one in given.items()}
        request, where = self.page.context.request, f"/{self.organisation}/tell-us/{slug(kind)}/"
        shown = request.get(where)
        while not shown.url.endswith("/check/"):
            asked = dict.fromkeys(re.findall(r'name="((?:value|words)\.[^"]+)"', shown.text()))
            shown = self._sent(shown, {name: named[name] for name in asked if name in named} | {"go": "on"})
        done = self._sent(
            shown, {**dict(re.findall(r'name="([^"]+)" value="([^"]*)"', shown.text())), "step": "send"}
        ).text()
        self.reference, self.code = re.findall(r'putright-code">(?:<strong>)?([^<]+)<', done)[:2]

    def _sent(self, shown: APIResponse, form: Given) -> APIResponse:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.text())
        assert token
        data = [(name, one) for name, given in form.items() for one in ((given,) if isinstance(given, str) else given)]
        body = urlencode([*((name, one) for name, one in data if name != TOKEN), (TOKEN, token[1])])
        kind = {"Referer": shown.url, "Content-Type": "application/x-www-form-urlencoded"}
        answer = self.page.context.request.post(shown.url, data=body, headers=kind)
        assert answer.ok
        assert answer.url != shown.url, re.findall(r"govuk-error-message[^>]*>(.*?)</p>", answer.text(), re.DOTALL)
        return answer

    def begins(self, kind: str) -> None:
        """Choose a kind on the first page."""
        self.page.goto(f"/{self.organisation}/")
        self.page.locator(f'[name="kind"][value="{slug(kind)}"]').check()
        press(self.page, self.page.get_by_role("button", name="Continue"))

    def answers(self, words: Given, values: Given) -> None:
        """Answer whatever each page asks, of what is given, and go on as far as the check of all answers."""
        given = {"first time": "no", "for": "me", "name": "Ada Brook", "email": "ada@mail.example", **values}
        while not self.page.url.endswith("/check/"):
            where = self.page.url
            if "/told/" in where:
                press(self.page, self.page.locator('button[value="on"]'))
                continue
            asked = {str(one.get_attribute("name")) for one in self.page.locator("main form [name]").all()}
            fill(
                self.page,
                {name: text for name, text in words.items() if f"words.{name}" in asked},
                {name: one for name, one in given.items() if f"value.{name}" in asked or f"value.{name}-day" in asked},
            )
            press(self.page, self.page.locator("main form[data-keep] button").last)
            assert self.page.url != where, self.page.locator("main").inner_text()

    def sends(self) -> None:
        """Send what was checked."""
        self.page.locator("main form button").first.click()
        self.page.locator(".putright-code").nth(1).wait_for()
        self.reference, self.code = (each.inner_text() for each in self.page.locator(".putright-code").all()[:2])

    def follows(self) -> str:
        """Open the case with reference and code; what the page says."""
        self.page.goto(f"/{self.organisation}/track/")
        if self.page.locator('[name="value.code"]').count():
            fill(self.page, {}, {"reference": self.reference, "code": self.code})
            self.page.locator("main form button").last.click()
        expect(self.page).to_have_url(re.compile("/track/case/"))
        return self.page.locator("main").inner_text()

    def does(self, action: str, about: str, words: Given | None = None, **values: str | tuple[str, ...]) -> None:
        """One of the things the page of the case offers, checked before it is sent where that is asked."""
        self.follows()
        self.page.locator(f'a[href$="/track/do/{slug(action)}/{slug(about)}/"]').first.click()
        fill(self.page, words or {}, values)
        press(self.page, self.page.locator("main form button").last)
        if self.page.locator('button[value="send"]').count():
            press(self.page, self.page.locator('button[value="send"]'))
        expect(self.page.locator(".govuk-error-summary")).to_have_count(0)
        expect(self.page.locator(".govuk-panel")).to_be_visible()


@dataclass
class Staff:
    """Somebody at the desk of an organisation."""

    page: Page
    organisation: str
    reference: str = ""
    """Of the case in hand, as the complainant was told it."""
    found: dict[str, str] = field(default_factory=dict)
    """Where the cases are that were found by their reference."""

    def signs_in(self, name: str) -> Staff:
        """Sign in as somebody; whoever was signed in before is signed out."""
        self.page.context.clear_cookies()
        self.page.goto(f"/{self.organisation}/desk/sign-in/")
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.page).to_have_url(re.compile("/desk/$"))
        return self

    def opens(self) -> str:
        """Find the case by its reference and open it, the first time by searching; what the page says."""
        if self.reference in self.found:
            self.page.goto(self.found[self.reference])
            return self.page.locator("main").inner_text()
        self.page.goto(f"/{self.organisation}/desk/search/")
        search = self.page.locator('form[role="search"]')
        search.locator('[name="text"]').fill(self.reference)
        search.locator("button").click()
        expect(self.page).to_have_url(re.compile("/desk/case/"))
        self.found[self.reference] = self.page.url
        return self.page.locator("main").inner_text()

    def does(
        self,
        action: str,
        about: str = "",
        words: Given | None = None,
        track: str = "main",
        **values: str | tuple[str, ...],
    ) -> None:
        """Take one of the actions the case offers, fill in its form and record it."""
        refused = self.tries(action, about, words, track, **values)
        assert not refused, refused

    def tries(
        self,
        action: str,
        about: str = "",
        words: Given | None = None,
        track: str = "main",
        **values: str | tuple[str, ...],
    ) -> str:
        """The same, where it may be refused; what the refusal says, or nothing."""
        self.opens()
        address = f"/do/{slug(action)}/{slug(about)}/{slug(track)}/"
        if not self.page.locator(f'main form[action$="{address}"]').count():
            link = self.page.locator(f'a[href$="{address}"]')
            assert link.count(), f"{address} is not offered on {self.page.url}"
            self.page.goto(str(link.first.get_attribute("href")))
        fill(self.page, words or {}, values)
        press(self.page, self.page.locator("main form button").last)
        if action == "send letter" and self.page.locator('button[value="send"]').count():
            press(self.page, self.page.locator('button[value="send"]'))
        summary = self.page.locator(".govuk-error-summary")
        return self.page.locator("main").inner_text() if summary.count() else ""


def answer_of_the_council(desk: Staff) -> None:
    """The council upholds a complaint about its streets, says so and promises something."""
    desk.signs_in("Ben Castle").does("decide", "direction", option="manager of the service")
    desk.signs_in("Jo Brindley").does(
        "make finding", "of a complaint", {"reasons": "It was missed."}, head="1", word="upheld"
    )
    desk.does("confirm outcome", "of a complaint", word="upheld")
    desk.does("agree action", "putting right", {"what": "The street is swept each Monday."}, means="service given back")
    desk.does("send letter", "stage 1 response", {"apology": "We are sorry."})
