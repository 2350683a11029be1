"""A document cut into front matter, clauses and rule blocks, each with its line in the file."""

from __future__ import annotations

import pytest

from putright.core.procedure.load.document import Document, cut

FRONT = "---\nprocedure: x\n---\n"


def cut_after_front(body: str) -> Document:
    """A document whose body begins on line 4."""
    return cut(FRONT + body, "x.md")


def said(document: Document) -> list[str]:
    """Its mistakes."""
    return [str(mistake) for mistake in document.mistakes]


def test_the_front_matter_is_the_text_between_its_marks() -> None:
    assert cut_after_front("# One\n").front == "procedure: x"
    assert cut("---\n---\n# One\n", "x.md").front == ""


def test_a_document_without_front_matter_says_what_belongs_there() -> None:
    for text in ("", "# One\n", "---\nprocedure: x\n# One\n"):
        assert cut(text, "x.md").front is None
        assert said(cut(text, "x.md"))[0].startswith("x.md:1:1: The document has no front matter. Expected: `---`")


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("1 What we promise", "1", "What we promise"),
        ("3.2 Stage 2: we look into it", "3.2", "Stage 2: we look into it"),
        ("3.2.1. Deeper", "3.2.1", "Deeper"),
        ("4) With a bracket", "4", "With a bracket"),
        ("5a Later", "5a", "Later"),
        ("A.1 An annex", "A.1", "An annex"),
        ("B. Another annex", "B", "Another annex"),
        ("A worry is not yet a complaint", "", "A worry is not yet a complaint"),
        ("I want to complain", "", "I want to complain"),
        ("Who is who", "", "Who is who"),
    ],
)
def test_a_heading_is_a_clause_with_its_number(heading: str, number: str, title: str) -> None:
    (clause,) = cut_after_front(f"## {heading}\n").clauses
    assert (clause.number, clause.title, clause.level, clause.line) == (number, title, 2, 4)
    assert clause.label == f"{number} {title}".strip()


def test_clauses_keep_their_lines_and_their_words() -> None:
    document = cut_after_front("# One\n\nFirst words.\n\nMore words.\n\n# Two\n\nOther words.\n")
    assert [(clause.title, clause.line, clause.text) for clause in document.clauses] == [
        ("One", 4, "First words.\n\nMore words."),
        ("Two", 10, "Other words."),
    ]


def test_lists_tables_and_quotations_are_words_of_their_clause() -> None:
    body = "# One\n\n- by letter\n- by e-mail\n  - to us\n\n1. first\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> quoted\n"
    text = cut_after_front(body).clauses[0].text
    for words in ("- by letter\n- by e-mail\n  - to us", "1. first", "| a | b |\n| - | - |\n| 1 | 2 |", "> quoted"):
        assert words in text


@pytest.mark.parametrize("words", ["(no rule: a promise, not a step)", "no rule: a promise, not a step"])
def test_a_clause_says_why_it_has_no_rule_and_that_is_not_among_its_words(words: str) -> None:
    clause = cut_after_front(f"# One\n\nWe are kind.\n\n{words}\n").clauses[0]
    assert clause.no_rule == "a promise, not a step"
    assert clause.text == "We are kind."


def test_a_reason_for_no_rule_may_take_several_lines() -> None:
    clause = cut_after_front("# One\n\n(no rule: a promise,\nnot a step)\n").clauses[0]
    assert clause.no_rule == "a promise,\nnot a step"


def test_a_rule_block_belongs_to_the_clause_above_it() -> None:
    document = cut_after_front(
        "# One\n\n```rule\npost: a\n```\n\n## Two\n\n```rule\npost: b\n```\n```rule\npost: c\n```\n"
    )
    assert [(block.clause, block.line, block.text) for block in document.blocks] == [
        (0, 7, "post: a\n"),
        (1, 13, "post: b\n"),
        (1, 16, "post: c\n"),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_however_they_end(ends: str) -> None:
    text = (FRONT + "# One\n\nA line\u2028that is one line.\n\n```rule\npost: a\n```\n").replace("\n", ends)
    assert cut(text, "x.md").blocks[0].line == 9


def test_words_above_every_heading_and_words_indented_are_mistakes() -> None:
    assert said(cut_after_front("Words.\n\n# One\n\n    indented\n")) == [
        "x.md:4:1: Words stand before the first heading. Expected: a heading above all words.",
        "x.md:8:1: This is indented by four spaces, so it is neither words nor a rule. Expected: no indent.",
    ]


@pytest.mark.parametrize("marks", ["```", "~~~", "````"])
def test_a_block_that_never_ends_is_a_mistake_where_it_begins(marks: str) -> None:
    (mistake,) = cut_after_front(f"# One\n\n{marks}rule\npost: a\n\n# Two\n").mistakes
    assert (mistake.line, mistake.what) == (6, "This block never ends, so all that follows is lost in it.")
    assert not cut_after_front(f"# One\n\n{marks}rule\npost: a\n{marks}\n\n# Two\n").mistakes


def test_html_and_blocks_of_other_kinds_are_mistakes() -> None:
    body = "# One\n\n<div>x</div>\n\n```python\nx\n```\n\n```\ny\n```\n"
    assert said(cut_after_front(body)) == [
        "x.md:6:1: HTML stands here; nobody would see it. Expected: plain Markdown.",
        "x.md:8:1: A block marked `python` stands here. Expected: only blocks marked `rule`.",
        "x.md:12:1: A block marked `(nothing)` stands here. Expected: only blocks marked `rule`.",
    ]


def test_a_rule_above_every_heading_is_a_mistake() -> None:
    assert said(cut_after_front("```rule\npost: a\n```\n")) == [
        "x.md:4:1: A rule stands before the first heading. Expected: a clause above every rule."
    ]


def test_a_heading_in_a_list_is_no_clause() -> None:
    assert [clause.title for clause in cut_after_front("# One\n\n- # Two\n").clauses] == ["One"]
