"""Two organisations whose machines write to each other fall silent: within four mails, whatever each would answer by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import override_settings
from django.utils import timezone

from putright.correspondence import inbox, sending
from putright.people.names import account
from putright.register import door, scope, viewers
from putright.register.door import Asked, Done
from putright.register.incoming import keeping
from putright.register.models import Incoming, Message
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.web.letters import by_itself
from tests.web.conftest import _organisation
from tests.web.letters.test_by_itself import LETTER, instructs, kinds, registered

pytestmark = pytest.mark.django_db
CHARITY_MAIL, EMPLOYERS_MAIL = "feedback@wfu.example", "feedback@wme.example"
IMANI = ("Imani Cole", "imani.cole@wme.example")


@pytest.fixture
def charity(db: None) -> Iterator[Place]:
    """It acknowledges by itself."""
    here = _organisation("works-for-us")
    instructs(here)
    with override_settings(REPLIES={here.slug: CHARITY_MAIL, "west-midlands-employers": EMPLOYERS_MAIL}):
        yield here


@pytest.fixture
def employers(db: None) -> Place:
    return _organisation("west-midlands-employers")


def goes_round(where: dict[str, Place], rounds: int = 10) -> list[EmailMessage]:
    """Let everything go that anybody owes, and take in what comes, again and again; the mails that went between the two."""
    between: list[EmailMessage] = []
    for _ in range(rounds):
        now = _later()
        list(by_itself.send_due(now))
        list(sending.send_due(lambda now=now: now))
        new, mail.outbox[:] = list(mail.outbox), []
        for one in new:
            domain = one.to[0].partition("@")[2]
            if domain in where and one.to[0].startswith("feedback"):
                between.append(one)
                keeping.keep(where[domain], one.message().as_bytes(), now)
        list(inbox.read_due(lambda now=now: now))
        if not new:
            return between
    raise AssertionError("they never fall silent")


def _later() -> datetime:
    """After the minute for which a letter waits."""
    Message.objects.exclude(sequence=None).filter(state="waiting").update(
        next_try=timezone.now(), not_before=timezone.now()
    )
    return timezone.now()


def test_an_acknowledgement_that_lands_in_the_other_mailbox_is_answered_by_nobody(
    charity: Place, employers: Place
) -> None:
    registered(charity, PartyDetails("West Midlands Employers", EMPLOYERS_MAIL))
    between = goes_round({"wfu.example": charity, "wme.example": employers})
    assert len(between) == 1
    assert list(Incoming.objects.values_list("state", flat=True)) == ["automatic"]


def test_even_where_each_writes_to_the_address_that_leads_into_the_other_s_case(
    charity: Place, employers: Place
) -> None:
    """Somebody gave each the address of the other's case: what a person wrote is added there, and what a machine wrote is not."""
    now = timezone.now()
    values = {"channel": "form", "service": "training", "categories": ("quality of service",)}
    asked = Asked("receive", "complaint", values=values, words={"what happened": "It was closed."},
                  complainant=PartyDetails("Works for Us", CHARITY_MAIL))  # fmt: skip
    theirs = door.act(employers.slug, None, asked, scope.public(employers.id, employers.slug, now.date()), at=now)
    assert isinstance(theirs, Done), theirs
    imani = account(*IMANI)
    writes(employers, theirs.ref, imani)
    reply_to = Message.objects.filter(organisation=employers.id).exclude(sequence=None).get().reply_to
    ours = registered(charity, PartyDetails("Employers", reply_to))
    Message.objects.filter(organisation=employers.id).update(address=CHARITY_MAIL)
    between = goes_round({"wfu.example": charity, "wme.example": employers})
    assert 2 <= len(between) <= 4
    assert len(kinds(ours)) == 1
    assert "automatic" in Incoming.objects.values_list("state", flat=True)


def writes(here: Place, ref: str, by: str) -> None:
    viewer = viewers.viewer(here, by, timezone.now())
    assert viewer
    handed = door.act(here.slug, ref, Asked("decide", "hand-over", values={"option": "written complaint"}), viewer)
    assert isinstance(handed, Done), handed
    words = {"handler contact": "Ring Farah", "letter": "We have it."}
    sent = door.act(here.slug, ref, Asked("send letter", LETTER, values={"channel": "email"}, words=words), viewer)
    assert isinstance(sent, Done), sent
