"""A letter on its way, as those who sent it see it: called back within the minute, or waiting to be posted until it went.

WFU-1: the procedure goes with it. DUD-11: it is printed in the size its reader asked for.
"""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from putright.correspondence import sending
from putright.correspondence.sender import NotSent
from putright.people.names import account
from putright.register import door, setup, viewers
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Message, Party
from putright.register.organisations import Place
from putright.web.letters import pdf
from putright.web.page import naming, procedure_in_force
from tests.correspondence.test_sending import Recorder
from tests.guards import SwitchOff
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.conftest import PROCEDURES
from tests.web.letters.papers import about, pages, places
from tests.web.letters.test_pdf import WINDOW, outside
from tests.web.letters.test_saving import needs_pango
from tests.web.test_journey import CONTACT, Story
from tests.web.walking import held_by

pytestmark = pytest.mark.django_db
IMANI, ACCUSED, ELSEWHERE = "Imani Cole", "Helen Abara", "Owen Hart"


def handed_over(here: Place) -> Story:
    story = Story(here)
    story.does(IMANI, "decide/hand-over", **{"value.option": "written complaint"})
    return story


def acknowledges(story: Story, channel: str, step: str = "send") -> str:
    """What the page says after it."""
    page = story.form(IMANI, "send-letter/acknowledgement", {**CONTACT, "value.channel": channel}, step)
    return main_of(page) if page.status_code == 200 else story.case(IMANI)


def post(story: Story, **sent: object) -> str:
    client, address = signed_in(IMANI), f"/{story.here.slug}/desk/post/"
    page = client.get(address)
    return main_of(client.post(address, {**hidden_in(page), **sent}, follow=True) if sent else page)


def calls_back(story: Story, client: Client | None = None) -> str:
    client = client or signed_in(IMANI)
    page = client.get(f"/{story.here.slug}/desk/case/{story.ref}/")
    form = re.search(r'<form method="post" action="([^"]+/call-back/[^"]+)".*?</form>', page.text, re.DOTALL)
    assert form
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[0]))
    return main_of(client.post(form[1], sent, follow=True))


def letter_of(story: Story) -> Message:
    return Message.objects.exclude(sequence=None).latest("pk")


def test_before_it_goes_by_e_mail_its_writer_reads_where_it_goes_and_that_it_can_be_called_back(
    employers: Place,
) -> None:
    preview = acknowledges(handed_over(employers), "email", step="")
    assert "It goes by e-mail to" in preview
    assert "after one minute" in preview
    assert "Send it Change it" in preview


def test_sent_it_stands_on_the_case_with_its_time_and_can_be_called_back(employers: Place) -> None:
    story = handed_over(employers)
    assert re.search(r"It goes at \d+:\d\d[ap]m", acknowledges(story, "email"))
    again = calls_back(story)
    assert "The letter was called back. Nothing was sent." in again
    assert CONTACT["words.handler contact"] in again
    assert letter_of(story).state == "called off"
    assert "Letter called back before it went" in story.case(IMANI)


def test_sent_twice_the_press_calls_back_once(employers: Place) -> None:
    story = handed_over(employers)
    acknowledges(story, "email")
    client = signed_in(IMANI)
    calls_back(story, client)
    assert "Call it back" not in story.case(IMANI)


def test_the_writer_of_a_letter_without_an_address_is_told_before_it_is_recorded(employers: Place) -> None:
    story = handed_over(employers)
    Party.objects.update(email="")
    for step in ("", "send"):
        assert "We have no e-mail address of theirs" in acknowledges(story, "email", step)
    assert "Read the letter" not in story.case(IMANI)


def test_that_it_did_not_arrive_stands_on_the_case_and_it_waits_to_be_posted(employers: Place) -> None:
    story = handed_over(employers)
    acknowledges(story, "email")
    later = letter_of(story).not_before + timedelta(seconds=1)
    Message.objects.filter(sequence=None).delete()
    gone = NotSent("The address does not exist.", for_good=True)
    assert list(sending.send_due(lambda: later, Recorder([gone]))) == ["given up"]
    case = story.case(IMANI)
    assert "The e-mail did not arrive. The address does not exist." in case
    assert "Waits to be printed and posted." in case
    assert "We have your complaint" in post(story)


def test_letters_to_post_are_printed_and_noted_as_gone_with_the_time_and_who_said_so(employers: Place) -> None:
    story = handed_over(employers)
    acknowledges(story, "letter")
    number = letter_of(story).pk
    listed = post(story)
    assert "There is no postal address" in listed
    printed = post(story, letter=str(number), print="yes")
    assert printed.count("Ring Farah") == 1
    assert "This letter has gone" in printed
    assert "1 letter went to the post." in post(story, letter=str(number), gone="yes")
    after = post(story)
    assert "1 letter, by Imani Cole" in after
    assert "No letter waits" in after
    assert re.search(r"Posted on \w+", story.case(IMANI))
    assert "Nothing was noted" in post(story, letter=str(number), gone="yes")


def waits(here: Place, **answers: str) -> tuple[Story, int]:
    """A letter that waits to be posted, and its number."""
    story = Story(here, **answers)
    story.does(IMANI, "decide/hand-over", **{"value.option": "written complaint"})
    acknowledges(story, "letter")
    return story, letter_of(story).pk


@needs_pango
def test_the_chosen_letters_are_saved_as_one_pdf_each_in_its_size_with_the_address_in_the_window(
    employers: Place,
) -> None:
    asked = {"value.name": "La Rge", "value.formats": "print 20", "words.address": "14 Mill Lane\nMadeupton"}
    _large, first = waits(employers, **asked)
    _usual, second = waits(employers)
    waits(employers)
    client, address = signed_in(IMANI), f"/{employers.slug}/desk/post/"
    shown = client.post(address, {**hidden_in(client.get(address)), "letter": [first, second], "print": "yes"})
    assert "Save all as one PDF" in main_of(shown)
    answer = client.post(address, {"letter": [first, second], "save": "yes"})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="letters-2')
    assert answer.headers["Content-Type"] == "application/pdf"
    made = answer.content
    begun = [page for page in pages(made) if "Page 1 of" in page]
    assert [f"Dear {name}" in page for name, page in zip(("La Rge", "Jo Field"), begun, strict=True)] == [True, True]
    assert outside(places(made, "14 Mill Lane"), WINDOW) == []
    alone = client.post(address, {"letter": [second], "save": "yes"}).content
    tall, small = (max(one.bottom - one.top for one in places(of, "Our reference:")) for of in (made, alone))
    assert tall / small == pytest.approx(20 / 14, rel=0.03)
    assert (about(made)["tagged"], about(made)["ua"]) == ("True", "1")
    assert set(Message.objects.filter(pk__in=(first, second)).values_list("state", flat=True)) == {"to post"}


def test_a_run_holds_so_many_letters_says_so_and_leaves_the_rest_for_the_next(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.web.desk.posting.MOST", 2)
    (story, first), (_, second), (_, third) = waits(employers), waits(employers), waits(employers)
    address, client = f"/{employers.slug}/desk/post/", signed_in(IMANI)
    listed = client.get(address)
    assert "3 letters wait, and a run holds at most 2. The oldest 2 are chosen." in main_of(listed)
    assert re.findall(r'value="(\d+)" checked', listed.text) == [str(first), str(second)]
    for button in ("print", "save"):
        run = client.post(address, {"letter": [first, second, third], button: "yes"})
        assert "You chose 3 letters, and a run holds at most 2." in main_of(run)
        assert re.findall(r'name="letter" value="(\d+)"', run.text) == [str(first), str(second)]
    post(story, letter=[first, second], gone="yes")
    run = client.post(address, {"letter": [third], "print": "yes"})
    assert "a run holds at most" not in main_of(run)
    assert re.findall(r'name="letter" value="(\d+)"', run.text) == [str(third)]


def test_where_no_pdf_can_be_made_it_is_said_what_to_install_and_the_page_serves(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    story, number = waits(employers)
    for button in ("print", "save"):
        shown = post(story, letter=str(number), **{button: "yes"})
        assert "libpango-1.0-0" in shown
        assert "Save all as one PDF" not in shown
        assert shown.count("Ring Farah") == 1


ENCLOSE = "Enclose our procedure"


@pytest.fixture
def enclosing(tmp_path: Path, db: None) -> Place:
    """The employers' body, had its procedure to go with every acknowledgement."""
    folder = shutil.copytree(PROCEDURES / "west-midlands-employers", tmp_path / "west-midlands-employers")
    text, rule = (folder / "procedure.md").read_text(), "title: We have your complaint\n"
    assert text.count(rule) == 1
    (folder / "procedure.md").write_text(text.replace(rule, f"{rule}encloses: procedure\n"))
    return setup.organisation_from(folder, demo=True)


def test_nothing_is_said_of_the_procedure_where_it_does_not_go_with_the_letter(employers: Place) -> None:
    story, number = waits(employers)
    assert ENCLOSE not in post(story) + post(story, letter=str(number), print="yes")


def test_it_is_said_with_which_letters_the_procedure_goes_and_where_it_is_printed(enclosing: Place) -> None:
    _story, number = waits(enclosing, **{"value.formats": "print 16"})
    client, address = signed_in(IMANI), f"/{enclosing.slug}/desk/post/"
    version = naming(procedure_in_force(enclosing))
    listed = client.get(address)
    printed = client.post(address, {**hidden_in(listed), "letter": number, "print": "yes"})
    for page in (listed, printed):
        assert f"{ENCLOSE} : We have your complaint, WME-" in main_of(page)
        assert f'href="/{enclosing.slug}/how-it-works/print/?{version}&amp;size=16"' in page.text
    assert client.get(f"/{enclosing.slug}/how-it-works/print/?{version}&size=16").status_code == 200


def test_none_chosen_is_told(employers: Place) -> None:
    story = handed_over(employers)
    acknowledges(story, "letter")
    assert "Choose the letters to print" in post(story, print="yes")


def test_whoever_is_complained_about_finds_no_letter_and_cannot_note_it_as_gone(employers: Place) -> None:
    story = hidden(employers)
    for name in (ACCUSED, ELSEWHERE):
        client, address = signed_in(name), f"/{employers.slug}/desk/post/"
        page = client.get(address)
        assert "No letter waits" in main_of(page)
        sent = {**hidden_in(page), "letter": str(letter_of(story).pk)}
        for button in ("print", "save"):
            answer = client.post(address, {**sent, button: "yes"})
            assert "Ring Farah" not in held_by(answer)
        client.post(address, {**sent, "gone": "yes"})
        assert letter_of(story).state == "to post"


def hidden(here: Place) -> Story:
    """A letter to post on a case that is about Helen Abara."""
    story = handed_over(here)
    acknowledges(story, "letter")
    viewer = viewers.viewer(here, account(IMANI, "imani.cole@wme.example"), timezone.now())
    assert viewer
    named = Asked("name person", values={"people": (account(ACCUSED, "helen.abara@wme.example"),)})
    assert isinstance(door.act(here.slug, story.ref, named, viewer), Done)
    return story


def test_without_the_guard_anybody_finds_it(employers: Place, switch_off: SwitchOff) -> None:
    switch_off("not_excluded", lambda viewer: Q())
    with pytest.raises(AssertionError):
        test_whoever_is_complained_about_finds_no_letter_and_cannot_note_it_as_gone(employers)


@needs_pango
def test_without_the_guard_anybody_would_have_it_as_a_pdf(employers: Place, switch_off: SwitchOff) -> None:
    story = hidden(employers)
    switch_off("not_excluded", lambda viewer: Q())
    sent = {"letter": str(letter_of(story).pk), "save": "yes"}
    assert "Ring Farah" in held_by(signed_in(ACCUSED).post(f"/{employers.slug}/desk/post/", sent))


def test_a_letter_of_a_case_that_is_gone_is_no_fault(employers: Place) -> None:
    story = handed_over(employers)
    acknowledges(story, "letter")
    assert CaseRow.unscoped.filter(ref=story.ref).exists()
    assert post(story, letter="999999999999", gone="yes")
