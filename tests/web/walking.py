"""Walking through every page that somebody can reach by links, and reading whatever comes back. No test is here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.http import HttpResponseBase
from django.test import Client

from tests.web.letters import papers

LEAVES = re.compile(r"/accounts/logout|/accounts/login")
"""Addresses that end the walk."""


def walked(client: Client, starts: Iterable[str], most: int = 300) -> dict[str, str]:
    """Every page that links lead to from these addresses, each once, with what it holds."""
    waiting, seen = list(starts), dict[str, str]()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen or LEAVES.search(address):
            continue
        answer = client.get(address, follow=True)
        seen[address] = held_by(answer)
        waiting += links_of(seen[address])
    return seen


def links_of(text: str) -> list[str]:
    """The addresses within this installation that a page leads to, without the place on the page."""
    return [
        unescape(one).split("#")[0] for one in re.findall(r'href="(/[^"]*)"', text) if not one.startswith("/static/")
    ]


def held_by(answer: HttpResponseBase) -> str:
    """Everything an answer holds, as text: a page, a letter as a PDF, a file that is saved, or the files packed in one."""
    return text_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[attr-defined]


def text_of(content: bytes) -> str:
    """Everything a file holds, as text."""
    if content.startswith(b"%PDF-"):
        return "\n".join(papers.pages(content))
    try:
        with ZipFile(BytesIO(content)) as packed:
            return "\n".join(text_of(packed.read(name)) for name in packed.namelist())
    except BadZipFile:
        return content.decode("utf-8", "replace")
