"""Writes the locks again from pyproject.toml and package.json; installs nothing.

Run by `make lock`. A lock names versions and hashes and no address, so that every reader may use a registry of
their own. Arguments are handed to `uv pip compile`, for instance `--upgrade` or `--upgrade-package django`.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "application": ["pyproject.toml", "--extra=letters", "--extra=postgresql", "--group=build"],
    "development": ["pyproject.toml", "--all-extras", "--group=dev", "--constraint=requirements/application.txt"],
    "node": ["--group=node"],
}


def main(options: list[str]) -> None:
    """Write the three locks of Python packages and the one of npm packages."""
    for name, sources in LOCKS.items():
        compile_lock(name, sources, options)
    drop_addresses(ROOT / "package-lock.json")


def compile_lock(name: str, sources: list[str], options: list[str]) -> None:
    """Resolve one list of packages for every platform and Python from 3.11 on."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    target = f"requirements/{name}.txt"
    fixed = ["--universal", "--python-version=3.11", "--generate-hashes", "--quiet"]
    silent = ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]
    command = [uv, "pip", "compile", *fixed, *silent, "--output-file", target, *options, *sources]
    subprocess.run(command, cwd=ROOT, check=True)


def drop_addresses(lock: Path) -> None:
    """Drop from npm's lock the addresses it keeps for people who want to give money: they install nothing."""
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
