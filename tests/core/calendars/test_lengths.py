"""Lengths of time read from a procedure's words."""

import pytest

from putright.core.calendars import Length, Unit


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("15 working days", Length(15, Unit.WORKING_DAYS)),
        ("1 working day", Length(1, Unit.WORKING_DAYS)),
        ("28 calendar days", Length(28, Unit.CALENDAR_DAYS)),
        ("2 business days", Length(2, Unit.BUSINESS_DAYS)),
        ("1 week", Length(1, Unit.WEEKS)),
        ("3 months", Length(3, Unit.MONTHS)),
        ("1 Year", Length(1, Unit.YEARS)),
        ("  6   months ", Length(6, Unit.MONTHS)),
    ],
)
def test_a_length_is_read_and_written_in_words(text: str, length: Length) -> None:
    assert Length.parse(text) == length
    assert Length.parse(str(length)) == length


def test_a_length_of_one_is_written_in_the_singular() -> None:
    assert [str(Length.parse(text)) for text in ("1 working days", "2 working day")] == [
        "1 working day",
        "2 working days",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("28 days", r"'28 days' does not say which days: say working days or calendar days"),
        ("1 day", r"'1 day' does not say which days"),
        ("15 wroking days", r"'wroking days' is not a unit of time; .* \(did you mean 'working days'\?\)"),
        ("4 fortnights", r"'fortnights' is not a unit of time"),
        ("fifteen working days", r"write a number and a unit, like '15 working days'"),
        ("15", r"'15' is not a length of time"),
        ("", r"'' is not a length of time"),
        ("-3 working days", r"'-3 working days' is not a length of time"),
        ("0 working days", r"a length must be at least 1, not 0"),
        ("1.5 weeks", r"'1.5 weeks' is not a length of time"),
        ("999999 calendar days", r"999999 calendar days is longer than a hundred years: check the number"),
    ],
)
def test_what_is_not_a_length_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Length.parse(text)


@pytest.mark.parametrize(
    ("most", "unit"),
    [
        (25_000, Unit.WORKING_DAYS),
        (25_000, Unit.BUSINESS_DAYS),
        (36_500, Unit.CALENDAR_DAYS),
        (5_200, Unit.WEEKS),
        (1_200, Unit.MONTHS),
        (100, Unit.YEARS),
    ],
)
def test_a_length_goes_up_to_about_a_hundred_years_and_no_further(most: int, unit: Unit) -> None:
    assert Length(most, unit).amount == most
    with pytest.raises(ValueError, match="longer than a hundred years"):
        Length(most + 1, unit)
