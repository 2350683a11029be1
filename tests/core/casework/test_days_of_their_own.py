"""Happenings that bear a day of their own, before the receipt or still to come, and what may be recorded after the end."""

from __future__ import annotations

from putright.core.casework.case import Case
from putright.core.procedure.model.events import Event
from tests.core.casework.made import Played, happening, letter, play

BROADCAST = happening("broadcast", "bears a date: yes")
COMPLAINING = (
    "clock: complaining\npurpose: admissibility\nwhose: the complainant's right\nstarts: broadcast dated\n"
    "within: 5 working days\nmet by: received"
)
JUDGED = "judgement: good reason\npurpose: admissibility\nquestion: Was there?\nwhen: complaining missed\nno: {goes to: over}"
HEARING = happening("hearing", "bears a date: yes")
NOTICE = "clock: notice\npurpose: progress\nstarts: received\nbefore: hearing dated\nwithin: 7 calendar days\nmet by: notice sent"
FOUND = "clock: found\npurpose: determination\nstarts: hearing dated\nwithin: 3 working days\nmet by: answer sent"


def broadcast(day: str, *rules: str) -> Played:
    """A case received on Monday 12 October 2026 about a programme of an earlier day."""
    case = play(BROADCAST, COMPLAINING, *rules).received()
    case.do("record happening", "broadcast", dated=day)
    return case


def heard(*days: str) -> Played:
    """A case in which these days were set for a hearing, one after the other."""
    case = play(HEARING, NOTICE, FOUND, letter("notice"), letter("answer", "needs: hearing dated")).received()
    for day in days:
        case.do("record happening", "hearing", dated=day)
    return case


def test_a_day_is_asked_for_and_lies_before_the_receipt_if_it_did() -> None:
    case = play(BROADCAST, COMPLAINING).received()
    assert set(case.refused("record happening", "broadcast").fields) == {"dated"}
    clock = broadcast("2026-10-05").clock("complaining")
    assert (str(clock.due), clock.state, clock.in_time) == ("2026-10-12", "met", True)


def test_what_was_late_before_anybody_knew_is_noted_once_as_missed() -> None:
    case = broadcast("2026-10-02", JUDGED)
    assert case.clock("complaining").in_time is False
    assert case.offer("judge", "good reason") is None
    case.on(0).on(1)
    assert case.kinds().count("clock missed") == 1
    assert case.offer("judge", "good reason") is not None


def test_what_was_in_time_is_not_noted() -> None:
    assert "clock missed" not in broadcast("2026-10-05").on(1).kinds()


def test_a_day_in_the_middle_has_its_place_among_what_happened() -> None:
    case = play(BROADCAST, letter("answer")).received().on(2)
    case.do("send letter", "answer")
    case.on(4).do("record happening", "broadcast", dated="2026-10-13")
    dated, sent = Event(name="broadcast", aspect="dated"), Event(name="answer", aspect="sent")
    assert [m.on.isoformat() for m in case.case.seen(dated)] == ["2026-10-13"]
    assert case.case.seen(sent, case.case.seen(dated)[0].sequence)


def test_the_days_before_a_hearing_and_after_it_are_counted_from_the_day_set_for_it() -> None:
    case = heard("2026-11-13")
    assert (case.due("notice"), case.due("found")) == ("2026-11-06", "2026-11-18")


def test_a_hearing_put_off_is_counted_from_its_new_day() -> None:
    case = heard("2026-11-13", "2026-11-20")
    assert (case.due("notice"), case.due("found")) == ("2026-11-13", "2026-11-25")
    assert [state.state for state in case.all_clocks("notice")] == ["set aside", "running"]


def test_a_day_to_come_has_not_happened_before_it() -> None:
    case = heard("2026-10-14", "2026-10-20")
    assert "comes first" in case.on("2026-10-19").refused("send letter", "answer").why
    case.on("2026-10-20").do("send letter", "answer")
    assert case.clock("found").in_time


def test_a_case_without_such_a_day_has_no_such_clock() -> None:
    assert heard().all_clocks("notice") == []
    assert Case().seen(Event(name="hearing", aspect="dated")) == ()


def test_only_what_may_come_after_closing_is_recorded_then() -> None:
    over = happening("finished", "goes to: over")
    late, never = happening("published", "after closing: yes"), happening("noted")
    case = play(over, late, never).received().happens("finished")
    assert case.case.closed == "over"
    case.happens("published")
    assert "is closed" in case.refused("record happening", "noted").why
