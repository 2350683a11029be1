"""What a form of people and posts is made of, and what it is made for. The forms are in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from putright.core.casework.action import Choice, Field
from putright.core.casework.entries import Person
from putright.core.casework.office import AnyOfficeEntry
from putright.register.scope import Viewer
from putright.web.desk.people.roster import Names, everybody
from putright.web.forms.answers import Answers

SEP = "|"
"""Between the parts of a choice that names several things at once; no name of a post or service holds it."""


@dataclass(frozen=True)
class Asking:
    """What a form is made for: who fills it in, when, and what they know."""

    names: Names
    viewer: Viewer
    now: datetime

    @property
    def today(self) -> date:
        """The day it is."""
        return self.viewer.today

    def by(self, on: date | None = None) -> dict[str, object]:
        """What every entry says."""
        return {"on": on or self.today, "at": self.now, "by": self.viewer.person}


@dataclass(frozen=True)
class Form:
    """A change: its title, the words of its button, what it asks, and what the answers come to."""

    title: str
    button: str
    fields: Callable[[Asking], tuple[Field, ...]]
    entries: Callable[[Asking, Answers], tuple[AnyOfficeEntry, ...]]
    says: str = ""
    own: bool = False
    """Everybody may do it for themselves; all others are for whoever looks after people."""


def person_field(label: str, asking: Asking, people: Iterable[Person], name: str = "person") -> Field:
    """A question for one of these people, by name."""
    choices = sorted((Choice(one, asking.names.person(one)) for one in people), key=lambda one: one.words.casefold())
    return Field(name, "person", label, True, choices=tuple(choices))


def one_of(label: str, choices: Iterable[Choice], name: str = "which") -> Field:
    """A question for one of these things."""
    return Field(name, "choice", label, True, choices=tuple(sorted(choices, key=lambda one: one.words.casefold())))


def value(answers: Answers, name: str) -> str:
    """The one thing answered."""
    given = answers.values.get(name, "")
    return given if isinstance(given, str) else given[0]


def known(asking: Asking) -> list[Person]:
    """Everybody who is, or was, somebody here and has a name."""
    office = asking.names.office
    return [one for one in (*everybody(office), *sorted(office.gone)) if one in asking.names.people]
