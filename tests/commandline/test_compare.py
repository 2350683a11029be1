"""`putright compare`: two versions told apart in words."""

from pathlib import Path

import pytest

from putright.commandline import main
from tests.commandline.procedures import small_club


def test_what_differs_is_told_clause_by_clause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = small_club(tmp_path) / "procedure.md"
    new = tmp_path / "new.md"
    new.write_text(old.read_text().replace("within: 10 working days", "within: 5 working days").replace('"1"', '"2"'))
    assert main(["compare", str(old), str(new)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "How the club deals with complaints: version 2 compared with 1."
    (told,) = [line for line in lines if "5 working days" in line]
    assert told.startswith("Clause 1: ")
    assert "10 working days" in told


def test_the_same_document_differs_in_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    club = str(small_club(tmp_path))
    assert main(["compare", club, club]) == 0
    assert "Nothing is different" in capsys.readouterr().out


def test_a_document_with_a_mistake_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    club = small_club(tmp_path)
    (tmp_path / "new.md").write_text("nothing")
    assert main(["compare", str(club), str(tmp_path / "new.md")]) == 1
    assert "front matter" in capsys.readouterr().err
