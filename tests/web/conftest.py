"""Organisations with their own procedures and people, as their folders describe them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches

from tools import texts

if TYPE_CHECKING:
    from putright.register.organisations import Place

PROCEDURES = Path(__file__).parents[2] / "procedures"


@pytest.fixture(scope="session", autouse=True)
def _texts() -> None:
    """The catalogues as the texts and translations are now, before any page is drawn."""
    assert texts.main() == 0


def _organisation(folder: str) -> Place:
    from putright.register import setup

    return setup.organisation_from(PROCEDURES / folder, demo=True)


@pytest.fixture
def employers(db: None) -> Place:
    """The employers' body."""
    return _organisation("west-midlands-employers")


@pytest.fixture
def migrants(db: None) -> Place:
    """The charity."""
    return _organisation("wanstead-and-woodford-migrant-support")


@pytest.fixture(scope="module", autouse=True)
def _letters_have_gone() -> Iterator[None]:
    """Whoever complains looks when the minute is over in which a letter can be called back, but where a test is about it."""
    from putright.register.letters import held

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "held", lambda *_: 0)
        yield


@pytest.fixture(autouse=True)
def _nothing_was_sent_yet() -> None:
    """Every test begins with nothing counted for any address."""
    caches["limits"].clear()
