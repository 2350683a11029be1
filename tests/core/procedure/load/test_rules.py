"""A rule block read into a rule, and every mistake in a document told in one pass."""

from __future__ import annotations

import pytest

from putright.core.procedure.load import Mistake, Wrong, load_text
from putright.core.procedure.load.document import Block
from putright.core.procedure.load.mistakes import listed, nearest
from putright.core.procedure.load.rules import rule_from
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.procedure import NOT_YET, RULE_KINDS
from tests.core.procedure.documents import instead, rule, with_rules


def read(text: str) -> tuple[Rule | None, list[str]]:
    """A rule that begins on line 10 of a file, and what is wrong with it."""
    found, _, mistakes = rule_from(Block(2, 10, text), "x")
    return found, [str(mistake) for mistake in mistakes]


def told(text: str) -> list[str]:
    """The mistakes in a document."""
    with pytest.raises(Wrong) as wrong:
        load_text(text, "x")
    return [str(mistake) for mistake in wrong.value.mistakes]


def test_the_first_key_is_the_kind_and_its_value_the_name() -> None:
    found, mistakes = read("clock: answer\npurpose: response\nstarts: received\nwithin: 5 working days\n")
    assert mistakes == []
    assert isinstance(found, Clock)
    assert (found.name, found.place.clause, found.place.line) == ("answer", 2, 10)


def test_one_word_stands_for_a_list_of_one() -> None:
    one, _ = read("stage: looking\npurpose: review\nheld by: chair\n")
    several, _ = read("stage: looking\npurpose: review\nheld by: [chair]\n")
    assert one == several


def test_everything_wrong_in_a_rule_is_told_at_its_own_line() -> None:
    found, mistakes = read("stage: looking\nheld by: Chair\nends: perhaps\nfindins: yes\n")
    assert found is None
    assert [mistake.split(". Expected")[0] for mistake in mistakes] == [
        "x:10:1: `purpose` is missing",
        "x:11:1: `held by` cannot be `Chair`",
        "x:12:1: `ends`: write yes or no.",
        "x:13:1: `findins` is not a key here",
    ]
    assert mistakes[3].endswith("Did you mean `findings`?")


def test_two_things_missing_are_two_mistakes() -> None:
    _, mistakes = read("right: appeal\n")
    assert [mistake.split(".")[0] for mistake in mistakes] == [
        "x:10:1: `purpose` is missing",
        "x:10:1: `upon` is missing",
    ]


def test_the_keys_of_an_inner_value_are_the_ones_offered() -> None:
    _, (mistake,) = read("clock: a\npurpose: response\nstarts: received\nextends: {b: 5 working days}\n")
    assert "at most, before it is due, by, by agreement, letter, times" in mistake


def test_a_form_that_could_have_been_one_of_several_is_told_once() -> None:
    _, mistakes = read("clock: a\npurpose: response\nstarts: received\nwithin: [5 working days, promptly]\n")
    assert len(mistakes) == 1


@pytest.mark.parametrize("kind", NOT_YET)
def test_a_kind_that_is_not_carried_out_yet_says_so(kind: str) -> None:
    assert read(f"{kind}: x\n") == (None, [f"x:10:1: not yet supported: `{kind}` ({NOT_YET[kind]})."])
    assert kind not in RULE_KINDS


def test_mistakes_of_every_sort_are_told_in_one_pass() -> None:
    text = instead(
        ("calendar: england-and-wales", "calendar: france"),
        ("enters: looking", "enters: lookin"),
        ("within: 10 working days", "within: ten working days"),
        ("# 3 Who is who", "# 2 Who is who"),
        ("to: A free adviser", "to: A free adviser\nto: Another"),
    )
    assert [mistake.split(". Expected")[0] for mistake in told(text)] == [
        "x:7:1: `calendar` cannot be `france`",
        "x:15:1: In kind of feedback `complaint`: `enters: lookin` names no stage",
        "x:32:1: `within`: 'ten working days' is not a length of time: write a number and a unit, like '15 working days'.",
        "x:95:1: `to` stands here a second time; one of the two would be lost.",
        "x:104:1: There is already a clause 2 (line 61)",
    ]


def test_a_rule_that_cannot_be_read_is_no_reason_to_blame_those_that_name_it() -> None:
    (mistake,) = told(
        instead(
            ("fact: urgent\nquestion: Is it urgent?", "fact: urgent"),
            ("upon: answer sent\n", "upon: answer sent\nwhen: urgent is yes\n"),
        )
    )
    assert mistake == "x:18:1: `question` is missing. Expected: a line `question: …`."


def test_nothing_is_half_loaded() -> None:
    text = instead(("held by: chair", "held by: chare"))
    for _ in range(2):
        with pytest.raises(Wrong):
            load_text(text)


def test_a_mistake_says_where_what_and_what_was_expected() -> None:
    mistake = Mistake("a.md", 3, "`x` is wrong.", "y", "z", 7)
    assert str(mistake) == "a.md:3:7: `x` is wrong. Expected: y. Did you mean `z`?"
    assert str(Mistake("a.md", 3, "It is wrong.")) == "a.md:3:1: It is wrong."


def test_the_nearest_word_is_offered_only_where_one_is_near() -> None:
    assert nearest("apeal", ["appeal", "review"]) == "appeal"
    assert nearest("zzz", ["appeal", "review"]) == ""


def test_words_are_listed_as_people_list_them() -> None:
    assert [listed(row) for row in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]


def test_a_rule_may_stand_in_a_list_or_after_words() -> None:
    assert load_text(with_rules("happening: seen\nstage: looking"))
    assert rule("x") == "```rule\nx\n```\n"
