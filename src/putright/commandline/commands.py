"""The table of commands: each name, what it does in a few words, and the module that does it. To add a command, add a line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast


class CommandModule(Protocol):
    """What the module of a command offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, given: argparse.Namespace) -> int:
        """Do it, and return the exit status: 0 for success."""


@dataclass(frozen=True)
class Command:
    """One command. Its module is loaded only when it is asked for."""

    name: str
    help: str
    place: str

    @property
    def module(self) -> CommandModule:
        """The module that does it."""
        return cast("CommandModule", import_module(self.place))


COMMANDS: tuple[Command, ...] = (
    Command("check", "read procedure files and list every mistake", "putright.commandline.check"),
    Command("test", "play the scenarios of procedures", "putright.commandline.test"),
    Command("dates", "show which clocks run in a case, when each is due and why", "putright.commandline.dates"),
    Command("compare", "tell two versions of a procedure apart, clause by clause", "putright.commandline.compare"),
    Command("publish", "write the page of a procedure for the public", "putright.commandline.publish"),
    Command("demo", "serve five organisations with a made-up year of cases", "putright.commandline.demo"),
    Command("run", "serve a live installation, with its timer and its mail", "putright.commandline.run"),
    Command("work", "let time pass and send what is owed, without pages", "putright.commandline.work"),
    Command("receive", "take one message from a mail server", "putright.commandline.receive"),
    Command("migrate", "make the tables of the database, or bring them up to date", "putright.commandline.migrate"),
    Command(
        "explain", "show where a case stands, who has it, and how every date came about", "putright.commandline.explain"
    ),
    Command("verify", "check that the record is what was written; a backup too", "putright.commandline.verify"),
    Command("rebuild", "make the rows of lists and reports again from the journals", "putright.commandline.rebuild"),
    Command("backup", "write everything into one file", "putright.commandline.backup"),
    Command("restore", "put a backup back", "putright.commandline.restore"),
    Command("tick", "let time pass: note dates that were missed and windows that closed", "putright.commandline.tick"),
)
