"""From answers to what the register is asked to take in. Nothing is asked or drawn here."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.casework.action import Given
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Channels
from putright.people.names import named
from putright.register.door import Asked
from putright.register.drafts import Draft
from putright.register.files import FileSeen
from putright.register.parties import PartyDetails
from putright.web.forms.answers import Answers
from putright.web.public.asked import FACT, POSTS
from putright.web.public.tell import limits, matter, person
from putright.web.public.tell.question_page import Asking

TAKEN = ("service", "categories", POSTS, person.INFORMAL)
"""Answers that the record holds as they are; facts beside them."""


def receipt(asking: Asking, draft: Draft, answers: Answers, waiting: Iterable[FileSeen] = ()) -> Asked:
    """What the register is asked to take in."""
    complainant, representative = _parties(answers)
    return Asked(
        "receive", asking.kind.name, values=_values(asking, answers), words=_words(asking, draft, answers),
        complainant=complainant, representative=representative,
        draft=draft.key, files=tuple(one.reference for one in waiting),
    )  # fmt: skip


def _values(asking: Asking, answers: Answers) -> dict[str, Given]:
    given = {name: value for name, value in answers.values.items() if name in TAKEN or name.startswith(FACT)}
    given["channel"] = web_channel(asking.procedure)
    if _speaks_for_somebody(answers):
        given["spoken for"] = answers.values.get(person.SPOKEN_FOR, "")
    if known := named(str(answers.values.get(person.USUAL, "")), asking.office.staff):
        given["usual contact"] = known
    return {name: value for name, value in given.items() if value}


def web_channel(procedure: Procedure) -> str:
    """The channel that a form on a page counts as: `form`, or whatever comes nearest among the procedure's."""
    rule = procedure.only(Channels)
    return "form" if rule is None or "form" in rule.all else next(iter(rule.in_writing or rule.all))


def _words(asking: Asking, draft: Draft, answers: Answers) -> dict[str, str]:
    words = {part: answers.words.get(part, "") for part in asking.kind.asks}
    if matter.WANTED in words:
        words[matter.WANTED] = _wanted(answers)
    words["what they said of our limits"] = "\n".join(
        one.rule.question for one in limits.elsewhere(asking, draft) if asking.grave
    )
    words["whom they speak for"] = _relation(answers) if _speaks_for_somebody(answers) else ""
    if contact := str(answers.values.get(person.USUAL, "")):
        words["whom they dealt with"] = contact
    return {part: text for part, text in words.items() if text}


def _wanted(answers: Answers) -> str:
    """What would put it right: what they chose, then their own words."""
    known = {choice.value: choice.words for choice in matter.wishes()}
    chosen = [known[one] for one in answers.values.get(matter.WISHES, ()) if one in known]
    return "\n".join([*chosen, *([answers.words[matter.WANTED]] if answers.words.get(matter.WANTED) else [])])


def _speaks_for_somebody(answers: Answers) -> bool:
    return bool(answers.values.get(person.OTHER)) and answers.values.get(person.FOR, person.SOMEBODY) == person.SOMEBODY


def _relation(answers: Answers) -> str:
    why = answers.words.get(person.WHY_NOT, "")
    return "\n".join(text for text in (str(answers.values.get(person.RELATION, "")), why) if text)


def _parties(answers: Answers) -> tuple[PartyDetails | None, PartyDetails | None]:
    """The complainant and, where somebody speaks for them, the representative."""
    if answers.values.get(person.FOR) == person.NOBODY:
        return None, None
    me = person.details(answers)
    if _speaks_for_somebody(answers):
        return PartyDetails(name=str(answers.values[person.OTHER])), me
    return (None if me.empty else me), None
