"""Who tells us things: answers people may give about themselves, kept apart from what they told us, told in numbers alone.

A ticket lets somebody who has sent something answer once. It is made from the code of the case, which is kept nowhere, so
that nobody can tell from a ticket that was used whose it was; and it lasts two hours, so that nobody answers for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.utils.crypto import salted_hmac

from putright.core.reporting.suppression import LEAST, Shown, shown
from putright.register import apart, offices, requests
from putright.register.apart import Quarter
from putright.register.models import EqualityAnswer
from putright.register.organisations import Place
from putright.register.scope import Viewer, about_everybody

LASTS = timedelta(hours=2)
NOT_SAID = "not said"
QUESTIONS: apart.Questions = {
    "age": (
        "15 or younger", "16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 to 74", "75 or older", NOT_SAID,
    ),
    "sex": ("female", "male", NOT_SAID),
    "disability": ("yes", "no", NOT_SAID),
    "ethnic group": ("white", "mixed", "asian", "black", "another", NOT_SAID),
    "religion": ("none", "christian", "buddhist", "hindu", "jewish", "muslim", "sikh", "another", NOT_SAID),
    "sexual orientation": ("straight", "gay or lesbian", "bisexual", "another", NOT_SAID),
}  # fmt: skip


@dataclass(frozen=True)
class EqualityTold:
    """What was answered in one quarter, each question as it may be shown. Nothing at all where fewer than five answered."""

    quarter: Quarter
    answered: int | None
    questions: Mapping[str, Shown] = field(default_factory=dict)


def ticket(place: Place, code: str) -> str:
    """What lets whoever was given this code answer once. A form sent twice shows the same code, so no second ticket."""
    once = salted_hmac("putright.equality", f"{place.id}:{code}", algorithm="sha256").hexdigest()
    return _signer(place).sign(once)


def is_open(place: Place, given: str) -> bool:
    """Whether a ticket of this organisation can still be used."""
    once = _read(place, given)
    return once is not None and not requests.is_spent(place, once)


def is_genuine(place: Place, given: str) -> bool:
    """Whether this organisation gave it out in the last two hours, used since or not."""
    return _read(place, given) is not None


def answer(place: Place, given: str, answers: Mapping[str, str], at: datetime) -> bool:
    """Keep what somebody said of themselves; whether the ticket was good and new. Without any answer no row is kept."""
    once = _read(place, given)
    if once is None:
        return False
    today = offices.local(at).date()
    until = datetime.combine(today + timedelta(days=1), time.min, offices.local(at).tzinfo)
    with transaction.atomic():
        if not requests.spend(place, once, until):
            return False
        if said := apart.known(QUESTIONS, answers):
            apart.keep("register_equality", place.id, today, {"answers": said})
    return True


def _signer(place: Place) -> TimestampSigner:
    """Each organisation's own, so that what one gave out is nothing to another."""
    return TimestampSigner(salt=f"putright.equality.{place.id}")


def _read(place: Place, given: str) -> str | None:
    try:
        return _signer(place).unsign(given, max_age=LASTS)
    except BadSignature:
        return None


def told(viewer: Viewer) -> tuple[EqualityTold, ...]:
    """Every quarter that is over, the newest first; raises NoSuchCase where the viewer does not see everything."""
    organisation = about_everybody(viewer)
    rows = EqualityAnswer.objects.filter(organisation=organisation, month__lt=apart.quarter_of(viewer.today).begins)
    quarters = apart.by_quarter(rows.values_list("month", "answers"))
    return tuple(_told(quarter, answered) for quarter, answered in quarters.items())


def _told(quarter: Quarter, answered: list[dict[str, str]]) -> EqualityTold:
    if len(answered) < LEAST:
        return EqualityTold(quarter, None)
    counts = apart.counted(QUESTIONS, answered)
    return EqualityTold(quarter, len(answered), {name: shown(each) for name, each in counts.items()})
