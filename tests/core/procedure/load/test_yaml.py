"""YAML read as words: nothing is turned into numbers, dates or yes and no, and every word keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.procedure.load import load_text
from putright.core.procedure.load.yaml import read
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.scope import Fact
from tests.core.procedure.documents import RIGHT

TRAPS = ("on", "off", "yes", "no", "y", "n", "true", "null", "~", "16:00", "1:20", "6.10", "010", "0x10", "1e3", "2026-01-01",
         "1_000", ".inf", "=", "<<")  # fmt: skip
"""Words that YAML 1.1, or 1.2, would take for something else."""


@pytest.mark.parametrize("word", TRAPS)
def test_a_word_means_itself_as_a_value_and_as_a_key(word: str) -> None:
    assert read(f"key: {word}", "x", 1).value == {"key": word}
    assert read(f"{word}: value", "x", 1).value == {word: "value"}
    assert read(f"[{word}, '{word}', \"{word}\"]", "x", 1).value == [word] * 3


def test_a_version_that_looks_like_a_number_stays_as_written() -> None:
    assert load_text(RIGHT.replace("version: '1'", "version: 6.10")).front.version == "6.10"


def test_an_hour_is_an_hour_and_not_a_number_of_minutes() -> None:
    text = RIGHT.replace("{first day:", "{cut off: 16:00, close of business: 17:30, first day:")
    counting = load_text(text).counting
    assert str(counting.cut_off) == "16:00:00"
    assert str(counting.close_of_business) == "17:30:00"


def test_no_is_a_word_and_may_be_an_answer_without_quotes() -> None:
    text = RIGHT.replace("{'yes': It is, 'no': It is not}", "{yes: It is, no: It is not}").replace("'no'", "no")
    fact = load_text(text).the(Fact, "urgent")
    assert fact.options == {"yes": "It is", "no": "It is not"}
    assert fact.usually == "no"


def test_on_and_off_may_be_options() -> None:
    text = RIGHT.replace("{option: shut,", "{option: off,").replace("{option: wait,", "{option: on,")
    assert [option.option for option in load_text(text).the(Decision, "course").options] == ["off", "on"]


def test_a_number_with_a_nought_before_it_is_read_as_people_read_it() -> None:
    assert load_text(RIGHT.replace("seniority: 50", "seniority: 010")).the(Post, "chair").seniority == 10


@pytest.mark.parametrize("wrong", ["0o17", "0x1f", "1e1", "5.5", "yes", "1,0"])
def test_a_number_written_in_another_way_is_refused(wrong: str) -> None:
    with pytest.raises(Exception, match=r"`seniority` cannot be .*Expected: a whole number"):
        load_text(RIGHT.replace("seniority: 50", f"seniority: {wrong}"))


def test_every_key_and_item_has_its_place() -> None:
    placed = read("a: 1\nb:\n  c: [x, y]\n  d:\n  - e: z\n", "x", 11)
    assert placed.place(("a",)) == (11, 1)
    assert placed.place(("b", "c")) == (13, 3)
    assert placed.place(("b", "c", 1)) == (13, 10)
    assert placed.place(("b", "d", 0, "e")) == (15, 5)


def test_a_path_that_is_not_in_the_file_has_the_place_of_what_holds_it() -> None:
    placed = read("a:\n  b: x\n", "x", 1)
    assert placed.place(("a", "b", 0)) == (2, 3)
    assert placed.place(("a", "each of", "b")) == (2, 3)
    assert placed.place(("c",)) == (1, 1)


def test_the_empty_text_is_an_empty_rule() -> None:
    assert read("", "x", 7).value == {}
    assert read("# only a remark", "x", 7).place(()) == (7, 1)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: b: c", "x:5:5: This is not YAML: mapping values are not allowed here."),
        ("a: [b", "x:5:6: This is not YAML: expected ',' or ']', but got '<stream end>'."),
        ("a: b\na: c", "x:6:1: `a` stands here a second time; one of the two would be lost."),
        ("a: &b c", "x:5:4: `&b` is an anchor."),
        ("a: &b [*b]", "x:5:4: `&b` is an anchor."),
        ("a: *b", "x:5:4: This is not YAML: found undefined alias 'b'."),
        ("a: !!python/name:os.system x", "x:5:4: `!!python/name:os.system` is a YAML tag."),
        ("? [a]\n: b", "x:5:3: A key is a word, not a list."),
        ("a: b\n---\nc: d", "x:6:1: This is not YAML: but found another document."),
        ("a: \x07", "x:5:1: A character here cannot be shown."),
    ],
)
def test_what_is_more_than_words_is_refused_at_its_place(text: str, what: str) -> None:
    mistakes = read(text, "x", 5).mistakes
    assert str(mistakes[0]).startswith(what)


@pytest.mark.parametrize("text", ["[" * 5_000, "a: " + "{b: " * 400, "- " * 3_000])
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    assert read(text, "x", 1).mistakes


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text, "x", 1)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_what_is_read_is_only_words_lists_and_keys(value: object) -> None:
    def plain(read_value: object) -> bool:
        if isinstance(read_value, dict):
            return all(isinstance(key, str) and plain(item) for key, item in read_value.items())
        return all(plain(item) for item in read_value) if isinstance(read_value, list) else isinstance(read_value, str)

    assert plain(read(str(value), "x", 1).value or "")
