"""The example organisation for the tests of files, in a database of each test's own."""

from tests.register.conftest import employers

__all__ = ["employers"]
