"""Every action there is: done once as it should be, and refused once by the clause that speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

import pytest

from putright.core.casework import decide as decide_module
from putright.core.casework.action import Action, Given, Refusal
from putright.core.casework.decide import CHAPTERS
from putright.core.procedure.load import load
from putright.core.procedure.model.people import Post
from tests.core.casework.decide import everything as at
from tests.core.casework.made import Played
from tests.core.casework.walks import Walk, random_office, shipped


@dataclass(frozen=True)
class Tried:
    """One way of taking an action."""

    about: str = ""
    by: str = "otto"
    words: tuple[str, ...] = ()
    values: Mapping[str, Given] = field(default_factory=dict)
    track: str = "main"

    def on(self, case: Played, name: str) -> Action:
        """The action on a case."""
        return case.action(name, self.about, self.by, self.words, self.track, **self.values)


@dataclass(frozen=True)
class Row:
    """An action, where the case stands, how it is done, what it makes, how it is refused, and by which clause."""

    name: str
    before: Callable[[], Played]
    right: Tried
    makes: str
    wrong: Tried
    clause: str = ""
    fields: tuple[str, ...] = ()


REASONS = ("reasons",)
ROWS = [
    Row("receive", at.fresh, Tried("complaint", values={"channel": "email", "complainant": "party"}), "received",
        Tried("complaint", values={"channel": "email"}), "The kind of feedback complaint", ("complainant",)),
    Row("decide", at.looked, Tried("outcome", words=REASONS, values={"option": "uphold"}), "decided",
        Tried("outcome", values={"option": "uphold"}), "The decision outcome", ("reasons",)),
    Row("join decision", at.proposed, Tried("together", "mona", values={"agrees": "yes"}), "decision joined",
        Tried("together", "mona", values={"agrees": "no"}), "The decision together", ("reasons",)),
    Row("judge", at.received, Tried("worth", words=REASONS, values={"answer": "yes"}), "judged",
        Tried("worth", values={"answer": "yes"}), "The judgement worth", ("reasons",)),
    Row("record happening", at.received, Tried("looked", words=("what was seen",)), "happened",
        Tried("looked"), "The happening looked", ("what was seen",)),
    Row("send letter", at.received, Tried("answer", words=REASONS), "letter sent",
        Tried("answer"), "The letter answer", ("reasons",)),
    Row("use right", at.received, Tried("appeal", "complainant", values={"channel": "email"}), "right used",
        Tried("appeal", "complainant", values={"channel": "telephone"}), "The right appeal", ("channel",)),
    Row("admit right", at.asked, Tried("appeal", "dora"), "right admitted", Tried("appeal", "cara"), "The right appeal"),
    Row("refuse right", at.asked, Tried("appeal", "dora", REASONS), "right refused",
        Tried("appeal", "dora"), "The right appeal", ("reasons",)),
    Row("agree", at.received, Tried("mediation", "kit", values={"side": "chief", "form": "talk"}), "side agreed",
        Tried("mediation", "kit", values={"side": "chief"}), "The agreement mediation", ("form",)),
    Row("no agreement", at.received, Tried("mediation", "cara", REASONS), "not agreed",
        Tried("mediation", "cara"), "The agreement mediation", ("reasons",)),
    Row("appoint", at.received, Tried("panel", values={"people": ("cara", "mona")}), "appointed",
        Tried("panel", values={"people": ("cara", "dora")}), "The appointment panel", ("people",)),
    Row("give report", at.received, Tried("facts", words=("conclusion",)), "report given",
        Tried("facts"), "The report facts", ("conclusion",)),
    Row("make finding", at.received, Tried("of it", words=REASONS, values={"head": "1", "word": "upheld"}), "finding made",
        Tried("of it", values={"head": "1", "word": "upheld"}), "The findings of it", ("reasons",)),
    Row("confirm outcome", at.found, Tried("of it", values={"word": "upheld"}), "outcome confirmed",
        Tried("of it", values={"word": "not upheld"}), "The findings of it", ("reasons",)),
    Row("agree action", at.received, Tried("putting right", words=("what",), values={"means": "apology"}), "action agreed",
        Tried("putting right", words=("what",), values={"means": "magic"}), "The remedies putting right", ("means",)),
    Row("plan step", at.received, Tried(words=("step",)), "step planned", Tried(), "The stage open", ("step",)),
    Row("finish step", at.planned, Tried("1", values={"result": "done"}), "step finished",
        Tried("1", values={"result": "perhaps"}), "", ("result",)),
    Row("add evidence", at.received, Tried(by="cara", words=("evidence",), values={"source": "interview"}), "evidence added",
        Tried(by="cara", values={"source": "interview"}), "The stage open", ("evidence",)),
    Row("ask for help", at.received, Tried(words=("question",), values={"person": "cara"}), "help asked",
        Tried(words=("question",), values={"person": "a stranger"}), "The stage open", ("person",)),
    Row("give help", at.helping, Tried("1", "cara", ("answer",), {"result": "answered"}), "help given",
        Tried("1", "cara", values={"result": "answered"}), "", ("answer",)),
    Row("approve action", at.paying, Tried("1", "mona", REASONS, {"answer": "yes"}), "action approved",
        Tried("1", "mona", values={"answer": "yes"}), "The remedies paying", ("reasons",)),
    Row("complete action", at.agreed, Tried("1", words=("what was done",)), "action done",
        Tried("2"), "The stage open"),
    Row("check action", at.done, Tried("1", "cara", ("how it was checked",)), "action checked",
        Tried("1", "otto", ("how it was checked",)), "The remedies putting right"),
    Row("answer action", at.told, Tried("1", "complainant", values={"answer": "not done"}), "action answered",
        Tried("1", "complainant", values={"answer": "perhaps"}), "The remedies putting right", ("answer",)),
    Row("drop action", at.agreed, Tried("1", words=REASONS), "action dropped",
        Tried("1"), "The remedies putting right", ("reasons",)),
    Row("triage", at.received, Tried(by="cara", values={"people": "mona"}), "triaged",
        Tried(by="cara", values={"people": "nobody known"}), "", ("people",)),
    Row("name person", at.received, Tried(by="cara", values={"people": "mona"}), "person named",
        Tried(by="cara"), "", ("people",)),
    Row("clear person", at.named, Tried(by="cara", words=REASONS, values={"people": "mona"}), "person cleared",
        Tried(by="cara", values={"people": "mona"}), "", ("reasons",)),
    Row("declare interest", at.received, Tried(values={"answer": "not sure"}), "interest declared",
        Tried(values={"answer": "perhaps"}), "", ("answer",)),
    Row("assign", at.received, Tried(values={"to": "mona"}), "assigned",
        Tried(values={"to": "a stranger"}), "The stage open", ("to",)),
    Row("delegate", at.received, Tried(values={"to": "cara", "powers": "decide"}), "delegated",
        Tried(values={"to": "a stranger", "powers": "decide"}), "The stage open", ("to",)),
    Row("escalate", at.received, Tried("upwards", "cara", REASONS), "escalated",
        Tried("upwards", "cara"), "The escalation upwards", ("reasons",)),
    Row("open track", at.received, Tried("staff process", "kit", values={"order": "side by side"}), "track opened",
        Tried("staff process", "kit"), "The track staff process", ("order",)),
    Row("withdraw", at.received, Tried("stop", "complainant", values={"channel": "letter"}), "withdrawn",
        Tried("stop", "complainant", values={"channel": "email"}), "The withdrawal stop", ("channel",)),
    Row("continue anyway", at.withdrawn, Tried("stop", "kit", REASONS), "continued",
        Tried("stop", "kit"), "The withdrawal stop", ("reasons",)),
    Row("sign off", at.done, Tried("all done", "mona"), "signed off", Tried("all done"), "The sign-off all done"),
    Row("find exclusion", at.received, Tried("court", "mona", REASONS), "exclusion found",
        Tried("court", "mona"), "The exclusion court", ("reasons",)),
    Row("lapse exclusion", at.excluded, Tried("court", "cara", REASONS), "exclusion lapsed",
        Tried("court", "cara"), "The exclusion court", ("reasons",)),
    Row("refer restriction", at.received, Tried("quiet", "cara", ("evidence",), {"behaviours": "rude"}), "restriction referred",
        Tried("quiet", "cara", values={"behaviours": "rude"}), "The restriction quiet", ("evidence",)),
    Row("decide restriction", at.referred, Tried("quiet", "kit", ("reasons", "advice"), {"answer": "yes"}),
        "restriction decided", Tried("quiet", "kit", REASONS, {"answer": "yes"}), "The restriction quiet", ("advice",)),
    Row("end restriction", at.restricted, Tried("quiet", "kit", REASONS), "restriction ended",
        Tried("quiet", "cara", REASONS), "The restriction quiet"),
    Row("limit disclosure", at.received, Tried("private", words=REASONS, values={"ground": "third party", "item": "1"}),
        "disclosure limited",
        Tried("private", words=REASONS, values={"ground": "third party", "item": "99"}),
        "The disclosure limit private", ("item",)),
    Row("extend clock", at.received, Tried("reply", "dora", REASONS), "clock extended",
        Tried("reply", "dora"), "The clock reply", ("reasons",)),
    Row("pass time", at.late, Tried(by="system"), "clock missed", Tried(by="cara"), ""),
    Row("record communication", at.received, Tried(by="complainant", words=("message",), values={"channel": "email"}),
        "communication received", Tried(by="complainant", values={"channel": "email"}), "", ("message",)),
    Row("record satisfaction", at.received, Tried(by="complainant", values={"answer": "satisfied"}), "satisfaction recorded",
        Tried(by="complainant", values={"answer": "thrilled"}), "", ("answer",)),
    Row("add note", at.received, Tried(words=("note",)), "note added", Tried(by="complainant", words=("note",)), ""),
    Row("add paper", at.received, Tried(values={"paper": "p1", "may see": "yes"}), "paper added",
        Tried(values={"paper": "p1", "may see": "perhaps"}), "", ("may see",)),
    Row("change contact", at.received, Tried(by="complainant", values={"of": "complainant"}), "contact changed",
        Tried(by="complainant", values={"of": "somebody"}), "", ("of",)),
    Row("replace code", at.received, Tried(by="cara", values={"known by": "telephone"}), "code replaced",
        Tried(by="cara", values={"known by": "a hunch"}), "", ("known by",)),
    Row("give copy", at.received, Tried(by="cara", words=("to whom", "copy"),
        values={"reader": "contractor", "parts": ("points",), "sha256": "a" * 64}), "copy made",
        Tried(by="cara", values={"reader": "ombudsman", "sha256": "a" * 64}), "", ("to whom",)),
    Row("end contact", at.received, Tried(words=REASONS, values={"channel": "telephone"}), "contact ended",
        Tried(values={"channel": "telephone"}), "", ("reasons",)),
    Row("take back", at.noted, Tried(by="cara"), "taken back", Tried(by="otto"), ""),
    Row("call back", at.told, Tried("promise"), "letter called back", Tried("promise", "cara"), "The letter promise"),
    Row("label case", at.listed, Tried(values={"label": "press"}), "labelled", Tried(values={"label": "gossip"}), "", ("label",)),
    Row("link case", at.received, Tried(values={"other": "c2"}), "case linked", Tried(), "", ("other",)),
    Row("record fact", at.received, Tried("urgent", values={"value": "yes"}), "fact recorded",
        Tried("urgent", values={"value": "maybe"}), "The fact urgent", ("value",)),
    Row("add head", at.received, Tried(words=("point",)), "head added", Tried(), "", ("point",)),
    Row("change kind", at.received, Tried("concern"), "kind changed", Tried("compliment"), "The stage open"),
    Row("correct", at.received,
        Tried(words=REASONS, values={"sequence": "1", "field": "channel", "value": "letter"}), "corrected",
        Tried(words=REASONS, values={"sequence": "1", "field": "by", "value": "kit"}), "", ("field",)),
    Row("move version", at.received, Tried(by="kit", words=REASONS, values={"version": "2", "sha256": "a" * 64}), "version moved",
        Tried(by="kit", words=REASONS, values={"version": "2", "sha256": "a"}), "", ("sha256",)),
]  # fmt: skip


def test_every_action_there_is_stands_in_the_table() -> None:
    assert sorted(row.name for row in ROWS) == sorted(CHAPTERS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_action_done_as_it_should_be_makes_its_entry(row: Row) -> None:
    case = row.before()
    answer = case.attempt(row.right.on(case, row.name))
    assert not isinstance(answer, Refusal), answer
    assert row.makes in [entry.kind for entry in answer]
    assert {entry.by for entry in answer} == {row.right.by}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_action_done_wrongly_is_refused_by_its_clause_beside_what_to_put_right(row: Row) -> None:
    case = row.before()
    answer = case.attempt(row.wrong.on(case, row.name))
    assert isinstance(answer, Refusal), answer
    assert (answer.clause, tuple(answer.fields)) == (row.clause, row.fields)
    assert answer.why.endswith(".")
    assert not any(sign in " ".join([answer.why, *answer.fields.values()]) for sign in ("_", "{", "None", "  "))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_action_that_is_offered_is_refused_to_everybody_the_offer_does_not_name(row: Row) -> None:
    case = row.before()
    offer = case.offer(row.name, row.right.about, row.right.track)
    assert offer is not None
    for person in ("nobody we know", *set(case.office.staff) - set(offer.by)):
        action = row.right.on(case, row.name)
        answer = case.attempt(Action(**{**action.__dict__, "by": person}))
        assert isinstance(answer, Refusal)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_action_that_is_not_offered_is_closed_and_names_the_clause_of_its_rule(row: Row) -> None:
    case = at.fresh() if row.name != "receive" else at.received()
    answer = case.attempt(row.right.on(case, row.name))
    assert isinstance(answer, Refusal)
    assert answer.closed
    if row.clause and row.clause != "The stage open":
        by_number = row.name in ("complete action", "check action", "drop action", "answer action", "approve action")
        assert answer.clause == ("" if by_number else row.clause)


def test_an_action_nobody_knows_is_closed() -> None:
    case = at.received()
    assert case.refused("dance").closed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nothing_happens_in_the_future_or_before_it_was_received(row: Row) -> None:
    case = row.before()
    for day in ("2030-01-01", *(("2020-01-01",) if case.case.arrival else ())):
        action = case.action(
            row.name, row.right.about, row.right.by, row.right.words, row.right.track, day, **row.right.values
        )
        answer = case.attempt(action)
        assert isinstance(answer, Refusal)
        assert set(answer.fields) == {"on"}


# Over random walks: what is offered is exactly what is accepted


ABOUTS = ("", "no such thing")


def look_at_every_offer(walk: Walk) -> int:
    """For every offer nobody else may take it, and what is not offered is closed; how many were looked at."""
    offers = walk.outlook().offers
    keys = {(offer.name, offer.about, offer.track) for offer in offers}
    assert len(keys) == len(offers), "no action is offered twice"
    rules = [(name, rule.name, "main") for rule in walk.procedure.rules for name in CHAPTERS]
    for name, about, track in walk.random.sample(rules, 20):
        if (name, about, track) not in keys:
            answer = walk.attempt(Action(name, "person 1", walk.now.date(), walk.now, about, track))
            assert isinstance(answer, Refusal)
            assert answer.closed, (name, about)
    for offer in offers:
        taken = walk.attempt(walk.filled(offer)) if offer.by else ()
        assert not (isinstance(taken, Refusal) and taken.closed), (offer.name, offer.about, taken)
        for person in {*walk.office.staff, "complainant", "system", "nobody"} - set(offer.by):
            action = (
                walk.filled(offer)
                if offer.by
                else Action(offer.name, "", walk.now.date(), walk.now, offer.about, offer.track)
            )
            answer = walk.attempt(Action(**{**action.__dict__, "by": person}))
            assert isinstance(answer, Refusal), (offer.name, offer.about, person)
    return len(offers)


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_in_the_shipped_procedures_too_what_is_offered_is_what_may_be_done(folder: object) -> None:
    random = Random(7)
    procedure = load(folder)  # type: ignore[arg-type]
    walk = Walk(random, procedure, random_office(random, procedure, tuple(post.name for post in procedure.all(Post))))
    looked = 0
    for _ in range(12):
        walk.step()
        looked += look_at_every_offer(walk)
    assert looked > 50


def test_without_the_guard_of_who_may_act_anybody_could(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide_module, "_not_theirs", lambda *others: None)
    for name in ("decide", "judge", "send letter"):
        row = next(row for row in ROWS if row.name == name)
        with pytest.raises(AssertionError):
            test_an_action_that_is_offered_is_refused_to_everybody_the_offer_does_not_name(row)


def test_without_the_guard_of_fields_anything_could_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide_module, "_ill_filled", lambda *others: None)
    row = next(row for row in ROWS if row.name == "agree action")
    with pytest.raises(AssertionError):
        test_an_action_done_wrongly_is_refused_by_its_clause_beside_what_to_put_right(row)


def test_without_the_guard_of_days_the_future_could_be_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide_module, "_wrong_day", lambda *others: None)
    row = next(row for row in ROWS if row.name == "add note")
    with pytest.raises(AssertionError):
        test_nothing_happens_in_the_future_or_before_it_was_received(row)
