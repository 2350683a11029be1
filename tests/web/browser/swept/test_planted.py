"""What is planted on a page is found on it, each kind by its check; and what is closed is looked into."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.web.browser.swept.visiting import Told, Visitor

NOWHERE = Told("nowhere", {"imani": ""}, (), frozenset(), {}, "", None)

PLANTED = {
    "<p style='color: #aaa'>Pale words</p>": "color-contrast",
    "<button style='position: absolute; width: 9px; height: 9px; padding: 0; border: 0'></button>"
    "<button style='position: absolute; left: 10px; width: 9px; height: 9px; padding: 0; border: 0'></button>": "target-size",
    "<input>": "label",
    "<details><summary>Closed</summary><input></details>": "label",
    "<div class='govuk-radios__item'></div><div class='govuk-radios__conditional'><input></div>": "label",
    "<p style='width: 900px'>Wide words</p>": "pixels wide",
    "<p style='overflow: hidden; white-space: nowrap; width: 60px'>More words than there is room for</p>": "cut off",
    "<a href='/a'>More</a> <a href='/b'>More</a>": "alike but apart: More",
    "<a href='/a' style='outline: none; box-shadow: none'>Not marked</a><style>a:focus { background: none !important }</style>":
        "not marked",
    "<div style='position: fixed; inset: 0; background: white'></div>": "under something",
    "<p>Sent by None</p>": "raw: None",
    "<p>It is with imani now</p>": "raw: imani",
    "<p>next_due_on</p>": "raw: next_due_on",
}  # fmt: skip


@pytest.fixture
def visitor(plain: Page, served: str) -> Visitor:
    """Somebody at the page where people sign in."""
    plain.goto("/accounts/login/")
    return Visitor(plain, served, NOWHERE)


def test_a_page_on_which_nothing_was_planted_has_no_fault(visitor: Visitor) -> None:
    visitor.looks("signing in")
    assert visitor.found == {}


@pytest.mark.parametrize("html", PLANTED, ids=lambda html: PLANTED[html])
def test_what_is_planted_is_found(visitor: Visitor, html: str) -> None:
    visitor.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    visitor.looks("signing in")
    assert any(PLANTED[html] in wrong for wrong in visitor.found["nowhere: signing in"])
