"""What stands beside a line of a list: the first words of what happened, and who brought it. Only for lines already seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Left

from putright.register import parties
from putright.register.lists.lines import CaseSeen
from putright.register.models import CaseLabel, CaseRow, Paper
from putright.register.scope import Viewer
from putright.statements import Statement, later, made_once

TELLS = ("what happened", "cause")
"""The part of a receipt that tells what it is about: of a record without a name, what caused it."""
LETTERS = 200
"""How much of what happened is read for a list."""


@dataclass(frozen=True)
class Beside:
    """The subject and the people of one case; each empty where it is not known or was erased."""

    subject: str = ""
    who: str = ""
    acting_for: str = ""
    """Whom the person speaks for, where they speak for somebody."""
    labels: tuple[str, ...] = ()


def beside(viewer: Viewer, found: Sequence[CaseSeen]) -> dict[str, Beside]:
    """What stands beside each of these lines, by ref: in three queries, however many there are.

    Nothing stands beside a case in which the viewer is to declare any interest first.
    """
    readable = [line for line in found if not line.undeclared]
    refs = [line.ref for line in readable]
    words: dict[str, str] = dict(_starts(viewer).rows(refs=refs))
    people = parties.seen(
        viewer.organisation, {one for line in readable for one in (line.complainant, line.representative)}
    )
    names = {reference: party.name for reference, party in people.items()}
    labels = dict[str, list[str]]()
    for ref, label in _labels(viewer).rows(refs=refs):
        labels.setdefault(ref, []).append(label)
    return {line.ref: _beside(line, words.get(line.ref, ""), names, labels.get(line.ref, [])) for line in found}


@made_once
def _starts(viewer: Viewer) -> Statement:
    """The first words of the cases of these refs that the viewer sees."""
    papers = Paper.objects.filter(case__in=_these(viewer), sequence=1, part__in=TELLS, erased_at=None)
    return Statement(papers.annotate(start=Left("words", LETTERS)).values_list("case__ref", "start"))


@made_once
def _labels(viewer: Viewer) -> Statement:
    """Their labels, in the order of the alphabet."""
    labelled = CaseLabel.objects.filter(case__in=_these(viewer)).order_by("label")
    return Statement(labelled.values_list("case__ref", "label"))


def _these(viewer: Viewer) -> QuerySet[CaseRow]:
    return CaseRow.objects.seen_by(viewer).filter(ref__in=later("refs"))


def _beside(line: CaseSeen, words: str, names: dict[str, str], labels: Sequence[str]) -> Beside:
    complainant, representative = names.get(line.complainant, ""), names.get(line.representative, "")
    if representative:
        return Beside(words, representative, complainant, tuple(labels))
    return Beside(words, complainant, labels=tuple(labels))
