"""The poster: what it says, and a square code that leads to the organisation's own page."""

from __future__ import annotations

import re

import pytest
from qrcode.main import QRCode

from putright.core.procedure import publish
from putright.register import setup
from putright.register.organisations import Place
from putright.web.page import procedure_in_force
from putright.web.public.square import QUIET, Square, square
from tests.web.cast import main_of
from tests.web.public.five import FOLDERS, get

pytestmark = pytest.mark.django_db


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def here(request: pytest.FixtureRequest, db: None) -> Place:
    """Each of the five in turn."""
    return setup.organisation_from(request.param, demo=True)


def drawn(code: Square) -> set[tuple[int, int]]:
    """The dark modules that a path draws, by row and column."""
    found = set()
    for column, row, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path):
        found |= {(int(row), int(column) + step) for step in range(int(width))}
    return found


def test_the_poster_says_who_what_and_how_to_reach_them(here: Place) -> None:
    """WWMS-4: copies on show."""
    said = main_of(get(here, "poster/"))
    assert f"{here.name} Tell us what you think You can tell us what went wrong" in said
    assert "You can complain." in said
    assert "Somebody may speak for you." in said
    assert here.contact.telephone in said
    assert f"testserver/ {here.slug}" in said


def test_the_square_code_leads_to_where_people_tell_us(here: Place) -> None:
    page = get(here, "poster/").text
    code = square(f"http://testserver/{here.slug}/")
    assert f'd="{code.path}"' in page
    assert f'viewBox="0 0 {code.width} {code.width}" role="img" aria-labelledby="code-title"' in page
    assert f"It leads to testserver/{here.slug}</title>" in page


def test_a_square_code_draws_what_the_code_says_with_a_white_margin() -> None:
    text = "https://complaints.example/works-for-us/"
    code, meant = square(text), QRCode(error_correction=0, border=0)
    meant.add_data(text)
    matrix = meant.get_matrix()
    dark = {(r + QUIET, c + QUIET) for r, row in enumerate(matrix) for c, module in enumerate(row) if module}
    assert drawn(code) == dark
    assert code.width == len(matrix) + 2 * QUIET
    assert square(f"{text}?") != code


def test_a_procedure_that_promises_a_poster_is_quoted_above_it(here: Place) -> None:
    """WWMS-4: the clause that lays it down."""
    promised = publish.commitments(procedure_in_force(here), "poster")
    assert ("Our text promises this" in main_of(get(here, "poster/"))) == bool(promised)
    assert bool(promised) == (here.slug == "wanstead-and-woodford-migrant-support")
    if promised:
        assert "under “3.1 We tell people about this procedure”: We tell each person about it" in main_of(
            get(here, "poster/")
        )
