"""One page of questions: what it asks, under which heading, and what is wrong with the answers beyond what each field tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from putright.core.casework.action import Field
from putright.core.casework.office import Office
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.web.forms.answers import Answers

Wrong = Callable[[Answers], Mapping[str, str]]


def _nothing(answers: Answers) -> Mapping[str, str]:
    del answers
    return {}


@dataclass(frozen=True)
class Asking:
    """What the questions are made from."""

    procedure: Procedure
    office: Office
    kind: Kind

    @property
    def grave(self) -> bool:
        """It is looked into or put right, rather than passed on."""
        return self.kind.counts_as in ("complaint", "concern")

    @property
    def at_length(self) -> bool:
        """It is asked about one question a page; the rest takes two or three pages in all."""
        return self.kind.counts_as == "complaint"


@dataclass(frozen=True)
class QuestionPage:
    """A page. `name` stands in its address. Where it has one field and no title, the field's label is its heading."""

    name: str
    fields: tuple[Field, ...]
    title: str = ""
    group: str = ""
    """What its answers stand under on the page where all are checked."""
    before: tuple[str, ...] = ()
    """What is said above the questions."""
    wrong: Wrong = _nothing
    takes_files: bool = False
    """Photos and other files may be added on it, one at a time."""

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.title or self.fields[0].label

    def checked(self, answers: Answers) -> Answers:
        """The answers with everything that is wrong with them."""
        return answers.with_errors(self.wrong(answers))
