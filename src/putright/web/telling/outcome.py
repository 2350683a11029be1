"""The outcome as colleagues are told of it: that it has to be confirmed again, and what becomes of an answer already sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.outcomes import last_told
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.web.dates import day


def outcome_in_question(ahead: Outlook, hidden: Collection[str]) -> Iterator[str]:
    """That the outcome does not count just now and why, and that what was sent is not changed; of a line they may know of."""
    case = ahead.scene.case
    put = case.in_question
    if put is None or case.closed is not None:
        return
    entry = case.journal[put.sequence - 1]
    if entry.track not in hidden:
        yield _why(entry) % {"word": put.word, "day": day(entry.on), "head": getattr(entry, "head", "")}
    if told := answer_told(ahead, hidden):
        yield told


def _why(entry: e.AnyEntry) -> str:
    if isinstance(entry, e.FindingMade):
        return _(
            "The outcome was “%(word)s” until a finding on point %(head)s was made on %(day)s. It has to be confirmed again."
        )
    return _("The outcome was “%(word)s” until a finding was put right on %(day)s. It has to be confirmed again.")


def answer_told(ahead: Outlook, hidden: Collection[str]) -> str:
    """That an answer told the outcome, and what can still change it; empty before any did of which they may know."""
    told = last_told(ahead.scene.case, hidden)
    if told is None or not ahead.scene.procedure.all(Findings):
        return ""
    rule = ahead.scene.procedure.get(Letter, told[1].letter)
    words = {"letter": rule.words if rule else told[1].letter, "day": day(told[1].dated)}
    return (_told_here() if _findings_open(ahead) else _told_before()) % words


def _findings_open(ahead: Outlook) -> bool:
    stage = ahead.scene.stage(MAIN)
    return stage is not None and stage.findings


def _told_here() -> str:
    return _(
        "“%(letter)s” of %(day)s stays as it was sent. What is found now reaches the person only by another letter."
    )


def _told_before() -> str:
    return _(
        "“%(letter)s” of %(day)s told the outcome and stays as it was sent. A finding changes where a review or an appeal "
        "looks at it again; a slip in the letter is put right by another letter."
    )
