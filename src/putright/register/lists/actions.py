"""What somebody is to do in cases that somebody else has, counted for whoever is told of it; the list is a view of My work."""

from __future__ import annotations

from putright.register.lists.due import MANY
from putright.register.lists.picking import parts_of
from putright.register.models import CaseRow
from putright.register.scope import Viewer


def actions_due(viewer: Viewer) -> int:
    """In how many cases that the viewer does not have they are to do something by today; counted no further than `MANY`."""
    whose = CaseRow.objects.whose_case_is_seen_by(viewer)
    return parts_of(viewer).filter(whose, owes=True, to_do_on__lte=viewer.today, has_it=False)[:MANY].count()
