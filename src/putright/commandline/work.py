"""`putright work`: the timer and the sending of mail without pages, on as many machines as one likes."""

from __future__ import annotations

import argparse
import logging
import signal
import threading

from putright.commandline import installation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or until it is stopped."""
    installation.arguments(parser)
    parser.add_argument("--once", action="store_true", help="let time pass, send what is due, and end")


def run(given: argparse.Namespace) -> int:
    """Work until stopped, or once; then what became of each message stands in a line."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with installation.opened(given):
        if installation.behind():
            raise SystemExit(
                f"putright: the database {installation.name()} is of an earlier version. Run `putright migrate`."
            )
        if given.once:
            return _once()
        _until_stopped()
    return 0


def _once() -> int:
    from django.utils import timezone

    from putright.site.worker import post, take_in, tick

    passed = sum(1 for _ in tick(timezone.now()))
    came = list(take_in(timezone.now()))
    became = list(post(timezone.now()))
    print(f"Time passed in {passed} case{'' if passed == 1 else 's'}.")
    for what in ("filed", "held", "automatic"):
        if count := came.count(what):
            print(f"{count} message{'' if count == 1 else 's'} that came in: {what}")
    for what in ("sent", "failing", "given up", "called off"):
        if count := became.count(what):
            print(f"{count} message{'' if count == 1 else 's'}: {what}")
    return 0


def _until_stopped() -> None:
    from putright.site.worker import workers

    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    running = workers()
    for worker in running:
        worker.start()
    print("Working. Stop it with Ctrl-C.", flush=True)
    asked.wait()
    for worker in running:
        worker.stop()
