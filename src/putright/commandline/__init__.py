"""The `putright` command: reads its arguments and hands over to the command that does the work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from putright.commandline.commands import COMMANDS, Command
from putright.core.procedure.load import Wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 for success, 1 where what was looked at is wrong, 2 where the command itself is."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = parser_for(given)
    chosen = parser.parse_args(given)
    command = next((command for command in COMMANDS if command.name == chosen.command), None)
    if command is None:
        parser.print_help()
        return 0
    try:
        return command.module.run(chosen)
    except Wrong as wrong:
        for mistake in wrong.mistakes:
            print(mistake, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output wants no more of it
        sys.stderr.close()
        return 0


def parser_for(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser with every command; only the one that is asked for is loaded."""
    parser = argparse.ArgumentParser(
        prog="putright",
        description="Complaints, compliments and comments, handled by each organisation's own written procedure.",
    )
    parser.add_argument("--version", action="version", version=f"putright {version('putright')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help, description=_sentence(command))
        if command.name in given:
            command.module.arguments(added)
    return parser


def _sentence(command: Command) -> str:
    return f"{command.help[0].upper()}{command.help[1:]}."
