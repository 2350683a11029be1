"""The arrows between the layers hold, and each contract fails when something is planted against it."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/putright"
WALL_CLOCK = {"now", "today", "utcnow", "localdate", "localtime"}


def check_arrows(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    command = [str(program), "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def readings_of_the_wall_clock(source: str) -> list[str]:
    """Return the calls in a module that ask what time it is."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in WALL_CLOCK]


def direct_imports(source: str) -> Iterator[str]:
    """Yield the full name of everything that a module imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_past_the_register(source: str) -> list[str]:
    """Return the imports that would let a page query the database or administer cases.

    An error of the database that a page must tell people about is not one of them.
    """
    past = ("django.db.", "django.contrib.admin.")
    return [name for name in direct_imports(source) if f"{name}.".startswith(past) and not name.endswith("Error")]


def test_arrows_point_inwards() -> None:
    checked = check_arrows(ROOT)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/calendars", "import putright.core.procedure", "Arrows point inwards BROKEN"),
        ("core/casework", "import putright.register", "Arrows point inwards BROKEN"),
        ("correspondence", "import putright.publishing", "Arrows point inwards BROKEN"),
        ("core/reporting", "import django", "The core is pure"),
        ("web", "import putright.register.models", "Pages, API and reports never see a model BROKEN"),
    ],
)
def test_an_arrow_that_points_outwards_is_noticed(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    planted = tmp_path / "src/putright" / module / "__init__.py"
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    checked = check_arrows(tmp_path)
    assert checked.returncode == 1
    assert contract in checked.stdout
    assert "0 broken" not in checked.stdout


def test_the_core_never_asks_what_time_it_is() -> None:
    modules = [*(SOURCE / "core").rglob("*.py")]
    assert modules
    readings = {path.name: readings_of_the_wall_clock(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: calls for name, calls in readings.items() if calls} == {}


def test_a_look_at_the_wall_clock_is_noticed() -> None:
    assert readings_of_the_wall_clock("import datetime\nstart = datetime.date.today()") == ["today"]


def test_pages_api_and_reports_reach_the_database_only_through_the_register() -> None:
    modules = [path for part in ("web", "api", "publishing") for path in (SOURCE / part).rglob("*.py")]
    assert modules
    reaching = {str(path): reaches_past_the_register(path.read_text(encoding="utf-8")) for path in modules}
    assert {path: names for path, names in reaching.items() if names} == {}


@pytest.mark.parametrize("line", ["from django.db import connection", "import django.contrib.admin"])
def test_a_page_that_reaches_past_the_register_is_noticed(line: str) -> None:
    assert reaches_past_the_register(line) != []
