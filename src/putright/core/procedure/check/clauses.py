"""Checks of the document itself: every clause has a rule or says why not, and every number names one clause."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake


def clauses_without_rule(draft: Draft) -> Iterator[Mistake]:
    """A clause with no rule, no sub-clause and no reason for having none."""
    clauses = draft.procedure.clauses
    with_rules = {rule.place.clause for rule in draft.procedure.rules}
    for number, clause in enumerate(clauses):
        has_parts = number + 1 < len(clauses) and clauses[number + 1].level > clause.level
        if number not in with_rules and not has_parts and not clause.no_rule:
            what = f"No rule stands under `{clause.label}`."
            yield Mistake(draft.file, clause.line, what, "a rule, or `(no rule: why)`")


def doubled_numbers(draft: Draft) -> Iterator[Mistake]:
    """Two clauses with one number, so that a refusal would name both."""
    seen: dict[str, int] = {}
    for clause in draft.procedure.clauses:
        if clause.number and clause.number in seen:
            what = f"There is already a clause {clause.number} (line {seen[clause.number]})."
            yield Mistake(draft.file, clause.line, what, "a number of its own")
        seen.setdefault(clause.number, clause.line)


def nothing_comes_in(draft: Draft) -> Iterator[Mistake]:
    """A procedure with nothing to receive: no kind of feedback."""
    if not any(rule.kind == "kind of feedback" for rule in draft.procedure.rules):
        expected = "a rule such as `kind of feedback: complaint`"
        yield Mistake(draft.file, 1, "Nothing can be received under this procedure.", expected)
