"""Somebody is always left to decide, whoever is complained about: by another post, a conflict rule or a last resort."""

from __future__ import annotations

import subprocess
import sys

import pytest

from putright.core.procedure.load import Wrong, load_text
from tests.core.procedure.documents import instead, rule

LAST_RESORT = rule("last resort: anybody\nposts: [chair, secretary]")


def told(text: str) -> list[str]:
    """The mistakes of a text, without file, line and what was expected."""
    try:
        load_text(text)
    except Wrong as wrong:
        return [mistake.what for mistake in wrong.mistakes]
    return []


def without_last_resort(*rules: str, held_by: str = "secretary") -> str:
    """The small procedure without a last resort; the stage `answered` is held as given, and the appeal by both."""
    text = instead(
        (LAST_RESORT, ""),
        ("stage: answered\npurpose: review request\nheld by: secretary",
         f"stage: answered\npurpose: review request\nheld by: {held_by}"),
        ("stage: appeal\npurpose: review\nheld by: chair", "stage: appeal\npurpose: review\nheld by: [chair, secretary]"),
    )  # fmt: skip
    return text + "".join(rule(words) for words in rules)


ALONE = "In stage `answered`: when `secretary` is complained about, nobody is left to decide in this stage."
WHOEVER = "In stage `answered`: when whoever has the case is complained about, nobody is left to decide in this stage."


def test_one_post_alone_is_refused_and_it_is_said_who_and_where() -> None:
    assert told(without_last_resort()) == [ALONE]


@pytest.mark.parametrize("held_by", ["[secretary, chair]", "[secretary, any staff]"])
def test_another_post_in_the_stage_is_somebody(held_by: str) -> None:
    assert told(without_last_resort(held_by=held_by)) == []


def test_a_conflict_rule_for_the_stage_or_for_all_names_somebody() -> None:
    conflict = "conflict of interest: about the secretary\ncomplained of: secretary\ninstead: chair"
    assert told(without_last_resort(conflict)) == []
    assert told(without_last_resort(f"{conflict}\nstage: answered")) == []
    assert told(without_last_resort(f"{conflict}\nstage: looking")) == [ALONE]


def test_a_last_resort_of_another_post_names_somebody_and_of_the_same_nobody() -> None:
    assert told(without_last_resort("last resort: anybody\nposts: chair")) == []
    assert told(without_last_resort("last resort: anybody\nposts: secretary")) == [ALONE]


def test_whoever_has_the_case_may_be_anybody_so_two_others_are_needed() -> None:
    assert told(without_last_resort(held_by="handler")) == [WHOEVER]
    assert told(without_last_resort("last resort: anybody\nposts: chair", held_by="handler")) == [WHOEVER]
    assert told(without_last_resort("last resort: anybody\nposts: [chair, secretary]", held_by="handler")) == []


def test_a_team_may_look_again_at_what_one_of_them_did() -> None:
    barred = instead(("held by: chair\nmore senior than: looking", "held by: chair\nnever: looking"))
    assert told(barred) == ["In stage `appeal`: whoever acted in `looking` is barred, and chair had that stage too."]
    assert told(barred.replace("post: chair\n", "post: chair\nseveral: yes\n")) == []


def test_a_post_named_only_in_a_condition_has_a_part() -> None:
    post = rule("post: treasurer")
    condition = rule("happening: seen\nstage: looking\nneeds: complained of is treasurer")
    text = instead()
    assert told(text + post) == ["In post `treasurer`: no rule gives this post anything to do."]
    assert told(text + post + condition) == []
    assert told(text + rule("post: treasurer\nreading: keeps the money and no complaints")) == []


@pytest.mark.parametrize(
    "module", ["check", "check.values", "check.draft", "load", "load.yaml", "load.mistakes", "compare"]
)
def test_each_part_can_be_the_first_that_is_imported(module: str) -> None:
    code = f"import putright.core.procedure.{module}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
