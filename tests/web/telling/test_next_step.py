"""What comes next is said in one sentence for every colleague, at every step of every scenario of every procedure, with a button
wherever something of theirs is urgent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from putright.core.casework.action import Offer
from putright.core.casework.outlook import Outlook
from putright.core.procedure.load import load
from putright.core.procedure.model.flow import Track
from putright.core.scenarios import load_organisation
from putright.core.scenarios.run import Rehearsal, _received, _taken
from putright.core.scenarios.script import load_script
from putright.web.telling import next_step as telling
from putright.web.telling.next_step import NextStep, Reader, next_step
from tests.web.telling.walked import SCENARIOS

PROCEDURES = Path(__file__).parents[3] / "procedures"


def moments(file: Path) -> Iterator[Outlook]:
    """What a scenario's case comes to after each step."""
    folder, script = file.parent.parent, load_script(file)
    procedure = load(folder)
    given = list(load_organisation(folder / "organisation.yaml", procedure).entries())
    played = Rehearsal(procedure, given, script.received.recorded or script.received.on)
    list(_received(played, script.received))
    if played.case.arrival is None:
        return
    yield played.outlook()
    for step in script.steps:
        list(_taken(played, step))
        yield played.outlook()


def reader(ahead: Outlook, person: str) -> Reader:
    """Somebody who works there, from whom the lines of work are hidden that their posts do not show."""
    posts = set(ahead.scene.office.posts_of(person))
    hidden = {rule.name for rule in ahead.scene.procedure.all(Track) if rule.access and posts.isdisjoint(rule.access)}
    return Reader(person, frozenset(hidden), lambda one: one.title())


def urgent(ahead: Outlook, who: Reader) -> list[Offer]:
    """What is owed now and open to somebody."""
    return [one for one in ahead.offers_to(who.person) if one.urgent and one.track not in who.hidden]


def mistakes(ahead: Outlook, who: Reader, told: NextStep) -> Iterator[str]:
    """What is wrong with what somebody is told."""
    for text in (told.title, *told.lines):
        if not text or not text.endswith(".") or "%" in text or "None" in text or ".." in text or text[0].islower():
            yield f"no sentence: {text}"
    for button in (told.primary, told.secondary):
        if button and (button.offer not in ahead.offers_to(who.person) or not button.text):
            yield f"not theirs to do: {button}"
    if told.secondary and not told.primary:
        yield "a second button without a first"
    if urgent(ahead, who) and told.primary is None:
        yield f"no button, and this is urgent: {[one.title for one in urgent(ahead, who)]}"


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_everybody_is_told_what_comes_next_at_every_step(file: Path) -> None:
    for ahead in moments(file):
        for person in set(ahead.scene.office.staff) - ahead.barred.keys():
            who = reader(ahead, person)
            told = next_step(ahead, who)
            assert list(mistakes(ahead, who, told)) == [], (ahead.scene.office.today, person, told)


def test_a_step_without_its_button_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_buttons", lambda *_: ())
    found = [
        wrong
        for ahead in moments(PROCEDURES / "west-midlands-employers/scenarios/a-holding-letter-with-a-final-date.yaml")
        for person in ("farah", "imani")
        for wrong in mistakes(ahead, reader(ahead, person), next_step(ahead, reader(ahead, person)))
    ]
    assert any("this is urgent" in wrong for wrong in found)


def told(scenario: str, person: str) -> list[NextStep]:
    """What somebody is told as a scenario goes on, each thing once."""
    found = [next_step(ahead, reader(ahead, person)) for ahead in moments(PROCEDURES / scenario)]
    return [one for number, one in enumerate(found) if number == 0 or one != found[number - 1]]


HOLDING = "west-midlands-employers/scenarios/a-holding-letter-with-a-final-date.yaml"


def buttons(one: NextStep) -> list[str]:
    """The words on the buttons."""
    return [button.text for button in (one.primary, one.secondary) if button]


def test_the_answer_comes_with_what_is_still_missing_and_what_to_do_instead() -> None:
    titles = {one.title: one for one in told(HOLDING, "farah")}
    whole = titles["Declare any interest, then send the answer by Monday 2 November 2026."]
    assert whole.lines == (
        "If you cannot, send a holding letter by Monday 26 October 2026: Procedure, 3.2 Stage 2: we look into it.",
    )
    assert buttons(whole) == ["Declare any interest", "Send a holding letter"]
    assert "Record the finding, then send the answer by Monday 16 November 2026." in titles
    assert buttons(titles["Send the answer by Monday 16 November 2026."]) == ["Send the answer"]


def test_a_holding_letter_that_moves_a_date_once_is_not_offered_again() -> None:
    later = [one for one in told(HOLDING, "farah") if "Monday 16 November" in one.title]
    assert later
    assert not any("holding" in text for one in later for text in buttons(one))


def test_what_is_with_somebody_else_says_with_whom() -> None:
    assert told(HOLDING, "grace")[1].title == "This is with Farah."


def test_a_complaint_on_hold_says_why_and_what_ends_it_and_names_nothing_that_is_hidden() -> None:
    scenario = "wanstead-and-woodford-migrant-support/scenarios/the-process-for-staff-goes-first.yaml"
    held = next(one for one in told(scenario, "nadia") if one.title.startswith("On hold"))
    assert held.title == "On hold. This comes first: The process for staff."
    assert held.lines[0] == "It goes on when this is over: The process for staff."
    hidden = next(one for one in told(scenario, "amira") if one.title.startswith("On hold"))
    assert hidden.title == "On hold. This comes first: another process."
    assert "staff" not in " ".join(hidden.lines)


def test_a_closed_case_says_what_is_still_open_and_until_when() -> None:
    last = told("wanstead-and-woodford-migrant-support/scenarios/a-complaint-that-is-not-valid.yaml", "amira")[-1]
    assert last.title.startswith("This is closed")
    assert last.lines[0] == "They have no right left to use in this procedure."
    still = [
        line
        for file in sorted(PROCEDURES.glob("*/scenarios/*.yaml"))
        for ahead in list(moments(file))[-1:]
        if ahead.scene.case.closed is not None
        for line in next_step(ahead, reader(ahead, next(iter(ahead.scene.office.staff)))).lines
        if line.startswith("Still open to them")
    ]
    assert still


def test_a_case_that_is_only_read_has_no_button() -> None:
    one = next(one for one in told(HOLDING, "farah") if one.primary and one.secondary)
    assert one.primary
    assert one.secondary
    assert buttons(one.offered(())) == []
    assert buttons(one.offered([one.secondary.offer])) == [one.secondary.text]
    assert one.offered([one.primary.offer, one.secondary.offer]) == one
