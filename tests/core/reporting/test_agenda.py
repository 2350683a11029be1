"""What is counted for a meeting comes from the cases as they stand, whatever the procedure (DUD-5.b, OPCC-15, WME-1.2)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from putright.core.procedure.load import load
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting.agenda import agenda
from putright.core.reporting.columns import cell
from putright.core.reporting.meeting import Matter, Meeting
from putright.core.scenarios import load_organisation
from putright.core.scenarios.run import Rehearsal, _received, _taken
from putright.core.scenarios.script import load_script

PROCEDURES = Path(__file__).parents[3] / "procedures"


def meeting(folder: str, *scenarios: str) -> Meeting:
    """What a meeting would hear of the cases of these scenarios, as each ends."""
    return Meeting(date(2026, 1, 1), date(2027, 12, 31), tuple(matter(folder, name) for name in scenarios))


def matter(folder: str, scenario: str) -> Matter:
    procedure = load(PROCEDURES / folder)
    script = load_script(PROCEDURES / folder / "scenarios" / f"{scenario}.yaml")
    given = load_organisation(PROCEDURES / folder / "organisation.yaml", procedure)
    rehearsal = Rehearsal(procedure, list(given.entries()), script.received.recorded or script.received.on)
    assert [
        *_received(rehearsal, script.received),
        *(one for step in script.steps for one in _taken(rehearsal, step)),
    ] == []
    return Matter("ref", scenario, rehearsal.outlook())


def counts(folder: str, name: str, *scenarios: str) -> dict[str, int]:
    (section,) = agenda(RegularReport(name="any", to=("chair",), contents=(name,)), meeting(folder, *scenarios))
    return dict(section.counts)


def test_satisfaction_is_counted_at_the_step_at_which_it_was_asked() -> None:
    found = counts("west-midlands-opcc", "satisfaction at each step", "put-right-at-once-with-an-apology")
    assert list(found.values()) == [1]
    assert next(iter(found)).endswith(": satisfied")


def test_a_holding_letter_is_counted_apart_from_an_answer_in_time() -> None:
    assert counts("dudley-council", "holding letters", "a-holding-letter") == {"holding letters": 2}, (
        "one at each stage"
    )
    assert counts("dudley-council", "holding letters", "a-comment") == {}


def test_what_was_upheld_is_counted_by_service_and_by_what_it_was_about() -> None:
    """DUD-7: for the whole council, in whole or in part, and nothing that was not upheld."""
    scenarios = ("upheld-at-stage-1", "some-points-upheld", "not-upheld-then-stage-2")
    heard = meeting("dudley-council", *scenarios)
    upheld = [one.case for one in heard.matters if one.outlook.outcome_means in ("upheld", "partially upheld")]
    assert len(upheld) == 2
    by_service = counts("dudley-council", "upheld by service", *scenarios)
    assert by_service == dict(Counter(case.service for case in upheld))
    by_category = counts("dudley-council", "upheld by category", *scenarios)
    assert by_category == dict(Counter(category for case in upheld for category in case.categories))
    assert by_category


def test_an_improvement_stands_beside_the_complaint_that_caused_it() -> None:
    """DUD-7."""
    rule = RegularReport(name="any", to=("chair",), contents=("improvements and the complaints that caused them",))
    (section,) = agenda(rule, meeting("dudley-council", "upheld-at-stage-1"))
    assert section.lines
    assert {line.called for line in section.lines} == {"upheld-at-stage-1"}


def test_only_complaints_are_complaints() -> None:
    """DUD-3.a and DUD-3.c: comments, compliments and requests for service are counted, each apart."""
    scenarios = ("a-comment", "a-compliment", "a-request-for-service", "a-holding-letter")
    assert counts("dudley-council", "how many complaints", *scenarios) == {"complaints": 1}
    assert sorted(counts("dudley-council", "received by kind", *scenarios).values()) == [1, 1, 1, 1]


def test_a_decision_that_is_kept_from_ordinary_readers_is_not_counted() -> None:
    """WWMS-16."""
    name = "a-worker-does-other-work-for-now"
    found = counts("wanstead-and-woodford-migrant-support", "decisions", name)
    case = matter("wanstead-and-woodford-migrant-support", name).outlook.scene
    hidden = [rule for rule in case.case.decisions if case.procedure.the(Decision, rule).restricted]
    assert hidden
    seen = matter("wanstead-and-woodford-migrant-support", name)
    assert [cell(rule, seen) for rule in hidden] == [""] * len(hidden)
    assert len(found) == len(case.case.decisions) - len(hidden)
