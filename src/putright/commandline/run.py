"""`putright run`: serves a live installation, with the timer beside it. Every setting comes from the environment."""

from __future__ import annotations

import argparse
import logging
import os

from putright.commandline import installation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it listens."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: %(default)s, for a proxy in front)"
    )
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument(
        "--threads", type=int, default=8, help="how many requests are answered at once (default: %(default)s)"
    )


def run(given: argparse.Namespace) -> int:
    """Serve until stopped. A setting that is lacking or wrong ends it before anything is opened."""
    _insist_on_live()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with installation.opened(given):
        if installation.behind():
            raise SystemExit(
                f"putright: the database {installation.name()} is of an earlier version. Run `putright migrate`."
            )
        from django.conf import settings

        from putright.site.serve import CannotListen, serve

        try:
            serve(
                given.host, given.port, threads=given.threads, trusts_proxy=settings.ENVIRONMENT.proxy,
                ready=lambda port: print(f"Putright answers at http://{given.host}:{port}", flush=True),
            )  # fmt: skip
        except CannotListen as error:
            raise SystemExit(f"putright: cannot listen on {error}") from None
    return 0


def _insist_on_live() -> None:
    """A mode that nobody chose is `live` here: a demo signs anybody in with a click."""
    from putright.site import settings_environment

    if "mode" not in settings_environment.read().model_fields_set:
        os.environ["PUTRIGHT_MODE"] = "live"
    if settings_environment.read().mode == "demo":
        raise SystemExit(
            "putright: PUTRIGHT_MODE is demo, where a click signs anybody in. Use `putright demo`, or set it to live."
        )
