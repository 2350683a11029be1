"""Tracks opened by hand, agreements between sides, time-limited access, and other guards that procedures lean on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from putright.core.casework import routing
from putright.core.casework.action import Action, Given, Refusal
from putright.core.casework.case import Case
from putright.core.casework.clocks import clocks
from putright.core.casework.decide import agreements, decide, stopping
from putright.core.casework.entries import COMPLAINANT
from putright.core.casework.fold import fold
from putright.core.casework.office import PostTaken, office_at
from putright.core.casework.outlook import outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.load import load_text
from putright.core.procedure.model.events import Condition
from tests.core.casework.walks import FRONT

RULES = """
last resort: somebody
posts: [chief, clerk]
---
post: chief
seniority: 50
---
post: clerk
several: yes
---
post: investigator
outside: yes
---
kind of feedback: complaint
counts as: complaint
enters: open
---
stage: open
purpose: investigation
held by: chief
---
stage: over
purpose: end
ends: yes
closes as: over
---
decision: close
purpose: end
stage: open
options:
  - {option: now, goes to: over}
  - {option: to staff, chooses: any staff, assigns: yes}
  - {option: to anyone, chooses: anyone, assigns: yes}
---
clock: answer
purpose: response
starts: received
within: 10 working days
met by: close decided
---
letter: news
purpose: progress
while waiting: yes
again: yes
---
letter: other letter
purpose: progress
---
sign-off: all of it
by: chief
also needs:
  - {when: delegated is yes, needs: news sent}
---
findings: of a complaint
words: {valid: upheld, not valid: not upheld}
---
judgement: validity
purpose: validity
question: Is it so?
by: chief
yes: {finds: valid}
no: {finds: not valid}
---
track: staff process
enters: staff process
opened by: chief
precedence: yes
asks: reasons
tells: Another process goes first.
---
stage: staff process
track: staff process
purpose: other process
held by: chief
---
happening: process over
track: staff process
stage: staff process
by: chief
goes to: end
---
happening: note beside
track: staff process
by: the system
also upon: close decided
---
agreement: mediation
between: [chief, complainant]
terms: [form, effect]
answers: {effect: {binding: It binds, advice: It is advice}}
---
appointment: investigator
post: investigator
by: chief
may be outside: yes
---
happening: looked
by: investigator
---
happening: asked
by: chief
person: clerk
---
happening: answered
by: any staff
person: clerk
---
clock: answer of whoever was asked
purpose: investigation
starts: asked happened
within: 5 working days
each on its own: yes
same person: yes
met by: answered happened
---
fact: who decided
question: Who decided?
options: {chief: The chief, clerk: A clerk}
---
fact: delegated
question: Under delegated powers?
options: {'yes': 'Yes', 'no': 'No'}
usually: 'no'
---
exclusion: decision of the chief
by: subject
question: Is it about a decision?
when: who decided is chief
unless: delegated is yes
decided by: any staff
---
remedies: corrections
means: corrective action
list: {repair: Repair}
"""
PROCEDURE = load_text(FRONT + "".join(f"\n```rule\n{rule.strip()}\n```\n" for rule in RULES.split("\n---\n")))
DAY = date(2026, 10, 12)
JOURNAL = [
    PostTaken(on=DAY, at=datetime(2026, 10, 12, tzinfo=UTC), post=post, person=person)
    for post, person in (("chief", "kim"), ("clerk", "ann"), ("clerk", "bob"), ("investigator", "ines"))
]


class Run:
    """One case of the made-up procedure, from its receipt on."""

    def __init__(self, **facts: str) -> None:
        self.case, self.today = Case(), DAY
        values = {f"fact:{name.replace('_', ' ')}": value for name, value in facts.items()}
        assert self.act("receive", "complaint", by=COMPLAINANT, channel="email", complainant="party", **values) is None

    @property
    def scene(self) -> Scene:
        now = datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)
        return Scene(PROCEDURE, self.case, office_at(JOURNAL, now, "england-and-wales"))

    def act(
        self, name: str, about: str = "", by: str = "kim", track: str = "main", words: str = "", **values: Given
    ) -> Refusal | None:
        said = {words: "Some words."} if words else {}
        action = Action(name, by, self.today, self.scene.office.now, about, track, values, said)
        answer = decide(PROCEDURE, self.case, action, self.scene.office)
        if isinstance(answer, Refusal):
            return answer
        self.case = fold(answer, self.case)
        return None

    def state(self, name: str, which: int = -1) -> str:
        return [c for c in clocks(self.scene) if c.name == name][which].state


def opened(order: str) -> Run:
    run = Run()
    assert run.act("open track", "staff process", words="reasons", order=order) is None
    return run


def test_a_track_is_opened_only_by_whom_the_rule_names_with_an_order_and_its_words() -> None:
    run = Run()
    refuse = partial(run.act, "open track", "staff process")
    by_clerk, no_order, no_reasons = (
        refuse(by="ann", words="reasons", order="side by side"),
        refuse(),
        refuse(order="side by side"),
    )
    assert by_clerk
    assert "somebody else" in by_clerk.why
    assert no_order
    assert "order" in no_order.fields
    assert no_reasons
    assert "reasons" in no_reasons.fields


def test_with_this_first_the_complaint_waits_its_clocks_say_why_and_go_on_when_it_ends() -> None:
    run = opened("this first")
    waiting = next(c for c in clocks(run.scene) if c.name == "answer")
    assert (waiting.state, waiting.why) == ("standing still", "Another process goes first.")
    assert run.act("decide", "close", option="now"), "nothing is decided on a track that waits"
    assert run.act("record happening", "process over", track="staff process") is None
    assert run.state("answer") == "running"
    assert run.act("decide", "close", option="now") is None


def test_with_the_complaint_first_the_other_waits_until_the_complaint_is_over() -> None:
    run = opened("the complaint first")
    assert run.case.track("staff process").waits_for == "main"
    assert run.act("record happening", "process over", track="staff process")
    assert run.act("decide", "close", option="now") is None
    assert run.case.closed is None, "the case stays open for the other process"
    assert run.act("record happening", "process over", track="staff process") is None
    assert run.case.closed is not None


def test_side_by_side_both_go_on() -> None:
    run = opened("side by side")
    assert run.state("answer") == "running"
    assert set(run.scene.tracks) == {"main", "staff process"}


def test_a_happening_of_a_track_is_recorded_there_and_only_while_it_lives() -> None:
    without, with_it = Run(), opened("side by side")
    for run in (without, with_it):
        assert run.act("decide", "close", option="now") is None
    recorded = [entry.track for entry in with_it.case.journal if entry.kind == "happened"]
    assert recorded == ["staff process"]
    assert not [entry for entry in without.case.journal if entry.kind == "happened"]


def test_only_a_side_agrees_for_itself_and_closed_answers_are_kept_to() -> None:
    run = Run()
    agree = partial(run.act, "agree", "mediation", form="a meeting")
    assert agree(by="ann", side="chief", effect="binding"), "a clerk does not bind the chief"
    assert agree(by=COMPLAINANT, side="chief", effect="binding"), "nor does the complainant"
    assert agree(side="chief", effect="perhaps"), "only the answers listed"
    assert agree(side="chief", effect="binding") is None
    assert not run.case.terms
    assert agree(by="ann", side="complainant", effect="binding") is None
    assert run.case.terms["mediation"]["effect"] == "binding"


def test_without_the_guard_a_clerk_would_bind_the_chief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreements, "allowed", lambda scene, words, track: scene.office.staff)
    assert Run().act("agree", "mediation", by="ann", side="chief", form="a meeting", effect="binding") is None


def appointed() -> Run:
    run = Run()
    values: dict[str, Given] = {"people": ("olga",), "outside": "yes", "until": "2026-10-30"}
    assert run.act("appoint", "investigator", **values) is None
    return run


def test_somebody_from_outside_acts_until_their_last_day_and_not_after_it() -> None:
    run = appointed()
    run.today = date(2026, 10, 30)
    assert run.act("record happening", "looked", by="olga") is None
    run.today = date(2026, 10, 31)
    refused = run.act("record happening", "looked", by="olga")
    assert refused
    assert refused.why == "Your time on this case is over."


def test_without_the_end_of_access_they_would_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    run = appointed()
    run.today = date(2026, 10, 31)
    monkeypatch.setattr(routing, "access_ended", lambda scene: {})
    assert run.act("record happening", "looked", by="olga") is None


def test_each_person_asked_answers_for_themselves() -> None:
    run = Run()
    for person in ("ann", "bob"):
        assert run.act("record happening", "asked", person=person) is None
    assert run.act("record happening", "answered", by="bob", person="bob") is None
    assert [run.state("answer of whoever was asked", n) for n in (0, 1)] == ["running", "met"]


def test_an_exclusion_is_refused_where_its_conditions_say_the_matter_is_in() -> None:
    find = {"name": "find exclusion", "about": "decision of the chief", "words": "reasons"}
    assert Run(who_decided="clerk").act(**find)
    assert Run(who_decided="chief", delegated="yes").act(**find)
    out = Run(who_decided="chief")
    assert out.act(**find) is None
    assert out.case.closed == "outside this procedure"


def test_without_its_conditions_the_exclusion_would_take_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_in_after_all", lambda scene, offer: None)
    assert Run(who_decided="clerk").act("find exclusion", "decision of the chief", words="reasons") is None


def test_conditions_can_ask_how_the_actions_of_one_kind_stand() -> None:
    run = Run()
    stands = lambda word: run.scene.is_so(Condition.parse(f"corrective action is {word}"))  # noqa: E731
    assert stands("none")
    assert run.act("agree action", "corrections", words="what", means="repair") is None
    assert stands("open")
    assert run.act("complete action", "1") is None
    assert stands("done")


def test_no_answer_about_satisfaction_is_an_event_too() -> None:
    run = Run()
    assert run.act("record satisfaction", answer="no answer") is None
    assert run.scene.is_so(Condition.parse("no answer"))
    assert not run.scene.is_so(Condition.parse("still dissatisfied"))


def test_a_letter_made_for_it_can_be_sent_while_its_track_waits_and_no_other() -> None:
    run = opened("this first")
    assert run.act("send letter", "news") is None
    assert run.act("send letter", "other letter")


def test_a_step_needs_more_where_its_conditions_say_so() -> None:
    plain, delegated = Run(), Run(delegated="yes")
    assert plain.act("sign off", "all of it") is None
    refused = delegated.act("sign off", "all of it")
    assert refused
    assert "comes first" in refused.why
    assert delegated.act("send letter", "news") is None
    assert delegated.act("sign off", "all of it") is None


def test_a_step_can_find_the_same_on_every_point_and_make_it_the_outcome() -> None:
    run = Run()
    assert run.act("add head", words="point") is None
    assert run.act("judge", "validity", words="reasons", answer="no") is None
    assert run.case.findings == {"1": "not valid", "2": "not valid"}
    assert run.case.outcome == "not valid"


def test_any_staff_leaves_out_people_whose_only_post_is_for_outsiders() -> None:
    refused = Run().act("decide", "close", option="to staff", handler="ines")
    assert refused
    assert "cannot have this case" in refused.why
    assert Run().act("decide", "close", option="to anyone", handler="ines") is None
    assert Run().act("decide", "close", option="to staff", handler="ann") is None


def test_the_track_is_offered_to_whoever_may_open_it() -> None:
    run = Run()
    offered = [o for o in outlook(PROCEDURE, run.case, run.scene.office).offers if o.name == "open track"]
    assert [(o.about, o.by) for o in offered] == [("staff process", ("kim",))]
