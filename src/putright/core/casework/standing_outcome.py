"""What becomes of an outcome by what is recorded after it was confirmed, whatever the rules. What is refused is elsewhere."""

from __future__ import annotations

from putright.core.casework import entries as e
from putright.core.casework.case import Case, InQuestion
from putright.core.casework.replacing import replace


def put_in_question(case: Case) -> Case:
    """The outcome counts no more from this entry on. A case that was closed with it stays as it was closed."""
    if not case.outcome or case.closed is not None:
        return case
    return replace(case, outcome="", in_question=InQuestion(case.outcome, len(case.journal)))


def put_right(case: Case, entry: e.Corrected) -> Case:
    """The same where what was put right is what a finding is on."""
    changes_finding = isinstance(case.journal[entry.sequence - 1], e.FindingMade) and "head" in entry.right
    return put_in_question(case) if changes_finding else case


def as_told(case: Case) -> Case:
    """An outcome that was told, or with which a case was closed, counts as it was told.

    Nobody may tell or close one that is in question; before this was so, some did, and what they told stands.
    """
    return replace(case, outcome=case.in_question.word, in_question=None) if case.in_question else case


def as_closed(case: Case) -> Case:
    """The same of a case that is closed, unless it ends without an outcome."""
    return case if case.withdrawn or case.exclusions else as_told(case)
