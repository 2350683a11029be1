"""What stands in braces is filled in once, from a closed list, and half a sentence is never said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from putright.core.procedure.model.merging import FIELDS, merged, named

VALUES = {name: f"<{name}>" for name in FIELDS}


def test_values_are_put_where_their_names_stand() -> None:
    assert merged("Dear {name}, it is {reference}.", VALUES) == "Dear <name>, it is <reference>."
    assert merged("No braces.", {}) == "No braces."


def test_with_a_value_that_is_not_known_nothing_is_said() -> None:
    assert merged("We answer by {answer by}.", {**VALUES, "answer by": ""}) == ""
    assert merged("We answer by {when}.", VALUES) == ""


def test_nothing_is_called_and_no_attribute_is_read() -> None:
    for wording in ("{name.__class__}", "{name!r}", "{name:>100000000}", "{0}", "{}", "{{name}}"):
        assert "class" not in merged(wording, VALUES).replace("<", "")
    assert merged("{{name}}", VALUES) == "{<name>}"


@given(st.text(), st.text())
def test_what_somebody_typed_is_not_looked_at_again(typed: str, around: str) -> None:
    wording = "".join(letter for letter in around if letter not in "{}")
    assert merged(wording + "{name}", {"name": typed or "x"}) == wording + (typed or "x")


@given(st.text())
def test_everything_in_braces_is_named(text: str) -> None:
    assert all(text.count("{" + name + "}") for name in named(text))
