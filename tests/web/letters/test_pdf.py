"""A letter as a PDF: tagged for screen readers, in large print, its address behind the window of an envelope."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from putright.core.casework.letter_text import Line
from putright.register.organisations import Contact
from putright.register.parties import PartySeen
from putright.web.letters import pdf as paper
from putright.web.letters.pdf import NotInstalled, pdf
from putright.web.letters.sheet import Sheet, address_lines, html
from tests.web.letters.papers import Place, about, pages, places, tags

CONTACT = Contact("01632 960000", "9 to 5", "help@charity.example", ("The Charity", "1 Any Street", "London"))
WORDS = (
    Line("Dear Jo Field"), Line("Our decision", heading=True), Line("Your complaint is <upheld>."),
    Line("Why", heading=True), Line("Nobody had the key.\nIt was found on 4 November 2026."),
    Line("Yours sincerely"), Line("Farah Khan"),
)  # fmt: skip
LETTER = Sheet(
    "The Charity", CONTACT, ("Ms J Field", "14 Mill Lane", "Madeupton", "ZZ9 9ZZ"), "Our answer to your complaint",
    "TC-2026-0012", date(2026, 10, 21), WORDS, seal="57-3f9a1c2b4d5e6f70",
)  # fmt: skip
SIZES = (14, 16, 20)
WINDOW = Place(left=20, top=50, right=100, bottom=87)
"""What a DL window shows of A4 folded twice, wherever it has slid: from 20 to 100 mm and, by DIN 680, from 50 to 84 mm."""
BEHIND = Place(left=10, top=39, right=110, bottom=95)
"""What it can show at all."""


@pytest.fixture(autouse=True)
def _is_here() -> None:
    if not paper.is_installed():
        pytest.skip(str(paper.HOW_TO_INSTALL))


def many() -> Sheet:
    """A letter of several pages."""
    return replace(
        LETTER,
        lines=(*WORDS[:-2], *(Line(f"Paragraph {number}. {'Words. ' * 40}") for number in range(20)), *WORDS[-2:]),
    )


@pytest.mark.parametrize("size", SIZES)
def test_a_screen_reader_finds_its_headings_paragraphs_language_and_title(size: int) -> None:
    made = pdf(html(LETTER, size))
    assert about(made) == {
        "title": "Our answer to your complaint – TC-2026-0012", "author": "The Charity",
        "subject": "Seal of the record: 57-3f9a1c2b4d5e6f70", "language": "en-gb",
        "tagged": "True", "ua": "1",
    }  # fmt: skip
    kinds = [kind for kind in tags(made) if kind in ("H1", "H2", "P")]
    assert kinds[kinds.index("H1") :] == ["H1", "P", "H2", "P", "H2", "P", "P", "P"]


def test_a_letter_that_is_not_tagged_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "VARIANT", None)
    made = pdf(html(LETTER, 14))
    assert about(made)["tagged"] == "False"
    assert tags(made) == []


def test_it_says_what_was_written_and_nobody_can_write_more_than_words() -> None:
    (said,) = pages(pdf(html(LETTER, 14)))
    for words in ("Our reference: TC-2026-0012", "Your complaint is <upheld>.", "Wednesday 21 October 2026",
                  "Seal of the record: 57-3f9a1c2b4d5e6f70", "help@charity.example", "Page 1 of 1", "Farah Khan"):  # fmt: skip
        assert words in said, (words, said)


def test_a_heading_does_not_say_the_title_again() -> None:
    again = Line(LETTER.title, heading=True)
    assert replace(LETTER, lines=(again, *WORDS)).body == LETTER.body


@pytest.mark.parametrize("size", SIZES)
def test_the_address_stands_in_the_window_and_nothing_else_can_show_there(size: int) -> None:
    made = pdf(html(LETTER, size))
    for line in LETTER.to:
        assert outside(places(made, line), WINDOW) == [], line
    for words in ("1 Any Street", "London", "01632", "Our reference", "Our answer", "The Charity"):
        assert outside(places(made, words), BEHIND) == places(made, words) != [], words


def outside(found: list[Place], of: Place) -> list[Place]:
    """The letters of a text that do not lie within a place."""
    assert found
    return [
        one
        for one in found
        if not (_within(one.left, one.right, of.left, of.right) and _within(one.top, one.bottom, of.top, of.bottom))
    ]


def _within(first: float, last: float, least: float, most: float) -> bool:
    return least <= first and last <= most


def test_a_long_letter_numbers_its_pages_and_bears_its_reference_on_each() -> None:
    found = pages(pdf(html(many(), 14)))
    assert len(found) > 2
    for number, said in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in said
        assert "TC-2026-0012" in said


def test_several_in_one_file_have_numbers_of_their_own() -> None:
    made = pdf(html(LETTER, 14), html(replace(LETTER, reference="TC-2026-0013"), 14))
    for said, number in zip(pages(made), ("0012", "0013"), strict=True):
        assert "Page 1 of 1" in said
        assert f"TC-2026-{number}" in said
    assert (about(made)["tagged"], about(made)["ua"]) == ("True", "1")
    assert tags(made).count("H1") == 2


def test_large_print_is_larger() -> None:
    heights = {
        size: max(one.bottom - one.top for one in places(pdf(html(LETTER, size)), "Our decision")) for size in SIZES
    }
    assert heights[16] / heights[14] == pytest.approx(16 / 14, rel=0.03)
    assert heights[20] / heights[14] == pytest.approx(20 / 14, rel=0.03)


def test_a_line_has_60_to_70_letters() -> None:
    """Of a paragraph in the usual size, counted where lines are full."""
    text = "It was found by a caretaker who came in early and knew at once what it was for. " * 6
    made = pdf(html(replace(LETTER, lines=(Line(text),)), 14))
    found = places(made, text.strip())
    tops = sorted({round(one.bottom, 1) for one in found})
    lines = [len([one for one in found if abs(one.bottom - top) < 3]) for top in tops[:: max(1, len(tops) // 7)]]
    assert max(lines) <= 75


def fetches(tmp_path: Path) -> str:
    """A page that names a picture on this machine, drawn with its colour where it could be fetched."""
    from PIL import Image

    Image.new("RGB", (40, 40), "red").save(tmp_path / "red.png")
    return html(LETTER, 14).replace("</h1>", f'</h1><img alt="red" src="{(tmp_path / "red.png").as_uri()}">')


def pictures(data: bytes) -> int:
    """How many pictures are in a PDF."""
    return data.count(b"/Subtype /Image") + data.count(b"/Subtype/Image")


def test_nothing_that_a_page_names_is_fetched(tmp_path: Path) -> None:
    assert pictures(pdf(fetches(tmp_path))) == 0


def test_without_the_refusal_a_file_of_this_machine_would_be_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual: Any = importlib.import_module("weasyprint").urls.URLFetcher()
    monkeypatch.setattr(paper, "fetcher", lambda: usual)
    assert pictures(pdf(fetches(tmp_path))) == 1


AS_WE_DO = "from putright.web.letters.pdf import _weasyprint; _weasyprint()"


@pytest.mark.parametrize(
    ("imported", "taken"), [(AS_WE_DO, "False"), ("import weasyprint", "True")], ids=["ours", "its"]
)
def test_a_picture_that_was_cut_off_is_still_found_out_once_a_pdf_was_made(imported: str, taken: str) -> None:
    """And it would not be, had the package its way."""
    program = f"{imported}; from PIL import ImageFile; print(ImageFile.LOAD_TRUNCATED_IMAGES)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == taken


@pytest.fixture
def without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the libraries beneath it are missing."""

    def missing(name: str) -> Any:
        raise OSError(f"cannot load library for {name}")

    monkeypatch.setattr(importlib, "import_module", missing)
    paper._weasyprint.cache_clear()
    yield
    monkeypatch.undo()
    paper._weasyprint.cache_clear()


@pytest.mark.usefixtures("without_weasyprint")
def test_where_it_is_not_installed_it_says_what_to_install() -> None:
    assert not paper.is_installed()
    with pytest.raises(NotInstalled, match=r"libpango-1\.0-0, libpangoft2-1\.0-0 and libharfbuzz-subset0"):
        pdf(html(LETTER, 14))


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("", ("Jo Field",)),
        ("14 Mill Lane, Madeupton, ZZ9 9ZZ", ("Jo Field", "14 Mill Lane", "Madeupton", "ZZ9 9ZZ")),
        ("Jo Field\n14 Mill Lane,\n\nMadeupton ", ("Jo Field", "14 Mill Lane", "Madeupton")),
        ("a\nb\nc\nd\ne\nf\ng\nh", ("Jo Field", "a", "b", "c", "d", "e", "f, g, h")),
    ],
)
def test_an_address_is_parted_into_the_lines_that_a_window_shows(address: str, lines: tuple[str, ...]) -> None:
    assert address_lines(PartySeen("p", "Jo Field", "", "", address, {}, erased=False)) == lines
