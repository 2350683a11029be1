"""`putright check` and `putright test`: what they print, and the status they end with."""

import io
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from putright.commandline import main, progress
from putright.core.procedure.load import shipped
from tests.commandline.procedures import small_club


def test_a_right_procedure_has_no_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(small_club(tmp_path))]) == 0
    assert capsys.readouterr().out.endswith("no mistakes\n")


def test_every_mistake_in_every_file_is_printed_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    club = small_club(tmp_path)
    text = (club / "procedure.md").read_text()
    (club / "procedure.md").write_text(
        text.replace("met by: answer sent", "met by: anser sent").replace("held by: s", "held by: z")
    )
    (club / "organisation.yaml").write_text("organisation: small-club\nname: A\npeople: []\ncoulour: red\n")
    (club / "scenarios" / "answered.yaml").write_text("scenario: A\nsteps: []\n")
    assert main(["check", str(club)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].rpartition("/")[2] for line in lines] == [
        "procedure.md", "procedure.md", "organisation.yaml", "answered.yaml",
    ]  # fmt: skip
    assert "Did you mean `answer sent`?" in " ".join(lines)


def test_a_file_that_is_not_there_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.md"]) == 1
    assert "no such file" in capsys.readouterr().out


def test_the_shipped_procedures_have_no_mistakes() -> None:
    assert main(["check", *(str(folder) for folder in shipped.shipped())]) == 0


def test_the_last_line_counts_what_passed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_club(tmp_path)
    assert main(["test", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_scenario_that_does_not_go_as_written_fails_with_the_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    club = small_club(tmp_path)
    script = club / "scenarios" / "answered.yaml"
    script.write_text(script.read_text().replace("2026-11-17", "2026-11-16"))
    assert main(["test", str(club)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "        step 1: clock 'answer' due is 2026-11-17, expected 2026-11-16" in lines
    assert lines[-1] == "0 passed, 1 failed"


def test_an_organisation_that_cannot_be_read_counts_as_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    club = small_club(tmp_path)
    (club / "organisation.yaml").write_text("people: []\n")
    assert main(["test", str(club)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"


def test_a_folder_without_a_procedure_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", str(tmp_path)]) == 1
    assert "No procedure stands here." in capsys.readouterr().err


def test_rules_that_no_scenario_shows_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    club = small_club(tmp_path)
    main(["test", "-v", str(club)])
    text = capsys.readouterr().out
    assert "small-club: 4 of 10 rules shown by scenarios; 1 rows named" in text
    assert "no scenario shows letter `delay` (line" in text


def test_a_row_that_no_scenario_names_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    club = small_club(tmp_path)
    script = club / "scenarios" / "answered.yaml"
    script.write_text(script.read_text().replace("shows: [WME-S2.a]\n", ""))
    main(["test", str(club)])
    assert "0 rows named, 1 not (WME-S2.a)" in capsys.readouterr().out


def test_a_bar_is_drawn_only_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = io.StringIO()
    monkeypatch.setattr(progress, "Console", lambda stderr: Console(file=drawn, force_terminal=True))
    assert list(progress.shown([1, 2], 2, "Doing")) == [1, 2]
    assert drawn.getvalue() == ""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert list(progress.shown([1, 2], 2, "Doing")) == [1, 2]
    assert "Doing" in drawn.getvalue()


def test_without_a_command_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "dates" in capsys.readouterr().out


def test_a_command_asks_nothing_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    before = time.monotonic()
    sys.modules.pop("putright.commandline.dates", None)
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "putright.commandline.dates" not in sys.modules
    assert time.monotonic() - before < 5
