"""A letter is kept as one text and drawn again from it; nobody's own words can pass for a heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from putright.core.casework.letter_text import Line, as_text, paragraphs
from putright.web.letters.parts import Block

plain = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=30)


def test_headings_and_paragraphs_come_back_as_they_were() -> None:
    text = as_text(
        [Block("decision", "Our decision", ("Upheld.",)), Block("thanks", "", ("Thank you.", "Two lines\nof it"))]
    )
    assert text == "# Our decision\n\nUpheld.\n\nThank you.\n\nTwo lines\nof it"
    assert paragraphs(text) == (
        Line("Our decision", heading=True), Line("Upheld."), Line("Thank you."), Line("Two lines\nof it"),
    )  # fmt: skip


@given(st.lists(st.tuples(plain, plain), max_size=5))
def test_what_somebody_wrote_is_never_a_heading(pairs: list[tuple[str, str]]) -> None:
    blocks = [Block("reasons", heading, (f"# {words}", words), own_words=True) for heading, words in pairs]
    drawn = paragraphs(as_text(blocks))
    assert [line.text for line in drawn if line.heading] == [heading for heading, _ in pairs]
    assert [line.text for line in drawn if not line.heading] == [t for _, w in pairs for t in (f" # {w}", w)]
