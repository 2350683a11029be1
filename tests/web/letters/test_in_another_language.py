"""A letter in another language of the procedure: all of it, whatever way it goes, or it does not go."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from django.utils import timezone

from putright.core.casework import entries as e
from putright.core.procedure.load import load_text
from putright.core.procedure.model.languages import texts
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import Part
from putright.register import journal, lists, procedures
from putright.register.models import CaseRow, Message, Party
from putright.register.organisations import Place, place
from putright.web.desk import writing
from putright.web.letters.composing import addressee
from putright.web.letters.languages import written_in
from putright.web.letters.parts import ORDER, _headings
from putright.web.letters.pdf import pdf
from putright.web.letters.sheet import Sheet, html, sheet
from putright.web.letters.spoken import spoken
from tests.web.cast import main_of, signed_in
from tests.web.conftest import PROCEDURES
from tests.web.desk.test_posting import IMANI
from tests.web.desk.test_together import Desk, viewer
from tests.web.letters.papers import about
from tests.web.letters.test_saving import needs_pango
from tests.web.test_journey import CONTACT, Story

pytestmark = pytest.mark.django_db
DOCUMENT = (PROCEDURES / "west-midlands-employers" / "procedure.md").read_text(encoding="utf-8")
WRITTEN = load_text(DOCUMENT, "procedure.md")
TITLE = WRITTEN.the(Letter, "acknowledgement").words
OURS = re.compile(
    r"Thank you|Our reference|Who is dealing|When you will hear|Yours sincerely|Ring us|Seal of the record"
)
"""What Putright says in a letter in English."""


def in_welsh(here: Place, *left_out: str) -> Place:
    """The organisation with a version of its procedure that says all it says in Welsh too, as far as a test can tell."""
    said = {text for rule in WRITTEN.rules for text in texts(rule)} - set(left_out)
    says = json.dumps({text: f"⟨{text}⟩" for text in sorted(said)}, ensure_ascii=False)
    front = f"\nversion: dwy\nin force from: {timezone.localdate()}\n"
    head = re.sub(r"\nversion: .+\nin force from: .+\n", front, DOCUMENT)
    procedures.keep(here, f"{head}\n```rule\nlanguage: welsh\ntitle: Cymraeg\ncode: cy\nsays: {says}\n```\n".encode())
    return place(here.slug)


def asks_for(here: Place, language: str) -> Story:
    """A complaint of somebody who asked for a language, registered."""
    story = Story(here)
    Party.objects.update(preferences={"language": language})
    story.does(IMANI, "decide/hand-over", **{"value.option": "written complaint"})
    return story


def sent(story: Story) -> e.LetterSent:
    found = journal.entries(CaseRow.unscoped.get(ref=story.ref).pk)
    return next(one for one in reversed(list(found)) if isinstance(one, e.LetterSent))


def acknowledges(story: Story, channel: str, step: str = "send") -> str:
    """What the page says after the form went as it was begun, with the way the letter goes."""
    begun = re.search(r'value="(cy)"[^>]*(?:selected|checked)', form(story))
    values = {**CONTACT, "value.channel": channel, "value.language": begun[1] if begun else ""}
    page = story.form(IMANI, "send-letter/acknowledgement", values, step)
    return main_of(page) if page.status_code == 200 else story.case(IMANI)


def form(story: Story) -> str:
    return signed_in(IMANI).get(f"/{story.here.slug}/desk/case/{story.ref}/do/send-letter/acknowledgement/main/").text


def the_sheet(story: Story) -> Sheet:
    seen = lists.case_page(viewer(story.here), story.ref, timezone.now())
    number = next(one.sequence for one in seen.entries if isinstance(one.entry, e.LetterSent))
    found = sheet(seen, number, addressee(seen))
    assert found
    return found


def test_whoever_asked_for_a_language_of_the_procedure_is_written_to_in_it(employers: Place) -> None:
    story = asks_for(in_welsh(employers), "Welsh")
    preview = acknowledges(story, "email", step="")
    assert "Diolch am ddweud wrthym" in preview
    acknowledges(story, "email")
    assert sent(story).language == "cy"


def test_the_message_speaks_it_from_its_subject_to_its_last_line(employers: Place) -> None:
    acknowledges(asks_for(in_welsh(employers), "Cymraeg"), "email")
    message = Message.objects.exclude(sequence=None).latest("pk")
    assert message.subject.startswith("Mae gennym yr hyn a anfonoch")
    assert "Annwyl" in message.words
    assert "Sêl y cofnod" in message.words
    assert not OURS.search(message.words)


def test_their_page_shows_it_as_what_it_is_whatever_the_page_speaks(employers: Place) -> None:
    story = asks_for(in_welsh(employers), "cy")
    acknowledges(story, "letter")
    found = re.search(r'href="([^"]+/track/letter/\d+/)"', story.tracked().text)
    assert found
    page = story.complainant.get(found[1]).text
    letter = re.search(r'<div lang="cy" dir="ltr">.*?</article>', page, re.DOTALL)
    assert letter
    assert "Ein cyfeirnod" in letter[0]
    assert not OURS.search(letter[0])
    whole = story.complainant.get(f"/{story.here.slug}/track/everything/read/")
    assert '<article lang="cy"' in whole.text


@needs_pango
def test_on_paper_and_read_out_it_is_marked_with_its_language(employers: Place) -> None:
    story = asks_for(in_welsh(employers), "Welsh")
    acknowledges(story, "letter")
    paper = the_sheet(story)
    made = about(pdf(html(paper, 14)))
    assert (made["language"], made["ua"]) == ("cy", "1")
    assert made["title"].startswith("⟨")
    assert paper.signed
    assert paper.spoken_in == "cy"
    assert "Ein cyfeirnod" in spoken(paper)


def test_a_letter_half_of_which_would_be_in_another_language_is_refused_with_what_is_missing(employers: Place) -> None:
    refused = acknowledges(asks_for(in_welsh(employers, TITLE), "Welsh"), "email")
    assert f"The procedure does not say this in Cymraeg yet: {TITLE}" in refused
    assert not Message.objects.exclude(sequence=None).exists()


def test_with_that_guard_off_it_would_go(employers: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "not_in_language", lambda record: None)
    acknowledges(asks_for(in_welsh(employers, TITLE), "Welsh"), "email")
    assert Message.objects.exclude(sequence=None).exists()


def test_where_the_procedure_has_no_letters_in_it_nobody_is_asked_and_a_translation_is_a_task(employers: Place) -> None:
    story = asks_for(employers, "Welsh")
    assert "The language it is in" not in form(story)
    acknowledges(story, "letter")
    assert sent(story).language == ""
    assert "This letter in Welsh is still to be made." in story.case(IMANI)


def test_where_it_goes_in_their_language_no_translation_is_to_be_made(employers: Place) -> None:
    story = asks_for(in_welsh(employers), "Welsh")
    acknowledges(story, "letter")
    assert "This letter in" not in story.case(IMANI)


def test_several_are_acknowledged_at_once_each_in_its_language(employers: Place) -> None:
    here = in_welsh(employers)
    story = asks_for(here, "Welsh")
    desk = Desk(here)
    shown = main_of(desk.chooses("acknowledge", [story.ref]))
    assert "by hand" not in shown
    assert "By e-mail" in shown


def test_every_part_has_its_heading_in_every_language_that_is_offered() -> None:
    assert set(get_args(Part)) - set(_headings()) == set()
    english, with_words = _headings(), [part for part, words in _headings().items() if words]
    with written_in("cy"):
        welsh = _headings()
    assert [part for part in with_words if welsh[part] == english[part]] == []
    assert set(ORDER) <= set(welsh)
