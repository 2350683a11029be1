"""Timing the desk over HTTP: its lists and pages, a finding saved, and eight people working at once."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

from bench.client import Client, token_of
from bench.timing import OFFICER, ORGANISATION, SECONDS, Line, page, search, timed
from bench.words import COMMON, RARE

MANAGER = "Jo Brindley"
PEOPLE, READING = 8, 1.0
"""How many are at work at once, and for how many seconds each looks at a page: less than anybody does."""


def lines(port: int) -> list[Line]:
    """The pages of somebody who sees every case of the largest organisation, and the work on one large case."""
    client, desk = Client(port), f"/{ORGANISATION}/desk/"
    client.sign_in(ORGANISATION, OFFICER)
    case = client.get(desk).split(f'href="{desk}case/', 1)[1].split('"', 1)[0]
    large = f"{desk}case/{made_large()}/"
    pages = [desk, f"{desk}?show=late", large, f"{large}investigation/"]
    return [
        timed("my work, first page", page(client, desk), 25),
        timed("a case page", page(client, f"{desk}case/{case}"), 40),
        timed("a case page, 3 points, 20 entries, 5 files", page(client, large), 50),
        timed("the page of an investigation", page(client, f"{large}investigation/"), 50),
        timed("search, a common word", search(client, COMMON), 40),
        timed("search, a rare word", search(client, RARE), 40),
        timed("saving a finding", finding(port, large), 30),
        together(port, large, pages, READING),
        together(port, large, pages, 0),
    ]


def made_large() -> str:
    """The ref of a large case, made now."""
    made = [sys.executable, "-m", "bench.large", ORGANISATION]
    return subprocess.run(made, capture_output=True, text=True, check=True).stdout.strip()


def finding(port: int, case: str) -> Callable[[], float]:
    """A finding on the first point, sent and kept; each a new one."""
    client, address = Client(port), f"{case}do/make-finding/of-a-complaint/main/"
    client.sign_in(ORGANISATION, MANAGER)
    token, numbers = token_of(client.get(address)), iter(range(10_000))
    answers = {"value.head": "1", "value.word": "upheld", "words.reasons": "The log says so.", "seen": "9999"}

    def send() -> float:
        key = f"bench-{time.time_ns()}-{next(numbers)}"
        client.post(address, {**answers, "csrfmiddlewaretoken": token, "request_key": key})
        assert client.where, "the finding was not kept"
        return client.took

    return send


def together(port: int, case: str, addresses: list[str], reading: float) -> Line:
    """So many people at their desks at once, each asking for one page after another and writing a note in between.

    `reading` is how many seconds somebody looks at a page before they ask for the next, a half more or less. Without any
    it says what the machine can do, and nothing of people at work.
    """
    took: list[float] = []
    stop = time.perf_counter() + (SECONDS * 2 if reading else SECONDS)

    def work(number: int) -> None:
        client, chance = Client(port), Random(number)
        client.sign_in(ORGANISATION, MANAGER if number % 2 else OFFICER)
        note = f"{case}do/add-note/-/main/"
        token, turn = token_of(client.get(note)), number
        while time.perf_counter() < stop:
            turn += 1
            if turn % 10:
                client.get(addresses[turn % len(addresses)])
            else:
                key = f"bench-{number}-{time.time_ns()}"
                client.post(note, {"words.note": "Rang.", "csrfmiddlewaretoken": token, "request_key": key})
            took.append(client.took)
            time.sleep(reading * chance.uniform(0.5, 1.5))

    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(work, range(PEOPLE)))
    took.sort()
    late, median = took[int(len(took) * 0.95)] * 1000, statistics.median(took) * 1000
    if reading:
        what = f"{PEOPLE} people at work at once, each page read for a second (95th of a hundred)"
        return Line(what, late, "ms", 150, f"p50 {median:.1f}")
    return Line(f"{PEOPLE} at once who read nothing (95th of a hundred)", late, "ms", None, f"p50 {median:.1f}")
