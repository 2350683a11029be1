"""What the conditions of rules come to: every name they may ask about, events, negation and alternatives."""

from __future__ import annotations

import pytest

from putright.core.casework.scene import Scene
from putright.core.procedure.model.events import Condition
from tests.core.casework.decide.test_decisions import decision
from tests.core.casework.made import Played, happening, play

RULES = (
    "fact: urgent\nquestion: Urgent?\noptions: {'yes': 'Yes', 'no': 'No'}\nusually: 'no'",
    "fact: theme\nquestion: Theme?\noptions: {a: A, b: B}",
    "channels: ways\nin writing: [email, letter]\nspoken: [telephone]", "service: homes", "service: repairs",
    "findings: of it\nwords: {founded: upheld, unfounded: not upheld}",
    "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes",
    "agreement: talk\nbetween: [chief, complainant]\nterms: [form]", decision("{option: a, stays: yes}; {option: b, stays: yes}"),
    "judgement: worth\npurpose: validity\nquestion: Worth?", "withdrawal: stop", happening("looked"),
)  # fmt: skip


def case(**values: str) -> Played:
    played = play(*RULES)
    played.declare("service offered", service="homes").declare("service offered", service="repairs", part_of="homes")
    return played.received(**values)


def so(played: Played, words: str, after: int = 0) -> bool:
    scene = Scene(played.procedure, played.case, played.office)
    return scene.is_so(Condition.parse(words), after)


@pytest.mark.parametrize(
    ("values", "words", "answer"),
    [
        ({}, "kind is complaint", True), ({}, "kind is not complaint", False),
        ({"service": "repairs"}, "service is repairs", True), ({"service": "repairs"}, "service is homes", True),
        ({"service": "homes"}, "service is repairs", False), ({}, "service is homes", False),
        ({"categories": "delay"}, "category is delay", True), ({}, "category is delay", False),
        ({}, "stage is open", True), ({}, "stage is over", False),
        ({}, "channel is in writing", True), ({"channel": "telephone"}, "channel is spoken", True),
        ({"channel": "telephone"}, "channel is email or telephone", True), ({}, "channel is email", True),
        ({"complainant": ""}, "anonymous is yes", True), ({}, "anonymous is no", True),
        ({"representative": "rep"}, "represented is yes", True), ({}, "represented is yes", False),
        ({"informal": "yes"}, "informal is yes", True), ({}, "registered is no", True), ({}, "withdrawn is no", True),
        ({"suspected_posts": "chief"}, "complained of is chief", True), ({}, "complained of is chief", False),
        ({}, "urgent is no", True), ({"fact__urgent": "yes"}, "urgent is yes", True),
        ({}, "theme is a", False), ({}, "theme is not a", True), ({"fact__theme": "b"}, "theme is a or b", True),
        ({}, "received", True), ({}, "looked happened", False),
    ],
)  # fmt: skip
def test_a_condition_holds_or_does_not(values: dict[str, str], words: str, answer: bool) -> None:
    if "categories" in values:
        played = play("categories: themes\nof: complaint\nlist: {delay: Late}").received(
            categories=values["categories"]
        )
    else:
        played = case(**values)
    assert so(played, words) is answer


def test_a_decision_a_judgement_and_the_terms_of_an_agreement_can_be_asked_about() -> None:
    played = case()
    assert not so(played, "outcome decided")
    played.do("decide", "outcome", option="b")
    played.do("judge", "worth", words="reasons", answer="no")
    played.do("agree", "talk", by="kit", side="chief", form="binding")
    played.do("agree", "talk", by="complainant", side="complainant", form="binding")
    assert [so(played, words) for words in ("outcome decided", "outcome decided b", "outcome decided a")] == [
        True,
        True,
        False,
    ]
    assert [so(played, words) for words in ("worth is no", "worth judged no", "worth is yes")] == [True, True, False]
    assert [so(played, words) for words in ("talk is binding", "talk agreed", "talk is advice")] == [True, True, False]


def test_an_outcome_is_known_by_its_own_word_and_by_what_it_counts_as() -> None:
    played = case()
    played.do("make finding", "of it", words="reasons", head="1", word="unfounded")
    played.do("confirm outcome", "of it", word="unfounded")
    assert [so(played, f"outcome is {word}") for word in ("unfounded", "not upheld", "upheld", "founded")] == [
        True,
        True,
        False,
        False,
    ]


def test_satisfaction_withdrawal_and_the_remedy_wanted_can_be_asked_about() -> None:
    played = case()
    played.do("record satisfaction", by="complainant", answer="still dissatisfied")
    assert so(played, "satisfaction is still dissatisfied")
    assert so(played, "still dissatisfied")
    played.do("withdraw", "stop", by="complainant", channel="email")
    assert so(played, "withdrawn is yes")
    assert not so(played, "remedy stated is yes")
    stated = play("kind of feedback: complaint\ncounts as: complaint\nenters: open\nasks: [outcome wanted]")
    assert so(stated.received(words="outcome wanted"), "remedy stated is yes")


def test_events_count_only_after_the_sequence_asked_about() -> None:
    played = case().happens("looked")
    last = len(played.case.journal)
    assert (so(played, "looked happened", last - 1), so(played, "looked happened", last)) == (True, False)
