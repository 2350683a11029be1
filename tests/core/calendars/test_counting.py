"""The switches of counting: read from a procedure's words, refused when wrong, printed for the public."""

from datetime import date, time

import pytest

from putright.core.calendars import Counting, Length, calendar, due

EVERY_SWITCH = {
    "first day": "the day after",
    "received on a closed day": "next working day",
    "due on a closed day": "previous working day",
    "clear days": "yes",
    "cut off": "16:30",
    "close of business": "17:00",
}


def test_all_2_the_counting_rule_is_data() -> None:
    """ALL-2: two organisations that differ only in the words of their counting have different dates."""
    received, length = date(2026, 11, 7), Length.parse("5 working days")
    dates = [
        due(calendar("england-and-wales"), received, length, Counting.from_words(words)).due
        for words in ({"received on a closed day": "as is"}, {"received on a closed day": "next working day"})
    ]
    assert dates == [date(2026, 11, 13), date(2026, 11, 16)]


def test_all_2_the_counting_rule_is_printed_for_the_public_with_what_a_working_day_is() -> None:
    """ALL-2: how days are counted, and what a working day is, in sentences made from the data."""
    assert (*calendar("england-and-wales").in_words()[:1], *Counting.from_words(EVERY_SWITCH).in_words()) == (
        "A working day is Monday to Friday, leaving out the bank holidays of England and Wales.",
        "Day 1 is the day after something happens.",
        "What reaches us on a day we are closed counts as reaching us on the next working day.",
        "If the last day is a day we are closed, the working day before it is the last day.",
        "We count clear days: neither the first day nor the last day counts.",
        "What reaches us after 4:30pm counts as reaching us the next day.",
        "What is due on a day is due by 5pm on that day.",
    )


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("first day", "the same day"),
        ("received on a closed day", "next working day"),
        ("due on a closed day", "next working day"),
        ("due on a closed day", "previous working day"),
        ("clear days", True),
        ("cut off", "17:00"),
        ("close of business", "17:00"),
    ],
)
def test_all_2_no_switch_is_hidden_from_the_public(switch: str, value: object) -> None:
    """ALL-2: changing any one switch changes what is printed."""
    assert Counting.from_words({switch: value}).in_words() != Counting().in_words()


def test_the_defaults_are_the_usual_reading() -> None:
    assert Counting.from_words({}) == Counting("the day after", "as is", "stays")
    assert Counting().in_words() == (
        "Day 1 is the day after something happens.",
        "What reaches us on a day we are closed counts as reaching us on that day.",
        "If the last day is a day we are closed, it stays the last day.",
        "What is due on a day is due by the end of that day.",
    )


def test_every_switch_is_read() -> None:
    assert Counting.from_words(EVERY_SWITCH) == Counting(
        "the day after",
        "next working day",
        "previous working day",
        clear_days=True,
        cut_off=time(16, 30),
        close_of_business=time(17),
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"frist day": "the same day"}, r"'frist day' is not a switch of counting; .* \(did you mean 'first day'\?\)"),
        ({"first day": "day after"}, r"'first day' cannot be 'day after'; .* \(did you mean 'the day after'\?\)"),
        ({"received on a closed day": "stays"}, r"'received on a closed day' cannot be 'stays'"),
        ({"due on a closed day": None}, r"'due on a closed day' cannot be 'None'"),
        ({"clear days": "perhaps"}, r"'clear days' cannot be 'perhaps'; it can be 'yes' or 'no'"),
        ({"cut off": "5pm"}, r"'cut off' cannot be '5pm'; write an hour of the day like '17:00'"),
        ({"close of business": "24:00"}, r"'close of business' cannot be '24:00'"),
        ({"cut off": 1020}, r"'cut off' cannot be '1020'"),
        ({"clear days": True, "first day": "the same day"}, r"'clear days' leave out the first day"),
    ],
)
def test_a_wrong_switch_is_refused_with_what_is_allowed(words: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Counting.from_words(words)


def test_every_wrong_switch_is_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"first day.*; .*cut off.*; .*closing time"):
        Counting.from_words({"first day": "never", "cut off": "late", "closing time": "17:00"})


def test_a_switch_set_in_code_to_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'first day' cannot be 'tomorrow'"):
        Counting(first_day="tomorrow")  # type: ignore[arg-type]
