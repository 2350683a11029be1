"""`putright publish`: a page or plain text, printed or written."""

from pathlib import Path

import pytest

from putright.commandline import main
from tests.commandline.procedures import small_club


def test_the_page_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(small_club(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_the_page_is_written_to_a_file_with_its_rules(tmp_path: Path) -> None:
    assert main(["publish", str(small_club(tmp_path)), "--rules", "--out", str(tmp_path / "page.html")]) == 0
    assert "Rules under 1 Telling us" in (tmp_path / "page.html").read_text()


def test_plain_text_is_made_for_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(small_club(tmp_path)), "--text"]) == 0
    assert "1 Telling us\n------------" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(small_club(tmp_path)), "--out", str(tmp_path / "no" / "page.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err
