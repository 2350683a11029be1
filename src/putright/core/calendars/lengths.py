"""A length of time as a procedure states it ("15 working days"); where it starts and ends is counted elsewhere."""

import re
from dataclasses import dataclass
from enum import StrEnum

from putright.core.calendars.wording import did_you_mean


class Unit(StrEnum):
    """What is counted. Business days mean the same as working days: Monday to Friday less the closed days."""

    WORKING_DAYS = "working days"
    BUSINESS_DAYS = "business days"
    CALENDAR_DAYS = "calendar days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def singular(self) -> str:
        """The word for one of them."""
        return self.value.removesuffix("s")

    @property
    def skips_closed_days(self) -> bool:
        """Whether Saturdays, Sundays, bank holidays and closures are left out of the count."""
        return self in {Unit.WORKING_DAYS, Unit.BUSINESS_DAYS}


_MOST = {
    Unit.WORKING_DAYS: 25_000,
    Unit.BUSINESS_DAYS: 25_000,
    Unit.CALENDAR_DAYS: 36_500,
    Unit.WEEKS: 5_200,
    Unit.MONTHS: 1_200,
    Unit.YEARS: 100,
}
_UNITS = {unit.value: unit for unit in Unit} | {unit.singular: unit for unit in Unit}
_FORM = re.compile(r"([0-9]+)\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Length:
    """A whole number of one unit, at least one and at most about a hundred years."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a length must be at least 1, not {self.amount}")
        if self.amount > _MOST[self.unit]:
            raise ValueError(f"{self.amount} {self.unit} is longer than a hundred years: check the number")

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read words such as "15 working days" or "1 week".

        Raises ValueError, saying what to write instead, for anything else; "28 days" is refused because it does not
        say which days.
        """
        form = _FORM.fullmatch(" ".join(text.lower().split()))
        if not form:
            raise ValueError(f"'{text}' is not a length of time: write a number and a unit, like '15 working days'")
        amount, word = int(form[1]), form[2]
        if word in {"day", "days"}:
            raise ValueError(f"'{text}' does not say which days: say working days or calendar days")
        if word not in _UNITS:
            raise ValueError(f"'{word}' is not a unit of time; it can be {did_you_mean(word, [*Unit])}")
        return cls(amount, _UNITS[word])

    def __str__(self) -> str:
        return f"{self.amount} {self.unit.singular if self.amount == 1 else self.unit.value}"
