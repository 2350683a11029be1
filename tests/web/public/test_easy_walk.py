"""Every sentence of every page that the public can reach is easy to read, whatever went wrong on the way to it."""

from __future__ import annotations

import pytest

from putright.core.procedure.load import load
from putright.core.scenarios import load_organisation
from tests.web.conftest import PROCEDURES
from tests.web.public.test_easy import names
from tests.web.reading import too_hard
from tests.web.test_journey import Story
from tests.web.test_languages import names as called_alike
from tests.web.test_languages import story
from tests.web.tongues import REACHED

__all__ = ["story"]
pytestmark = pytest.mark.django_db
FOLDER = PROCEDURES / "west-midlands-employers"
LABELS = (
    "A matter for a political party",
    "A matter of government policy",
    "An interpreter, or letters in another language",
    "Another religion or belief",
    "Black, African, Caribbean or Black British",
    "Is it about a political party?",
    "Is it about misconduct, whistleblowing or possible fraud?",
    "Misconduct, whistleblowing and fraud",
    "Your postal address (optional)",
    "Your telephone number (optional)",
)
"""Labels of a few long words that have no easier name: of the census, of the law, of a box that everybody knows."""


@pytest.mark.parametrize("address", REACHED)
def test_every_page_for_the_public_is_easy_to_read(story: Story, address: str) -> None:
    procedure, given = load(FOLDER), load_organisation(FOLDER / "organisation.yaml")
    called = [*names(procedure, given), *called_alike(story.here), story.reference]
    hard = {one for page in REACHED[address](story) for one in too_hard(page.text, called)}
    assert sorted(one for one in hard if not one.endswith(LABELS)) == []


def test_a_label_that_is_let_through_is_hard_and_no_more_than_a_label() -> None:
    assert [label for label in LABELS if not too_hard(f"<p>{label}</p>")] == []
    assert max(len(label.split()) for label in LABELS) <= 8
