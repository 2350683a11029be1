"""`make bench`: makes cases, times each kind of work on SQLite and PostgreSQL, prints one table with JSON beside it."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.timing import Line

KEPT = Path("bench/results")


def main() -> None:
    """Fill the databases at the same time, then measure one after the other."""
    given = _arguments()
    folder = Path(given.folder or tempfile.mkdtemp(prefix="putright-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "made.json"
    environments = dict(_environments(folder, given.postgresql, given.databases.split(","), fresh=not made.exists()))
    if not made.exists():
        made.write_text(json.dumps(_filled(environments, given.cases)))
    if not given.make_only:
        took = json.loads(made.read_text())
        found = {name: _measured(environment) for name, environment in environments.items()}
        for name, lines in found.items():
            lines.append(Line("cases made beforehand", given.cases / took[name], "a second"))
        _report(given.cases, found)
    if not given.folder:
        _cleared(folder, environments)


def _filled(environments: dict[str, dict[str, str]], cases: int) -> dict[str, float]:
    """Fill every database at once; the seconds each took."""
    making = {name: _python(env, "bench.making", str(cases)) for name, env in environments.items()}
    return {name: float(program.communicate()[0].split()[-1]) for name, program in making.items()}


def _cleared(folder: Path, environments: dict[str, dict[str, str]]) -> None:
    shutil.rmtree(folder)
    for environment in environments.values():
        _dropped(environment)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--folder", help="keep the databases here and, when they are there, measure them again")
    parser.add_argument("--make-only", action="store_true", help="fill the databases and measure nothing")
    parser.add_argument(
        "--postgresql",
        default=os.environ.get("PUTRIGHT_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres"),
    )
    return parser.parse_args()


def _environments(folder: Path, server: str, databases: list[str], *, fresh: bool) -> list[tuple[str, dict[str, str]]]:
    base = {
        **os.environ,
        "PUTRIGHT_MODE": "demo",
        "PUTRIGHT_DATA": str(folder),
        "PUTRIGHT_SENDS_PER_HOUR": "0",
        "DJANGO_SETTINGS_MODULE": "bench.settings",
    }
    found = (
        [("SQLite", {**base, "PUTRIGHT_DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}"})]
        if "sqlite" in databases
        else []
    )
    if "postgresql" in databases and (not fresh or _created(server)):
        address = server.rsplit("/", 1)[0] + "/putright_bench"
        found.append(("PostgreSQL", {**base, "PUTRIGHT_DATABASE_URL": address, "BENCH_SERVER": server}))
    return found


def _created(server: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS putright_bench WITH (FORCE)")
            connection.execute("CREATE DATABASE putright_bench")
    except psycopg.OperationalError:
        print("PostgreSQL does not answer; only SQLite is measured.", file=sys.stderr)
        return False
    return True


def _dropped(environment: dict[str, str]) -> None:
    import psycopg

    if server := environment.get("BENCH_SERVER"):
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS putright_bench WITH (FORCE)")


def _python(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, stdout=subprocess.PIPE, text=True)


def _measured(environment: dict[str, str]) -> list[Line]:
    printed, _ = _python(environment, "bench.measuring").communicate()
    return [Line(**line) for line in json.loads(printed.splitlines()[-1])]


def _report(cases: int, found: dict[str, list[Line]]) -> None:
    names = list(found)
    print(
        f"\n{cases:,} cases, 8 to 12 entries each; {os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}\n"
    )
    print(f"| what | {' | '.join(names)} | to reach |\n|---|{'---:|' * (len(names) + 1)}")
    for row in zip(*found.values(), strict=True):
        cells = [f"{line.value:,.1f} {line.unit}{f' ({line.more})' if line.more else ''}" for line in row]
        target = row[0].target
        wanted = f"{'at least' if row[0].unit.endswith('a second') else 'at most'} {target:g}" if target else ""
        print(f"| {row[0].what} | {' | '.join(cells)} | {wanted} |")
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = {name: [asdict(line) for line in lines] for name, lines in found.items()}
    (KEPT / f"{cases}.json").write_text(
        json.dumps({"cases": cases, "processor": _processor(), "lines": kept}, indent=1)
    )


def _processor() -> str:
    if not shutil.which("lscpu"):
        return platform.machine()
    lines = subprocess.run(["lscpu"], capture_output=True, text=True, check=True).stdout.splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("Model name")), platform.machine())


if __name__ == "__main__":
    main()
