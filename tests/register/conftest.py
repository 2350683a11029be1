"""The example organisation, in a database of each test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.register.cast import Employers


@pytest.fixture
def employers(database: str) -> Employers:
    """The example organisation in an empty database, its people known by the words of its file."""
    from putright.register import setup  # noqa: PLC0415 - Django is not set up when this file is read
    from tests.register.cast import PROCEDURES, Employers  # noqa: PLC0415

    return Employers(setup.organisation_from(PROCEDURES / "west-midlands-employers", accounts=False, prefix="WME"))
