"""Showing how far something has come, when it takes longer than two seconds and somebody is looking."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds without a sign of life that people take for granted."""


def shown(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """The items as they are; once they take longer than two seconds, a bar on standard error, gone when done."""
    console = Console(stderr=True)
    begun = time.monotonic()
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task(doing, total=total)
    started = False
    try:
        for item in items:
            bar.advance(task)
            if not started and time.monotonic() - begun > PATIENCE:
                bar.start()
                started = True
            yield item
    finally:
        if started:
            bar.stop()


@contextmanager
def telling(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A function to tell how much is done and of how much; a bar as above. Told nothing, it shows that something goes on."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
