"""Every module of Putright says what is in it and stays short enough to be read at one go."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py"))
LONGEST = 400  # lines


def faults(source: str) -> list[str]:
    """Return what is wrong with a module's shape, in words."""
    found = []
    if not ast.get_docstring(ast.parse(source)):
        found.append("no docstring that says what is in it")
    if len(source.splitlines()) > LONGEST:
        found.append(f"longer than {LONGEST} lines")
    return found


@pytest.mark.parametrize("module", [name for name in MODULES if "/migrations/" not in name])
def test_a_module_says_what_is_in_it_and_is_short(module: str) -> None:
    assert faults((ROOT / module).read_text(encoding="utf-8")) == []


def test_a_long_module_without_a_docstring_is_noticed() -> None:
    assert len(faults("x = 1\n" * (LONGEST + 1))) == 2
