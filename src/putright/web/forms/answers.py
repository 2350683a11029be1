"""What a person answered, read from a form. Kept whole even where it is wrong, so that nobody types anything twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from putright.core.casework.action import Field, Given
from putright.web.dates import number
from putright.web.forms.days import DayError, parts_of, read_day
from putright.web.forms.names import input_name
from putright.web.telling.theirs import alike, said

LONGEST_WORDS = 20_000
LONGEST_TEXT = 300


@dataclass(frozen=True)
class Answers:
    """Values and words by field; `errors` by field; `given` is what was typed, by the name of its input."""

    values: Mapping[str, Given] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def several(self, asked: Field) -> tuple[str, ...]:
        """What was typed or chosen for a field, as it came."""
        return self.given.get(input_name(asked), ())

    def one(self, asked: Field) -> str:
        """The one thing typed or chosen for a field."""
        return next(iter(self.several(asked)), "")

    @property
    def given_names(self) -> frozenset[str]:
        """The fields that have any answer."""
        return frozenset({*self.values, *self.words})

    def with_errors(self, errors: Mapping[str, str]) -> Answers:
        """The same answers with more found wrong."""
        return replace(self, errors={**self.errors, **errors})

    def without_errors(self) -> Answers:
        """The same answers, as a form that nobody has sent yet shows them."""
        return replace(self, errors={})


def prefilled(fields: Sequence[Field], values: Mapping[str, Given]) -> Answers:
    """Return answers as if these values had been chosen, to draw a form that starts with them."""
    given: dict[str, tuple[str, ...]] = {}
    for asked in fields:
        if asked.name not in values:
            continue
        value = values[asked.name]
        if asked.type == "date" and isinstance(value, str):
            given |= {name: (part,) for name, part in parts_of(input_name(asked), value).items()}
        else:
            given[input_name(asked)] = (value,) if isinstance(value, str) else tuple(value)
    return Answers(values=dict(values), given=given)


def read(fields: Sequence[Field], sent: QueryDict) -> Answers:
    """Read every field; what is missing or impossible is an error beside it."""
    values: dict[str, Given] = {}
    words: dict[str, str] = {}
    errors: dict[str, str] = {}
    for asked in fields:
        if not asked.is_asked(values):
            continue  # it was drawn, and may have been filled in, all the same
        try:
            answer = _answer(asked, sent)
        except DayError as wrong:
            errors[asked.name] = wrong.says
            continue
        if error := _error(asked, answer):
            errors[asked.name] = error
        if asked.type == "words":
            words[asked.name] = answer if isinstance(answer, str) else ""
        elif answer:
            values[asked.name] = answer
    return Answers(values, {part: text for part, text in words.items() if text}, errors, _as_given(sent))


def _answer(asked: Field, sent: QueryDict) -> Given:
    name = input_name(asked)
    if asked.type == "date":
        return read_day(name, asked.label, sent)
    if asked.type in ("choices", "people"):
        return tuple(_clean(one) for one in sent.getlist(name) if one)
    return _clean(sent.get(name, ""))


def _clean(text: str | None) -> str:
    """Text as it is kept: one kind of line end, no null character, nothing blank around it."""
    return (text or "").replace("\r\n", "\n").replace("\x00", "").strip()


def _as_given(sent: QueryDict) -> dict[str, tuple[str, ...]]:
    return {name: tuple(str(one) for one in given) for name, given in sent.lists()}


def _error(asked: Field, answer: Given) -> str:
    if not answer:
        return _missing(asked) if asked.required and not asked.unless_refused else ""
    longest = LONGEST_WORDS if asked.type == "words" else LONGEST_TEXT
    if isinstance(answer, str) and len(answer) > longest:
        wrong = _("%(question)s: write %(longest)s characters or fewer")
        return said(wrong, question=question(asked), longest=number(longest))
    if not _is_listed(asked, answer):
        return said(_("%(question)s: choose one of the answers listed"), question=question(asked))
    return ""


def _is_listed(asked: Field, answer: Given) -> bool:
    if asked.type == "yes or no":
        return answer in ("yes", "no")
    if asked.type in ("words", "text", "date") or not asked.choices:
        return True
    listed = {choice.value for choice in asked.choices}
    return {answer} <= listed if isinstance(answer, str) else set(answer) <= listed


def _missing(asked: Field) -> str:
    if asked.label.endswith("?"):
        return said(_("Answer the question: %(question)s"), question=asked.label)
    verb = {"words": _("Write: %(label)s"), "text": _("Enter: %(label)s"), "date": _("Enter the date: %(label)s")}
    return said(verb.get(asked.type, _("Choose: %(label)s")), label=asked.label)


def question(asked: Field) -> str:
    """Return the field's label without a question mark, to begin a message with."""
    return alike(asked.label, asked.label.rstrip("?:. "))
