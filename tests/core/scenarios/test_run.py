"""Scenarios: a whole case written as days, played against a procedure, with every difference told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from putright.core.procedure.load import Wrong
from putright.core.scenarios.organisation import Organisation
from putright.core.scenarios.run import run_scenario
from putright.core.scenarios.script import Script, load_script
from tests.core.casework.made import clock, happening, letter, made

PROCEDURE = made(
    clock("answer", more="met by: answer sent\nextends: {by: 1 week}"), clock("thanks", within="promptly"),
    letter("answer", "parts: [reasons]\nowed upon: received"), happening("finished", "goes to: over"),
    "right: appeal\npurpose: review request\nupon: answer sent\nwithin: 10 working days\nadmitted: {goes to: review}",
    "stage: review\npurpose: review\nheld by: manager",
)  # fmt: skip
ORGANISATION = Organisation.model_validate({
    "organisation": "nobody", "name": "Nobody in particular",
    "people": [
        {"person": "otto", "name": "Otto", "posts": ["officer"], "deputy": "cara"},
        {"person": "cara", "name": "Cara", "posts": ["clerk"]}, {"person": "mona", "name": "Mona", "posts": ["manager"]},
        {"person": "dora", "name": "Dora", "posts": ["director"]}, {"person": "kit", "name": "Kit", "posts": ["chief"]},
    ],
    "closed": [{"on": "2026-10-16", "name": "Storm", "declared": "2026-10-01"}],
})  # fmt: skip
LINES = {"`scenario` is missing": 1, "`received` is missing": 1, "`kind` is missing": 2}
START = "scenario: A case\nreceived: {on: 2026-10-12, kind: complaint, channel: email}\nsteps:\n"
ANSWERED = START + "  - {on: 2026-10-14, by: otto, do: {send letter: answer}, words: {reasons: So it was.}}\n"


def script(folder: Path, text: str) -> Script:
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return load_script(file)


def differences(folder: Path, text: str) -> tuple[str, ...]:
    return run_scenario(PROCEDURE, ORGANISATION, script(folder, text)).differences


def expecting(folder: Path, expected: str, before: str = START) -> tuple[str, ...]:
    return differences(folder, f"{before}  - expect: {expected}\n")


def test_a_case_that_goes_as_written_passes(tmp_path: Path) -> None:
    assert (
        expecting(tmp_path, "{stage: open, holder: otto, due: {answer: 2026-10-27}, owed: answer, no date: thanks}")
        == ()
    )
    outcome = run_scenario(PROCEDURE, ORGANISATION, script(tmp_path, ANSWERED))
    assert outcome.passed


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("{stage: review}", "the stage is open, expected review"),
        ("{closed: over}", "closed is None, expected over"),
        ("{open: no}", "open is True, expected False"),
        ("{registered: yes}", "registered is False, expected True"),
        ("{holder: [mona, kit]}", "the holder is otto, expected kit, mona"),
        ("{wanted: kit}", "people to find a holder is none, expected kit"),
        ("{barred: kit}", "barred is none, expected kit"),
        ("{due: {answer: 2026-10-26}}", "clock 'answer' due is 2026-10-27, expected 2026-10-26"),
        ("{due: {nothing: 2026-10-26}}", "clock 'nothing' due is not there, expected 2026-10-26"),
        ("{no date: nothing}", "clock 'nothing' due is not there, expected no date"),
        ("{no date: answer}", "clock 'answer' due is 2026-10-27, expected no date"),
        ("{met: {answer: 2026-10-13}}", "clock 'answer' met is never, expected 2026-10-13"),
        ("{missed: answer}", "clock 'answer' is running, expected missed"),
        ("{set aside: answer}", "clock 'answer' is running, expected set aside"),
        ("{standing still: answer}", "clock 'answer' is running, expected standing still"),
        ("{not there: answer}", "clock 'answer' is there, expected not there"),
        ("{in time: {answer: yes}}", "clock 'answer' in time is None, expected True"),
        ("{in form: answer}", "clock 'answer' answered in form is False, expected True"),
        ("{age: {answer: 9}}", "clock 'answer' age is 0, expected 9"),
        ("{right until: {appeal: 2026-10-28}}", "the last day of 'appeal' is not there, expected 2026-10-28"),
        ("{right open: appeal}", "right 'appeal' is not open, expected open"),
        ("{may: {use right: appeal}}", "'use right appeal' is not open"),
        ("{may not: {send letter: answer}}", "'send letter answer' is open"),
        ("{by: cara, may: {send letter: answer}}", "'send letter answer' is not open"),
        ("{owed: []}", "letters owed is answer, expected none"),
        ("{outcome: upheld}", "the outcome is , expected upheld"),
        ("{restricted: yes}", "restricted is False, expected True"),
        ("{next due: thanks}", "next due is answer, expected thanks"),
        ("{kind: praise}", "the kind is complaint, expected praise"),
        ("{satisfaction: satisfied}", "satisfaction is , expected satisfied"),
        ("{waits for: court}", "waits for is , expected court"),
        ("{working: {answer: [Storm, Easter]}}", "the working of 'answer' lacks 'Easter'"),
    ],
)
def test_every_difference_is_told_in_words(tmp_path: Path, expected: str, told: str) -> None:
    found = expecting(tmp_path, expected)
    assert len(found) == 1
    assert told in found[0]


def test_a_scenario_stops_at_the_first_step_that_goes_otherwise(tmp_path: Path) -> None:
    found = differences(tmp_path, START + "  - expect: {stage: review}\n  - expect: {closed: over}\n")
    assert found == ("step 1: the stage is open, expected review",)


def test_a_step_that_is_refused_says_why_and_by_which_clause(tmp_path: Path) -> None:
    found = differences(tmp_path, START + "  - {on: 2026-10-14, by: otto, do: {send letter: answer}}\n")
    assert found == (
        "step 1 (2026-10-14): 'send letter answer' was refused: This letter does not give reasons. [The letter answer]",
    )


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        ("{}", ""), ("{clause: The letter answer, fields: reasons, words: does not give}", ""),
        ("{clause: Another}", "was refused by clause 'The letter answer', not 'Another'"),
        ("{fields: [apology]}", "was refused about ['reasons'], not ['apology']"),
        ("{words: no such words}", "not with 'no such words'"),
    ],
)  # fmt: skip
def test_a_refusal_is_expected_by_clause_fields_and_words(tmp_path: Path, refused: str, told: str) -> None:
    found = differences(
        tmp_path, f"{START}  - {{on: 2026-10-14, by: otto, do: {{send letter: answer}}, refused: {refused}}}\n"
    )
    assert (told in found[0]) if told else found == ()


def test_what_should_have_been_refused_and_was_done_is_told(tmp_path: Path) -> None:
    text = "  - {by: otto, do: {send letter: answer}, words: {reasons: So.}, refused: {}}\n"
    assert differences(tmp_path, START + text) == (
        "step 1: 'send letter answer' was done; it should have been refused",
    )
    refused = START.replace("channel: email", "channel: email, refused: {}")
    assert differences(tmp_path, refused + "  - expect: {}\n") == ("'receive' was done; it should have been refused",)


def test_time_passes_between_the_steps_and_what_was_missed_is_noted(tmp_path: Path) -> None:
    assert expecting(tmp_path, "{on: 2026-10-28, missed: answer, next due: answer}") == ()


def test_something_recorded_later_than_it_happened_counts_from_the_day_it_happened(tmp_path: Path) -> None:
    step = "  - {on: 2026-10-14, recorded: 2026-11-30, by: otto, do: {send letter: answer}, words: {reasons: So.}}\n"
    expected = "  - expect: {met: {answer: 2026-10-14}, in time: {answer: yes}, right until: {appeal: 2026-10-29}, missed: []}\n"
    assert differences(tmp_path, START + step + expected) == ()
    late = "  - expect: {age: {thanks: 34}}\n"
    assert differences(tmp_path, START + step + late) == ()


def test_the_office_changes_on_the_day_a_step_says(tmp_path: Path) -> None:
    away = "  - {on: 2026-10-13, office: {kind: absence recorded, person: otto, until: 2026-10-20}}\n"
    late = "  - {on: 2026-10-14, office: {kind: closure declared, day: 2026-10-20, name: Flood}}\n"
    text = START + away + late + "  - expect: {due: {answer: 2026-10-28}, by: cara, may: {send letter: answer}}\n"
    assert differences(tmp_path, text) == ()


def test_the_example_people_and_closed_days_are_there_before_any_scenario(tmp_path: Path) -> None:
    assert expecting(tmp_path, "{holder: otto, due: {answer: 2026-10-27}, working: {answer: Storm}}") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "`scenario` is missing"), ("scenario: A case\n", "`received` is missing"),
        (START.replace("kind:", "kid:") + "  - expect: {}\n", "`kind` is missing"),
        (START + "  - {expct: {}}\n", "`expct` is not a key"), (START + "  - expect: {stag: open}\n", "`stag` is not a key"),
        (START + "  - expect: {due: {answer: soon}}\n", "`answer` cannot be `soon`"),
    ],
)  # fmt: skip
def test_a_script_with_a_mistake_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Wrong) as wrong:
        script(tmp_path, text)
    found = [mistake for mistake in wrong.value.mistakes if told in str(mistake)]
    assert len(found) == 1
    assert found[0].line == LINES.get(told, 4)
