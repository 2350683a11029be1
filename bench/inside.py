"""Timing what has no page: a year's figures, a write through the door, making the rows again."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from bench.timing import ORGANISATION, Line, timed
from putright.register import door, lists, rebuild, scope
from putright.register.door import Asked
from putright.register.organisations import place
from putright.register.scope import Viewer

REBUILT = 2_000


def lines() -> list[Line]:
    """The lines of this table."""
    here, today = place(ORGANISATION), timezone.localdate()
    system = scope.system(here.id, here.slug, today)
    officer = replace(system, kind="staff")
    figures = timed(
        "a year's figures", _timed(lambda: lists.figures(officer, today - timedelta(days=365), today)), 100, 20
    )
    return [figures, timed("a write through the door", _writes(system), 5, 100), _rebuilt(here.slug)]


def _timed(do: Callable[[], object]) -> Callable[[], float]:
    def turn() -> float:
        begun = time.perf_counter()
        do()
        return time.perf_counter() - begun

    return turn


def _writes(viewer: Viewer) -> Callable[[], float]:
    open_cases = iter([row.ref for row in lists.due(viewer, size=200).rows])
    staff = replace(viewer, kind="staff")

    def note() -> None:
        asked = Asked(
            "record communication", values={"channel": "email"}, words={"message": "I have not heard from you."}
        )
        answer = door.act(
            ORGANISATION,
            next(open_cases),
            asked,
            replace(staff, person="complainant"),
            request_key=secrets.token_hex(8),
        )
        assert isinstance(answer, door.Done), answer

    return _timed(note)


def _rebuilt(organisation: str) -> Line:
    begun, made = time.perf_counter(), 0
    for number in _some(rebuild.rebuild(organisation, timezone.now())):
        made += number
    return Line("rows made again from journals", made / (time.perf_counter() - begun), "cases a second")


def _some(numbers: Iterator[int]) -> Iterator[int]:
    left = REBUILT
    for number in numbers:
        yield number
        left -= number
        if left <= 0:
            return
