"""What changed while somebody was away, at the top of their work; and what they are sent by e-mail, which they may decline."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from putright.correspondence import sending
from putright.people.names import account
from putright.register import notices, viewers
from putright.register.models import CaseRow, Message, Notice
from putright.register.notices import Occasion
from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, main_of, signed_in
from tests.web.test_journey import Story, answered_complaint

pytestmark = pytest.mark.django_db
PANEL = "What changed while you were away"


def page_of(here: Place, name: str) -> HttpResponse:
    return signed_in(name).get(f"/{here.slug}/desk/")


def panel(here: Place, name: str) -> str:
    """What stands in the panel, without its frame; empty where there is none."""
    found = re.search(r'<section class="putright-news".*?</section>', page_of(here, name).text, re.DOTALL)
    return found[0] if found else ""


def test_a_decision_that_is_wanted_stands_at_the_top_and_leads_to_what_can_be_done(employers: Place) -> None:
    reference, _ = complain(employers)
    ref = CaseRow.unscoped.get().ref
    said = panel(employers, "Imani Cole")
    assert PANEL in said
    assert f'href="/{employers.slug}/desk/case/{ref}/#do"' in said
    assert "It needs your decision" in said
    assert reference in said
    assert PANEL not in page_of(employers, "Owen Hart").text


def test_what_came_in_leads_to_its_entry_and_is_gone_once_it_was_read(employers: Place) -> None:
    story = answered_complaint(employers)
    appeal = {"words.reasons": "The apology came late."}
    address = f"/{employers.slug}/track/do/use-right/appeal/"
    form = story.complainant.get(address)
    story.complainant.post(address, {**hidden_in(form), **appeal, "step": "send"})
    said = panel(employers, "Farah Khan")
    found = re.search(rf'href="(/{employers.slug}/desk/case/{story.ref}/)#(entry-\d+)">They used a right<', said)
    assert found, said
    assert f'id="{found[2]}"' in signed_in("Farah Khan").get(found[1]).text
    assert "apology" not in said
    assert "They used a right" in panel(employers, "Grace Mensah"), "to whom it went"
    client = signed_in("Farah Khan")
    sent = hidden_in(client.get(f"/{employers.slug}/desk/"))
    assert client.post(f"/{employers.slug}/desk/read/", sent).status_code == 302
    assert panel(employers, "Farah Khan") == ""


@pytest.mark.parametrize("shown", ["", "nonsense", "9" * 60, "-1", "1 x ²"])
def test_a_mangled_form_reads_no_more_than_it_names_and_fails_never(employers: Place, shown: str) -> None:
    complain(employers)
    answer = signed_in("Imani Cole").post(f"/{employers.slug}/desk/read/", {"shown": shown})
    assert answer.status_code == 302


def test_more_than_a_handful_is_folded_away(employers: Place) -> None:
    complain(employers)
    person, now = account("Imani Cole", "imani.cole@wme.example"), timezone.now()
    for number in range(20):
        notices.tell(employers, CaseRow.unscoped.get().pk, [person], Occasion("message", f"entry {number}", 1), now)
    said = panel(employers, "Imani Cole")
    assert "17 more" in said
    assert said.count("<li>") == 21
    assert "Older ones" not in said


def test_as_many_are_shown_as_somebody_reads_at_once_and_then_the_older_ones(employers: Place) -> None:
    complain(employers)
    person, case = account("Imani Cole", "imani.cole@wme.example"), CaseRow.unscoped.get().pk
    for number in range(notices.SHOWN + 3):
        at = timezone.now() - timedelta(minutes=100 - number)
        notices.tell(employers, case, [person], Occasion("message", f"entry {number}", 1), at)
    client = signed_in("Imani Cole")
    for shown in (notices.SHOWN, 4):
        said = panel(employers, "Imani Cole")
        assert said.count("<li>") == shown
        assert ("Older ones are shown when you have read these." in said) == (shown == notices.SHOWN)
        client.post(f"/{employers.slug}/desk/read/", hidden_in(client.get(f"/{employers.slug}/desk/")))
    assert panel(employers, "Imani Cole") == ""


def test_however_many_there_are_the_page_asks_the_same(employers: Place) -> None:
    complain(employers)
    person, now = account("Imani Cole", "imani.cole@wme.example"), timezone.now()
    client, counts = signed_in("Imani Cole"), list[int]()
    client.get(f"/{employers.slug}/desk/")
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/{employers.slug}/desk/")
        counts.append(len(asked))
        for one in range(number * 10, number * 10 + 10):
            notices.tell(employers, CaseRow.unscoped.get().pk, [person], Occasion("message", f"entry {one}", 1), now)
    assert len(set(counts)) == 1


def test_every_kind_of_occasion_has_its_words(employers: Place) -> None:
    from typing import get_args

    from putright.core.casework.news import NewsKind
    from putright.web.telling.notices import _titles

    assert set(_titles()) == set(get_args(NewsKind))


def test_an_e_mail_that_did_not_arrive_is_told_with_the_reason(employers: Place) -> None:
    complain(employers)
    from putright.register import outbox
    from putright.register.outbox import Draft

    Message.objects.all().delete()
    letter = Draft("letter", "Ours", "Dear", address="", case=CaseRow.unscoped.get().pk)
    outbox.put(employers, letter, timezone.now())
    assert list(sending.send_due()) == ["given up"]
    said = re.sub(r"<[^>]+>", "", panel(employers, "Imani Cole"))
    assert "An e-mail did not arrive" in said
    assert "There is no address to send it to." in said


def test_somebody_turns_a_kind_of_mail_off_and_on(employers: Place) -> None:
    client, address = signed_in("Imani Cole"), f"/{employers.slug}/desk/notifications/"
    first = client.get(address)
    assert "imani" in main_of(first)
    assert first.text.count(" checked") == 2
    client.post(address, {"send": ["digest", "anything else"]})
    page = client.get(address)
    assert page.text.count(" checked") == 1
    assert "Saved." in main_of(page)
    complain(employers)
    person = account("Imani Cole", "imani.cole@wme.example")
    assert list(Message.objects.filter(person=person, state="waiting"))
    list(sending.send_due())
    assert [to for message in mail.outbox for to in message.to if "imani" in to] == []
    assert Notice.objects.filter(person=person).exists(), "the screen says it in any case"
    client.post(address, {"send": ["digest", "decision"]})
    assert client.get(address).text.count(" checked") == 2


def test_what_one_chooses_concerns_nobody_else(employers: Place) -> None:
    from putright.register import mail_choices

    signed_in("Imani Cole").post(f"/{employers.slug}/desk/notifications/", {})
    farah = account("Farah Khan", "farah.khan@wme.example")
    assert mail_choices.declined(employers, farah) == frozenset()
    assert viewers.viewer(employers, farah, timezone.now())


def test_a_story_tells_nobody_of_what_they_did(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    assert panel(employers, "Imani Cole") == ""
