"""`putright publish`: a page, plain text or a recording (DUD-11), printed or written."""

import wave
from pathlib import Path

import pytest

from putright.commandline import main
from putright.core.procedure.load import load
from putright.core.procedure.publish import plain_text
from putright.web.letters import audio
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


@pytest.mark.skipif(not audio.is_installed(), reason="needs espeak-ng (Debian: espeak-ng)")
def test_it_is_read_out_into_a_file_that_is_as_long_as_its_words(tmp_path: Path) -> None:
    out, club = tmp_path / "club.wav", small_club(tmp_path)
    assert main(["publish", str(club), "--audio", "--out", str(out)]) == 0
    said = len(plain_text(load(club)).split()) / audio.WORDS_A_MINUTE
    with wave.open(str(out)) as file:
        assert 0.3 * said < file.getnframes() / file.getframerate() / 60 < 3 * said


def test_a_recording_needs_a_file_and_a_voice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    club = str(small_club(tmp_path))
    assert main(["publish", club, "--audio"]) == 2
    assert "--out" in capsys.readouterr().err
    monkeypatch.setattr(audio, "PROGRAM", "no-such-program")
    assert main(["publish", club, "--audio", "--out", str(tmp_path / "club.wav")]) == 2
    assert "espeak-ng" in capsys.readouterr().err


def test_a_long_text_is_read_out_in_parts_and_loses_no_word() -> None:
    text = "\n\n".join(f"Paragraph {number}. {'word ' * 200}" for number in range(60))
    found = audio.parts(text)
    assert len(found) > 10
    assert "".join(found).split() == text.split()
    assert max(map(len, found)) <= audio.LONGEST
