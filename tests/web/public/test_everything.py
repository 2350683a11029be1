"""Everything about a case as one file, and as a PDF in large print (DUD-11): what the person may know, and nothing else."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from putright.register.organisations import Place
from putright.web.letters import pdf
from putright.web.public import everything
from tests.web.cast import complain, hidden_in, main_of, signed_in
from tests.web.letters.papers import about, pages, places, tags
from tests.web.letters.test_saving import needs_pango
from tests.web.test_journey import Story, acknowledge
from tests.web.walking import text_of


def packed(here: Place, client: Client) -> ZipFile:
    """The file as it is saved."""
    answer = client.get(reverse("public-everything", args=[here.slug]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def test_it_holds_the_words_the_letters_and_the_files(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    address = f"/{employers.slug}/track/do/record-communication/-/"
    form = hidden_in(story.complainant.get(address))
    sent = {**form, "words.message": "See this", "file": SimpleUploadedFile("door.txt", b"locked")}
    story.complainant.post(address, sent)
    found = packed(employers, story.complainant)
    page = found.read("everything.html").decode()
    for part in ("The room was locked &lt;again&gt;.", "Ring Farah on 01234 555 010", "See this", "Seal of the record"):
        assert part in page, part
    (file,) = [name for name in found.namelist() if name.startswith("files/")]
    assert file.endswith("door.txt")
    assert found.read(file) == b"locked"
    assert f'href="{file}"' in page
    if "everything.pdf" in found.namelist():
        assert "door.txt" in text_of(found.read("everything.pdf"))


def test_it_holds_no_note_for_colleagues(employers: Place) -> None:
    client = Client()
    reference, _ = complain(employers, client)
    desk, case = signed_in("Imani Cole"), f"/{employers.slug}/desk/case/{reference.replace('-', '')}/"
    form = desk.get(f"{case}do/add-note/-/main/")
    desk.post(f"{case}do/add-note/-/main/", {**hidden_in(form), "words.note": "A zanzibar of a case"})
    assert "zanzibar" in desk.get(case).text
    found = packed(employers, client)
    assert all("zanzibar" not in text_of(found.read(name)) for name in found.namelist())
    assert "zanzibar" not in text_of(client.get(reverse("public-everything-pdf", args=[employers.slug])).content)


def test_nobody_gets_it_without_having_opened_the_case(employers: Place) -> None:
    complain(employers)
    assert Client().get(reverse("public-everything", args=[employers.slug])).status_code == 302


def test_it_can_be_read_and_printed_as_one_page_too(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    assert reverse("public-everything-read", args=[employers.slug]) in story.tracked().text
    said = main_of(story.complainant.get(reverse("public-everything-read", args=[employers.slug])))
    for part in (
        "You told us",
        "Ring Farah on 01234 555 010",
        "The dates, and how they were worked out",
        "Working day 1 is",
    ):
        assert part in said, part
    assert Client().get(reverse("public-everything-read", args=[employers.slug])).status_code == 302


def acknowledged(here: Place, **answers: str) -> Story:
    """A complaint that was acknowledged."""
    story = Story(here, **answers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    return story


def number(story: Story) -> str:
    """What the case is called on what goes out."""
    found = re.search(r"WME-\d{4}-\d{5}", main_of(story.tracked()))
    assert found
    return found[0]


@needs_pango
def test_it_can_be_saved_as_a_tagged_pdf_with_the_same_words_from_its_page_and_in_the_file(employers: Place) -> None:
    story = acknowledged(employers)
    address = reverse("public-everything-pdf", args=[employers.slug])
    assert (
        f'href="{address}?size=20"'
        in story.complainant.get(reverse("public-everything-read", args=[employers.slug])).text
    )
    answer = story.complainant.get(address)
    reference = number(story)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{reference}.pdf"'
    for made in (answer.content, packed(employers, story.complainant).read("everything.pdf")):
        said = " ".join(pages(made))
        for part in (
            "The room was locked <again>.",
            "Ring Farah on 01234 555 010",
            "Working day 1 is",
            "Seal of the record:",
        ):
            assert part in said, (part, said)
        told = about(made)
        assert (told["title"], told["tagged"], told["ua"]) == (
            f"Everything about your case – {reference}",
            "True",
            "1",
        )
        assert {"H1", "H2", "H3", "H4", "L", "BlockQuote"} <= set(tags(made))
    assert Client().get(address).status_code == 302


@needs_pango
def test_the_pdf_is_in_the_size_they_asked_for_once_or_chose(employers: Place) -> None:
    story = acknowledged(employers, **{"value.formats": "print 16"})
    address = reverse("public-everything-pdf", args=[employers.slug])
    made = {asked: story.complainant.get(address + asked).content for asked in ("", "?size=14", "?size=16", "?size=20")}
    made["in the file"] = packed(employers, story.complainant).read("everything.pdf")
    height = {asked: max(one.bottom - one.top for one in places(of, "Everything")) for asked, of in made.items()}
    assert height["?size=14"] < height[""] == height["?size=16"] == height["in the file"] < height["?size=20"]


@needs_pango
def test_what_is_too_long_for_a_pdf_is_read_and_printed_and_says_so(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, page = acknowledged(employers), reverse("public-everything-read", args=[employers.slug])
    too_long = "This is too long to be made a PDF here."
    assert too_long not in main_of(story.complainant.get(page))
    monkeypatch.setattr(everything, "LONGEST", 1000)
    shown = story.complainant.get(page)
    assert too_long in main_of(shown)
    assert "everything/pdf/" not in shown.text
    assert story.complainant.get(reverse("public-everything-pdf", args=[employers.slug])).headers["Location"] == page
    assert packed(employers, story.complainant).namelist() == ["everything.html", "SHA256SUMS"]


def test_where_no_pdf_can_be_made_the_page_and_the_file_serve(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    story = acknowledged(employers)
    page = reverse("public-everything-read", args=[employers.slug])
    assert "everything/pdf/" not in story.complainant.get(page).text
    assert story.complainant.get(reverse("public-everything-pdf", args=[employers.slug])).headers["Location"] == page
    assert packed(employers, story.complainant).namelist() == ["everything.html", "SHA256SUMS"]
