"""What stands beside a line of a list: the first words of what happened, and who brought it. Only for lines already seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Left

from putright.register import parties
from putright.register.lists.lines import CaseSeen
from putright.register.models import CaseRow, Paper
from putright.register.scope import Viewer

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


def beside(viewer: Viewer, found: Sequence[CaseSeen]) -> dict[str, Beside]:
    """What stands beside each of these lines, by ref: in two queries, however many there are."""
    cases = CaseRow.objects.seen_by(viewer).filter(ref__in=[line.ref for line in found])
    papers = Paper.objects.filter(case__in=cases, sequence=1, part__in=TELLS, erased_at=None)
    words = dict(papers.annotate(start=Left("words", LETTERS)).values_list("case__ref", "start"))
    people = parties.seen(
        viewer.organisation, {one for line in found for one in (line.complainant, line.representative)}
    )
    names = {reference: party.name for reference, party in people.items()}
    return {line.ref: _beside(line, words.get(line.ref, ""), names) for line in found}


def _beside(line: CaseSeen, words: str, names: dict[str, str]) -> Beside:
    complainant, representative = names.get(line.complainant, ""), names.get(line.representative, "")
    if representative:
        return Beside(words, representative, complainant)
    return Beside(words, complainant)
