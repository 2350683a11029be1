"""A Putright with cases at every stage, served once for each worker, and one who visits it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import PHONE, opened
from tests.web.browser.checks import AXE
from tests.web.browser.swept.visiting import Visitor, told


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it answers; organisations are made when they are asked for."""
    program = [sys.executable, "-m", "tests.web.browser.swept.seeded", str(tmp_path_factory.mktemp("seeded"))]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[4]) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        assert port.isdecimal(), "the server did not start"
        yield f"http://localhost:{port}"
        server.terminate()


@pytest.fixture
def plain(chromium: Browser, served: str) -> Iterator[Page]:
    """A telephone with the checker in every page."""
    yield from opened(chromium, served, script=AXE, bypass_csp=True, viewport=PHONE, reduced_motion="reduce")


@pytest.fixture
def visits(plain: Page, served: str) -> Callable[[str], Visitor]:
    """Somebody who visits the organisation of a folder, in one browser for all its pages."""
    return lambda folder: Visitor(plain, served, told(served, folder))
