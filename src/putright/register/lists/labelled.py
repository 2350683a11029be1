"""Which labels a case on somebody's list has."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from putright.register.models import CaseLabel, CaseRow, Organisation
from putright.register.models.cases import IS_DUE
from putright.register.scope import Viewer


def worn(viewer: Viewer, labels: Iterable[str]) -> tuple[str, ...]:
    """Those of these labels that a case has which stands on the viewer's list, in one query that stops at the first of each."""
    labels = tuple(labels)
    if not labels:
        return ()
    seen = CaseRow.objects.seen_by(viewer).filter(IS_DUE, pk=OuterRef("case"))
    here = CaseLabel.objects.filter(Exists(seen), organisation=viewer.organisation)
    each = [Exists(here.filter(label=label)) for label in labels]
    (found,) = Organisation.objects.filter(pk=viewer.organisation).values_list(*each)
    return tuple(label for label, is_worn in zip(labels, found, strict=True) if is_worn)
