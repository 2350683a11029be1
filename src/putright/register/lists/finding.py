"""Finding cases by words or by number, newest first, and no further than is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from putright.register import search
from putright.register.lists.lines import CaseSeen, lines, seen
from putright.register.models import CaseRow
from putright.register.scope import Viewer, undeclared
from putright.statements import Statement, later, made_once

SHOWN = 100


@dataclass(frozen=True)
class Found:
    """What was found; `more` tells that there is more than is shown, not how much."""

    rows: tuple[CaseSeen, ...]
    more: bool


def found(viewer: Viewer, text: str, shown: int = SHOWN) -> Found:
    """Cases the viewer sees that hold every word of the text.

    Where they are to declare any interest first, a case is found by its number alone: that it holds a word is told of none.
    """
    wanted = search.condition(viewer.organisation, text)
    if wanted is None:
        return Found((), False)
    where, values = wanted
    cases = CaseRow.objects.seen_by(viewer).exclude(undeclared(viewer))
    cases = cases.extra(  # noqa: S610 - a fixed text; the words go beside it
        tables=["register_search"],
        where=["register_search.rowid = register_case.id", where],
        params=values,
    )
    rows = lines(cases.order_by(search.newest_first())[: shown + 1]).rows()
    return Found(seen(rows[:shown], viewer), len(rows) > shown)


def by_number(viewer: Viewer, number: str) -> str:
    """The ref of the case with this registration number or reference, if the viewer sees it; else empty."""
    plain = number.strip()
    if not plain:
        return ""  # a case that has no number yet has an empty one
    rows = _called(viewer).rows(number=plain.upper(), ref=plain.lower().replace("-", ""))
    return str(rows[0][0]) if rows else ""


@made_once
def _called(viewer: Viewer) -> Statement:
    named = Q(number=later("number")) | Q(ref=later("ref"))
    return Statement(CaseRow.objects.seen_by(viewer).filter(named).order_by("pk").values_list("ref")[:1])
