"""What came in by mail, as whoever looks after it sees it: read safely, and given its place in one press."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone

from putright.core.casework import entries as e
from putright.correspondence import inbox
from putright.register import journal, offices, viewers
from putright.register.incoming import keeping, pen, settling
from putright.register.models import CaseRow, Incoming, KeptFile, Paper
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase
from tests.web.cast import complain, hidden_in, main_of, signed_in

pytestmark = pytest.mark.django_db
LOOKS, ACCUSED, OTHER = "Imani Cole", "Helen Abara", "Owen Hart"
HTML = '<p>The <b>room</b> was locked.<script>alert(1)</script><img src="http://evil.example/x.png" onerror="x()"></p>'


def comes(here: Place, text: str = "The room was locked.", sender: str = "jo@mail.example", **more: str) -> int:
    """A message came in two days ago and was read just now; its number."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = (
        f"Jo Field <{sender}>",
        "feedback@wme.example",
        more.get("subject", "Your room"),
    )
    made.set_content(text)
    if "html" in more:
        made.add_alternative(more["html"], subtype="html")
    if "file" in more:
        made.add_attachment(more["file"], filename="notes.txt")
    number = keeping.keep(here, made.as_bytes(), two_days_ago())
    assert number is not None
    assert list(inbox.read_due()) == ["held"]
    return number


def two_days_ago() -> datetime:
    return timezone.now() - timedelta(days=2)


def address(here: Place, number: int, end: str = "") -> str:
    return f"/{here.slug}/desk/mail/{number}/{end}"


def sends(client: Client, here: Place, number: int, end: str, **values: str) -> object:
    form = client.get(address(here, number))
    return client.post(address(here, number, end), {**hidden_in(form), **values}, follow=True)


def test_it_is_listed_for_whoever_sees_every_case_and_for_nobody_else(employers: Place) -> None:
    comes(employers)
    page = signed_in(LOOKS).get(f"/{employers.slug}/desk/mail/")
    assert "Your room" in main_of(page)
    assert "The room was locked." in main_of(page)
    assert 'href="/west-midlands-employers/desk/mail/"' in page.text
    assert signed_in(OTHER).get(f"/{employers.slug}/desk/mail/").status_code == 404
    assert "/desk/mail/" not in signed_in(OTHER).get(f"/{employers.slug}/desk/").text


def test_whoever_it_names_never_meets_it(employers: Place) -> None:
    number = comes(employers, "Helen Abara shouted at me.")
    client = signed_in(ACCUSED)
    assert "Your room" not in client.get(f"/{employers.slug}/desk/mail/").text
    for end in ("", "shown/", "original/"):
        assert client.get(address(employers, number, end)).status_code == 404
    for end in ("case/", "new/", "aside/", "back/"):
        assert (
            client.post(address(employers, number, end), {"case": "1", "why": "x", "kind": "complaint"}).status_code
            == 404
        )
    assert signed_in(LOOKS).get(address(employers, number)).status_code == 200


def test_without_the_look_for_names_they_would(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "colleagues_named", lambda *_: set())
    number = comes(employers, "Helen Abara shouted at me.")
    assert signed_in(ACCUSED).get(address(employers, number)).status_code == 200


def test_html_is_shown_in_a_frame_where_nothing_acts(employers: Place) -> None:
    number = comes(employers, html=HTML)
    client = signed_in(LOOKS)
    page = client.get(address(employers, number))
    assert re.search(r"<iframe[^>]* sandbox [^>]*src=\"[^\"]*/shown/\"", page.text)
    assert "evil.example" not in page.text
    inside = client.get(address(employers, number, "shown/"))
    policy = inside.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "<b>room</b>" in inside.text
    for never in ("script", "evil.example", "onerror", "<img"):
        assert never not in inside.text
    assert inside.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_original_is_only_ever_saved(employers: Place) -> None:
    number = comes(employers)
    got = signed_in(LOOKS).get(address(employers, number, "original/"))
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.content == bytes(Incoming.objects.get().raw)


def test_it_is_put_on_the_case_it_quotes_in_one_press(employers: Place) -> None:
    reference, _ = complain(employers)
    row = CaseRow.unscoped.get()
    number = comes(employers, f"About {row.ref.upper()}: any news?", file="Tuesday: locked.")
    client = signed_in(LOOKS)
    page = client.get(address(employers, number))
    assert "It quotes the number of this case" in main_of(page)
    form = re.search(r'action="[^"]*/case/".*?</form>', page.text, re.DOTALL)
    assert form
    assert reference in re.sub(r"<[^>]+>", "", form[0])
    key = dict(re.findall(r'name="(request_key|case)" value="([^"]*)"', form[0]))
    client.post(address(employers, number, "case/"), key)
    last = journal.entries(row.pk)[-1]
    assert isinstance(last, e.CommunicationReceived)
    assert last.on == row.received_on, "it came before the case was received"
    assert Paper.objects.filter(case=row, words__contains="any news?").exists()
    assert KeptFile.objects.get(case=row).name == "notes.txt"
    assert Incoming.objects.get().state == "filed"
    again = client.post(address(employers, number, "case/"), {**key, "request_key": "another"}, follow=True)
    assert "A colleague gave it its place meanwhile." in main_of(again)
    assert journal.entries(row.pk)[-1] == last


def test_a_number_that_is_none_is_said(employers: Place) -> None:
    number = comes(employers)
    page = sends(signed_in(LOOKS), employers, number, "case/", case="EMP-2026-99999")
    assert "Enter the number of a case that you can see" in main_of(page)  # type: ignore[arg-type]


def test_it_becomes_something_new_received_when_it_came(employers: Place) -> None:
    number = comes(employers, file="Tuesday: locked.")
    client = signed_in(LOOKS)
    form = sends(client, employers, number, "new/", kind="complaint")
    assert "The room was locked." in form.text  # type: ignore[attr-defined]
    assert "notes.txt" in form.text  # type: ignore[attr-defined]
    came = two_days_ago()
    values = {
        "value.channel": "email", "words.what happened": "The room was locked.", "value.service": "training",
        "value.categories": "quality of service", "value.name": "Jo Field", "value.email": "jo@mail.example",
        "value.received on-day": str(came.day), "value.received on-month": str(came.month),
        "value.received on-year": str(came.year),
    }  # fmt: skip
    where = form.request["PATH_INFO"]  # type: ignore[attr-defined]
    done = client.post(where, {**hidden_in(form), **values}, follow=True)  # type: ignore[arg-type]
    row = CaseRow.unscoped.get()
    assert row.received_on == came.date(), main_of(done)
    assert (row.channel, KeptFile.objects.get(case=row).name) == ("email", "notes.txt")
    kept = Incoming.objects.get()
    assert (kept.state, kept.case_id, kept.sequence) == ("filed", row.pk, 1)


def test_it_is_set_aside_with_a_reason_and_put_back(employers: Place) -> None:
    number = comes(employers, subject="Cheap printers")
    client = signed_in(LOOKS)
    assert "Say why it is no feedback" in main_of(sends(client, employers, number, "aside/", why=" "))  # type: ignore[arg-type]
    page = sends(client, employers, number, "aside/", why="An advertisement.")
    assert "Imani Cole set it aside as no feedback: An advertisement." in main_of(page)  # type: ignore[arg-type]
    assert "No message waits." in main_of(client.get(f"/{employers.slug}/desk/mail/"))
    sends(client, employers, number, "back/")
    assert "Your room" not in main_of(client.get(f"/{employers.slug}/desk/mail/"))
    assert "Cheap printers" in main_of(client.get(f"/{employers.slug}/desk/mail/"))


def test_what_a_machine_wrote_is_apart_and_can_be_put_back(employers: Place) -> None:
    keeping.keep(
        employers, b"From: jo@mail.example\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nAway", timezone.now()
    )
    assert list(inbox.read_due()) == ["automatic"]
    client, number = signed_in(LOOKS), Incoming.objects.get().pk
    assert "Away" not in main_of(client.get(f"/{employers.slug}/desk/mail/"))
    assert "Away" in main_of(client.get(f"/{employers.slug}/desk/mail/?show=automatic"))
    sends(client, employers, number, "back/")
    assert Incoming.objects.get().state == "held"


def test_another_organisation_finds_nothing(employers: Place, migrants: Place) -> None:
    number = comes(employers)
    now = timezone.now()
    people = [viewers.viewer(migrants, person, now) for person in offices.office(migrants, now).staff]
    boss = next(one for one in people if one and one.everything)
    assert pen.held(boss) == ()
    with pytest.raises(NoSuchCase):
        pen.one(boss, number)
