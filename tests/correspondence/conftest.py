"""The example organisation with accounts for its people, and a mail server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.correspondence.mail_server import Post, mail_server

if TYPE_CHECKING:
    from tests.register.cast import Employers

PEOPLE = ("imani", "tom", "farah", "lena", "grace", "owen", "helen")


@pytest.fixture
def employers(database: str) -> Employers:
    """The example organisation; everybody has an account, under the word of its file as their reference."""
    from putright.people.models import User
    from putright.register import setup
    from tests.register.cast import FOLDER, Employers

    for person in PEOPLE:
        User.objects.create(reference=person, name=person.title(), email=f"{person}@employers.example")
    return Employers(setup.organisation_from(FOLDER, accounts=False, prefix="EMP"))


@pytest.fixture
def post() -> Iterator[Post]:
    """The mail server."""
    with mail_server() as found:
        yield found
