"""The same running Putright and Chromium as `tests/browser`, for what only a real browser can tell of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers import mark


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    mark(items, Path(__file__).parent)
