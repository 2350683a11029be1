"""The same running Putright and Chromium as `tests/browser`, for what only a real browser can tell of a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import WIDE, mark, opened
from tests.web.browser.checks import AXE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    mark(items, Path(__file__).parent)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page with scripts, into which the checker may be put though our content policy would refuse it."""
    yield from opened(chromium, address, script=AXE, bypass_csp=True, viewport=WIDE)
