"""How something that was agreed stands is said in one way, on the page of a case and on the form that is kept about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from putright.register.organisations import Place
from putright.web.dates import day
from putright.web.desk import putting_right
from putright.web.telling.remedies import remedy_state
from tests.core.casework.decide import everything as at
from tests.core.casework.made import Played, play
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_desk import desk
from tests.web.desk.test_putting_right import page
from tests.web.test_journey import answered_complaint

CHECKED = "remedies: mending\nlist: {repair: We repair it}\nchecked: yes"


def states(case: Played, *steps: dict[str, object]) -> Iterator[str]:
    """How the one thing agreed stands, now and after each step."""
    yield remedy_state(case.procedure, case.case.actions[0])
    for step in steps:
        case.do(**step)  # type: ignore[arg-type]
        yield remedy_state(case.procedure, case.case.actions[0])


def approval(answer: str) -> dict[str, object]:
    return {"name": "approve action", "about": "1", "by": "mona", "words": "reasons", "answer": answer}


DONE = {"name": "complete action", "about": "1", "words": "what was done"}


def test_a_sum_waits_for_approval_before_it_is_to_be_done() -> None:
    assert list(states(at.paying(), approval("yes"), DONE)) == [
        "Waits for approval: manager, officer", "To be done", "Done on Mon 12 Oct 2026",
    ]  # fmt: skip
    assert list(states(at.paying(), approval("no")))[-1] == "Will not be done"


def test_what_was_checked_says_both_days_as_the_page_writes_them() -> None:
    case = play(CHECKED).received()
    case.do("agree action", "mending", words="what", means="repair")
    case.do(**DONE)  # type: ignore[arg-type]
    case.on(2).do("check action", "1", by="mona", words="how it was checked")
    (action,) = case.case.actions
    assert remedy_state(case.procedure, action) == "Done on Mon 12 Oct 2026, checked on Wed 14 Oct 2026"
    assert remedy_state(case.procedure, action, day).endswith("checked on Wednesday 14 October 2026")


def test_the_pages_ask_that_place(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(putting_right, "remedy_state", lambda *_: "In the one way")
    story = answered_complaint(employers)
    (line,) = putting_right.remedies(page(employers, story.ref))
    assert line.state == "In the one way"
    assert "In the one way" in main_of(signed_in("Imani Cole").get(desk(employers, f"case/{story.ref}/investigation/")))
