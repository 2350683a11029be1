"""Timing each kind of work over HTTP, and the few that have no page, in this process."""

from __future__ import annotations

import secrets
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.client import Client, token_of
from bench.words import COMMON, RARE

ORGANISATION, OFFICER = "dudley-council", "Nadia Aziz"
TURNS, SECONDS = 60, 8.0


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


def timed(what: str, do: Callable[[], float], target: float | None = None, turns: int = TURNS) -> Line:
    """The median of so many turns, in milliseconds, after five to warm up; the 95th of a hundred beside it."""
    for _ in range(5):
        do()
    took = sorted(do() * 1000 for _ in range(turns))
    return Line(what, statistics.median(took), "ms", target, f"p95 {took[int(turns * 0.95)]:.1f}")


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
    """Complaints taken in for some seconds by so many people at once."""
    taken, stop = [0] * clients, time.perf_counter() + SECONDS

    def tell(number: int) -> None:
        client = Client(port)
        address = f"/{ORGANISATION}/tell-us/complaint/"
        token = token_of(client.get(address))
        while time.perf_counter() < stop:
            answer = client.post(address, complaint(token, number))
            assert "putright-code" in answer, answer[:3000]
            taken[number] += 1

    threads = [threading.Thread(target=tell, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    people = "1 person" if clients == 1 else f"{clients} people"
    return Line(f"intake, {people} at once", sum(taken) / SECONDS, "a second", 120 if clients == 8 else None)


def complaint(token: str, number: int) -> dict[str, str]:
    """A complaint as the public form sends it from its check page."""
    return {
        "csrfmiddlewaretoken": token, "request_key": secrets.token_urlsafe(18), "step": "send",
        "words.what happened": f"The {COMMON} was not swept. It is the third time.", "words.outcome wanted": "A clean road",
        "value.service": "street care", "value.categories": "policy not kept", "value.for": "no",
        "value.name": f"Person {number}", "value.email": f"person.{number}@mail.example",
    }  # fmt: skip


def over_http(port: int) -> list[Line]:
    """Everything that has a page, by somebody signed in who sees every case of the largest organisation."""
    client = Client(port)
    lines = [timed("a bare page of Django, one indexed query", page(client, "/bench/bare/"))]
    client.sign_in(ORGANISATION, OFFICER)
    due = client.get(f"/{ORGANISATION}/desk/")
    lines.append(timed("list of what is due, first page", page(client, f"/{ORGANISATION}/desk/"), 25))
    case = due.split(f'href="/{ORGANISATION}/desk/case/', 1)[1].split('"', 1)[0]
    lines.append(timed("a case page", page(client, f"/{ORGANISATION}/desk/case/{case}"), 40))
    lines.append(timed("search, a common word", search(client, COMMON), 40))
    lines.append(timed("search, a rare word", search(client, RARE), 40))
    return [*lines, intake(port, 1), intake(port, 8)]
