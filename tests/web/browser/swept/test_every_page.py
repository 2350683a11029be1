"""Every page and every form of staff, under every procedure, looked at in a real browser: nothing that axe or a script finds.

In `make test` at the width of a telephone, every page, and the form of every action once, by keyboard, and with its errors; in
`make soak` at both widths and always by keyboard, and so for every form there is under every procedure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from allauth.urls import urlpatterns as of_accounts
from django.urls import URLPattern, URLResolver

from putright.core.casework.decide import CHAPTERS
from putright.web.urls import DESK
from tests.web.browser.swept.moments import NO_FORM
from tests.web.browser.swept.visiting import Form, Visitor
from tests.web.browser.swept.walks import FOLDERS, LOOKED_AT, NOT_VISITED, WALKS

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PAGES = Path(__file__).parents[4] / "src/putright/web/jinja2/desk"


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_and_no_form_of_staff_has_a_fault(visits: Callable[[str], Visitor], folder: str) -> None:
    visitor = visits(folder)
    visitor.thorough = THOROUGH
    forms = visitor.here.forms
    assert {(form.action, form.about) for form in forms} == visitor.here.open
    assert set(LOOKED_AT[folder]) <= {form.action for form in forms}
    for form in forms if THOROUGH else one_of_each(form for form in forms if form.action in LOOKED_AT[folder]):
        looks_at(visitor, form)
    for walk in (one for one in WALKS if folder in one.folders):
        visitor.walks(walk.steps)
        assert set(walk.routes) <= visitor.routes, walk.steps
        assert {f"desk/{page}.html" for page in walk.pages} <= visitor.pages, walk.steps
    assert visitor.found == {}


def one_of_each(forms: Iterable[Form]) -> list[Form]:
    """For each action the form that asks most."""
    by_questions = sorted(forms, key=lambda form: form.questions)
    return list({form.action: form for form in by_questions}.values())


def looks_at(visitor: Visitor, form: Form) -> None:
    """Open a form and look at it, as it is and with its errors."""
    visitor.opens(f"case/{form.case}/{form.end}", form.person)
    assert visitor.drawn == "desk/act.html", form
    visitor.looks(f"{form.action} {form.about}")
    if (day := visitor.page.locator('[name="value.happened on-day"]')).count():
        day.fill("99")
    visitor.press(visitor.page.locator("#act button").last)
    assert visitor.page.title().startswith("Error: "), form
    visitor.looks(f"{form.action} {form.about}, with errors", walked=True)


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_address_of_staff_is_come_by_or_left_out_with_a_reason() -> None:
    come_by = {name for walk in WALKS for name in walk.routes}
    assert sorted([*come_by, *NOT_VISITED]) == sorted({*names(DESK), *names(of_accounts)})


def test_every_page_of_staff_is_seen() -> None:
    drawn = {
        str(file.relative_to(PAGES).with_suffix(""))
        for file in PAGES.rglob("*.html")
        if "{% extends" in file.read_text()
    }
    assert {page for walk in WALKS for page in walk.pages} == drawn - {"draft", "sorting"}


def test_the_form_of_every_action_is_looked_at_or_left_out_with_a_reason() -> None:
    looked_at = [action for actions in LOOKED_AT.values() for action in actions]
    assert sorted([*looked_at, *NO_FORM]) == sorted(CHAPTERS)
