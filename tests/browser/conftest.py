"""What these tests need of a browser is in `tests.browsers`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers import mark


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    mark(items, Path(__file__).parent)
