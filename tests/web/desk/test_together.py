"""Doing one thing to several cases: shown first, each by the same door, left out with a reason, and nothing that decides."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from html import unescape
from io import StringIO

import pytest
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.text import slugify

from putright.core.casework import entries as e
from putright.core.casework.decide import CHAPTERS
from putright.people.names import account
from putright.register import access, door, journal, viewers
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, EntryRow, Party
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.together import acknowledging, printing
from putright.web.desk.together.chosen import MOST
from putright.web.desk.together.doing import TOGETHER
from tests.guards import SwitchOff
from tests.web.cast import main_of, signed_in
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db


def handed_over(here: Place, **answers: str) -> Story:
    """A complaint for which an acknowledgement is due, with somebody who has it."""
    story = Story(here, **answers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    return story


def viewer(here: Place, name: str = "Imani Cole") -> Viewer:
    """Somebody of the organisation as a viewer."""
    found = viewers.viewer(here, account(name, f"{name.lower().replace(' ', '.')}@wme.example"), timezone.now())
    assert found
    return found


class Desk:
    """Somebody at the list, who chooses cases and goes from form to form."""

    def __init__(self, here: Place, name: str = "Imani Cole") -> None:
        self.here, self.client = here, signed_in(name)

    def chooses(self, what: str, refs: Sequence[str]) -> HttpResponse:
        """What is shown first."""
        return self.client.post(self.address(what), {"case": list(refs), "back": "show=acknowledge"})

    def address(self, what: str) -> str:
        """Where it is done."""
        return f"/{self.here.slug}/desk/together/{what}/"

    def presses(self, what: str, page: HttpResponse, **more: str) -> HttpResponse:
        """A button of that page, with everything its form holds."""
        return self.client.post(self.address(what), {**hidden(page), **more})

    def acknowledges(self, refs: Sequence[str]) -> HttpResponse:
        """From the table over the first letter to the end."""
        letter = self.presses("acknowledge", self.chooses("acknowledge", refs), step="read")
        return self.presses("acknowledge", letter, step="do")


def hidden(page: HttpResponse) -> dict[str, list[str]]:
    """Every hidden input of a page, with all its values."""
    found: dict[str, list[str]] = {}
    inside = page.text.split("<main", 1)[1]
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', inside):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(unescape(value))
    return found


def letters(story: Story) -> list[e.LetterSent]:
    """The letters that a case has sent."""
    case = CaseRow.unscoped.get(ref=story.ref)
    return [entry for entry in journal.entries(case.pk) if isinstance(entry, e.LetterSent)]


def wants(name: str, **preferences: str) -> None:
    """What somebody asked for when they told us."""
    Party.objects.filter(name=name).update(preferences=preferences)


def test_several_cases_are_acknowledged_as_if_each_were_done_alone(employers: Place) -> None:
    alone, first, second = (handed_over(employers, **{"value.name": name}) for name in ("Al One", "Bo Two", "Cy Three"))
    desk = Desk(employers)
    shown = desk.chooses("acknowledge", [first.ref, second.ref])
    for part in (
        "Acknowledge: 2 cases",
        "We have your complaint",
        "By e-mail",
        "jo@mail.example",
        "Nothing is sent yet",
    ):
        assert part in main_of(shown), part
    letter = desk.presses("acknowledge", shown, step="read")
    assert "Letter 1 of 2" in main_of(letter)
    assert "Dear Bo Two" in main_of(letter)
    letter = desk.presses("acknowledge", letter, read="2")
    assert "Dear Cy Three" in main_of(letter)
    assert "Send 2" in main_of(letter)
    assert letters(first) == letters(second) == []
    result = desk.presses("acknowledge", letter, step="do")
    assert "> 2 sent Back" in main_of(result)
    farah = "Farah Khan, farah.khan@wme.example"
    sent = {"words.handler contact": farah, "value.channel": "email"}
    alone.does("Imani Cole", "send-letter/acknowledgement", **sent)
    same = {"at", "words"}
    kept = [letter.model_dump(exclude=same) for story in (alone, first, second) for letter in letters(story)]
    assert len(kept) == 3
    assert kept[0] == kept[1] == kept[2]
    assert [set(letter.words) for story in (alone, first) for letter in letters(story)] == [
        {"handler contact", "letter"}
    ] * 2
    assert "Dear Bo Two" in main_of(first.complainant.get(last_letter(first)))


def last_letter(story: Story) -> str:
    """The address of the letter that whoever complained may read."""
    number = story.tracked().text.split("/track/letter/")[1].split("/")[0]
    return f"/{story.here.slug}/track/letter/{number}/"


def test_sent_twice_each_case_has_one_entry_and_the_answer_is_the_same(employers: Place) -> None:
    stories = [handed_over(employers), handed_over(employers, request_key="b")]
    desk = Desk(employers)
    letter = desk.presses("acknowledge", desk.chooses("acknowledge", [one.ref for one in stories]), step="read")
    answers = [main_of(desk.presses("acknowledge", letter, step="do")) for _ in range(2)]
    assert answers[0] == answers[1]
    assert [len(letters(one)) for one in stories] == [1, 1]


REASONS = {
    "braille": ({"formats": "braille"}, "Needs Braille: write this one by hand"),
    "easy read": ({"formats": "print 16, easy read"}, "Needs Easy Read: write this one by hand"),
    "recording": ({"formats": "audio"}, "Needs a recording: make this one by hand"),
    "signed": ({"formats": "bsl"}, "Uses British Sign Language: see to this one by hand"),
    "interpreter": ({"formats": "interpreter"}, "Needs an interpreter or another language: see to this one by hand"),
    "language": ({"language": "Urdu"}, "Asked for Urdu: write this one by hand"),
}


@pytest.mark.parametrize(("wish", "why"), REASONS.values(), ids=REASONS)
def test_whoever_needs_more_than_a_plain_letter_is_left_out_with_the_reason(
    employers: Place, wish: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.web.letters.audio.is_installed", lambda: False)
    story = handed_over(employers)
    wants("Jo Field", **wish)
    desk = Desk(employers)
    shown = desk.chooses("acknowledge", [story.ref])
    assert why in main_of(shown)
    assert "None of these can be acknowledged now." in main_of(shown)
    assert why in main_of(desk.client.post(desk.address("acknowledge"), {"case": story.ref, "step": "do"}))
    assert letters(story) == []


def test_large_print_plain_english_and_a_recording_that_is_made_here_are_no_reason(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.web.letters.audio.is_installed", lambda: True)
    story = handed_over(employers)
    wants("Jo Field", formats="print 20, somebody with me, audio", language="English")
    assert "1 sent" in main_of(Desk(employers).acknowledges([story.ref]))


def test_each_case_that_cannot_be_acknowledged_stands_with_its_reason(employers: Place) -> None:
    early, done, lost = Story(employers), handed_over(employers), handed_over(employers, **{"value.name": "Lo St"})
    Desk(employers).acknowledges([done.ref])
    Party.objects.filter(name="Lo St").update(email="", address="")
    shown = main_of(Desk(employers).chooses("acknowledge", [early.ref, done.ref, lost.ref]))
    assert "3 left out" in shown
    for why in ("and the case is at", "It is acknowledged already.", "No address"):
        assert why in shown, why


def test_whoever_may_not_acknowledge_is_told_so(employers: Place) -> None:
    story = handed_over(employers)
    helen = Desk(employers, "Helen Abara").chooses("acknowledge", [story.ref])
    assert "You may not acknowledge this case." in main_of(helen)
    sent = {"case": story.ref, "step": "do"}
    assert "You may not acknowledge this case." in main_of(
        Desk(employers, "Helen Abara").client.post(helen.request["PATH_INFO"], sent)
    )
    assert letters(story) == []


def test_of_a_case_that_is_not_opened_yet_no_word_is_shown_and_it_can_only_be_handed_on(employers: Place) -> None:
    story, desk = handed_over(employers), Desk(employers, "Farah Khan")
    for what in TOGETHER:
        shown = desk.chooses(what, [story.ref])
        assert "The room was locked" not in shown.text, what
        assert "jo@mail.example" not in shown.text, what
        if what not in ("assign", "label"):
            assert "Say first whether you know anyone in this case." in main_of(shown), what
            sent = {"case": story.ref, "step": "do"}
            assert "The room was locked" not in main_of(desk.client.post(desk.address(what), sent)), what
    assert letters(story) == []
    to = {"value.to": viewer(employers, "Tom Reyes").person}
    given = desk.presses("assign", desk.chooses("assign", [story.ref]), step="do", **to)
    assert "1 assigned" in main_of(given)
    assert "The room was locked" not in given.text


def test_a_part_that_somebody_has_to_write_is_named(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    story = handed_over(employers)
    monkeypatch.setattr(acknowledging, "start", lambda *_: {})
    shown = main_of(Desk(employers).chooses("acknowledge", [story.ref]))
    assert "Something is missing: This letter does not say how to reach whoever is dealing with it." in shown


def test_a_letter_goes_by_post_where_that_is_the_only_way_or_was_asked_for(employers: Place) -> None:
    story, other = handed_over(employers), handed_over(employers, **{"value.name": "Post Person"})
    Party.objects.filter(name="Post Person").update(
        address="1 Any Street\nBirmingham", preferences={"reply by": "post"}
    )
    desk = Desk(employers)
    letter = desk.presses("acknowledge", desk.chooses("acknowledge", [story.ref, other.ref]), step="read")
    assert "Send 1, print 1" in main_of(letter)
    result = desk.presses("acknowledge", letter, step="do")
    assert "1 sent, 1 to be printed" in main_of(result)
    assert "Dear Post Person" in main_of(result)
    assert "It waits under Post." in main_of(result)
    assert f'href="/{employers.slug}/desk/post/">Letters to post</a></p>' in result.text
    waits = main_of(desk.client.get(f"/{employers.slug}/desk/post/"))
    assert ("Post Person, 1 Any Street, Birmingham" in waits, "Jo Field" in waits) == (True, False)
    assert "Print their letters here now" not in main_of(result)
    assert "Dear Jo Field" not in main_of(result)
    assert [letter.channel for one in (story, other) for letter in letters(one)] == ["email", "letter"]


def test_a_letter_is_printed_also_by_whoever_does_not_see_the_case_any_more(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, desk = handed_over(employers), Desk(employers)
    Party.objects.filter(name="Jo Field").update(email="", address="1 Any Street")
    letter = desk.presses("acknowledge", desk.chooses("acknowledge", [story.ref]), step="read")
    monkeypatch.setattr(printing, "page_of", lambda *_: None)
    result = main_of(desk.presses("acknowledge", letter, step="do"))
    assert "1 to be printed" in result
    assert "Dear Jo Field" in result
    assert "You do not see some of these cases any more. Print their letters here now" in result


def test_what_changed_in_between_is_left_out_with_its_reason(employers: Place) -> None:
    story, other = handed_over(employers), handed_over(employers)
    desk = Desk(employers)
    letter = desk.presses("acknowledge", desk.chooses("acknowledge", [story.ref, other.ref]), step="read")
    moved = Asked("assign", values={"to": viewer(employers, "Tom Reyes").person})
    assert isinstance(door.act(employers.slug, story.ref, moved, viewer(employers, "Farah Khan")), Done)
    result = main_of(desk.presses("acknowledge", letter, step="do"))
    assert "1 sent, 1 left out" in result
    assert "Something happened in this case while you were looking: look at it again." in result
    assert letters(story) == []


def test_one_that_is_left_out_while_reading_is_not_sent(employers: Place) -> None:
    story, other = handed_over(employers), handed_over(employers, **{"value.name": "Not Now"})
    desk = Desk(employers)
    letter = desk.presses("acknowledge", desk.chooses("acknowledge", [story.ref, other.ref]), step="read")
    letter = desk.presses("acknowledge", letter, without=other.ref)
    assert "Letter 1 of 1" in main_of(letter)
    assert "1 sent" in main_of(desk.presses("acknowledge", letter, step="do"))
    assert letters(other) == []


def test_a_case_that_is_not_seen_is_as_if_it_were_not_there(employers: Place) -> None:
    seen, hidden_one = handed_over(employers), Story(employers, **{"value.name": "Secret Person"})
    named = Asked("name person", values={"people": (viewer(employers, "Helen Abara").person,)})
    assert isinstance(door.act(employers.slug, hidden_one.ref, named, viewer(employers)), Done)
    desk = Desk(employers, "Helen Abara")
    for what in TOGETHER:
        with_it = desk.chooses(what, [seen.ref, hidden_one.ref, "nothing"])
        without = desk.chooses(what, [seen.ref])
        assert len(main_of(with_it)) == len(main_of(without)), what
        assert "Secret" not in with_it.text
        assert hidden_one.ref not in with_it.text
    for what in TOGETHER:
        assert desk.chooses(what, [hidden_one.ref]).status_code == 302, what
    assert EntryRow.objects.filter(case__ref=hidden_one.ref).count() == entries_of(hidden_one)


def test_with_the_guard_off_it_would_be_met(employers: Place, switch_off: SwitchOff) -> None:
    story = Story(employers)
    named = Asked("name person", values={"people": (viewer(employers, "Helen Abara").person,)})
    assert isinstance(door.act(employers.slug, story.ref, named, viewer(employers)), Done)
    switch_off("not_excluded", lambda _viewer: Q())
    for what in TOGETHER:
        assert "The room was locked" in Desk(employers, "Helen Abara").chooses(what, [story.ref]).text or what in (
            "assign",
            "label",
        )


def entries_of(story: Story) -> int:
    """How many entries a case has."""
    return CaseRow.unscoped.get(ref=story.ref).sequence


def test_nothing_else_than_the_closed_list_is_done_to_several_whatever_is_posted(employers: Place) -> None:
    assert set(TOGETHER) == {"acknowledge", "assign", "label", "export", "addresses"}
    story, desk = handed_over(employers), Desk(employers)
    before = entries_of(story)
    offered = {slugify(name) for name in CHAPTERS} - set(TOGETHER)
    for what in (*sorted(offered), "close", "outcome", "send", "delete"):
        for step in ("", "do"):
            answer = desk.client.post(desk.address(what), {"case": story.ref, "step": step, "value.option": "close"})
            assert answer.status_code == 404, what
    assert entries_of(story) == before
    smuggled = {
        "case": story.ref, "step": "do", "action": "confirm outcome", "about": "outcome", "name": "decide",
        "value.word": "upheld", "value.option": "close", "letter": "outcome",
    }  # fmt: skip
    desk.client.post(desk.address("acknowledge"), smuggled)
    made = journal.entries(CaseRow.unscoped.get(ref=story.ref).pk)[before:]
    assert {type(entry) for entry in made} <= {e.LetterSent, e.Promised}
    assert [entry.letter for entry in made if isinstance(entry, e.LetterSent)] == ["acknowledgement"]


def test_more_than_a_hundred_at_a_time_are_refused(employers: Place) -> None:
    answer = Desk(employers).client.post(
        Desk(employers).address("export"), {"case": [f"case{number}" for number in range(MOST + 1)]}, follow=True
    )
    assert "Choose 100 cases or fewer at a time." in main_of(answer)


def test_without_a_choice_one_is_led_back_to_the_list_as_it_was(employers: Place) -> None:
    answer = Desk(employers).chooses("export", [])
    assert answer["Location"] == f"/{employers.slug}/desk/?show=acknowledge"


def test_cases_are_assigned_only_where_each_may_be_and_to_whom_may_have_it(employers: Place) -> None:
    first, second = handed_over(employers), handed_over(employers)
    tom = viewer(employers, "Tom Reyes").person
    named = Asked("name person", values={"people": (tom,)})
    assert isinstance(door.act(employers.slug, second.ref, named, viewer(employers)), Done)
    desk = Desk(employers, "Farah Khan")
    asked = desk.chooses("assign", [first.ref, second.ref])
    assert "Tom Reyes" in asked.text
    shown = desk.presses("assign", asked, step="check", **{"value.to": tom})
    assert "Tom Reyes cannot have this case." in main_of(shown)
    assert "Assign 1 to Tom Reyes" in main_of(shown)
    before = [entries_of(one) for one in (first, second)]
    result = desk.presses("assign", shown, step="do")
    assert "1 assigned, 1 left out" in main_of(result)
    assert [entries_of(one) for one in (first, second)] == [before[0] + 1, before[1]]
    assert "Tom Reyes" in first.case("Imani Cole")


def test_whoever_has_not_got_the_case_may_not_hand_it_on(employers: Place) -> None:
    story = handed_over(employers)
    desk = Desk(employers)
    before = entries_of(story)
    assert "You may not hand this case on." in main_of(desk.chooses("assign", [story.ref]))
    sent = {"case": story.ref, "step": "do", "value.to": viewer(employers, "Farah Khan").person}
    assert "You may not hand this case on." in main_of(desk.client.post(desk.address("assign"), sent))
    assert entries_of(story) == before


def test_somebody_of_another_organisation_is_not_named(employers: Place, migrants: Place) -> None:
    story = handed_over(employers)
    stranger = re.findall(r'name="person" value="([^"]+)"', Client().get(f"/{migrants.slug}/desk/sign-in/").text)
    desk = Desk(employers, "Farah Khan")
    asked = desk.chooses("assign", [story.ref])
    before = entries_of(story)
    for person in [*stranger, "nobody", account("Some Body", "some.body@elsewhere.example")]:
        answer = desk.presses("assign", asked, step="do", **{"value.to": person})
        assert "Some Body" not in answer.text
        assert "choose one of the answers listed" in main_of(answer)
    assert entries_of(story) == before


def test_the_file_of_the_chosen_holds_no_formula_and_is_noted(employers: Place) -> None:
    story, other = handed_over(employers, **{"words.what happened": "=1+1"}), handed_over(employers)
    desk = Desk(employers)
    shown = desk.chooses("export", [story.ref])
    assert "The file holds personal data" in main_of(shown)
    assert "export" not in {one.what for one in access.of_case(viewer(employers), story.ref)}
    answer = desk.presses("export", shown, step="do")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.reader(StringIO(text)))
    assert len(lines) == 2
    assert lines[1][4] == "'=1+1"
    assert "export" in {one.what for one in access.of_case(viewer(employers), story.ref)}
    assert "export" not in {one.what for one in access.of_case(viewer(employers), other.ref)}


def test_address_labels_are_printed_of_those_who_have_an_address(employers: Place) -> None:
    story, other = handed_over(employers), handed_over(employers, **{"value.name": "Post Person"})
    Party.objects.filter(name="Post Person").update(address="1 Any Street\nBirmingham")
    desk = Desk(employers)
    shown = desk.chooses("addresses", [story.ref, other.ref])
    assert "No address" in main_of(shown)
    sheet = main_of(desk.presses("addresses", shown, step="do"))
    assert "Post Person 1 Any Street Birmingham" in sheet
    assert "Jo Field" not in sheet


def test_the_boxes_are_all_ticked_by_a_link(employers: Place) -> None:
    story = handed_over(employers)
    page = Desk(employers).client.get(f"/{employers.slug}/desk/?kind=complaint")
    box = f'<input type="checkbox" name="case" value="{story.ref}"'
    assert f"{box}>" in page.text
    assert "/desk/?kind=complaint&amp;all=yes" in page.text
    assert f"{box} checked>" in Desk(employers).client.get(f"/{employers.slug}/desk/?kind=complaint&all=yes").text
