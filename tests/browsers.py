"""A running Putright and one real Chromium for all tests of a worker; without Chromium they are skipped with one clear line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws the same pages without a window, in three quarters of the time."""
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def mark(items: list[pytest.Item], folder: Path) -> None:
    """Mark every test in a folder as one for a browser, and skip it where there is none."""
    for item in items:
        if folder in item.path.parents:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium on this machine (Debian: apt-get install chromium)")
                )


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Putright answers, with the five organisations and no case."""
    data = tmp_path_factory.mktemp("served")
    program = [sys.executable, "-m", "tests.browser.serving", str(data)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as server:
        assert server.stdout
        port = server.stdout.readline().strip()
        assert port.isdecimal(), "the server did not start"
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def opened(chromium: Browser, address: str, *, script: str = "", **options: object) -> Iterator[Page]:
    """A page in a browser of its own, closed when the test is over: pages left open slow every later one down.

    A script given is in every page before the page's own are.
    """
    context = chromium.new_context(base_url=address, **options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    if script:
        context.add_init_script(script)
    yield context.new_page()
    context.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """A member of the public, on a phone, with JavaScript and without."""
    yield from opened(chromium, address, viewport=PHONE, java_script_enabled=request.param)


@pytest.fixture
def office(chromium: Browser, address: str) -> Iterator[Page]:
    """A member of staff at a desk."""
    yield from opened(chromium, address, viewport=WIDE)
