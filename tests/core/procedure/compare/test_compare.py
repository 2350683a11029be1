"""Two versions of a procedure told apart in words that a person would use."""

from pathlib import Path

import pytest

from putright.core.procedure.compare import Change, compare
from putright.core.procedure.load import load, load_text
from putright.core.procedure.model.procedure import Procedure

ROOT = Path(__file__).parents[4]
OLD = (ROOT / "tests" / "bad" / "right.md").read_text(encoding="utf-8")
SHIPPED = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/procedure.md"))


def changed(*pairs: tuple[str, str]) -> Procedure:
    """The procedure with some of its words replaced."""
    text = OLD
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    return load_text(text)


def told(*pairs: tuple[str, str]) -> list[str]:
    """What is said of those replacements."""
    return list(compare(load_text(OLD), changed(*pairs)).in_words()[1:])


def test_a_version_compared_with_itself_is_no_different() -> None:
    comparison = compare(load_text(OLD), load_text(OLD))
    assert comparison.changes == ()
    assert comparison.in_words() == (
        "How we deal with complaints: version 1 compared with 1.",
        "Nothing is different.",
    )


def test_a_file_laid_out_anew_is_no_different() -> None:
    assert told(("enters: looking\n", "enters:   looking\n\n")) == ["Nothing is different but the layout of the file."]


def test_the_heading_names_both_versions() -> None:
    new = changed(("version: '1'", "version: '2'"))
    assert compare(load_text(OLD), new).in_words()[0] == "How we deal with complaints: version 2 compared with 1."


WORDS = {
    "a clock": (
        ("within: 10 working days", "within: 20 working days"),
        "Clause 1: the answer is due within 20 working days instead of 10 working days.",
    ),
    "where a clock starts": (
        ("starts: received", "starts: [looking entered, received]"),
        "Clause 1: the answer is counted from looking entered, failing which received instead of received.",
    ),
    "a right": (
        ("within: 20 working days", "within: 1 month"),
        "Clause 2: the right “appeal” can be used within 1 month instead of 20 working days.",
    ),
    "a key that was not there": (
        ("upon: answer sent\n", "upon: answer sent\nform: letter\n"),
        "Clause 2: the right “appeal” now has `form` letter.",
    ),
    "a key that is gone": (
        ("more senior than: looking\n", ""),
        "Clause 2: the stage “appeal” no longer has `more senior than` looking.",
    ),
    "something more in a list": (
        ("parts: [reasons, right", "parts: [apology, reasons, right"),
        "Clause 1: the letter “answer” now also has apology under `parts`.",
    ),
    "something less in a list": (
        ("held by: [secretary, chair]", "held by: secretary"),
        "Clause 1: the stage “looking” no longer has chair under `held by`.",
    ),
    "another word in a list": (
        ("stage: appeal\npurpose: review\nheld by: chair", "stage: appeal\npurpose: review\nheld by: secretary"),
        "Clause 2: the stage “appeal” is held by secretary instead of chair.",
    ),
    "yes or no": (
        ("parts: [new date]", "again: yes\nparts: [new date]"),
        "Clause 1: the letter “delay” now says `again: yes`.",
    ),
    "where a step leads": (
        ("admitted: {goes to: appeal}", "admitted: {goes to: appeal, sends: delay}"),
        "Clause 2: the right “appeal”, `admitted`, now has `sends` delay.",
    ),
    "one option": (
        ("{option: wait, stays: yes}", "{option: wait, stays: yes, asks: reasons}"),
        "Clause 1: the decision “course”, option “wait”, now has `asks` reasons.",
    ),
    "a new option": (
        ("{option: wait, stays: yes}", "{option: wait, stays: yes}\n  - {option: drop, goes to: end}"),
        "Clause 1: the decision “course” has a new option “drop” (goes to end, option drop).",
    ),
    "an option that is gone": (
        ("  - {option: wait, stays: yes}\n", ""),
        "Clause 1: the decision “course” no longer has the option “wait” (option wait, stays yes).",
    ),
    "options in another order": (
        ("{option: shut, goes to: end}\n  - {option: wait, stays: yes}",
         "{option: wait, stays: yes}\n  - {option: shut, goes to: end}"),
        "Clause 1: the decision “course” has its options in another order: wait and shut.",
    ),
    "an answer to a question": (
        ("'no': It is not}", "'no': It can wait}"),
        "Clause 1: the fact “urgent”, `options`, has `no` It can wait instead of It is not.",
    ),
    "a rule that is new": (
        ("# 2 Appeals\n", "```rule\nhappening: looked at\nstage: looking\n```\n\n# 2 Appeals\n"),
        "Clause 1: the happening “looked at” is new.",
    ),
    "a rule that is gone": (
        ("```rule\nfact: urgent\nquestion: Is it urgent?\noptions: {'yes': It is, 'no': It is not}\nusually: 'no'\n```\n", ""),
        "Clause 1: the fact “urgent” is no longer there.",
    ),
    "a rule of another name": (
        ("fact: urgent\n", "fact: urgent matter\n"),
        "Clause 1: the fact “urgent matter” was called “urgent” before.",
    ),
    "a clause of another title": (
        ("# 2 Appeals", "# 2 If you disagree"),
        "Clause 2: the clause is called “If you disagree” instead of “Appeals”.",
    ),
    "the front matter": (
        ("title: How we deal with complaints", "title: Complaints"),
        "`title` is Complaints instead of How we deal with complaints.",
    ),
    "how days are counted": (
        ("due on a closed day: stays", "due on a closed day: next working day"),
        "Days are counted with `due on a closed day` next working day instead of stays.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_one_change_is_told_in_one_sentence(name: str) -> None:
    pair, sentence = WORDS[name]
    assert told(pair) == [sentence]


def test_a_rule_that_stands_under_another_clause_is_told_as_moved() -> None:
    rule = (
        "```rule\nfact: urgent\nquestion: Is it urgent?\noptions: {'yes': It is, 'no': It is not}\nusually: 'no'\n```\n"
    )
    assert told((rule, ""), ("# 3 Who is who\n", f"# 3 Who is who\n\n{rule}")) == [
        "Clause 3: the fact “urgent” stood under Clause 1 before."
    ]


CLAUSE = "# 3 Being polite\n\nWe are polite and kind to everybody who comes to us.\n\n(no rule: a promise)\n\n"


def with_clause(clause: str = CLAUSE) -> Procedure:
    """The procedure with one clause more, before the last."""
    return changed(("# 3 Who is who", f"{clause}# 4 Who is who"))


def sentences(old: Procedure, new: Procedure) -> list[str]:
    """What is said of two versions."""
    return [str(change) for change in compare(old, new).changes]


def test_a_new_clause_is_told_where_it_stands_and_the_next_is_only_renumbered() -> None:
    assert sentences(load_text(OLD), with_clause()) == [
        "Clause 3: the clause “Being polite” is new.",
        "Clause 4: the clause had the number 3 before.",
    ]


def test_a_clause_that_is_gone_is_told_where_it_stood() -> None:
    assert sentences(with_clause(), load_text(OLD)) == [
        "Clause 3: the clause “Being polite” is no longer there.",
        "Clause 3: the clause had the number 4 before.",
    ]


def test_a_clause_with_one_word_changed_is_told_with_that_word() -> None:
    assert sentences(with_clause(), with_clause(CLAUSE.replace("kind", "patient"))) == [
        "Clause 3: the words say “patient” instead of “kind”."
    ]


def test_a_clause_with_a_word_more_or_less_is_told_with_that_word() -> None:
    more = CLAUSE.replace("kind to", "kind and fair to")
    assert sentences(with_clause(), with_clause(more)) == ["Clause 3: the words now say also “and fair”."]
    assert sentences(with_clause(more), with_clause()) == ["Clause 3: the words no longer say “and fair”."]


def test_a_clause_reworded_in_many_places_says_in_how_many() -> None:
    other = CLAUSE.replace("polite and", "patient and").replace("everybody", "all")
    assert sentences(with_clause(), with_clause(other)) == ["Clause 3: the words are different in 2 places."]


def test_a_clause_of_another_title_and_number_is_known_by_its_words() -> None:
    other = CLAUSE.replace("# 3 Being polite", "# 3a How we speak")
    assert sentences(with_clause(), with_clause(other)) == [
        "Clause 3a: the clause had the number 3 before.",
        "Clause 3a: the clause is called “How we speak” instead of “Being polite”.",
    ]


def test_a_reason_for_having_no_rule_is_compared_too() -> None:
    assert sentences(with_clause(), with_clause(CLAUSE.replace("a promise", "a wish"))) == [
        "Clause 3: it has no rule because “a wish”."
    ]


def test_a_clause_that_changed_places_is_told_once_and_its_neighbours_are_not() -> None:
    parts = OLD.split("# 2 Appeals")
    clause = CLAUSE.replace("# 3 ", "# ")
    early, late = (load_text(text) for text in (f"{parts[0]}{clause}# 2 Appeals{parts[1]}", f"{OLD}\n{clause}"))
    assert sentences(early, late) == ["“Being polite”: the clause now stands in another place, after Clause 3."]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_difference_is_told_both_ways_round(name: str) -> None:
    shipped, small = load(ROOT / "procedures" / name), load_text(OLD)
    there, back = compare(small, shipped).changes, compare(shipped, small).changes
    assert count(there, "rule added") == count(back, "rule removed") > 0
    for changes, more in ((there, 1), (back, -1)):
        come, gone = count(changes, "clause added"), count(changes, "clause removed")
        assert come - gone == more * (len(shipped.clauses) - len(small.clauses))


def count(changes: tuple[Change, ...], what: str) -> int:
    """How many changes are of a kind."""
    return sum(change.what == what for change in changes)


def test_changes_come_in_the_order_of_the_document() -> None:
    new = changed(("within: 10 working days", "within: 5 working days"), ("within: 20 working days", "within: 2 weeks"),
                  ("title: How we deal with complaints", "title: Complaints"))  # fmt: skip
    assert [change.clause for change in compare(load_text(OLD), new).changes] == ["", "Clause 1", "Clause 2"]
