"""The set-up says plainly what is missing, and does nothing when there is nothing to do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools import set_up

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment not yet made, in a folder of its own."""
    monkeypatch.setattr(set_up, "ENVIRONMENT", str(tmp_path / "venv"))
    monkeypatch.setattr(set_up, "PYTHON", str(tmp_path / "venv/bin/python"))
    return tmp_path


def test_a_python_that_is_too_old_is_named(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert set_up.main("application") == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().out
    assert list(empty.iterdir()) == []


def test_a_missing_venv_module_is_named_with_the_package_that_brings_it(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert set_up.main("application") == 1
    said = capsys.readouterr().out
    assert "`ensurepip` is missing" in said
    assert "python3-venv" in said


def test_a_registry_that_cannot_be_reached_is_named(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": "/dev/null",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    assert set_up.main("application") == 1
    assert "Python package registry" in capfd.readouterr().out
    assert not set_up.is_up_to_date("application")


def test_make_names_the_python_that_is_not_there() -> None:
    made = subprocess.run(
        ["make", "test", "PYTHON=/nowhere/python"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode != 0
    assert "there is no /nowhere/python here" in made.stdout


def test_an_environment_made_from_another_lock_is_out_of_date(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = empty / "venv/bin"
    environment.mkdir(parents=True)
    (environment / "python").touch(mode=0o755)
    set_up.record("application")
    assert set_up.is_up_to_date("application")
    monkeypatch.setattr(set_up, "lock", lambda purpose: str(ROOT / "requirements/development.txt"))
    assert not set_up.is_up_to_date("application")


def test_the_set_up_can_be_read_by_an_old_python() -> None:
    source = (ROOT / "tools/set_up.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
