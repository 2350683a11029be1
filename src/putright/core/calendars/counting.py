"""The switches by which days are counted, as data an organisation sets and the public reads; they count nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Literal, get_args

from putright.core.calendars.wording import did_you_mean, say_hour

FirstDay = Literal["the day after", "the same day"]
ReceivedOnClosedDay = Literal["as is", "next working day"]
DueOnClosedDay = Literal["stays", "next working day", "previous working day"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "first day": get_args(FirstDay),
    "received on a closed day": get_args(ReceivedOnClosedDay),
    "due on a closed day": get_args(DueOnClosedDay),
}
HOURS = ("cut off", "close of business")
SWITCHES = (*CHOICES, "clear days", *HOURS)
_FIELDS = {"received on a closed day": "received_on_closed_day", "due on a closed day": "due_on_closed_day"}
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Counting:
    """How days are counted. The defaults are the usual reading where a text says nothing.

    first_day: whether day 1 is the day after the anchor or the anchor's own day.
    received_on_closed_day: whether a closed anchor day counts as it is or as the next working day.
    due_on_closed_day: what becomes of a last day that is closed; a count of working days never ends on one.
        Going back never passes the day counted from, nor going forward the meeting counted back from: then it stays.
    clear_days: neither the first nor the last day counts.
    cut_off: an hour, UK time; what comes after it counts as come the next day. Whether that day is closed is then asked
        as of any other, so that nothing that came earlier can be due later.
    close_of_business: the hour of the last day by which the thing is due, rather than the end of that day.
    """

    first_day: FirstDay = "the day after"
    received_on_closed_day: ReceivedOnClosedDay = "as is"
    due_on_closed_day: DueOnClosedDay = "stays"
    clear_days: bool = False
    cut_off: time | None = None
    close_of_business: time | None = None

    def __post_init__(self) -> None:
        chosen = (self.first_day, self.received_on_closed_day, self.due_on_closed_day)
        mistakes = [
            _not_a_choice(switch, value)
            for (switch, choices), value in zip(CHOICES.items(), chosen, strict=True)
            if value not in choices
        ]
        if self.clear_days and self.first_day == "the same day":
            mistakes.append("'clear days' leave out the first day, so 'first day' must be 'the day after'")
        if mistakes:
            raise ValueError("; ".join(mistakes))

    @classmethod
    def from_words(cls, words: Mapping[str, object]) -> "Counting":
        """Read the switches as a procedure writes them; a switch left out keeps its default.

        Raises ValueError naming every mistake, each with what is allowed and the nearest word.
        """
        mistakes = list(_mistakes(words))
        if mistakes:
            raise ValueError("; ".join(mistakes))
        return cls(**{_FIELDS.get(key, key.replace(" ", "_")): _value(key, value) for key, value in words.items()})

    def in_words(self) -> tuple[str, ...]:
        """Every switch as a sentence for the public."""
        sentences = [
            _FIRST[self.first_day],
            _RECEIVED[self.received_on_closed_day],
            _DUE[self.due_on_closed_day],
        ]
        if self.clear_days:
            sentences.append("We count clear days: neither the first day nor the last day counts.")
        if self.cut_off:
            sentences.append(f"What reaches us after {say_hour(self.cut_off)} counts as reaching us the next day.")
        by = f"by {say_hour(self.close_of_business)} on" if self.close_of_business else "by the end of"
        return (*sentences, f"What is due on a day is due {by} that day.")


_FIRST = {
    "the day after": "Day 1 is the day after something happens.",
    "the same day": "Day 1 is the day something happens.",
}
_RECEIVED = {
    "as is": "What reaches us on a day we are closed counts as reaching us on that day.",
    "next working day": "What reaches us on a day we are closed counts as reaching us on the next working day.",
}
_DUE = {
    "stays": "If the last day is a day we are closed, it stays the last day.",
    "next working day": "If the last day is a day we are closed, the next working day is the last day.",
    "previous working day": "If the last day is a day we are closed, the working day before it is the last day.",
}


def _not_a_choice(switch: str, value: object) -> str:
    return f"'{switch}' cannot be '{value}'; it can be {did_you_mean(str(value), CHOICES[switch])}"


def _mistakes(words: Mapping[str, object]) -> Iterator[str]:
    for key, value in words.items():
        if key not in SWITCHES:
            yield f"'{key}' is not a switch of counting; the switches are {did_you_mean(str(key), SWITCHES)}"
        elif key in CHOICES and value not in CHOICES[key]:
            yield _not_a_choice(key, value)
        elif key in HOURS and _hour(value) is None:
            yield f"'{key}' cannot be '{value}'; write an hour of the day like '17:00'"
        elif key == "clear days" and _yes_or_no(value) is None:
            yield f"'clear days' cannot be '{value}'; it can be 'yes' or 'no'"


def _value(key: str, value: object) -> Any:
    if key in HOURS:
        return _hour(value)
    return _yes_or_no(value) if key == "clear days" else value


def _hour(value: object) -> time | None:
    if isinstance(value, time):
        return value
    form = _HOUR.fullmatch(value) if isinstance(value, str) else None
    return time(int(form[1]), int(form[2])) if form else None


def _yes_or_no(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"yes": True, "no": False}.get(value) if isinstance(value, str) else None
