"""The authors' guide is complete and true: it names everything the code knows, and everything it shows works."""

import json
import re
from datetime import date, datetime, time
from pathlib import Path

import pytest

from putright.commandline import main
from putright.commandline.commands import COMMANDS
from putright.core.calendars import Counting, Length, calendar, due_date
from putright.core.casework.decide import CHAPTERS as ACTION_CHAPTERS
from putright.core.procedure.check.not_yet import NOT_YET_KEYS
from putright.core.procedure.check.values import SPECIAL
from putright.core.procedure.load import Wrong, load_text
from putright.core.procedure.load.document import Block as RuleBlock
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.load.rules import fitted, rule_from
from putright.core.procedure.load.yaml import read
from putright.core.procedure.model.base import in_document_words
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.procedure import RULE_KINDS, FrontMatter
from putright.core.reporting.agenda import NOTHING
from putright.core.reporting.columns import COLUMNS
from putright.core.reporting.counted import COUNTED
from putright.core.reporting.listed import LISTED
from putright.core.scenarios import load_organisation, load_script
from putright.core.scenarios.organisation import (
    Closure,
    ContactGiven,
    Organisation,
    PersonGiven,
    PostGiven,
    ServiceGiven,
)
from putright.core.scenarios.script import Expected, Receipt, Step
from tests.docs.guide import CHAPTERS, GUIDE, Block, blocks, table
from tools.authors.actions import ACTIONS
from tools.authors.keys import keys
from tools.authors.lists import SPECIAL_NAMES
from tools.authors.meanings import MEANINGS
from tools.authors.reference import NESTED, reference


def name_of(block: Block) -> str:
    return f"{block.file}:{block.line}"


def test_the_reference_is_what_the_code_makes() -> None:
    """So every kind of rule, key, purpose, part, channel, special name, entry, action and command is in it."""
    written = (GUIDE / "reference.md").read_text(encoding="utf-8")
    assert written == reference(), "The model has changed: run `python -m tools.authors`."


def test_no_key_is_without_a_meaning_and_no_meaning_without_a_key() -> None:
    models = [FrontMatter, *RULE_KINDS.values(), *(model for _, model in NESTED)]
    known = {(cls.__name__, key.name) for model in models for cls in model.__mro__ for key in keys(model)}
    assert set(MEANINGS) <= known
    assert all(key.meaning.strip() for model in models for key in keys(model))


def test_every_action_and_special_name_is_explained() -> None:
    assert set(ACTIONS) == set(ACTION_CHAPTERS)
    assert set(SPECIAL_NAMES) == set(SPECIAL)


@pytest.mark.parametrize("block", blocks("rule"), ids=name_of)
def test_a_rule_of_the_guide_can_be_read(block: Block) -> None:
    rule, placed, mistakes = rule_from(RuleBlock(0, block.line, block.text), block.file)
    assert rule is not None, [str(mistake) for mistake in mistakes]
    assert not [path for path in placed.places if path and (rule.kind, str(path[-1])) in NOT_YET_KEYS]


def test_every_kind_of_rule_has_an_example() -> None:
    shown = {block.text.split(":")[0] for block in blocks("rule")}
    assert set(RULE_KINDS) - shown == set()


def test_the_front_matter_of_the_guide_can_be_read() -> None:
    (block,) = [block for block in blocks("yaml") if block.mark == "yaml front"]
    placed = read(block.text, block.file, 1)
    assert fitted(FrontMatter, placed.value, placed, block.file)[0] is not None


def test_the_organisation_and_the_scenario_of_the_guide_can_be_read(tmp_path: Path) -> None:
    for block in blocks("yaml"):
        (tmp_path / "file.yaml").write_text(block.text, encoding="utf-8")
        if block.mark == "yaml organisation":
            assert load_organisation(tmp_path / "file.yaml").people
        if block.mark == "yaml scenario":
            assert load_script(tmp_path / "file.yaml").steps


def test_the_first_page_has_the_mistake_that_the_guide_says() -> None:
    (block,) = [block for block in blocks("markdown") if block.mark == "markdown first/procedure.md"]
    with pytest.raises(Wrong) as found:
        load_text(block.text, "village-library/procedure.md")
    (mistake,) = found.value.mistakes
    assert str(mistake) in " ".join((GUIDE / "1-first-procedure.md").read_text(encoding="utf-8").split())


def test_the_worked_procedure_passes_its_scenarios_as_the_guide_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for block in blocks("markdown", "yaml"):
        place = block.mark.partition(" ")[2]
        if place.startswith("village-library/"):
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_text(block.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "village-library"]) == 0
    capsys.readouterr()
    assert main(["test", "-v", "village-library"]) == 0
    printed = capsys.readouterr().out
    assert printed.strip() in (GUIDE / "1-first-procedure.md").read_text(encoding="utf-8")


def test_the_scenario_the_reader_is_asked_to_write_comes_out(tmp_path: Path) -> None:
    """Everybody is part of the complaint: nobody has it, and the last resort is asked."""
    for block in blocks("markdown", "yaml"):
        place = block.mark.partition(" ")[2]
        if place in ("village-library/procedure.md", "village-library/organisation.yaml"):
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_text(block.text, encoding="utf-8")
    (tmp_path / "village-library/scenarios").mkdir()
    (tmp_path / "village-library/scenarios/both.yaml").write_text(
        "scenario: Both\nreceived: {on: 2026-09-07, kind: complaint, suspected posts: [librarian, chair]}\n"
        "steps:\n  - expect: {holder: [], wanted: [], barred: [nia, omar]}\n"
    )
    assert main(["test", str(tmp_path)]) == 0


@pytest.mark.parametrize("row", table("4-time.md", "| from | length | switches | due |"), ids=" ".join)
def test_a_worked_date_of_the_guide_is_right(row: list[str]) -> None:
    begun, length, switches, due = row
    words = dict(pair.split(": ", 1) for pair in switches.split(", ") if pair)
    day, _, hour = begun.partition(" ")
    start = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour)) if hour else date.fromisoformat(day)
    found = due_date(calendar("england-and-wales"), start, Length.parse(length), Counting.from_words(words))
    assert found == date.fromisoformat(due)


def test_the_promised_date_of_the_guide_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    for said, due in table("4-time.md", "| what is said | `answer` is due |"):
        arguments = re.findall(r'--\w+|"[^"]*"|[\d-]{10}', said)
        main(["dates", "west-midlands-employers", "--json", *(word.strip('"') for word in arguments)])
        found = {row["clock"]: row["due"] for row in json.loads(capsys.readouterr().out)}
        assert found["answer"] == due


def test_what_is_written_for_a_start_can_be_read() -> None:
    for written, _ in table("4-time.md", "| written | means |"):
        line = written.strip("`")
        rest = "" if line.startswith("starts") else "\nstarts: received"
        text = f"clock: answer\npurpose: response\nwithin: 5 working days\nmet by: answer sent\n{line}{rest}\n"
        assert rule_from(RuleBlock(0, 1, text), "4-time.md")[0] is not None, line


def test_the_conditions_of_the_guide_can_be_read() -> None:
    for written, _ in table("7-in-and-out.md", "| condition | holds |"):
        assert str(Condition.parse(written.strip("`"))) == written.strip("`")


def keys_not_named(text: str) -> set[str]:
    """The keys of scenarios that a text does not name in code marks."""
    prose = " ".join(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL).split())
    named = {word.split(":")[0].strip("{ ") for code in re.findall(r"`([^`]+)`", prose) for word in code.split(", ")}
    wanted = {in_document_words(field) for model in (Expected, Receipt, Step) for field in model.model_fields}
    shown = set(re.findall(r"^ *-? *\{?([a-z ]+):", text, re.MULTILINE)) | set(re.findall(r"[{,] ?([a-z ]+):", text))
    return wanted - named - shown


def test_everything_that_a_report_can_be_made_of_stands_in_the_guide() -> None:
    text = (GUIDE / "7-in-and-out.md").read_text(encoding="utf-8")
    assert [name for name in (*COUNTED, *LISTED, NOTHING) if f"`{name}`" not in text] == []
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []


def test_every_key_of_a_scenario_is_explained() -> None:
    text = (GUIDE / "8-scenarios.md").read_text(encoding="utf-8")
    assert keys_not_named(text) == set()
    assert keys_not_named(text.replace("`standing still`, ", "")) == {"standing still"}, "a key left out is noticed"


def test_every_key_of_an_organisation_is_shown() -> None:
    (block,) = [block for block in blocks("yaml") if block.mark == "yaml organisation"]
    models = (Organisation, ContactGiven, ServiceGiven, PersonGiven, PostGiven, Closure)
    wanted = {in_document_words(field) for model in models for field in model.model_fields}
    shown = {key.strip() for key in re.findall(r"(?:^|[{,] ?| )([a-z ]+):", block.text, re.MULTILINE)}
    assert wanted - shown == set()


def commands_in(text: str) -> set[str]:
    """The commands that a text shows."""
    return set(re.findall(r"`?putright ([a-z]+)", text))


def test_every_command_shown_exists_and_every_command_is_shown() -> None:
    known = {command.name for command in COMMANDS}
    text = "\n".join(chapter.read_text(encoding="utf-8") for chapter in CHAPTERS)
    assert commands_in(text) == known
    assert commands_in("putright conjure") - known == {"conjure"}


def test_the_example_of_a_message_has_the_form_of_one() -> None:
    (block,) = [block for block in blocks("") if block.text.startswith("procedure.md:31")]
    made = Mistake(
        "procedure.md", 31, "In clock `answer`: `anser sent`: there is no letter `anser`.", "", "answer sent", 9
    )
    assert block.text.strip() == str(made)
