"""Timing each kind of work over HTTP, and the few that have no page, in this process."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.client import Client, token_of

ORGANISATION, OFFICER = "dudley-council", "Nadia Aziz"
TURNS, SECONDS = 60, 8.0
MOST = 300
"""More than are taken in within a second."""


@dataclass(frozen=True)
class Line:
    """One line of the table: what, how long or how often, and what is to be reached."""

    what: str
    value: float
    unit: str
    target: float | None = None
    more: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        return self.value >= self.target if self.unit.endswith("a second") else self.value <= self.target


def timed(
    what: str, do: Callable[[], float], target: float | None = None, turns: int = TURNS, *, worst: bool = False
) -> Line:
    """The median of so many turns, in milliseconds, after five to warm up, and the 95th of a hundred beside it.

    With `worst`, it is the 95th that is to be reached.
    """
    for _ in range(5):
        do()
    took = sorted(do() * 1000 for _ in range(turns))
    median, late = statistics.median(took), took[int(turns * 0.95)]
    if worst:
        return Line(f"{what} (95th of a hundred)", late, "ms", target, f"p50 {median:.1f}")
    return Line(what, median, "ms", target, f"p95 {late:.1f}")


def page(client: Client, address: str) -> Callable[[], float]:
    """Asking for a page."""

    def ask() -> float:
        client.get(address)
        return client.took

    return ask


def search(client: Client, word: str) -> Callable[[], float]:
    """Searching, by the form."""
    token = token_of(client.get(f"/{ORGANISATION}/desk/search/"))

    def ask() -> float:
        client.post(f"/{ORGANISATION}/desk/search/", {"csrfmiddlewaretoken": token, "text": word})
        return client.took

    return ask


def intake(port: int, clients: int) -> Line:
    """Complaints that were answered and checked, sent for some seconds by so many people at once."""
    taken, stop = [0] * clients, 0.0
    tokens = drafted(int(SECONDS * MOST))

    def send(number: int) -> None:
        client, address = Client(port), f"/{ORGANISATION}/tell-us/complaint/check/"
        client.cookies["draft"] = tokens.pop()
        csrf = token_of(client.get(address))
        while time.perf_counter() < stop:
            client.cookies["draft"] = tokens.pop()
            client.post(address, {"csrfmiddlewaretoken": csrf})
            assert client.where.endswith("/tell-us/received/"), client.where
            taken[number] += 1

    threads = [threading.Thread(target=send, args=(number,)) for number in range(clients)]
    stop = time.perf_counter() + SECONDS
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    people = "1 person" if clients == 1 else f"{clients} people"
    return Line(f"intake, {people} at once", sum(taken) / SECONDS, "a second", 120 if clients == 8 else None)


def drafted(count: int) -> list[str]:
    """The tokens of so many complaints that only have to be sent."""
    made = [sys.executable, "-m", "bench.drafting", ORGANISATION, str(count)]
    return subprocess.run(made, capture_output=True, text=True, check=True).stdout.split()


def public_pages(port: int) -> list[Line]:
    """The pages of somebody who tells something and follows it: the 95th of a hundred, and what the first look at it weighs."""
    client = Client(port)
    start = f"/{ORGANISATION}/"
    question = f"{start}tell-us/complaint/what-happened/"
    csrf = token_of(client.get(question))
    lines = [timed("the first page for the public", page(client, start), 60, worst=True)]
    lines.append(timed("a question shown", page(client, question), 60, worst=True))
    answer = {"csrfmiddlewaretoken": csrf, "words.what happened": "It was late."}
    lines.append(timed("a question answered", posted(client, question, answer), 60, worst=True))
    client.cookies["draft"] = drafted(1)[0]
    lines.append(timed("the check of all answers", page(client, f"{start}tell-us/complaint/check/"), 60, worst=True))
    client.post(f"{start}tell-us/complaint/check/", {"csrfmiddlewaretoken": csrf})
    lines.append(timed("the confirmation", page(client, f"{start}tell-us/received/"), 60, worst=True))
    lines.append(timed("where it stands", page(client, f"{start}track/case/"), 60, worst=True))
    lines.append(timed("how it works", page(client, f"{start}how-it-works/"), 60, worst=True))
    return [*lines, Line("the first look, style sheet and script included", weight(Client(port), start), "KB", 60)]


def posted(client: Client, address: str, values: dict[str, str]) -> Callable[[], float]:
    """Sending a form."""

    def send() -> float:
        client.post(address, values)
        return client.took

    return send


def weight(client: Client, address: str) -> float:
    """Kilobytes over the wire for a page and everything it asks for, as a browser that takes gzip gets them."""
    text = client.get(address)
    parts = [address, *re.findall(r'(?:href|src|content)="(/static/[^"]+)"', text)]
    return sum(client.size(part) for part in dict.fromkeys(parts)) / 1000


def over_http(port: int) -> list[Line]:
    """Everything that the public has a page for, after a page that does nothing."""
    bare = timed("a bare page of Django, one indexed query", page(Client(port), "/bench/bare/"))
    return [bare, *public_pages(port), intake(port, 1), intake(port, 8)]
