"""WME-1.2.b: counts kept back cannot be worked out, not even by somebody who knows the rule: every table of a size is tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.reporting import suppression
from putright.core.reporting.suppression import LEAST, Shown, shown

TABLES = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 60), min_size=1)
Rule = Callable[[Mapping[str, int], int], Shown]


def tables(cells: int, total: int) -> Iterator[tuple[int, ...]]:
    """Every table with so many cells and that total."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in tables(cells - 1, total - first):
            yield (first, *rest)


def worked_out(cells: int, total: int, least: int, rule: Rule = shown) -> list[Shown]:
    """What is shown of any such table and leaves one number only for a cell that is kept back."""
    possible: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    told: dict[tuple[int | None, ...], Shown] = {}
    for table in tables(cells, total):
        seen = rule(dict(zip("abcdef", table, strict=False)), least)
        if seen.total is not None:
            possible[tuple(seen.cells.values())].append(table)
            told[tuple(seen.cells.values())] = seen
    return [
        told[key] for key, found in possible.items()
        if any(value is None and len({table[cell] for table in found}) == 1 for cell, value in enumerate(key))
    ]  # fmt: skip


@pytest.mark.parametrize("least", [2, 3, 5])
@pytest.mark.parametrize(("cells", "largest"), [(1, 20), (2, 40), (3, 32), (4, 26), (5, 20)])
def test_no_count_kept_back_can_be_worked_out_from_what_is_shown(cells: int, largest: int, least: int) -> None:
    for total in range(least, largest + 1):
        assert worked_out(cells, total, least) == [], f"{cells} cells, {total} in all"


def only_small(counts: Mapping[str, int], least: int) -> Shown:
    """Only the small counts kept back, as somebody in a hurry would do it."""
    cells = {name: count if count >= least else None for name, count in counts.items()}
    return Shown(sum(counts.values()), cells)


def two_at_least(counts: Mapping[str, int], least: int) -> Shown:
    """The usual rule: a second count is kept back beside a single small one."""
    small = [name for name, count in counts.items() if count < least]
    if len(small) == 1 and len(counts) > 1:
        small.append(min((name for name in counts if name not in small), key=lambda name: counts[name]))
    cells = {name: None if name in small else count for name, count in counts.items()}
    return Shown(sum(counts.values()), cells)


@pytest.mark.parametrize("rule", [only_small, two_at_least])
def test_simpler_rules_are_seen_to_give_counts_away(rule: Rule) -> None:
    assert worked_out(3, 14, LEAST, rule) != []


def test_without_the_second_look_a_count_could_be_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression, "_hides", lambda *_: True)
    assert worked_out(3, 14, LEAST) != []


@given(TABLES)
def test_nothing_small_is_shown_and_what_is_shown_is_right(counts: dict[str, int]) -> None:
    seen = shown(counts)
    assert set(seen.cells) == set(counts)
    for name, count in seen.cells.items():
        assert count is None or (count == counts[name] and count >= LEAST)


@given(TABLES)
def test_what_is_kept_back_stands_for_five_people_or_more(counts: dict[str, int]) -> None:
    seen = shown(counts)
    kept_back = sum(counts[name] for name, count in seen.cells.items() if count is None)
    assert seen.total is None or not seen.kept_back or kept_back >= LEAST


@given(TABLES, st.randoms())
def test_the_order_of_the_cells_makes_no_difference(counts: dict[str, int], chance: object) -> None:
    names = list(counts)
    chance.shuffle(names)  # type: ignore[attr-defined]
    assert shown({name: counts[name] for name in names}).cells == shown(counts).cells


@given(st.dictionaries(st.sampled_from("abcdefghij"), st.integers(LEAST, 60), min_size=1))
def test_where_no_count_is_small_everything_is_shown(counts: dict[str, int]) -> None:
    assert shown(counts) == Shown(sum(counts.values()), counts)


def test_four_people_are_too_few_for_anything_to_be_shown() -> None:
    assert shown({"yes": 4, "no": 0}) == Shown(None, {"yes": None, "no": None})


def test_a_second_count_is_kept_back_beside_a_single_small_one() -> None:
    assert shown({"women": 30, "men": 20, "not said": 2}).cells == {"women": 30, "men": None, "not said": None}
