"""Which files are taken: by content as well as by name, with a message for each that is not."""

from __future__ import annotations

import zipfile

import pytest

from putright.register.files import archives, kinds, pictures
from putright.register.files.kinds import KINDS, kind_of
from putright.register.files.limits import Wrong
from tests.register.files.made import (
    EXE,
    GOOD,
    OPEN,
    PDF,
    SCRIPT,
    SVG,
    TEXT,
    WORD,
    archive,
    bomb,
    locked,
    lying_bomb,
    many_parts,
    picture,
)

TYPES = "The selected file must be a JPG, PNG, GIF, WEBP, HEIC, PDF, DOCX, XLSX, ODT or TXT"
UNREADABLE = "The selected file could not be read. Try saving it again or choose another"
MACROS = "The selected file must not have macros in it. Save it without them, or as a PDF"


@pytest.mark.parametrize("name", GOOD)
def test_a_file_of_every_type_is_taken(name: str) -> None:
    kind = kind_of(name, GOOD[name])
    assert isinstance(kind, kinds.Kind), kind
    assert kind.name == {"jpeg": "JPG"}.get(name.rsplit(".")[-1].lower(), name.rsplit(".")[-1].upper())


def test_the_examples_leave_out_no_type() -> None:
    known = {kind.name for name, data in GOOD.items() if isinstance(kind := kind_of(name, data), kinds.Kind)}
    assert known == {kind.name for kind in KINDS}


BAD: dict[str, tuple[str, bytes, str]] = {
    "a program": ("setup.exe", EXE, TYPES),
    "a program called a PDF": ("invoice.pdf", EXE, TYPES),
    "a program called a text": ("readme.txt", EXE, TYPES),
    "a program behind a PDF's ending": ("invoice.pdf.exe", PDF, TYPES),
    "a page called a picture": ("photo.jpg", SCRIPT, TYPES),
    "a page": ("page.html", SCRIPT, TYPES),
    "a drawing that can hold a script": ("drawing.svg", SVG, TYPES),
    "the same called a picture": ("drawing.png", SVG, TYPES),
    "no ending": ("letter", PDF, TYPES),
    "a PDF that begins later": ("letter.pdf", b"words first" + PDF, TYPES),
    "a page before a PDF": ("letter.pdf", SCRIPT + PDF, TYPES),
    "an archive": ("all.zip", archive({"a.txt": TEXT}), TYPES),
    "an archive called a document": ("letter.docx", archive({"a.txt": TEXT}), TYPES),
    "an archive behind a program": ("letter.docx", EXE + archive(WORD), TYPES),
    "a PNG called JPG": (
        "plan.jpg", picture("PNG"),
        "The selected file is a PNG, but its name ends in .jpg. Change the name, or save it again",
    ),
    "a document called a sheet": (
        "costs.xlsx", archive(WORD),
        "The selected file is a DOCX, but its name ends in .xlsx. Change the name, or save it again",
    ),
    "a newer picture called HEIC": ("photo.heic", picture("AVIF"), TYPES),
    "text of 16 bits": ("words.txt", "words".encode("utf-16"), TYPES),
    "a bomb": ("letter.docx", bomb(), UNREADABLE),
    "a bomb that says it is small": ("letter.docx", lying_bomb(), UNREADABLE),
    "a small bomb of great ratio": ("letter.docx", bomb(30), UNREADABLE),
    "a list without end": ("letter.docx", many_parts(), UNREADABLE),
    "macros": ("letter.docx", archive({**WORD, "word/vbaProject.bin": b"x"}), MACROS),
    "macros by their old name": ("costs.xlsx", archive({**WORD, "xl/macrosheets/sheet1.xml": b"x"}), MACROS),
    "macros under another name": (
        "letter.docx", archive({**WORD, archives.CONTENTS: b"<x ContentType='application/vnd.ms-word.vbaProject'/>"}), MACROS,
    ),
    "macros in words of 16 bits": (
        "letter.docx", archive({**WORD, archives.CONTENTS: "macroEnabled".encode("utf-16")}), MACROS,
    ),
    "macros of the open format": ("letter.odt", archive({**OPEN, "Basic/Standard/Module1.xml": b"x"}), MACROS),
    "a part that would land elsewhere": ("letter.docx", archive({**WORD, "../../etc/passwd": b"x"}), UNREADABLE),
    "another": ("letter.docx", archive({**WORD, "\\\\host\\share": b"x"}), UNREADABLE),
    "a lock": ("letter.docx", locked(), UNREADABLE),
    "packed in a way that has no limit": ("letter.docx", archive(WORD, way=zipfile.ZIP_BZIP2), UNREADABLE),
    "cut off": ("letter.docx", archive(WORD)[:-40], UNREADABLE),
    "spoilt": ("letter.docx", archive(WORD).replace(b"PK\x01\x02", b"PK\x09\x09"), UNREADABLE),
    "a list of types too long to look at": (
        "letter.docx", archive({**WORD, archives.CONTENTS: b"x" * 2_000_000}), UNREADABLE,
    ),
    "a long word for its type": ("letter.odt", archive({**OPEN, "mimetype": b"x" * 2_000_000}), UNREADABLE),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_is_not_taken_is_answered_in_plain_words(what: str) -> None:
    name, data, message = BAD[what]
    assert kind_of(name, data) == Wrong(message)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_since_two_programs_may_read_two_things(tmp_path: object) -> None:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in [*WORD.items(), ("WORD/document.xml", b"another")]:
            packed.writestr(name, data)
    assert kind_of("letter.docx", out.getvalue()) == Wrong(UNREADABLE)


@pytest.mark.parametrize(
    ("guard", "what"),
    [
        ("_bursts", "a bomb"),
        ("_is_odd", "a bomb that says it is small"),
        ("_is_odd", "a part that would land elsewhere"),
        ("_is_odd", "packed in a way that has no limit"),
        ("_has_program", "macros"),
    ],
)
def test_without_its_guard_it_would_be_taken(guard: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, guard, lambda *_: False)
    name, data, _message = BAD[what]
    assert kind_of(name, data) == kinds.DOCX


def test_without_the_guard_of_the_list_it_would_be_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_has_short_listing", lambda _: True)
    assert kind_of("letter.docx", many_parts()) == kinds.DOCX


def test_a_bomb_is_refused_without_being_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def unpack(*_: object) -> bytes:
        raise AssertionError("it was unpacked")

    data = bomb()
    assert len(data) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "read", unpack)
    assert kind_of("letter.docx", data) == Wrong(UNREADABLE)


def test_a_file_of_two_types_is_what_it_begins_as() -> None:
    behind = archive({"a.html": SCRIPT})
    assert kind_of("letter.pdf", PDF + behind) == kinds.PDF
    assert kind_of("photo.jpg", picture("JPEG") + behind) == kinds.JPG
    gif = picture("GIF") + SCRIPT
    assert kind_of("dance.gif", gif) == kinds.GIF
    view = pictures.view(kinds.GIF, gif)
    assert isinstance(view, pictures.View)
    assert b"script" in gif
    assert b"script" not in view.data
