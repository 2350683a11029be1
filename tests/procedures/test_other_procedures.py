"""Three procedures of quite other kinds, written in the language alone; and no organisation is known to the code."""

from pathlib import Path

import pytest

from putright.core.procedure.load import load
from putright.core.procedure.load.shipped import shipped
from putright.core.scenarios import load_script, run_folder

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/procedure.md"))
SOURCES = Path(__file__).parents[2] / "src" / "putright"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_scenario_of_a_procedure_of_another_kind_passes(folder: Path) -> None:
    outcomes = list(run_folder(folder))
    assert len(outcomes) >= 6
    assert {outcome.file: outcome.differences for outcome in outcomes if outcome.differences} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_scenarios_refuse_something_and_work_out_dates(folder: Path) -> None:
    steps = [step for path in folder.glob("scenarios/*.yaml") for step in load_script(path).steps]
    assert sum(step.refused is not None for step in steps) >= 4
    assert sum(len(step.expect.due) for step in steps if step.expect) >= 4


def test_there_are_three_beside_the_five() -> None:
    assert len(FOLDERS) == 3
    assert len(named()) == 2 * 8


def named() -> list[str]:
    """The short name and the organisation's name of all eight."""
    fronts = [load(folder).front for folder in (*FOLDERS, *shipped())]
    return [words for front in fronts for words in (front.procedure, front.organisation)]


@pytest.mark.parametrize("name", named())
def test_no_module_names_an_organisation(name: str) -> None:
    """The difference between them is data: the demonstration, too, finds them by their folders."""
    texts = [path for path in SOURCES.rglob("*") if path.suffix in (".py", ".html", ".md", ".yaml", ".toml", ".po")]
    assert len(texts) > 200
    known = [path for path in texts if name.lower() in path.read_text(encoding="utf-8").lower()]
    assert known == []
