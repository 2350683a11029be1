"""The points of a case with what was found on each, for pages about it. Letters tell of findings in their own way."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.decide import heads
from putright.core.casework.decide.findings import ON_THE_WAY, proposed
from putright.core.procedure.model.keeping import Findings
from putright.register.lists import CasePage


@dataclass(frozen=True)
class Point:
    """A head of complaint and what was found on it."""

    head: str
    words: str
    finding: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()


def points(seen: CasePage) -> list[Point]:
    """Every head of complaint with its words and the last finding on it."""
    return [_point(seen, head) for head in seen.case.heads]


def _point(seen: CasePage, head: str) -> Point:
    found = [one for one in seen.entries if isinstance(one.entry, e.FindingMade) and one.entry.head == head]
    words = own_words(seen, head) or _what_happened(seen, head)
    if not found or not isinstance(last := found[-1].entry, e.FindingMade):
        return Point(head, words)
    papers = sorted(found[-1].papers, key=lambda paper: _place(seen, paper.part))
    parts = tuple((paper.part, _("Erased") if paper.erased else paper.words) for paper in papers)
    return Point(head, words, last.word, parts, last.evidence)


def _place(seen: CasePage, part: str) -> int:
    """Where a part of a finding stands: in the order in which it is asked, the reasons last."""
    order = [name for rule in seen.procedure.all(Findings) for name in rule.shows] or [*ON_THE_WAY]
    return order.index(part) if part in order else len(order)


def own_words(seen: CasePage, head: str) -> str:
    """The words that were given for a head; empty where it has none of its own."""
    worded = {name: (sequence, part) for name, sequence, part in heads.worded(seen.case.journal)}
    sequence, part = worded.get(head, (0, ""))
    return next((one.words(part) for one in seen.entries if one.sequence == sequence), "")


def _what_happened(seen: CasePage, head: str) -> str:
    """What the first head is about where nobody has worded it: everything that was told."""
    received = next((one for one in seen.entries if isinstance(one.entry, e.Received)), None)
    return received.words("what happened") if received and head == next(iter(seen.case.heads), "") else ""


def suggested(seen: CasePage) -> str:
    """What the findings come to, once every point has one."""
    rule = next(iter(seen.procedure.all(Findings)), None)
    complete = rule is not None and all(head in seen.case.findings for head in seen.case.heads)
    return proposed(rule, seen.case.findings) if rule and complete else ""
