"""What a case comes to at a moment: what is due next, who has it, what is owed, what each person may do, how it stands."""

from __future__ import annotations

import pytest

from putright.core.casework.entries import COMPLAINANT
from tests.core.casework.made import Played, clock, happening, letter, play

TRACK = (
    "track: staff process\nenters: hearing\nopened by: chief",
    "stage: hearing\ntrack: staff process\npurpose: other process\nheld by: director",
    "happening: heard\ntrack: staff process\nstage: hearing\nby: director\ngoes to: end",
)


def test_the_duty_that_is_due_first_is_next_whatever_comes_later() -> None:
    case = play(
        clock("answer"), clock("thanks", within="5 working days", more="met by: thanks sent"), letter("thanks")
    ).received()
    assert case.outlook.next_due == case.clock("thanks")
    case.do("send letter", "thanks")
    assert case.outlook.next_due == case.clock("answer")


def test_a_date_missed_is_next_until_it_is_met() -> None:
    case = play(
        clock("answer", within="5 working days", more="met by: told happened"), clock("later"), happening("told")
    )
    case.received().on(10)
    assert case.outlook.next_due == case.clock("answer")
    assert case.happens("told").outlook.next_due == case.clock("later")


def test_what_has_no_date_stands_still_or_is_nobodys_duty_is_not_next() -> None:
    case = play(
        clock("promptly", within="promptly"), happening("asked"), happening("told"),
        clock("paused", more="pauses: {upon: asked happened, until: told happened}"),
        clock("their right", more="whose: the complainant's right"), clock("gate", more="whose: a gate"),
        clock("target", within="3 weeks", more="whose: a house target"),
    ).received().happens("asked")  # fmt: skip
    assert case.outlook.next_due == case.clock("target")


def test_nothing_is_next_in_a_case_that_is_over() -> None:
    case = play(clock("answer"), happening("finished", "goes to: over")).received().happens("finished")
    assert case.outlook.next_due is None


def test_holders_are_those_of_every_track_and_those_who_are_to_find_one() -> None:
    case = play(*TRACK).received()
    case.do("open track", "staff process", by="kit")
    assert case.outlook.holders == ("otto", "dora")
    case.do("name person", by="cara", people="otto")
    assert (case.outlook.holders, case.outlook.holder_wanted) == (("kit", "dora"), True)
    case.happens("heard", by="dora", track="staff process")
    assert case.outlook.holders == ("kit",)


def test_a_case_that_is_over_is_with_nobody() -> None:
    case = play(happening("finished", "goes to: over")).received().happens("finished")
    assert (case.outlook.holders, case.outlook.status) == ((), "Closed: over")


def test_the_status_is_the_stage_in_its_own_words() -> None:
    titled = "stage: open\ntitle: We look into it\npurpose: investigation\nheld by: officer"
    assert play(titled).received().outlook.status == "We look into it"
    assert play().outlook.status == "Received"


def test_what_is_owed_comes_first_among_what_may_be_done() -> None:
    case = play(letter("news"), letter("thanks", "owed upon: received")).received()
    offers = case.outlook.offers
    assert [(offer.name, offer.about) for offer in offers if offer.urgent] == [("send letter", "thanks")]
    assert offers[0].urgent


def test_each_person_is_offered_what_they_may_do_and_nobody_more() -> None:
    decision = "decision: answer\npurpose: determination\nby: manager\noptions:\n  - {option: a, goes to: over}"
    case = play(decision).received()

    def names(person: str) -> set[str]:
        return {offer.name for offer in case.outlook.offers_to(person)}

    assert "decide" in names("mona")
    assert "decide" not in names("otto")
    assert names("nobody we know") == set()
    assert names(COMPLAINANT) == {"record communication", "record satisfaction", "add paper", "change contact"}


def test_whoever_is_barred_is_offered_nothing_and_the_reason_is_known() -> None:
    case = play().received(suspected_posts="clerk")
    assert case.outlook.barred == {"cara": "might be complained about", "col": "might be complained about"}
    assert case.outlook.offers_to("cara") == ()


def test_before_anything_has_come_in_it_can_only_be_received() -> None:
    assert {offer.name for offer in play().outlook.offers} == {"receive"}


def test_every_offer_names_its_clause_where_a_rule_opens_it_and_its_rows() -> None:
    decision = "decision: answer\nsource: WME-S2.a\npurpose: determination\noptions:\n  - {option: a, goes to: over}"
    offered = play(decision).received().offer("decide", "answer")
    assert offered
    assert (offered.clause, offered.source) == ("The decision answer", ("WME-S2.a",))


@pytest.mark.parametrize("day", [0, 1, 14])
def test_looking_changes_nothing(day: int) -> None:
    case = play(clock("answer"), letter("thanks", "owed upon: received")).received().on(day, timer=False)
    before = case.case
    for _ in range(2):
        _ = (case.outlook.clocks, case.outlook.rights, case.outlook.offers, case.outlook.owed, case.outlook.next_due)
    assert case.case == before
    assert isinstance(case, Played)
