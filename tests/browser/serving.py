"""Putright served for the browser tests: the shipped organisations on an empty database of their own, each with a demo sign-in.

Run as a program with a folder for the data; prints the port once requests are answered, and serves until it is stopped.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def say(port: int) -> None:
    """Tell the tests where it answers."""
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()


def main(data: Path) -> None:
    """Make the organisations and serve them."""
    os.environ |= {
        "PUTRIGHT_MODE": "demo",
        "PUTRIGHT_DATA": str(data),
        "PUTRIGHT_SENDS_PER_HOUR": "0",
        "DJANGO_SETTINGS_MODULE": "putright.site.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from putright.register import setup
    from putright.register.letters import held
    from putright.site.serve import serve

    held.held = lambda *_: 0  # nobody here waits the minute in which a letter can be called back
    call_command("migrate", verbosity=0)
    for folder in sorted(path.parent for path in (Path(__file__).parents[2] / "procedures").glob("*/procedure.md")):
        setup.organisation_from(folder, demo=True)
    serve("127.0.0.1", 0, threads=4, ready=say)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
