"""Every dependency has its reason in docs/decisions, and every record has the same short shape."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
PARTS = ["Context", "Decision", "Consequences"]


def dependencies() -> list[str]:
    """Return the name of every Python and npm package that Putright asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"]]
    for group in (*project["project"]["optional-dependencies"].values(), *project["dependency-groups"].values()):
        asked += [entry for entry in group if isinstance(entry, str)]
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    names = {Requirement(entry).name for entry in asked}
    return sorted(names | {*package["dependencies"], *package["devDependencies"]})


def unexplained(names: list[str], records: str) -> list[str]:
    """Return the names that no record mentions in code style."""
    return [name for name in names if not re.search(rf"`{re.escape(name)}(?:\[[a-z,]+\])?`", records, re.IGNORECASE)]


def test_every_dependency_is_explained_in_a_decision_record() -> None:
    records = "\n".join(path.read_text(encoding="utf-8") for path in RECORDS)
    assert unexplained(dependencies(), records) == []


def test_a_dependency_that_no_record_explains_is_noticed() -> None:
    assert unexplained(["celery", "nh3"], "We clean with `nh3`.") == ["celery"]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_gives_its_context_decision_and_consequences_briefly(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS
    assert len(text.splitlines()) <= 60


def test_the_records_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:3]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))
