"""Serving pages with waitress, and beside it the timer and the mail, until somebody stops it. Pages are Django's business."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from putright.site.worker import workers

LONGEST_REQUEST = 256 * 1024 * 1024
"""Bytes of one request. Pages take less: a larger file is answered with words (web/forms/uploads.py), up to here."""


class CannotListen(Exception):
    """The address is taken, or is not this machine's."""


def insist_free(host: str, port: int) -> None:
    """Raise CannotListen where the address is taken: better before a wait than after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CannotListen(f"{host}:{port}: {error.strerror or error}") from None


def serve(
    host: str, port: int, *, threads: int, trusts_proxy: bool = False, ready: Callable[[int], None] = lambda port: None
) -> None:
    """Answer requests until SIGINT or SIGTERM. `ready` is called with the port once requests are answered (port 0: any)."""
    from waitress.server import create_server  # noqa: PLC0415 - the settings are read first

    from putright.site.wsgi import application  # noqa: PLC0415

    forwarded = {
        "trusted_proxy": "*",
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"},
    }
    try:
        server = create_server(
            application, host=host, port=port, threads=threads, ident="", clear_untrusted_proxy_headers=True,
            max_request_body_size=LONGEST_REQUEST, **(forwarded if trusts_proxy else {}),
        )  # fmt: skip
    except OSError as error:
        raise CannotListen(f"{host}:{port}: {error.strerror or error}") from None
    beside = workers()
    signal.signal(signal.SIGTERM, _stop)
    for worker in beside:
        worker.start()
    try:
        ready(int(getattr(server, "effective_port", port)))
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        for worker in beside:
            worker.stop()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
