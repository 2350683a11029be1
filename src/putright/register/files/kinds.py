"""The types of file that are taken. A file is of a type when its content says so and its name says the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

import puremagic

from putright.register.files import archives, limits
from putright.register.files.limits import Wrong
from putright.register.files.names import ending

HEAD = 4096


@dataclass(frozen=True)
class Kind:
    """A type of file: as people call it, the endings of its names, and how browsers are told of it."""

    name: str
    endings: tuple[str, ...]
    type: str
    picture: str = ""
    """What Pillow calls it; empty for what is no picture."""


JPG = Kind("JPG", ("jpg", "jpeg", "jfif"), "image/jpeg", "JPEG")
PNG = Kind("PNG", ("png",), "image/png", "PNG")
GIF = Kind("GIF", ("gif",), "image/gif", "GIF")
WEBP = Kind("WEBP", ("webp",), "image/webp", "WEBP")
HEIC = Kind("HEIC", ("heic", "heif"), "image/heic", "HEIF")
PDF = Kind("PDF", ("pdf",), "application/pdf")
DOCX = Kind("DOCX", ("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = Kind("XLSX", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
ODT = Kind("ODT", ("odt",), "application/vnd.oasis.opendocument.text")
TXT = Kind("TXT", ("txt",), "text/plain")
KINDS = (JPG, PNG, GIF, WEBP, HEIC, PDF, DOCX, XLSX, ODT, TXT)

KNOWN_BY_MAGIC = (JPG, PNG, GIF, WEBP, PDF)
PACKED = {archives.DOCX: DOCX, archives.XLSX: XLSX, archives.ODT: ODT}
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def of_type(type_: str) -> Kind | None:
    """The type that browsers are told of in this way."""
    return next((kind for kind in KINDS if kind.type == type_), None)


def kind_of(name: str, data: bytes) -> Kind | Wrong:
    """The type of a file by its name and its content, or why it is not taken."""
    named = next((kind for kind in KINDS if ending(name) in kind.endings), None)
    if named is None:
        return _none()
    held = _held(data)
    if held is named or isinstance(held, Wrong):
        return held
    return _none() if held in (None, TXT) else limits.misnamed(held.name, ending(name))


def _none() -> Wrong:
    return limits.no_such_type([kind.name for kind in KINDS])


def _held(data: bytes) -> Kind | Wrong | None:
    """The type that the content is of, whatever its name."""
    if data.startswith(archives.START):
        packed = archives.look(data)
        return packed if isinstance(packed, Wrong) else PACKED.get(packed)
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return HEIC
    known = _by_magic(data)
    if known is PDF and not data.startswith(b"%PDF-"):
        return None
    return known or (TXT if _is_text(data) else None)


def _by_magic(data: bytes) -> Kind | None:
    try:
        found = {match.extension.removeprefix(".") for match in puremagic.magic_string(data[:HEAD])}
    except puremagic.PureError:
        return None
    return next((kind for kind in KNOWN_BY_MAGIC if found.intersection(kind.endings)), None)


def _is_text(data: bytes) -> bool:
    """Whether these are plain words, as UTF-8 or as older computers in western Europe write them."""
    if CONTROLS.search(data):
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
