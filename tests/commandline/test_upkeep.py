"""`putright verify`, `rebuild`, `tick`, `backup` and `restore`, as an operator runs them; and what they say when it fails."""

from __future__ import annotations

import re
import resource
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.commandline.installations import PUTRIGHT, putright, surroundings


def change(folder: Path, *statements: str) -> None:
    """Change the demo's database behind everybody's back."""
    with closing(sqlite3.connect(folder / ".demo" / "demo.sqlite3")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def without_guards(folder: Path) -> list[str]:
    """The statements that drop every trigger."""
    with closing(sqlite3.connect(folder / ".demo" / "demo.sqlite3")) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return [f"DROP TRIGGER {name}" for (name,) in triggers]


def export(folder: Path, name: str) -> bytes:
    """Every row, in an order that never varies."""
    made = putright(folder, "backup", name, "--rows", "--demo")
    assert made.returncode == 0, made.stderr
    return (folder / name).read_bytes()


def test_an_untouched_record_verifies_online_and_from_a_file(demo: Path) -> None:
    for file in ([], [".demo/demo.sqlite3"]):
        found = putright(demo, "verify", *file, *([] if file else ["--demo"]))
        assert found.returncode == 0, found.stderr
        assert found.stdout.count("as they were written") == 5
        assert "NOT" not in found.stdout


def test_an_entry_changed_behind_the_guards_is_found_and_named(demo: Path) -> None:
    earlier = 'UPDATE register_entry SET body = replace(body, \'"kind":\', \'"hour":"07:00","kind":\')'
    change(demo, *without_guards(demo), f"{earlier} WHERE id = (SELECT min(id) FROM register_entry)")
    for file in ([], [".demo/demo.sqlite3"]):
        found = putright(demo, "verify", *file, *([] if file else ["--demo"]))
        assert found.returncode == 1
        (wrong,) = [line for line in found.stdout.splitlines() if "NOT" in line]
        assert re.search(r"NOT as they were written: at \d+, entry 1 of the case \w+ is not what was sealed", wrong)
        assert "guards" in found.stderr


def test_the_seal_that_it_prints_can_be_compared_later(demo: Path) -> None:
    ends = re.findall(r"up to (\d+-[0-9a-f]{16})", putright(demo, "verify", "--demo").stdout)
    assert len(ends) == 5
    for end in (ends[0], ends[-1]):
        assert putright(demo, "verify", "--demo", "--against", end).returncode == 0
    assert putright(demo, "verify", "--demo", "--against", ends[0][:-1] + "x").returncode == 1


def test_words_changed_on_a_paper_are_found(demo: Path) -> None:
    change(demo, "UPDATE register_paper SET words = words || '!' WHERE id = (SELECT min(id) FROM register_paper)")
    found = putright(demo, "verify", "--demo")
    assert found.returncode == 1
    assert "are not those that were sealed" in found.stdout


def test_a_seal_from_a_letter_shows_that_the_end_was_cut_off(demo: Path) -> None:
    with closing(sqlite3.connect(demo / ".demo" / "demo.sqlite3")) as connection:
        link, seal, organisation = connection.execute(
            "SELECT link, seal, organisation_id FROM register_entry WHERE organisation_id = 1 ORDER BY link DESC"
        ).fetchone()
        before = connection.execute(
            "SELECT link, seal FROM register_entry WHERE organisation_id = 1 AND link < ? ORDER BY link DESC", [link]
        ).fetchone()
    letter = f"{link}-{seal[:16]}"
    assert putright(demo, "verify", "--demo", "--against", letter).returncode == 0
    change(
        demo, *without_guards(demo), f"DELETE FROM register_entry WHERE organisation_id = {organisation} AND link = {link}",
        f"UPDATE register_head SET length = {before[0]}, seal = '{before[1]}' WHERE organisation_id = {organisation}",
    )  # fmt: skip
    found = putright(demo, "verify", "--demo", "--against", letter)
    assert found.returncode == 1
    assert f"the seal {letter} is not in this chain" in found.stdout


def test_rows_that_were_spoilt_are_made_again_from_the_journals(demo: Path) -> None:
    assert putright(demo, "rebuild", "--demo").returncode == 0
    before = copied(demo)
    change(
        demo,
        "UPDATE register_case SET status = 'nonsense', next_due_on = NULL, outcome = ''",
        "DELETE FROM register_owed",
    )
    assert copied(demo) != before
    rebuilt = putright(demo, "rebuild", "--demo")
    assert rebuilt.stdout.count("made again from their journals") == 5
    assert copied(demo) == before
    assert putright(demo, "rebuild", "--demo", "--organisation", "nobody").returncode == 1


def copied(folder: Path) -> list[tuple[object, ...]]:
    """What lists and reports read of every case."""
    with closing(sqlite3.connect(folder / ".demo" / "demo.sqlite3")) as connection:
        cases = connection.execute("SELECT * FROM register_case ORDER BY id").fetchall()
        owed = connection.execute(
            "SELECT case_id, letter, title, clause, since FROM register_owed ORDER BY case_id, letter"
        ).fetchall()
    return [*cases, *owed]


def test_time_passes_once(demo: Path) -> None:
    change(demo, "UPDATE register_case SET wake_on = '2020-01-01' WHERE live")
    assert putright(demo, "tick", "--demo").returncode == 0
    noted = export(demo, "once")
    assert putright(demo, "tick", "--demo").stdout == "Time passed in 0 cases.\n"
    assert export(demo, "twice") == noted


@pytest.mark.parametrize("form", [["--rows"], []], ids=["rows", "database"])
def test_a_backup_goes_out_and_comes_back_the_same(demo: Path, form: list[str]) -> None:
    before = export(demo, "before")
    made = putright(demo, "backup", "copy", *form, "--demo")
    assert "personal data" in made.stdout
    assert (
        subprocess.run(["sha256sum", "-c", "copy.sha256"], cwd=demo, capture_output=True, check=False).returncode == 0
    )
    change(demo, "UPDATE register_party SET name = 'Somebody Else'")
    refused = putright(demo, "restore", "copy", "--demo")
    assert (refused.returncode, "--replace" in refused.stderr) == (1, True)
    restored = putright(demo, "restore", "copy", "--demo", "--replace")
    assert restored.returncode == 0, restored.stderr
    assert export(demo, "after") == before
    assert putright(demo, "verify", "--demo").returncode == 0
    assert putright(demo, "verify", "copy").returncode == 0


def test_a_backup_goes_into_an_empty_place(demo: Path, tmp_path: Path) -> None:
    before = export(demo, "copy")
    elsewhere = {"PUTRIGHT_DATABASE_URL": f"sqlite:///{tmp_path}/new/place.sqlite3", "PUTRIGHT_MODE": "test"}
    restored = putright(demo, "restore", "copy", **elsewhere)
    assert restored.returncode == 0, restored.stderr
    assert putright(demo, "backup", "again", "--rows", **elsewhere).returncode == 0
    assert (demo / "again").read_bytes() == before


def test_a_backup_without_its_sum_is_not_put_back_and_one_that_is_there_is_not_written_over(demo: Path) -> None:
    export(demo, "copy")
    again = putright(demo, "backup", "copy", "--demo")
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    (demo / "copy.sha256").unlink()
    asked = putright(demo, "restore", "copy", "--demo", "--replace")
    assert (asked.returncode, "copy.sha256" in asked.stderr) == (1, True)


@pytest.mark.parametrize(
    "command", [["verify", "notes.txt"], ["restore", "notes.txt", "--demo", "--replace"], ["verify", "nowhere"]]
)
def test_a_file_that_is_no_backup_is_said_in_one_line(demo: Path, command: list[str]) -> None:
    (demo / "notes.txt").write_text("Buy milk.\n")
    asked = putright(demo, *command)
    assert (asked.returncode, asked.stderr.count("\n")) == (1, 1), asked.stderr


@pytest.mark.parametrize(
    "command", [["verify"], ["tick"], ["rebuild"], ["explain", "X"], ["backup", "copy"]], ids=lambda c: c[0]
)
def test_a_dead_database_is_said_in_one_line_and_nothing_is_claimed(demo: Path, command: list[str]) -> None:
    (demo / ".demo" / "demo.sqlite3").write_bytes(b"This was a database once." * 100)
    asked = putright(demo, *command, "--demo")
    assert (asked.returncode, asked.stdout, asked.stderr.count("\n")) == (1, "", 1), asked.stderr
    assert "cannot be used" in asked.stderr
    assert not (demo / "copy").exists()


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://somebody:s3cret@127.0.0.1:1/nothing?connect_timeout=2"
    asked = putright(tmp_path, "tick", PUTRIGHT_DATABASE_URL=url, PUTRIGHT_MODE="test")
    assert asked.returncode == 1
    assert "nothing on 127.0.0.1" in asked.stderr
    assert "s3cret" not in asked.stderr
    assert "Traceback" not in asked.stderr


def test_a_full_disk_leaves_no_half_a_backup_and_says_so(demo: Path) -> None:
    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    for form in (["--rows"], []):
        asked = subprocess.run(
            [PUTRIGHT, "backup", "copy", *form, "--demo"], cwd=demo, env=surroundings(demo), preexec_fn=small_disk,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert (asked.returncode, asked.stdout) == (1, "")
        assert "Traceback" not in asked.stderr
        assert not (demo / "copy").exists()
