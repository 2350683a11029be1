"""Where a letter stands on its way to whoever it is for, in words for those who sent it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from putright.register.lists import Delivery
from putright.web.dates import day_and_time, hour


def told(ways: Sequence[Delivery], channel: str, now: datetime) -> tuple[str, ...]:
    """What became of a letter, step by step; of one that goes by e-mail to nobody we have an address of, that it does not go."""
    if not ways and channel == "email":
        return (_("No e-mail of ours: there was no address."),)
    return tuple(_one(way, now) for way in ways)


def _one(way: Delivery, now: datetime) -> str:
    over = day_and_time(way.done_at) if way.done_at else ""
    match way.state:
        case "waiting" if way.not_before > now:
            return _("It goes at %(hour)s.") % {"hour": hour(way.not_before)}
        case "waiting" | "sending":
            return _("On its way.")
        case "failing":
            return _("Not gone yet. %(why)s We try again %(at)s.") % {"why": way.failure, "at": _moment(way.next_try)}
        case "sent":
            return _("Handed to the mail server on %(at)s.") % {"at": over}
        case "given up":
            return _("The e-mail did not arrive. %(why)s") % {"why": way.failure}
        case "called off":
            return _("Called back.")
        case "to post":
            return _("Waits to be printed and posted.")
        case _:
            return _("Posted on %(at)s.") % {"at": over}


def _moment(at: datetime) -> str:
    return _("on %(day)s") % {"day": day_and_time(at)}
