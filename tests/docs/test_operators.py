"""The operators' guide is complete: every command with every option, every setting, every variable that the code reads."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import Field

from putright.commandline.commands import COMMANDS, Command
from putright.site.settings_environment import Environment
from tools import settings

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/operators"
READ = [ROOT / "Makefile", *(file for top in ("src", "tools", "tests") for file in (ROOT / top).rglob("*.py"))]
VARIABLE = re.compile(r"\bPUTRIGHT_[A-Z_]*[A-Z]\b")


def of_the_guide(name: str) -> str:
    return (GUIDE / name).read_text(encoding="utf-8")


def section(text: str, command: str) -> str:
    """What stands under the heading of a command."""
    found = re.search(rf"^### `putright {command}`\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def undocumented(text: str, command: Command) -> list[str]:
    """The options of a command that its section does not name; the command itself where it has no section."""
    said = section(text, command.name)
    if not said.strip():
        return [command.name]
    parser = argparse.ArgumentParser(add_help=False)
    command.module.arguments(parser)
    options = [option for action in parser._actions for option in action.option_strings]
    return [option for option in options if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", said)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_explained_with_every_option(command: Command) -> None:
    assert undocumented(of_the_guide("commands.md"), command) == []


def test_no_command_is_explained_that_is_not_there() -> None:
    explained = re.findall(r"^### `putright (\w+)`$", of_the_guide("commands.md"), re.MULTILINE)
    assert set(explained) == {command.name for command in COMMANDS}


def test_a_command_and_an_option_that_are_not_explained_are_noticed() -> None:
    text = (
        of_the_guide("commands.md")
        .replace("### `putright tick`", "### `putright tock`")
        .replace("`--against SEAL`", "It")
    )
    lacking = {command.name: undocumented(text, command) for command in COMMANDS}
    assert lacking["tick"] == ["tick"]
    assert lacking["verify"] == ["--against"]


def test_the_table_of_settings_is_what_the_model_makes() -> None:
    written = of_the_guide("settings.md")
    assert written == settings.with_table(written), "A setting has changed: run `python -m tools.settings`."


def test_every_setting_says_what_it_means() -> None:
    assert [name for name, field in Environment.model_fields.items() if not field.description] == []


def test_a_setting_that_is_not_in_the_table_is_noticed() -> None:
    class Another(Environment):
        teapot: bool = Field(False, description="Whether tea is made.")

    assert settings.table(Another) != settings.table()
    assert "| `PUTRIGHT_TEAPOT` | `false` | Whether tea is made. |" in settings.table(Another)


def unexplained(text: str, explained: str) -> set[str]:
    """The variables a text names that the guide does not."""
    return set(VARIABLE.findall(text)) - set(VARIABLE.findall(explained))


def test_every_variable_that_the_code_names_is_explained() -> None:
    guide = of_the_guide("settings.md")
    here = Path(__file__)
    named = {file: unexplained(file.read_text(encoding="utf-8"), guide) for file in READ if file != here}
    assert {file.name: names for file, names in named.items() if names} == {}


def test_a_variable_that_is_not_explained_is_noticed() -> None:
    assert unexplained("os.environ['PUTRIGHT_TEAPOT']", of_the_guide("settings.md")) == {"PUTRIGHT_TEAPOT"}


def test_the_settings_of_the_example_are_all_known_and_start_a_live_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = re.findall(r"^(PUTRIGHT_[A-Z_]+)=(\S+)", of_the_guide("settings.md"), re.MULTILINE)
    assert len(lines) == 7
    known = {f"PUTRIGHT_{name.upper()}" for name in Environment.model_fields}
    for name, value in lines:
        assert name in known
        monkeypatch.setenv(name, value.replace("…", "x" * 50))
    assert Environment().mode == "live"


def test_an_organisation_is_begun_as_the_guide_says(tmp_path: Path) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", of_the_guide("install.md"), re.DOTALL)
    program = tmp_path / "begin.py"
    program.write_text(block, encoding="utf-8")
    surroundings = {**os.environ, "PUTRIGHT_MODE": "demo", "PUTRIGHT_DATA": str(tmp_path), "PUTRIGHT_DATABASE_URL": ""}

    def does(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], input="a long first password\n", capture_output=True, text=True,
            env=surroundings, cwd=tmp_path, check=True, start_new_session=True,
        )  # fmt: skip
        return done.stdout

    does("-c", "from putright.commandline import main; main()", "migrate")
    assert "Works for Us: /works-for-us/" in does("begin.py", str(ROOT / "procedures/works-for-us"))
