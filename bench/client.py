"""A browser reduced to what a benchmark needs: cookies, forms, and the time until the last byte."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode


class Client:
    """One person on one kept-open connection."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.took = 0.0
        """Seconds the last answer took."""
        self.where = ""
        """Where the last answer led to."""

    def get(self, address: str) -> str:
        """A page."""
        return self._asked("GET", address, None)

    def post(self, address: str, values: Mapping[str, str]) -> str:
        """A form sent; the answer, which may be a redirection's empty page."""
        values = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **values}
        return self._asked("POST", address, urlencode(values).encode())

    def size(self, address: str) -> int:
        """Bytes of an answer's body over the wire, compressed where the server does that."""
        self.connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        return len(self.connection.getresponse().read())

    def _asked(self, method: str, address: str, body: bytes | None) -> str:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self.connection.port}",
            }
        begun = time.perf_counter()
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        self.took = time.perf_counter() - begun
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.where = answer.headers.get("Location", "")
        if answer.status >= 400:
            raise RuntimeError(f"{method} {address}: {answer.status}\n{text[:2000]}")
        return text

    def sign_in(self, organisation: str, name: str) -> None:
        """Sign in as somebody, in the demonstration's way."""
        page = self.get(f"/{organisation}/desk/sign-in/")
        found = re.search(rf'name="person" value="(\w+)">\s*{re.escape(name)}<', page)
        if not found:
            raise RuntimeError(f"{name} is not on the sign-in page of {organisation}")
        self.cookies.setdefault("csrftoken", _token(page))
        self.post(f"/{organisation}/desk/sign-in/", {"csrfmiddlewaretoken": _token(page), "person": found[1]})


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return unescape(found[1]) if found else ""


def token_of(page: str) -> str:
    """The token that a form of this page has to bring back."""
    return _token(page)
