"""`putright dates`: which clocks run in a supposed case, when each is due, and how a wrong word is answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from putright.commandline import main
from tests.commandline.procedures import small_club

WME = "west-midlands-employers"
RECEIVED = ["--received", "2026-12-23 16:00"]


def clocks(capsys: pytest.CaptureFixture[str], *arguments: str, procedure: str = WME) -> dict[str, dict[str, Any]]:
    assert main(["dates", procedure, *RECEIVED, *arguments, "--json"]) == 0
    return {row["clock"]: row for row in json.loads(capsys.readouterr().out)}


def wrong(capsys: pytest.CaptureFixture[str], *arguments: str, received: str = "2026-12-23") -> str:
    assert main(["dates", WME, "--received", received, *arguments]) == 2
    return capsys.readouterr().err


def test_every_clock_that_exists_on_receipt_is_told_with_its_working(capsys: pytest.CaptureFixture[str]) -> None:
    found = clocks(capsys)
    assert {name: row["due"] for name, row in found.items()} == {
        "acknowledgement": "2027-01-04", "answer": "2027-01-18", "holding letter": "2027-01-11",
    }  # fmt: skip
    assert found["answer"]["purpose"] == "response"
    assert found["answer"]["source"] == ["WME-S2.a"]
    assert found["answer"]["whose"] == "the organisation's duty"
    assert found["answer"]["working"][:2] == [
        "Received at 4pm on Wednesday 23 December 2026.",
        "Working day 1 is Thursday 24 December 2026.",
    ]


def test_a_date_promised_in_the_holding_letter_is_the_date_from_then_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = clocks(capsys, "--entry", "holding sent=2027-01-08", "--entry", "answer promised=2027-01-29")
    assert (found["answer"]["due"], found["answer"]["first due"]) == ("2027-01-29", "2027-01-18")
    assert found["holding letter"]["state"] == "met"
    assert "29 January 2027" in found["answer"]["working"][-1]


def test_a_promise_of_the_wrong_letter_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "give 'holding sent=DATE'" in wrong(capsys, "--entry", "answer promised=2027-01-29")


def test_the_right_to_appeal_counts_from_the_date_on_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    found = clocks(capsys, "--entry", "outcome sent=2027-01-07", "--entry", "outcome dated=2027-01-05")
    assert found["appeal"]["due"] == "2027-01-19"
    assert found["appeal"]["whose"] == "the complainant's right"
    assert "holding letter" not in found, "a clock set aside no longer exists"


def test_what_follows_from_an_event_happens_too(capsys: pytest.CaptureFixture[str]) -> None:
    found = clocks(capsys, "--entry", "outcome sent=2027-01-05", "--entry", "appeal used=2027-01-12")
    assert found["appeal decision"]["due"] == "2027-01-26"
    assert found["appeal acknowledgement"]["due"] == "2027-01-15"


def test_an_appeal_after_the_case_has_closed_opens_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    found = clocks(capsys, "--entry", "outcome sent=2027-01-05", "--entry", "appeal used=2027-03-01")
    assert found["appeal decision"]["due"] == "2027-03-15"


def test_facts_choose_the_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(clocks(capsys, "--fact", "kind=concern")) == {"look into a concern", "thanks"}
    assert clocks(capsys, "--fact", "kind=concern")["look into a concern"]["due"] is None
    assert "acknowledgement" not in clocks(capsys, "--fact", "anonymous=yes")
    assert clocks(capsys, "--fact", "serious wrongdoing=yes")["answer"]["state"] == "standing still"


def test_heads_of_complaint_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert clocks(capsys, "--head", "the course", "--head", "the refund")["answer"]["heads"] == [
        "the course",
        "the refund",
    ]


def test_a_day_on_which_the_organisation_is_closed_is_not_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    club = small_club(tmp_path)
    for place in (club, club / "procedure.md"):
        assert main(["dates", str(place), "--received", "2026-11-02", "--json"]) == 0
        (answer,) = json.loads(capsys.readouterr().out)
        assert answer["due"] == "2026-11-17"
        assert any("Club day" in sentence for sentence in answer["working"])


def test_a_date_beyond_the_announced_bank_holidays_is_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", WME, "--received", "2040-05-01", "--json"]) == 0
    assert all(row["provisional"] for row in json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--entry", "outcom sent=2027-01-05"], "did you mean 'outcome sent'"),
        (["--entry", "answer promissed=2027-01-05"], "did you mean 'answer promised'"),
        (["--entry", "appeal outcome decided change=2027-01-05"], "did you mean 'appeal outcome decided change it'"),
        (["--entry", "answer missed=2027-01-05"], "follows from the other dates"),
        (["--entry", "received=2027-01-05"], "given apart"),
        (["--entry", "outcome sent"], "write EVENT=DATE"),
        (["--entry", "outcome sent=tomorrow"], "is not a date"),
        (["--entry", "outcome sent=2026-12-22"], "before the receipt"),
        (["--today", "2026-12-24", "--entry", "outcome sent=2026-12-29"], "after 2026-12-24"),
        (["--fact", "chanel=email"], "did you mean 'channel'"),
        (["--fact", "channel=pigeon"], "it can be"),
        (["--fact", "kind=complain"], "did you mean 'complaint'"),
        (["--fact", "kind"], "write NAME=VALUE"),
    ],
)  # fmt: skip
def test_a_word_it_does_not_know_is_answered_with_the_nearest(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in wrong(capsys, *arguments)


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "is not a day or a moment" in wrong(capsys, received="Christmas")


def test_a_procedure_that_is_not_there_is_answered_with_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "west-midland-employers", "--received", "2026-01-05"]) == 1
    assert "Did you mean `west-midlands-employers`?" in capsys.readouterr().err


def test_for_people_the_same_is_told_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    main(["dates", WME, *RECEIVED, "--entry", "outcome sent=2027-01-05"])
    text = capsys.readouterr().out
    assert "We write to you with our answer [answer]\n  due: Monday 18 January 2027 (met)" in text
    assert "Done on Tuesday 5 January 2027, in time." in text
    assert "No longer counted: We tell you if we need longer [holding letter] (outcome sent)" in text
