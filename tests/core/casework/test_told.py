"""Which actions a person was told of: what a letter of theirs made from the record, and nothing else that was agreed."""

from __future__ import annotations

import pytest

from putright.core.casework.scene import Scene
from putright.core.casework.told import told_actions
from tests.core.casework.made import Played, letter, play

RULES = (
    "remedies: putting right\nlist: {apology: We say sorry, refund: We pay it back}",
    "remedies: doing better\nmeans: improvement\nlist: {training: We learn}",
    letter("answer", "parts: [reasons, remedies]"),
    "letter: promise\npurpose: remedy done\nparts: improvements",
    "letter: note to the service\npurpose: reporting\nto: service\nparts: remedies",
    "track: staff process\nenters: hearing\nopened by: chief\naccess: [director, chief]",
    "stage: hearing\ntrack: staff process\npurpose: other process\nheld by: director\nfindings: yes",
    "disclosure limit: private\ngrounds: {third party: It is about somebody else}\nexplained by: chief",
    "findings: of it\nwords: {upheld: upheld, not upheld: not upheld}",
    "letter: decision on the member of staff\npurpose: other process\nstage: hearing\nparts: remedies",
)


def agreed() -> Played:
    """Two remedies and an improvement, none of them told yet."""
    case = play(*RULES).received()
    for about, means in (("putting right", "apology"), ("doing better", "training"), ("putting right", "refund")):
        case.do("agree action", about, words="what", means=means, owner="otto")
    return case


def told(case: Played) -> list[str]:
    return sorted(told_actions(case.outlook.scene))


def test_what_was_agreed_is_told_by_the_letter_that_holds_it() -> None:
    case = agreed()
    assert told(case) == []
    assert case.refused("answer action", "1", by="complainant", answer="done").closed
    case.do("send letter", "promise")
    assert told(case) == ["2"]
    case.do("send letter", "answer", words="reasons")
    assert told(case) == ["1", "2", "3"]


def test_a_part_in_words_of_ones_own_tells_nothing_of_the_record() -> None:
    case = agreed()
    case.do("send letter", "answer", words=("reasons", "remedies"))
    assert told(case) == []


def test_a_letter_to_somebody_else_tells_the_person_nothing() -> None:
    case = agreed()
    case.do("send letter", "note to the service")
    assert told(case) == []


def test_what_belongs_to_a_track_that_only_some_see_is_never_told() -> None:
    case = agreed()
    case.do("open track", "staff process", by="kit")
    case.do(
        "agree action", "putting right", by="dora", track="staff process", words="what", means="apology", owner="dora"
    )
    case.do("send letter", "decision on the member of staff", by="dora", track="staff process")
    assert told(case) == []
    case.do("send letter", "answer", words="reasons")
    assert told(case) == ["1", "2", "3"]


def test_without_the_guard_of_such_tracks_it_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scene, "is_for_some", lambda _scene, _track: False)
    with pytest.raises(AssertionError):
        test_what_belongs_to_a_track_that_only_some_see_is_never_told()


def test_what_may_not_be_told_of_was_not_told() -> None:
    case = agreed()
    case.do("send letter", "answer", words="reasons")
    letter_sent = len(case.case.journal)
    case.do("limit disclosure", "private", words="reasons", ground="third party", item=str(letter_sent))
    assert told(case) == []


def test_what_is_agreed_after_the_letter_or_dropped_is_not_told() -> None:
    case = agreed()
    case.do("send letter", "answer", words="reasons")
    case.do("agree action", "putting right", words="what", means="apology", owner="otto")
    case.do("drop action", "1", words="reasons")
    assert told(case) == ["2", "3"]


def test_an_answer_stands_until_it_is_done_again() -> None:
    case = agreed()
    case.do("send letter", "answer", words="reasons")
    case.do("complete action", "1", words="what was done")
    case.do("answer action", "1", by="complainant", answer="not done")
    assert case.case.actions[0].answer == "not done"
    again = next(one for one in case.outlook.offers if (one.name, one.about) == ("complete action", "1"))
    assert again.urgent
    case.do("complete action", "1", words="what was done")
    assert case.case.actions[0].answer == ""
    assert not any((one.name, one.about) == ("complete action", "1") for one in case.outlook.offers)


def test_what_they_say_of_it_can_be_changed_and_recorded_for_them() -> None:
    case = agreed()
    case.do("send letter", "answer", words="reasons")
    case.do("answer action", "1", by="complainant", answer="not done", words="message")
    case.do("answer action", "1", by="cara", answer="done")
    assert case.case.actions[0].answer == "done"
