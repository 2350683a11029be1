"""What changed while somebody was away, as they read it: a sentence for each kind of occasion, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from putright.core.casework.reference import grouped
from putright.register.notices import SHOWN, NoticeSeen


@dataclass(frozen=True)
class NoticeTold:
    """One thing that changed: in words, on which case, when, and the place on its page."""

    title: str
    words: str
    reference: str
    ref: str
    anchor: str
    at: datetime


@dataclass(frozen=True)
class News:
    """What is shown at once, the numbers of it, and whether older ones may wait until it has been read."""

    told: list[NoticeTold]
    numbers: str
    older: bool


def news(notices: Sequence[NoticeSeen]) -> News:
    """Notices as they are read, in their order."""
    titles = _titles()
    told = [_told(titles.get(one.kind, ""), one) for one in notices]
    return News(told, " ".join(str(one.id) for one in notices), len(told) == SHOWN)


def _told(title: str, one: NoticeSeen) -> NoticeTold:
    anchor = f"entry-{one.sequence}" if one.sequence and one.kind != "decision" else ""
    anchor = "do" if one.kind == "decision" else anchor
    return NoticeTold(title, one.words, grouped(one.number, one.ref), one.ref, anchor, one.at)


def _titles() -> dict[str, str]:
    return {
        "decision": _("It needs your decision"),
        "message": _("They sent another message"),
        "not done": _("They say that something we agreed was not done"),
        "right used": _("They used a right"),
        "consent": _("Consent came in"),
        "withdrawn": _("They withdrew it"),
        "still dissatisfied": _("They are still dissatisfied"),
        "contact changed": _("How to reach them has changed"),
        "code replaced": _("A colleague gave them a new code"),
        "help asked": _("A colleague asks for your help"),
        "help given": _("A colleague whose help was asked for has answered"),
        "date passed": _("A date passed and was not met"),
        "sight": _("Somebody else may read this case for a day"),
        "delivery": _("An e-mail did not arrive"),
        "days": _("A date moved"),
        "draft": _("Something you began to write here is still not sent"),
    }
