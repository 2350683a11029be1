"""The page by which somebody follows their case, at every step of every scenario of every procedure, the five and three more."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from putright.core.casework import entries as e
from putright.core.procedure.model.flow import Track
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import PURPOSES
from putright.core.procedure.model.scope import FeedbackKind, Signpost
from putright.web.telling import leading
from putright.web.telling.headings import by_purpose
from putright.web.telling.promises import INTERNAL, acts
from putright.web.telling.standing import Standing, standing
from tests.web.telling.walked import SCENARIOS, Look, looks, people_of, plain

TECHNICAL = (
    "%",
    "_",
    "None",
    "{",
    "triage",
    "admissib",
    "personnel",
    "purpose",
    "track",
    "procedural",
    "determination",
)
BEGINNINGS = ("We ", "You ", "Your ", "Something ", "Somebody ")


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_the_page_says_where_it_stands_and_nothing_that_is_not_for_the_person(database: str, file: Path) -> None:
    people = people_of(file.parent.parent)
    last = None
    for look in looks(file):
        told = standing(look.seen, look.at.date())
        assert mistakes(look, told, people) == []
        last = look, told
    if last:
        assert helpers_missing(*last) == []


def mistakes(look: Look, told: Standing, people: dict[str, str]) -> list[str]:
    """Everything that is wrong with a page."""
    return [*_heading(look, told), *_steps(look, told), *_names(look, people), *_hidden(look), *_other_tracks(look)]


def _heading(look: Look, told: Standing) -> list[str]:
    wrong = [f"a technical word: {word} in {told.heading}" for word in TECHNICAL if word in told.heading]
    if not told.heading.startswith(BEGINNINGS) or told.heading not in look.text:
        wrong.append(f"no sentence heads the page: {told.heading}")
    if told.caption and told.caption not in look.text:
        wrong.append(f"the procedure's own title is missing: {told.caption}")
    return wrong


def _steps(look: Look, told: Standing) -> list[str]:
    wrong = [f"not on the page: {step.title}" for step in told.next if plain(step.title) not in look.text]
    if not told.now and not look.seen.closed_on and not told.heading.endswith("is closed"):
        wrong.append("nothing is said to be going on")
    if told.promise and (look.seen.closed_on is None) != (told.promise is not None) and not told.next:
        wrong.append("something is promised of a matter that is over")
    if any(line in ("", ".") for step in (told.now, *told.next) if step for line in step.lines):
        wrong.append("an empty line")
    return wrong


def _names(look: Look, people: dict[str, str]) -> list[str]:
    """Names of colleagues that the page itself says, beside those the procedure's letters tell."""
    tells = any("handler" in letter.parts for letter in look.seen.procedure.all(Letter) if letter.to == "complainant")
    told = set(look.seen.holders) if tells else set()
    return [f"names {name}" for name in people.values() if name in look.ours and name not in told]


def _hidden(look: Look) -> list[str]:
    return [
        f"tells what is not for them: {words}" for words in look.hidden if len(words) > 12 and plain(words) in look.text
    ]


def _other_tracks(look: Look) -> list[str]:
    """What is said of a track that only some posts see, beside what the procedure says may be told."""
    wrong = []
    for track in look.seen.procedure.all(Track):
        if not track.access:
            continue
        named = [track.words, *(stage.words for stage in look.seen.procedure.stages_of(track.name))]
        wrong += [f"speaks of {words}" for words in named if words in look.ours.replace(track.tells or "", "")]
        spoken_of = bool(track.tells and plain(track.tells) in look.text)
        if spoken_of and not leading.may_be_told(look.seen, track.name):
            wrong.append(f"tells of {track.name}")
    return wrong


def helpers_missing(look: Look, told: Standing) -> list[str]:
    """Bodies that a letter to the person named and the last page does not."""
    names = [
        name for one in look.seen.entries if isinstance(one.entry, e.LetterSent) for name in one.entry.signposts
    ]  # fmt: skip
    rules = [rule for name in names if (rule := look.seen.procedure.get(Signpost, name))]
    wrong = [rule.to for rule in rules if rule not in told.helpers or rule.to.lower() not in look.text.lower()]
    wrong += [way for rule in rules for way in (rule.telephone, rule.web) if way and way not in look.text]
    return wrong


@pytest.fixture
def look(database: str) -> Look:
    """A complaint to the employers' body that is being looked into."""
    file = next(file for file in SCENARIOS if file.stem == "a-holding-letter-with-a-final-date")
    return list(looks(file))[2]


def test_what_is_wrong_with_a_page_is_noticed(look: Look) -> None:
    told = standing(look.seen, look.at.date())
    people = {"farah": "Farah Khan", "helen": "Somebody Hidden"}
    assert mistakes(look, told, people) == []
    assert "Farah Khan" in look.ours, "the letters of this procedure tell who looks into it"
    assert mistakes(look, replace(told, heading=""), people) != []
    assert mistakes(look, replace(told, heading="We have your triage"), people) != []
    assert mistakes(replace(look, ours=f"{look.ours} Somebody Hidden"), told, people) == ["names Somebody Hidden"]
    secret = replace(look, hidden=("A note between colleagues",), text=f"{look.text} A note between colleagues")
    assert mistakes(secret, told, people) == ["tells what is not for them: A note between colleagues"]
    assert mistakes(replace(look, ours=f"{look.ours} The Board concludes"), told, people) == [
        "speaks of The Board concludes"
    ]


def test_a_body_that_a_letter_named_and_the_page_does_not_is_noticed(database: str) -> None:
    file = next(file for file in SCENARIOS if file.stem == "two-reviews-and-beyond")
    last = list(looks(file))[-1]
    told = standing(last.seen, last.at.date())
    assert helpers_missing(last, told) == []
    assert "The Charity Commission" in last.text
    assert helpers_missing(last, replace(told, helpers=())) != []


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_a_stage_can_have_is_told_in_a_plain_sentence(purpose: str) -> None:
    sentence = by_purpose(purpose) % {"what": "your complaint", "What": "Your complaint"}  # type: ignore[arg-type]
    assert sentence.startswith(BEGINNINGS)
    assert not [word for word in TECHNICAL if word in sentence]
    assert len(sentence.split()) <= 14
    assert not sentence.endswith(".")


def test_what_an_organisation_owes_itself_is_not_promised_to_anybody() -> None:
    assert not set(INTERNAL) & set(acts())
    assert set(acts()) <= set(PURPOSES)


def test_every_kind_of_feedback_has_a_name() -> None:
    source = Path(by_purpose.__code__.co_filename).read_text(encoding="utf-8")
    for kind in get_args(FeedbackKind):
        assert re.search(rf'"{kind}": _\("your ', source), kind
