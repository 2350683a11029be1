"""Checks of small words that must be among those a rule itself lays down, and of numbers that must fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.values import values_of
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.load.yaml import Path
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.effects import consequences
from putright.core.procedure.model.flow import END, Agreement, Appointment, Decision, Stage
from putright.core.procedure.model.keeping import Findings, Record, Remedies
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Fact


def answers_not_offered(draft: Draft) -> Iterator[Mistake]:
    """A usual answer, mixed outcome, sum of money, part of a copy or term with answers that is not among those to choose from."""
    for fact in draft.procedure.all(Fact):
        if fact.usually:
            yield from _among(draft, fact, ("usually",), fact.usually, values_of(draft.procedure, fact.name))
    for findings in draft.procedure.all(Findings):
        if findings.mixed:
            yield from _among(draft, findings, ("mixed",), findings.mixed, findings.words_)
    for remedies in draft.procedure.all(Remedies):
        for word in remedies.money.of if remedies.money else ():
            yield from _among(draft, remedies, ("money", "of"), word, remedies.list_)
    for record in draft.procedure.all(Record):
        for item in record.copy_holds:
            yield from _among(draft, record, ("copy holds",), item, record.holds)
    for agreement in draft.procedure.all(Agreement):
        for term in agreement.answers:
            yield from _among(draft, agreement, ("answers", term), term, agreement.terms)


def _among(draft: Draft, rule: Rule, at: Path, word: str, known: Iterable[str]) -> Iterator[Mistake]:
    right = sorted(known)
    if word not in right:
        what = f"`{word}` is not among the words to choose from."
        yield draft.wrong(rule, what, at, listed(right), nearest(word, right))


def grounds_named_like_questions(draft: Draft) -> Iterator[Mistake]:
    """A ground of a right with the name of something else that is asked: words about each are kept under its name."""
    for right in draft.procedure.all(Right):
        for ground in right.grounds:
            if ground in (*right.asks, *ASKED_OF_ALL):
                what = f"`{ground}` is a ground, and is asked for beside the grounds."
                yield draft.wrong(right, what, ("grounds", ground), "another name")


ASKED_OF_ALL = ("reasons", "reason for lateness", "outcome wanted")
"""What a person who uses a right is asked for anyway, in words of their own."""


def panels_that_cannot_be(draft: Draft) -> Iterator[Mistake]:
    """An appointment of fewer people than are needed to decide, or than must come from outside."""
    for appointment in draft.procedure.all(Appointment):
        if appointment.quorum > appointment.number:
            what = f"{appointment.quorum} are needed to decide, and only {appointment.number} are appointed."
            yield draft.wrong(appointment, what, ("quorum",), f"a number up to {appointment.number}")


def closing_words_without_close(draft: Draft) -> Iterator[Mistake]:
    """A word to close a case with, where the case does not close."""
    for rule in draft.procedure.rules:
        if isinstance(rule, Stage):
            if rule.closes_as and not rule.ends:
                yield draft.wrong(rule, NOT_CLOSED, ("closes as",), "`ends: yes`, or no `closes as`")
            continue
        for effects, event in consequences(rule):
            if effects.closes_as and effects.goes_to != END:
                at = _option(rule, event.option) if event.option else ()
                yield draft.wrong(rule, NOT_CLOSED, (*at, "closes as"), "`goes to: end`, or no `closes as`")


NOT_CLOSED = "`closes as` says how a case closes, and this does not close it."


def _option(rule: Rule, option: str) -> Path:
    """Where an option stands among those of a decision."""
    if isinstance(rule, Decision):
        return ("options", [one.option for one in rule.options].index(option))
    return ()
