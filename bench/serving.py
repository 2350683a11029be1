"""The product served by two worker processes on one port, as it would be on a small machine."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection

WORKERS, THREADS = 2, 4


@dataclass
class Served:
    """Where it answers, by which processes, and how long the first answer took."""

    port: int
    pids: list[int] = field(default_factory=list)
    started: float = 0.0

    @property
    def resident(self) -> float:
        """The largest worker, in megabytes."""
        return max(_kept(pid, "VmRSS") for pid in self.pids)

    @property
    def mapped(self) -> float:
        """Megabytes of that which are pages of files, the database and libraries, in the larger of the two: memory that
        processes share, and that goes as soon as something else wants it.
        """
        return max((_kept(pid, "VmRSS"), _kept(pid, "RssFile")) for pid in self.pids)[1]

    def stop(self) -> None:
        """End the workers."""
        for pid in self.pids:
            os.kill(pid, signal.SIGTERM)
            os.waitpid(pid, 0)


def serve() -> Served:
    """Start the workers and wait for the first answer. Called before Django is set up in this process."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    served, begun = Served(listening.getsockname()[1]), time.perf_counter()
    for _ in range(WORKERS):
        pid = os.fork()
        if not pid:
            os.set_inheritable(listening.fileno(), True)
            os.execv(sys.executable, [sys.executable, "-m", "bench.serving", str(listening.fileno())])
        served.pids.append(pid)
    _wait(served.port)
    served.started = time.perf_counter() - begun
    listening.close()
    return served


def _wait(port: int) -> None:
    for _ in range(1_000):
        try:
            asked = HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", "/")
            asked.getresponse().read()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit("The server did not start.")


def _kept(pid: int, what: str) -> float:
    """Megabytes, as the kernel counts them under that name (proc(5))."""
    with open(f"/proc/{pid}/status") as status:  # noqa: PTH123 - not a file on a disk
        kilobytes = next(line for line in status if line.startswith(what)).split()[1]
    return int(kilobytes) / 1024


def work(number: int) -> None:
    """Be one worker, on a socket that was opened already."""
    from waitress.server import create_server

    from putright.site.wsgi import application

    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    listening = socket.socket(fileno=number)
    listening.setblocking(False)
    create_server(application, sockets=[listening], threads=THREADS, ident="").run()


if __name__ == "__main__":
    work(int(sys.argv[1]))
