"""`putright demo`: five organisations with a made-up year of cases, served at once on this machine."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from putright.commandline import installation
from putright.commandline.progress import shown

if TYPE_CHECKING:
    from putright.site.demo.keeping import Made
    from putright.site.demo.preparing import Preparation

CASES = 25
"""How many cases each organisation has; fewer or more with PUTRIGHT_DEMO_CASES."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it is served, and whether it begins afresh."""
    port = installation.whole_number("PORT", 8000)
    parser.add_argument("--port", type=int, default=port, help="the port (default: PORT from the environment, or 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration away and make it anew")
    parser.add_argument("--make-only", action="store_true", help="make it, and do not serve it")


def run(given: argparse.Namespace) -> int:
    """Make the demonstration where it is not there or out of date, then serve it until stopped."""
    begun = time.monotonic()
    installation.DEMO.mkdir(exist_ok=True)
    given.demo = True
    with installation.opened(given, empty=True):
        from django.utils import timezone

        from putright.site.demo.preparing import preparation
        from putright.site.serve import CannotListen, insist_free

        try:
            insist_free(given.host, 0 if given.make_only else given.port)
        except CannotListen as error:
            raise SystemExit(f"putright: cannot listen on {error}. Choose another port: PORT=8001 make demo") from None
        cases = max(1, installation.whole_number("PUTRIGHT_DEMO_CASES", CASES))
        found = preparation(installation.DEMO, cases, timezone.now(), reset=given.reset)
        made = found.kept or _made(found)
        if not given.make_only:
            _serve(given, made, begun)
    return 0


def _made(found: Preparation) -> Made:
    from putright.site.demo import keeping

    try:
        print(f"Making the demonstration {found.why}: {found.total} cases that nobody ever brought.", flush=True)
        for _ in shown(found.made(), found.total, "Making a year of cases"):
            pass
    except KeyboardInterrupt:
        raise SystemExit("\nStopped before it was finished: it is begun anew the next time.") from None
    made = keeping.read(installation.DEMO)
    assert made is not None
    return made


def _serve(given: argparse.Namespace, made: Made, begun: float) -> None:
    from putright.site.serve import serve

    def ready(port: int) -> None:
        print(_welcome(f"http://{_shown_host(given.host)}:{port}", made, time.monotonic() - begun), flush=True)

    serve(given.host, given.port, threads=8, ready=ready)
    print("Stopped. What you added is kept until you reset it.")


def _shown_host(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1") else host  # noqa: S104 - compared, not listened on


def _welcome(address: str, made: Made, seconds: float) -> str:
    lines = [
        "",
        f"Putright is at {address} (ready in {seconds:.1f} s)",
        "",
        "Everything in it is made up: the cases, the people who brought them and the people who deal with them.",
        "Nothing is sent to anybody.",
        "",
        "To work on cases:  open an organisation, choose “For staff” at the foot of the page, then a name. One click",
        "                   signs you in; there is no password.",
        "To complain:       open an organisation and tell it something. You are given a reference and a code.",
        "To track a case:   use your own, or one of these:",
        *(
            f"                   {address}/{case.organisation}/track/  reference {case.ref}  code {case.code}"
            for case in made.examples
        ),
        "To start afresh:   stop it with Ctrl-C, then `putright demo --reset`.",
        "",
    ]
    return "\n".join(lines)
