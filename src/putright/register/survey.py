"""How people found it to complain: asked once after closing, kept apart from the case, and told in numbers alone.

That a case was asked about is a mark made of its reference and this installation's secret. The answer holds neither, has no
day but its month, and is read by nobody before its quarter is over and five have answered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.db import transaction
from django.utils.crypto import salted_hmac

from putright.core.reporting.suppression import LEAST
from putright.register import apart, offices, requests
from putright.register.apart import Quarter
from putright.register.lists.pages import TrackingPage
from putright.register.models import SurveyAnswer
from putright.register.scope import Viewer, about_everybody

OPEN = timedelta(days=90)
"""How long after closing somebody may answer; the mark that they did is kept as long."""
QUESTIONS: apart.Questions = dict.fromkeys(("telling us", "kept informed", "treated fairly"), ("5", "4", "3", "2", "1"))
"""Each with five answers, the best first."""
State = Literal["open", "answered", "not asked"]


@dataclass(frozen=True)
class SurveyTold:
    """What was answered in one quarter. Nothing of a quarter, or of a question, that fewer than five answered."""

    quarter: Quarter
    answered: int | None
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """What people would do better, in an order that says nothing of when or by whom."""


def state(seen: TrackingPage, at: datetime) -> State:
    """Whether whoever follows this case may be asked: it is closed, not long ago, and they have not answered."""
    if seen.closed_on is None or not apart.asks(seen.procedure, "survey"):
        return "not asked"
    if offices.local(at).date() > seen.closed_on + OPEN:
        return "not asked"
    return "answered" if requests.is_spent(seen.place, _mark(seen)) else "open"


def answer(seen: TrackingPage, answers: Mapping[str, str], words: str, at: datetime) -> bool:
    """Keep an answer; whether it was the first for this case. Sent again, nothing is kept twice."""
    if state(seen, at) != "open":
        return False
    with transaction.atomic():
        if not requests.spend(seen.place, _mark(seen), _until(seen)):
            return False
        given = {"answers": apart.known(QUESTIONS, answers), "feedback": seen.feedback, "words": words.strip()}
        apart.keep("register_survey", seen.place.id, offices.local(at).date(), given)
    return True


def _mark(seen: TrackingPage) -> str:
    """What stands for the case in the note that its survey was answered; without the secret it names none."""
    return salted_hmac("putright.survey", f"{seen.place.id}:{seen.ref}", algorithm="sha256").hexdigest()


def _until(seen: TrackingPage) -> datetime:
    """When the mark may be dropped: the same for everybody whose case was closed that day, whenever they answered."""
    last = (seen.closed_on or seen.received_on) + OPEN + timedelta(days=1)
    return datetime.combine(last, time.min, offices.local().tzinfo)


def told(viewer: Viewer) -> tuple[SurveyTold, ...]:
    """Every quarter that is over, the newest first; raises NoSuchCase where the viewer does not see everything."""
    organisation = about_everybody(viewer)
    rows = SurveyAnswer.objects.filter(organisation=organisation, month__lt=apart.quarter_of(viewer.today).begins)
    found = ((month, (given, words)) for month, given, words in rows.values_list("month", "answers", "words"))
    return tuple(_told(quarter, answered) for quarter, answered in apart.by_quarter(found).items())


def _told(quarter: Quarter, answered: list[tuple[dict[str, str], str]]) -> SurveyTold:
    if len(answered) < LEAST:
        return SurveyTold(quarter, None)
    counts = apart.counted(QUESTIONS, (given for given, _ in answered))
    words = sorted((text for _, text in answered if text), key=_by_nothing)
    return SurveyTold(
        quarter, len(answered), {name: each for name, each in counts.items() if sum(each.values()) >= LEAST},
        tuple(words) if len(words) >= LEAST else (),
    )  # fmt: skip


def _by_nothing(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def over_on(day: date) -> date:
    """The day from which answers given now can be read."""
    return apart.quarter_of(day).ends
