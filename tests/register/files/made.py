"""Files made for the tests: good ones of every type, and bad ones as somebody would make them to do harm."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile

from PIL import Image

from putright.register.files.archives import CONTENTS
from tests.register.files import heic

DRAFT = hashlib.sha256(b"a draft of the tests").hexdigest()
ANOTHER = hashlib.sha256(b"another draft").hexdigest()
SCRIPT = b"<html><script>alert('canary')</script></html>"
TEXT = "The café owed £12 to “Zoë”.\n".encode()
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def picture(form: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    """A picture, red on the left and blue on the right."""
    made = Image.new(mode, size, "blue" if mode == "RGB" else 0)
    if mode == "RGB":
        made.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    made.save(out, form, **options)
    return out.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "CanaryPhone", 6
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 29.0, 0.0), 3: "W", 4: (1.0, 54.0, 0.0), 29: "2026:10:12"})
    return exif


def photo(size: tuple[int, int] = (400, 300), form: str = "JPEG") -> bytes:
    """A photo as a telephone makes it: it lies on its side, and says where and with what it was taken."""
    more = {"comment": b"canary comment"} if form == "JPEG" else {}
    return picture(form, size, exif=_exif(), **more)


def telephone_photo() -> bytes:
    """A photo as another make of telephone sends it, with the same said of it."""
    return heic.photo(_exif().tobytes())


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HEIC_HEAD = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100


def archive(
    parts: dict[str, bytes], *, stored: tuple[str, ...] = ("mimetype",), way: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A packed file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as packed:
        for name, data in parts.items():
            packed.writestr(name, data, zipfile.ZIP_STORED if name in stored else way)
    return out.getvalue()


OOXML = {CONTENTS: b"<Types/>"}
WORD = {**OOXML, "word/document.xml": b"<document>Hello</document>"}
SHEET = {**OOXML, "xl/workbook.xml": b"<workbook/>"}
OPEN = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<content/>"}

GOOD = {
    "photo.jpg": photo(), "photo.JPEG": picture("JPEG"), "plan.png": picture("PNG"), "dance.gif": picture("GIF"),
    "shot.webp": picture("WEBP"), "photo.heic": telephone_photo(),
    "letter.pdf": PDF, "letter.docx": archive(WORD), "costs.xlsx": archive(SHEET),
    "letter.odt": archive(OPEN), "words.txt": TEXT, "old words.txt": "It cost £12 at the café.".encode("cp1252"),
}  # fmt: skip


def bomb(unpacked: int = 300) -> bytes:
    """A document of a few hundred thousand bytes that takes this many megabytes when it is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in WORD.items():
            packed.writestr(name, data)
        with packed.open("word/media/image1.bmp", "w") as part:
            for _ in range(unpacked):
                part.write(b"\x00" * 1_048_576)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A bomb that says it is small: every place that gives the size of the large part says 40."""
    data, said = bomb(20), struct.pack("<I", 20 * 1_048_576)
    assert data.count(said) == 2
    return data.replace(said, struct.pack("<I", 40))


def many_parts() -> bytes:
    """An archive whose list of contents alone takes long to read."""
    return archive({**WORD, **{f"word/{'x' * 200}{n}.xml": b"" for n in range(5_000)}})


def locked() -> bytes:
    """A document that says it is locked with a password."""
    data = bytearray(archive(WORD))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = data.find(start) + (6 if start.endswith(b"\x04") else 8)
        data[flags] |= 1
    return bytes(data)


def wide(width: int, height: int) -> bytes:
    """A PNG that announces this size and has no dots."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    import zlib

    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + header
        + struct.pack(">I", zlib.crc32(header))
        + struct.pack(">I", 9)
        + b"IDAT"
        + b"\x00" * 20
    )


def slow() -> bytes:
    """A JPEG that draws itself anew a thousand times."""
    whole = picture("JPEG", progressive=True)
    last = whole.rfind(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * 1000 + whole[-2:]
