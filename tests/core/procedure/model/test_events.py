"""The words for events and conditions: read, written back the same, and refused with what may stand there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from putright.core.procedure.model.events import BARE, NAMED, Aspect, Condition, Event

NAMES = st.from_regex(r"[a-z][a-z]*( [a-z0-9]+){0,2}", fullmatch=True).filter(
    lambda name: (
        not {*name.split()} & {*(word for aspect in (*BARE, *NAMED) for word in aspect.split()), "is", "or", "not"}
    )
)
"""Names without the words that have a meaning of their own."""


@pytest.mark.parametrize("aspect", BARE)
def test_an_event_of_the_case_itself_needs_no_name(aspect: Aspect) -> None:
    assert Event.parse(aspect) == Event(aspect=aspect)
    assert str(Event(aspect=aspect)) == aspect


@given(NAMES, st.sampled_from(sorted(NAMED)))
def test_an_event_with_a_name_is_read_as_it_is_written(name: str, aspect: Aspect) -> None:
    event = Event(name=name, aspect=aspect)
    assert Event.parse(str(event)) == event


@given(NAMES, st.sampled_from(["decided", "judged"]), NAMES)
def test_an_event_with_an_option_is_read_as_it_is_written(name: str, aspect: Aspect, option: str) -> None:
    event = Event(name=name, aspect=aspect, option=option)
    assert Event.parse(str(event)) == event


@given(NAMES, st.lists(NAMES, min_size=1, max_size=3), st.booleans())
def test_a_condition_is_read_as_it_is_written(name: str, values: list[str], negated: bool) -> None:
    condition = Condition(name=name, values=tuple(values), negated=negated)
    assert Condition.parse(str(condition)) == condition


@given(NAMES, st.sampled_from(sorted(NAMED)))
def test_an_event_may_be_a_condition(name: str, aspect: Aspect) -> None:
    event = Event(name=name, aspect=aspect)
    assert Condition.parse(str(event)) == Condition(event=event)


def test_the_longer_of_two_aspects_is_meant() -> None:
    assert Event.parse("mediation not agreed") == Event(name="mediation", aspect="not agreed")
    assert Event.parse("mediation agreed") == Event(name="mediation", aspect="agreed")


def test_spaces_around_words_mean_nothing() -> None:
    assert Event.parse("  answer sent ") == Event(name="answer", aspect="sent")
    assert Condition.parse(" kind is  complaint or  concern ").values == ("complaint", "concern")


@pytest.mark.parametrize(
    ("words", "name", "values", "negated"),
    [
        ("kind is complaint", "kind", ("complaint",), False),
        ("kind is complaint or concern", "kind", ("complaint", "concern"), False),
        ("outcome is not upheld", "outcome", ("upheld",), True),
        ("channel is not telephone or fax", "channel", ("telephone", "fax"), True),
        ("anonymous is no", "anonymous", ("no",), False),
    ],
)
def test_a_condition_names_something_and_its_values(
    words: str, name: str, values: tuple[str, ...], negated: bool
) -> None:
    assert Condition.parse(words) == Condition(name=name, values=values, negated=negated)


@pytest.mark.parametrize("words", ["", "answer", "sent answer", "answer posted", "decided", "RECEIVED"])
def test_other_words_are_no_event_and_the_message_says_what_is(words: str) -> None:
    with pytest.raises(ValueError, match="is not an event: write received, or a name and one of"):
        Event.parse(words)


@pytest.mark.parametrize("words", ["", "kind", "kind = complaint", "kind was complaint"])
def test_other_words_are_no_condition_and_the_message_says_what_is(words: str) -> None:
    with pytest.raises(ValueError, match="is not a condition: write '<name> is <value>' or an event"):
        Condition.parse(words)


def test_an_event_without_an_option_covers_the_same_with_one() -> None:
    decided, shut = Event.parse("course decided"), Event.parse("course decided shut")
    assert decided.covers(decided)
    assert decided.covers(shut)
    assert not shut.covers(decided)
    assert not shut.covers(Event.parse("course decided open"))
    assert not decided.covers(Event.parse("other decided"))


@given(st.text(max_size=40))
def test_any_text_is_an_event_or_refused(text: str) -> None:
    try:
        event = Event.parse(text)
    except ValueError:
        return
    assume(not event.option)
    assert Event.parse(str(event)) == event
