"""DUD-8, DUD-3.b, WME-1.4: a copy for contractors and partners holds chosen parts and no name, and is checked when it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from html import unescape

import pytest
from django.http import HttpResponse

from putright.core.casework import entries as e
from putright.core.reporting.anonymise import Piece
from putright.people.names import account
from putright.register import sharing
from putright.register.organisations import Place
from putright.web.copies import nameless
from putright.web.letters import pdf
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.desk.test_copying import NOTE, entries, last, read
from tests.web.desk.test_desk import desk
from tests.web.letters.papers import about, pages
from tests.web.letters.test_saving import needs_pango
from tests.web.test_journey import PROMISE, PROMISED, Story, find
from tests.web.test_who_sees import ACCUSED, does

CANARIES = ("zubaida", "quill", "0100 555 0199", "z.quill@mail.example", "qx1 9zz", "4 plum lane")
TOLD = (
    "My name is Zubaida Quill. ZUBAIDA’S room at 4 Plum Lane, Anytown QX1 9ZZ was locked. "
    "Ring 01005550199 or z.quill@mail.example, or my sister on 07700 900456."
)
FIRM = {"value.to whom": "Tidy Halls Limited"}


@pytest.fixture
def story(employers: Place) -> Story:
    """A complaint that was looked into, of somebody whose name is an unusual one."""
    given = {
        "value.name": "Zubaida Quill", "value.email": "z.quill@mail.example", "value.telephone": "0100 555 0199",
        "words.address": "4 Plum Lane\nAnytown\nQX1 9ZZ", "words.what happened": TOLD,
    }  # fmt: skip
    story = Story(employers, **given)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    find(story)
    story.does("Farah Khan", "agree-action/putting-right", **PROMISE)
    does(story, "add note", words={"note": NOTE})
    return story


class Desk:
    """A colleague who makes a copy."""

    def __init__(self, story: Story, reader: str = "contractor") -> None:
        self.client = signed_in("Farah Khan")
        self.address = desk(story.here, f"case/{story.ref}/copy/{reader}/")
        self.given: dict[str, object] = {}

    def sees(self, *parts: str) -> HttpResponse:
        form = self.client.get(self.address)
        self.given = {**hidden_in(form), **FIRM, "value.parts": list(parts)}
        return self.client.post(self.address, self.given)

    def makes(self, **words: str) -> HttpResponse:
        sent = {f"words.{part}": text for part, text in words.items()}
        return self.client.post(self.address, {**self.given, **sent, "step": "make"}, follow=True)


def text_of(page: HttpResponse, part: str) -> str:
    """What stands in the field of a part."""
    return unescape(page.text.split(f'name="words.{part}"')[1].split(">\n", 1)[1].split("</textarea>")[0])


def test_everything_that_tells_who_somebody_is_is_left_out_and_marked(story: Story) -> None:
    page = Desk(story).sees("told", "points", "remedies")
    assert "<mark>the person who complained</mark>" in page.text
    assert "<mark>[telephone number left out]</mark>" in page.text
    going = text_of(page, "told")
    assert "My name is the person who complained. the person who complained’s room at [address left out]" in going
    for canary in (*CANARIES, "07700"):
        assert canary not in main_of(page).lower().replace("’", "'"), canary
    assert NOTE not in page.text


def test_only_the_chosen_parts_go(story: Story) -> None:
    colleague = Desk(story)
    page = colleague.sees("remedies")
    assert PROMISED in text_of(page, "remedies")
    made = main_of(colleague.makes(remedies=text_of(page, "remedies")))
    assert PROMISED in made
    assert "locked" not in made
    assert "It was locked on three days." not in made


def test_what_went_to_whom_is_recorded_and_can_be_saved_as_it_went(story: Story) -> None:
    colleague = Desk(story)
    page = colleague.sees("findings", "told")
    made = colleague.makes(findings=text_of(page, "findings"), told=text_of(page, "told"))
    seen = entries(story)[-1]
    assert isinstance(seen.entry, e.CopyMade)
    assert (seen.entry.reader, set(seen.entry.parts)) == ("contractor", {"findings", "told"})
    assert seen.words("to whom") == "Tidy Halls Limited"
    saved = colleague.client.get(f"{made.request['PATH_INFO']}?save=yes")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert hashlib.sha256(saved.content).hexdigest() == seen.entry.sha256
    assert "It was locked on three days." in read(saved.text)
    assert not [canary for canary in CANARIES if canary in saved.text.lower()]
    assert "A copy without names was made for a contractor" in story.case("Farah Khan")
    assert "Tidy Halls" not in main_of(story.tracked())


def test_more_can_be_left_out_and_nothing_put_in(story: Story) -> None:
    colleague = Desk(story)
    colleague.sees("findings")
    before = last(story)
    wrong = colleague.makes(findings="Point 1: upheld Zubaida")
    assert "Only leave out more. This was not there: ‘Zubaida’" in main_of(wrong)
    assert "<mark>Zubaida</mark>" in wrong.text
    assert last(story) == before
    made = main_of(colleague.makes(findings="Point 1: upheld [left out]"))
    assert "Point 1: upheld [left out]" in made
    assert "three days" not in made


def test_what_is_left_of_somebody_is_found_in_what_really_goes_and_refused(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the leaving out did nothing at all."""
    monkeypatch.setattr(nameless, "leave_out", lambda text, _known: (Piece(text),))
    colleague, before = Desk(story), last(story)
    page = colleague.sees("told")
    wrong = colleague.makes(told=text_of(page, "told"))
    assert "This still tells who somebody is. Take it out:" in main_of(wrong)
    for words in ("Zubaida Quill", "01005550199", "z.quill@mail.example", "07700 900456"):
        assert f"<mark>{words}" in wrong.text
    assert last(story) == before


def test_without_the_check_they_would_have_gone(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: Callable[..., tuple[str, ...]] = lambda *_: ()  # noqa: E731
    monkeypatch.setattr(nameless, "leave_out", lambda text, _known: (Piece(text),))
    monkeypatch.setattr(sharing, "still_there", nothing)
    colleague = Desk(story)
    page = colleague.sees("told")
    made = main_of(colleague.makes(told=text_of(page, "told")))
    assert "Zubaida Quill" in made
    assert "01005550199" in made


@needs_pango
def test_it_can_be_saved_as_a_pdf_that_names_nobody_and_bears_no_reference(story: Story) -> None:
    made = went(story)
    said = " ".join(pages(made))
    assert "About a complaint" in said
    assert "My name is the person who complained." in said
    assert not [canary for canary in (*CANARIES, "07700", story.reference.lower()) if canary in said.lower()]
    told = about(made)
    assert (told["tagged"], told["ua"], told["subject"]) == ("True", "1", "")
    assert told["title"] == f"About a complaint – {story.here.name}"


@needs_pango
def test_without_the_check_the_pdf_would_name_them(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nameless, "leave_out", lambda text, _known: (Piece(text),))
    monkeypatch.setattr(sharing, "still_there", lambda *_: ())
    said = " ".join(pages(went(story))).lower()
    assert [canary for canary in CANARIES if canary in said] == [
        "zubaida",
        "quill",
        "z.quill@mail.example",
        "qx1 9zz",
        "4 plum lane",
    ]


def went(story: Story) -> bytes:
    """A copy of what was told, as a PDF from its page."""
    colleague = Desk(story)
    made = colleague.makes(told=text_of(colleague.sees("told"), "told"))
    assert f'href="{made.request["PATH_INFO"]}?save=pdf"' in made.text
    answer = colleague.client.get(f"{made.request['PATH_INFO']}?save=pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="copy.pdf"'
    return answer.content


def test_where_no_pdf_can_be_made_the_page_serves(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    colleague = Desk(story)
    made = colleague.makes(told=text_of(colleague.sees("told"), "told"))
    assert "?save=pdf" not in made.text
    assert "libpango-1.0-0" in main_of(made)
    assert "About a complaint" in main_of(colleague.client.get(f"{made.request['PATH_INFO']}?save=pdf"))


def test_a_name_made_by_leaving_out_what_stood_between_is_found(story: Story) -> None:
    does(story, "record communication", values={"channel": "email"}, words={"message": "Go to quil l 7"})
    colleague, before = Desk(story), last(story)
    page = colleague.sees("told")
    parts = text_of(page, "told")
    assert "quil l 7" in parts
    assert "Only leave out more" in main_of(colleague.makes(told=parts.replace("quil l", "quill")))
    assert last(story) == before


def test_whoever_is_complained_about_is_not_named_either(story: Story) -> None:
    does(story, "record communication", values={"channel": "email"}, words={"message": "It was Helen who laughed."})
    assert "It was Helen who laughed." in text_of(Desk(story).sees("told"), "told")
    does(story, "name person", values={"people": (account(*ACCUSED),)})
    assert "It was the person complained about who laughed." in text_of(Desk(story).sees("told"), "told")


def test_nobody_is_told_nothing(story: Story) -> None:
    colleague, before = Desk(story), last(story)
    colleague.sees("told")
    assert "Nothing would go" in main_of(colleague.makes(told="  "))
    assert last(story) == before


def test_what_looks_like_a_name_that_nobody_knows_here_is_pointed_out(story: Story) -> None:
    does(
        story,
        "record communication",
        values={"channel": "email"},
        words={"message": "I asked for Ben Carstairs twice."},
    )
    assert "These look like names. Leave them out if they are: Ben Carstairs" in main_of(Desk(story).sees("told"))


def test_which_parts_and_who_will_have_it_must_be_said(story: Story) -> None:
    colleague = Desk(story)
    form = hidden_in(colleague.client.get(colleague.address))
    said = main_of(colleague.client.post(colleague.address, form))
    assert "Answer the question: Which parts go?" in said
    assert "Answer the question: Who will have it?" in said


def test_a_copy_is_read_again_only_by_those_who_may_make_one(story: Story) -> None:
    colleague = Desk(story)
    page = colleague.sees("told")
    where = colleague.makes(told=text_of(page, "told")).request["PATH_INFO"]
    assert signed_in("Imani Cole").get(where).status_code == 200
    assert signed_in("Owen Hart").get(where).status_code == 404
    assert signed_in("Imani Cole").get(desk(story.here, f"case/{story.ref}/copied/1/")).status_code == 404
