"""Switching off one of the conditions that say who sees which case: for twins that show that a check would notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

SwitchOff = Callable[[str, Callable[..., Any]], None]
"""Put something else in place of a condition of `register.scope`, by its name."""


@pytest.fixture
def switch_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[SwitchOff]:
    """Statements that were made with the condition are made again, and once more when the test is over."""
    from putright import statements
    from putright.register import scope

    def off(name: str, instead: Callable[..., Any]) -> None:
        monkeypatch.setattr(scope, name, instead)
        statements.make_again()

    yield off
    monkeypatch.undo()
    statements.make_again()
