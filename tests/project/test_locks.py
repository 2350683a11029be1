"""The locks name versions and hashes and no address, and agree with what pyproject.toml and package.json ask for."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
ADDRESS = re.compile(r"https?:|file:|git\+|--(?:extra-)?index-url|--find-links|--trusted-host| @ ")
PINNED = re.compile(r"^(?P<name>[a-z0-9._-]+)(?:\[[a-z,]+\])?==(?P<version>[^\s;]+)", re.IGNORECASE | re.MULTILINE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock names for each package; more than one where platforms or Pythons differ."""
    versions: dict[str, set[str]] = {}
    for found in PINNED.finditer((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")):
        versions.setdefault(canonicalize_name(found["name"]), set()).add(found["version"])
    return versions


def without_hash(lock: str) -> list[str]:
    """Return the packages of a lock that no hash follows."""
    entries = lock.replace("\\\n", " ").splitlines()
    return [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry]


@pytest.mark.parametrize("path", [*LOCKS, ROOT / "package-lock.json"], ids=lambda path: path.name)
def test_a_lock_names_no_address(path: Path) -> None:
    assert ADDRESS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["--index-url https://packages.example/simple", "--find-links ./wheels", 'putright @ file:///somewhere"']
)
def test_an_address_in_a_lock_is_noticed(line: str) -> None:
    assert ADDRESS.findall(f"django==5.2.16\n{line}\n") != []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_hash(path: Path) -> None:
    assert without_hash(path.read_text(encoding="utf-8")) == []


def test_a_locked_package_without_a_hash_is_noticed() -> None:
    assert without_hash("django==5.2.16 \\\n    --hash=sha256:00\nnh3==0.3.8\n") == ["nh3==0.3.8"]


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("application", project()["project"]["dependencies"]),
        ("application", project()["project"]["optional-dependencies"]["postgresql"]),
        ("development", [entry for entry in project()["dependency-groups"]["dev"] if isinstance(entry, str)]),
        ("node", project()["dependency-groups"]["node"]),
    ],
    ids=["dependencies", "postgresql", "development", "node"],
)
def test_a_lock_satisfies_what_is_asked_for(lock: str, asked: list[str]) -> None:
    versions = pinned(lock)
    for requirement in map(Requirement, asked):
        assert all(
            requirement.specifier.contains(version, prereleases=True)
            for version in versions.get(canonicalize_name(requirement.name), {"absent"})
        ), f"{requirement} is not met by requirements/{lock}.txt: run `make lock`"


def test_development_has_the_very_versions_of_the_application() -> None:
    development = pinned("development")
    differing = {name: versions for name, versions in pinned("application").items() if development[name] != versions}
    assert differing == {}


def test_the_environment_runs_on_a_python_that_is_supported() -> None:
    assert Requirement(f"python{project()['project']['requires-python']}").specifier.contains(
        default_environment()["python_full_version"]
    )


def test_the_npm_lock_has_a_hash_for_every_package_and_runs_no_script_of_theirs() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    others = {name: package for name, package in packages.items() if name}
    assert [name for name, package in others.items() if "integrity" not in package] == []
    assert "--ignore-scripts" in (ROOT / "tools/styles.py").read_text(encoding="utf-8")
