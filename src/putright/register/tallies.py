"""Counts of what leaves no case: how often somebody was told who else can help and then sent nothing, say. Nothing of whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Sum

from putright.register import rows
from putright.register.models import Tally
from putright.register.organisations import Place
from putright.register.scope import Viewer, about_everybody

LONGEST = 120


def count(place: Place, what: str, on: date) -> None:
    """Add one to how often something happened on a day. `what` is a word of the pages or a name of the procedure."""
    rows.run(
        'INSERT INTO register_tally (organisation_id, "on", what, count) VALUES (%s, %s, %s, 1) '
        'ON CONFLICT (organisation_id, "on", what) DO UPDATE SET count = register_tally.count + 1',
        place.id, on, what[:LONGEST],
    )  # fmt: skip


def of(viewer: Viewer, since: date, until: date) -> Mapping[str, int]:
    """How often each thing happened from one day to another, both included; NoSuchCase for who does not see everything."""
    found = Tally.objects.filter(organisation=about_everybody(viewer), on__gte=since, on__lte=until)
    return dict(found.values("what").order_by("what").annotate(times=Sum("count")).values_list("what", "times"))
