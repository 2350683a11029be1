"""What must be so at every point of every case, over random procedures, offices and walks, and over the shipped procedures."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from putright.core.casework import routing
from putright.core.casework.entries import COMPLAINANT, SYSTEM, AnyEntry
from putright.core.casework.fold import fold
from putright.core.procedure.load import load
from putright.core.procedure.model.people import Post
from putright.core.scenarios import load_organisation
from tests.core.casework.walks import POSTS, Walk, random_office, random_procedure, shipped

DECIDING = {"decided", "judged", "right admitted", "right refused", "finding made", "outcome confirmed", "report given"}
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def has_an_owner(walk: Walk) -> bool:
    """Somebody has the case or is to find somebody, or it is closed, or nobody in the organisation is left."""
    outlook = walk.outlook()
    if walk.case.closed is not None or walk.case.arrival is None:
        return True
    everybody_is_barred = set(walk.office.staff) <= set(outlook.barred)
    return bool(outlook.holders) or (outlook.holder_wanted and everybody_is_barred)


def decided_by_somebody_barred(walk: Walk, barred_before: set[str], entries: tuple[AnyEntry, ...]) -> list[AnyEntry]:
    return [e for e in entries if e.kind in DECIDING and e.by in barred_before and e.by not in (SYSTEM, COMPLAINANT)]


def walk_and_look(walk: Walk, steps: int) -> None:
    for _ in range(steps):
        barred_before = set(walk.outlook().barred) if walk.case.arrival else set()
        entries = walk.step()
        assert has_an_owner(walk), walk.journal
        assert not decided_by_somebody_barred(walk, barred_before, entries)
        holders = walk.outlook().holders if walk.case.arrival and walk.case.closed is None else ()
        assert not set(holders) & set(walk.outlook().barred), "somebody barred has the case"


def random_walk(seed: int) -> Walk:
    random = Random(seed)
    procedure = random_procedure(random)
    return Walk(random, procedure, random_office(random, procedure, POSTS))


@MANY
@given(st.integers(0, 10**9))
def test_a_case_always_has_an_owner_and_nobody_barred_ever_decides(seed: int) -> None:
    """WME-5.1.b: nobody complained of takes part."""
    walk_and_look(random_walk(seed), 25)


@MANY
@given(st.integers(0, 10**9), st.integers(0, 200))
def test_the_fold_of_a_beginning_and_the_rest_is_the_fold_of_the_whole(seed: int, cut: int) -> None:
    walk = random_walk(seed)
    for _ in range(20):
        walk.step()
    beginning, rest = walk.journal[:cut], walk.journal[cut:]
    assert fold(rest, fold(beginning)) == fold(walk.journal) == walk.case


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", range(6))
def test_random_walks_through_the_shipped_procedures_keep_what_must_always_be_so(folder: Path, seed: int) -> None:
    random = Random(seed)
    procedure = load(folder)
    organisation = load_organisation(folder / "organisation.yaml", procedure)
    posts = tuple(post.name for post in procedure.all(Post))
    walk = Walk(random, procedure, random_office(random, procedure, posts))
    assert organisation.people
    walk_and_look(walk, 40)


def test_the_walks_do_find_somebody_barred_who_decides_when_the_bar_is_switched_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The twin: with nobody ever barred from acting, the same walks see people decide who are complained about."""
    real = routing.barred
    monkeypatch.setattr(routing, "barred", lambda scene: {})
    seen = 0
    for seed in range(60):
        walk = random_walk(seed)
        for _ in range(25):
            before = set(real(walk.outlook().scene)) if walk.case.arrival else set()
            seen += len(decided_by_somebody_barred(walk, before, walk.step()))
    assert seen > 0


def test_the_walks_reach_ends_reopenings_and_refusals_so_that_they_show_something() -> None:
    kinds: set[str] = set()
    refused = 0
    for seed in range(40):
        walk = random_walk(seed)
        for _ in range(25):
            walk.step()
        kinds |= {entry.kind for entry in walk.journal}
        refused += walk.refused
    wanted = {"closed", "reopened", "holder wanted", "person named", "right used", "decided", "judged", "clock missed"}
    assert wanted <= kinds
    assert refused > 0
