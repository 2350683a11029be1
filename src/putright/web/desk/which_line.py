"""On which line of work something would be done, in words, where the same is open on several: so that no two links read alike."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Offer
from putright.core.procedure.model.flow import Track
from putright.register.lists import CasePage


def which_line(seen: CasePage, offer: Offer) -> str:
    """The line's title, or that it is the case itself; empty where there is only one to do it on."""
    same = {one.track for one in seen.offers if (one.name, one.about) == (offer.name, offer.about)}
    if len(same) < 2:
        return ""
    rule = seen.procedure.get(Track, offer.track)
    return rule.words if rule else _("the case itself")
