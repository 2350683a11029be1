"""The example organisation, in a database of each test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.register.cast import Employers


@pytest.fixture
def employers(database: str) -> Employers:
    """The example organisation in an empty database, its people known by the words of its file."""
    from putright.register import setup
    from tests.register.cast import FOLDER, Employers

    return Employers(setup.organisation_from(FOLDER, accounts=False, prefix="EMP"))
