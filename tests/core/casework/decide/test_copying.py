"""A copy of a case that goes out: made by those who work here, with who will have it, and nothing that follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from putright.core.casework import entries as e
from putright.core.casework.decide.copying import NAMELESS, WHOLE, is_nameless
from tests.core.casework.made import STAFF, Played, play

HASH = "a" * 64
VISITOR = "post: visitor\noutside: yes\nseniority: 5"


def make(
    case: Played, reader: str, words: tuple[str, ...] = ("to whom", "copy"), **values: Any
) -> tuple[e.AnyEntry, ...]:
    return case.do("give copy", by="cara", words=words, **{"reader": reader, "sha256": HASH, **values})


def test_a_copy_of_the_whole_case_is_recorded_without_parts_and_holds_no_word() -> None:
    (entry,) = make(play().received(), "ombudsman", ("to whom",), parts=("points",))
    assert isinstance(entry, e.CopyMade)
    assert (entry.reader, entry.parts, entry.sha256, set(entry.words)) == ("ombudsman", (), HASH, {"to whom"})


def test_a_copy_without_names_says_which_parts_went() -> None:
    (entry,) = make(play().received(), "contractor", parts=("points", "remedies"))
    assert isinstance(entry, e.CopyMade)
    assert (entry.reader, entry.parts, set(entry.words)) == ("contractor", ("points", "remedies"), {"to whom", "copy"})


@pytest.mark.parametrize(
    ("reader", "words", "parts", "missing"),
    [
        ("ombudsman", (), (), {"to whom"}), ("contractor", ("copy",), ("told",), {"to whom"}),
        ("contractor", ("to whom", "copy"), (), {"parts"}), ("partner", ("to whom",), ("told",), {"copy"}),
        ("service", ("to whom", "copy"), ("names",), {"parts"}), ("newspaper", ("to whom", "copy"), (), {"reader"}),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(
    reader: str, words: tuple[str, ...], parts: tuple[str, ...], missing: set[str]
) -> None:
    case = play().received()
    refused = case.refused("give copy", by="cara", words=words, reader=reader, parts=parts, sha256=HASH)
    assert set(refused.fields) == missing


def test_a_hash_that_is_none_is_refused() -> None:
    case = play().received()
    assert set(case.refused("give copy", by="cara", reader="complainant", sha256="short").fields) == {"sha256"}


def test_nobody_who_is_complained_about_or_comes_from_outside_makes_one() -> None:
    case = play(VISITOR, people={**STAFF, "vera": "visitor"}).received()
    case.do("name person", by="cara", people="mona")
    offer = case.offer("give copy")
    assert offer
    assert not {"mona", "vera", "complainant"} & set(offer.by)
    assert case.refused("give copy", by="mona", reader="complainant", sha256=HASH).closed


def test_every_reader_is_given_either_the_case_or_a_copy_without_names() -> None:
    assert [one.value for one in (*WHOLE, *NAMELESS) if is_nameless(one.value)] == ["service", "contractor", "partner"]
