"""The made-up year: whatever procedure it is given, it keeps to it, shows every turn a case can take, and deceives nobody."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest

from putright.core.casework.action import Action
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.core.casework.fold import fold
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.load import load
from putright.core.procedure.model.scope import Kind
from putright.site.demo.cast import SURNAMES
from putright.site.demo.pacing import is_open
from putright.site.demo.year import year
from tests.site.demo.telling import FOLDERS, NOW, office_of, told

each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def actions_by_case(folder: Path) -> dict[int, list[Action]]:
    found: dict[int, list[Action]] = defaultdict(list)
    for one in told(folder):
        found[one.case].append(one.action)
    return found


def as_it_stands(folder: Path) -> list[Outlook]:
    """Every case of the year played again from its actions alone, by `decide` and nothing else."""
    procedure = load(folder)
    office = office_of(folder, procedure)
    cases = []
    for actions in actions_by_case(folder).values():
        case = Case()
        for action in actions:
            made = decide(procedure, case, action, office(action.at))
            assert isinstance(made, tuple), made
            case = fold(made, case)
        cases.append(outlook(procedure, case, office(NOW)))
    return cases


def test_there_are_five_organisations() -> None:
    assert len(FOLDERS) == 5


@each
def test_every_case_comes_in_and_everything_done_to_it_is_accepted(folder: Path) -> None:
    assert len(as_it_stands(folder)) == 25


@each
def test_some_cases_are_over_some_are_under_way_and_the_stages_differ(folder: Path) -> None:
    cases = as_it_stands(folder)
    over = [found for found in cases if found.scene.case.closed is not None]
    assert 5 <= len(over) <= 22
    assert len({found.status for found in cases}) >= 5


@each
def test_every_kind_of_feedback_that_a_plot_can_name_is_brought(folder: Path) -> None:
    brought = {found.scene.case.arrival.feedback for found in as_it_stands(folder) if found.scene.case.arrival}
    kinds = {kind.counts_as for kind in load(folder).all(Kind)}
    assert {kind.counts_as for kind in load(folder).all(Kind) if kind.name in brought} == kinds


@each
def test_nobody_who_is_kept_from_a_case_takes_a_step_in_it_and_nobody_works_while_the_office_is_shut(
    folder: Path,
) -> None:
    procedure = load(folder)
    office = office_of(folder, procedure)
    for actions in actions_by_case(folder).values():
        for action in actions:
            if action.by not in (COMPLAINANT, SYSTEM):
                assert action.by in office(action.at).staff
                late = action.at - timedelta(minutes=40)
                assert is_open(office(action.at).calendar, action.at) or is_open(office(late).calendar, late), action


@each
def test_it_is_told_in_the_order_in_which_it_happens_and_nothing_lies_ahead(folder: Path) -> None:
    moments = [one.action.at for one in told(folder)]
    assert moments == sorted(moments)
    assert moments[0] > NOW - timedelta(days=360)
    assert moments[-1] <= NOW


@each
def test_the_people_are_plainly_nobody(folder: Path) -> None:
    for one in told(folder):
        assert one.complainant.name.split()[-1] in SURNAMES
        assert one.complainant.email.endswith("@nobody.example")
        assert one.complainant.telephone.startswith(("", "07700 900"))


def test_the_same_day_makes_the_same_year() -> None:
    folder = FOLDERS[0]
    procedure = load(folder)
    again = tuple(year(procedure, office_of(folder, procedure), 25, NOW))
    assert again == told(folder)


def test_among_them_the_five_show_every_turn_a_case_can_take() -> None:
    cases = [found for folder in FOLDERS for found in as_it_stands(folder)]
    named = {entry.kind for found in cases for entry in found.scene.case.journal}
    assert named >= {
        "right used", "right admitted", "withdrawn", "exclusion found", "restriction decided", "person named",
        "communication received", "finding made", "outcome confirmed", "action done", "appointed",
        "report given", "kind changed", "clock missed", "promised", "signed off", "interest declared", "judged",
    }  # fmt: skip
    arrivals = [found.scene.case.arrival for found in cases if found.scene.case.arrival]
    assert any(arrival.representative for arrival in arrivals)
    assert any(not arrival.complainant for arrival in arrivals)
    assert any(arrival.suspected_posts for arrival in arrivals)
    assert {found.scene.case.outcome for found in cases} - {""}


def test_some_answers_are_in_time_and_some_are_late() -> None:
    cases = [found for folder in FOLDERS for found in as_it_stands(folder)]
    judged = [state.in_time for found in cases for state in found.clocks if state.rule.purpose == "response"]
    assert judged.count(True) > 3 * judged.count(False) / 2 > 0
    assert any(found.next_due and found.next_due.state == "missed" for found in cases)


def test_letters_hold_words_and_not_the_names_of_their_parts() -> None:
    written = [text for one in told(FOLDERS[0]) for text in one.action.words.values()]
    assert all(len(text) > 15 for text in written)
    assert len(set(written)) > 20
