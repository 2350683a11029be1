"""The cases that a case is or was linked with, of those that the viewer sees. Of one that they do not see nothing is said."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.register.lists.lines import CaseSeen, lines, seen
from putright.register.models import CaseRow
from putright.register.scope import Viewer


def of_case(viewer: Viewer, case: Case) -> dict[str, CaseSeen]:
    """The other cases, by how an entry calls them, in the order in which they were linked; also those taken off again."""
    called = dict.fromkeys(entry.other for entry in case.journal if isinstance(entry, e.CaseLinked))
    if not called or not viewer.reads_as_staff:
        return {}
    wanted = Q(ref__in=[_ref(text) for text in called]) | Q(number__in=[_number(text) for text in called])
    found = seen(lines(CaseRow.objects.seen_by(viewer).filter(wanted)).rows(), viewer)
    known = {one.ref: one for one in found} | {one.number: one for one in found if one.number}
    each = {text: known.get(_ref(text)) or known.get(_number(text)) for text in called}
    return {text: one for text, one in each.items() if one}


def each_once(case: Case, linked: Mapping[str, CaseSeen]) -> tuple[CaseSeen, ...]:
    """Those with which the case is linked now, each once, however it was called."""
    return tuple({linked[called].ref: linked[called] for called in case.linked if called in linked}.values())


def _ref(text: str) -> str:
    return text.strip().lower().replace("-", "")


def _number(text: str) -> str:
    return text.strip().upper()
