"""What rules bring about: every word with which a case may be closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from putright.core.procedure.load import load
from putright.core.procedure.model.effects import closing_words
from tests.core.casework.made import made
from tests.core.casework.walks import shipped

ENDS = (
    "stage: over\npurpose: end\nends: yes\ncloses as: answered",
    "stage: put aside\npurpose: end\nends: yes",
    "happening: passed on\nby: any staff\ngoes to: end\ncloses as: passed on",
    "decision: what now\npurpose: triage\noptions:\n  - {option: stop, goes to: end, closes as: stopped}",
    "judgement: enough\nquestion: Is it enough?\npurpose: validity\nyes: {goes to: end, closes as: answered}",
)


def test_a_case_closes_with_the_word_of_its_stage_its_step_or_its_option() -> None:
    assert closing_words(made(*ENDS)) == ("answered", "put aside", "passed on", "stopped")


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_every_shipped_procedure_has_a_word_for_each_of_its_ends(folder: Path) -> None:
    words = closing_words(load(folder))
    text = (folder / "procedure.md").read_text()
    written = {line.partition("closes as:")[2].strip(" }") for line in text.splitlines() if "closes as:" in line}
    assert written - {""} <= set(words)
