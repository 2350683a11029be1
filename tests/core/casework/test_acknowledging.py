"""Which letter acknowledges a case: by its purpose and because it is due, and otherwise why none does."""

from __future__ import annotations

from putright.core.casework.acknowledging import acknowledgement
from putright.core.casework.action import Offer, Refusal
from tests.core.casework.made import Played, play

DUE = (
    "clock: soon\npurpose: acknowledgement\nstarts: received\nwithin: 5 working days\nmet by: hello sent\nletter: hello"
)
HELLO = "letter: hello\npurpose: acknowledgement\nparts: [thanks]"
ANY_TIME = "letter: we have your message\npurpose: acknowledgement\nagain: yes"


def chosen(case: Played, person: str = "otto") -> str:
    """The name of the letter, or why there is none."""
    found = acknowledgement(case.outlook, person)
    return found.about if isinstance(found, Offer) else found.why


def test_the_letter_is_the_one_that_the_open_clock_waits_for_whatever_it_is_called() -> None:
    assert chosen(play(ANY_TIME, DUE, HELLO).received()) == "hello"


def test_a_clock_that_only_says_what_meets_it_names_its_letter_too() -> None:
    assert chosen(play(DUE.replace("\nletter: hello", ""), HELLO).received()) == "hello"


def test_of_two_the_one_due_first_is_chosen() -> None:
    later = DUE.replace("soon", "later").replace("5 working", "9 working").replace("hello", "again")
    assert chosen(play(later, HELLO.replace("hello", "again"), DUE, HELLO).received()) == "hello"


def test_a_letter_that_is_owed_acknowledges_without_a_clock() -> None:
    assert chosen(play(f"{HELLO}\nowed upon: received").received()) == "hello"


def test_a_letter_that_may_be_sent_at_any_time_acknowledges_nothing() -> None:
    assert chosen(play(ANY_TIME).received()) == "No acknowledgement is due."


def test_an_answer_is_never_chosen_though_it_meets_the_clock() -> None:
    answer = "letter: answer\npurpose: response\nagain: yes"
    rules = DUE.replace("met by: hello sent\nletter: hello", "met by: answer sent\nletter: answer")
    assert chosen(play(answer, rules).received()) == "No acknowledgement is due."


def test_once_it_is_sent_the_case_is_acknowledged() -> None:
    case = play(DUE, HELLO).received()
    case.do("send letter", "hello")
    assert chosen(case) == "It is acknowledged already."


def test_whoever_may_not_send_it_is_told_so_by_its_clause() -> None:
    case = play(DUE, f"{HELLO}\nby: clerk").received()
    assert chosen(case, "cara") == "hello"
    refused = acknowledgement(case.outlook, "otto")
    assert isinstance(refused, Refusal)
    assert (refused.why, refused.clause) == ("You may not acknowledge this case.", "The letter hello")


def test_whoever_gave_no_name_is_not_written_to() -> None:
    kind = "kind of feedback: worry\ncounts as: concern\nenters: open\nanonymous: yes"
    case = play(kind, DUE, HELLO).received("worry", complainant="")
    assert chosen(case) == "Nobody gave a name: there is nobody to write to."


def test_a_letter_of_another_stage_waits_for_that_stage() -> None:
    stage = "stage: later\npurpose: investigation\nheld by: officer"
    move = "decision: on\npurpose: triage\nby: officer\noptions:\n  - {option: go, title: On, goes to: later}"
    case = play(stage, move, DUE, f"{HELLO}\nstage: later").received()
    assert "belongs to 'later'" in chosen(case).lower()
