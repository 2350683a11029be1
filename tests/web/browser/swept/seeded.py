"""Putright served with cases at the moments at which, between them, every action is open; each page at the time of its case.

Run as a program with a folder for the data: prints the port once requests are answered, and serves until it is stopped.
Asked for `/seed/<folder>/`, it makes that organisation through the door and answers what is there, as JSON. Every other answer
says by which address of ours it was given, and which page was drawn. No test is here.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[4]
NOT_DEMO = "small-trust"
"""The organisation that is no demonstration: people sign in with a password, and are asked for a second step."""


class AtItsTime:
    """Answers each request at the time of the case it is about, and every other one at the last time of its organisation."""

    def __init__(self, application: Callable[[dict[str, Any], Any], Iterable[bytes]]) -> None:
        self.application = application
        self.times: dict[str, datetime] = {}
        """By the reference of a case, and by the name of an organisation."""
        self.now: datetime | None = None
        self.drawn = ""

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer one request."""
        from django.conf import settings

        path = str(environ["PATH_INFO"])
        if found := re.fullmatch("/seed/(.+)/", path):
            return self._seeded(ROOT / found[1], start)
        case = re.search("/desk/case/([^/]+)/", path)
        place = path.split("/")[1].replace("accounts", NOT_DEMO)
        self.now, self.drawn = self.times.get(case[1] if case else place), ""
        settings.MODE = "test" if place == NOT_DEMO else "demo"

        def told(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, ("X-Route", _route(path)), ("X-Drawn", self.drawn)], *more)

        return self.application(environ, told)

    def time(self) -> datetime:
        """What the clock says to the request in hand."""
        return self.now or datetime.now(UTC)

    def notes(self, draw: Callable[..., Any]) -> Callable[..., Any]:
        """Draw a page, and keep its name."""

        def drawn(request: Any, template: str, *given: Any, **more: Any) -> Any:
            self.drawn = template
            return draw(request, template, *given, **more)

        return drawn

    def _seeded(self, folder: Path, start: Any) -> Iterable[bytes]:
        from tests.web.browser.swept.seeding import seeded

        self.now = None
        found = seeded(folder)
        self.times |= {**found.times, found.slug: max(found.times.values())}
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(found.told()).encode()]


def _route(path: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return str(resolve(path).url_name)
    except Resolver404:
        return ""


def main(data: Path) -> None:
    """Make the tables and serve."""
    os.environ |= {
        "PUTRIGHT_MODE": "test", "PUTRIGHT_DATA": str(data), "PUTRIGHT_SENDS_PER_HOUR": "0",
        "DJANGO_SETTINGS_MODULE": "putright.site.settings",
    }  # fmt: skip
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone
    from waitress.server import create_server

    from putright.web import page

    call_command("migrate", verbosity=0)
    from putright.site.wsgi import application  # it looks for the guards of the tables

    answering = AtItsTime(application)
    timezone.now, page.render = answering.time, answering.notes(page.render)
    server = create_server(answering, host="127.0.0.1", port=0, threads=1, ident="")
    sys.stdout.write(f"{server.effective_port}\n")
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
