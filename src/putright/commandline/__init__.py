"""The `putright` command: reads its arguments and hands over to the part that does the work."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status (0 for success)."""
    parser = argparse.ArgumentParser(
        prog="putright",
        description="Complaints, compliments and comments, handled by each organisation's own written procedure.",
    )
    parser.add_argument("--version", action="version", version=f"putright {version('putright')}")
    parser.parse_args(arguments)
    parser.print_help()
    return 0
