"""A value with parts changed is what `dataclasses.replace` makes of it, and the value itself stays as it was."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.casework.case import Case, TrackState
from putright.core.casework.replacing import replace

PARTS = st.fixed_dictionaries(
    {},
    optional={"feedback": st.text(), "registered": st.booleans(), "heads": st.tuples(st.text()), "closed": st.none()},
)


@given(PARTS, PARTS)
def test_it_answers_what_the_standard_library_does(before: dict[str, object], changes: dict[str, object]) -> None:
    known = dataclasses.replace(Case(), **before)  # type: ignore[arg-type]
    assert replace(known, **changes) == dataclasses.replace(known, **changes)  # type: ignore[arg-type]
    assert known == dataclasses.replace(Case(), **before)  # type: ignore[arg-type]


def test_what_it_makes_is_frozen_too() -> None:
    made = replace(TrackState("main"), stage="stage 1")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.stage = "stage 2"  # type: ignore[misc]
