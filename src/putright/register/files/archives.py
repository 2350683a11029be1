"""Documents that are packed, looked into without unpacking: what they are, and whether they would burst or hold a program."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from putright.register.files import limits
from putright.register.files.limits import MEGABYTE, Wrong

START = b"PK\x03\x04"
DOCX, XLSX, ODT = "docx", "xlsx", "odt"
CONTENTS, MIMETYPE = "[Content_Types].xml", "mimetype"
OPEN_DOCUMENT_TEXT = b"application/vnd.oasis.opendocument.text"

LISTING = MEGABYTE
"""Bytes that the list of contents may take: some ten thousand parts."""
UNPACKED = 200 * MEGABYTE
"""Bytes that all parts may have together."""
PACKED_TIGHT = 10 * MEGABYTE
RATIO = 100
"""Above the first, unpacked it may be no more than this many times as large."""

END, END_LENGTH, ANOTHER_END = b"PK\x05\x06", 22, b"PK\x06\x07"
LONGEST_COMMENT = 65_535
ENCRYPTED = 0x1
WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a document may be packed. The others are unpacked by Python without a limit."""

PROGRAMS = ("vbaproject.bin", "vbadata.xml")
PROGRAM_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/")
SPOILT = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, ValueError,
    OSError, EOFError,
)  # fmt: skip
"""What reading a spoilt archive raises."""


def look(data: bytes) -> str | Wrong:
    """Which document this is (empty for any other archive), or why it is not taken."""
    if not _has_short_listing(data):
        return limits.unreadable()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _looked_into(archive, len(data))
    except SPOILT:
        return limits.unreadable()


def _has_short_listing(data: bytes) -> bool:
    """Whether the end of the archive announces a list of contents that is quickly read; one over 4 GB has another end."""
    at = data.rfind(END, max(0, len(data) - END_LENGTH - LONGEST_COMMENT))
    if at < 0 or len(data) < at + END_LENGTH or data[max(0, at - 20) : at].startswith(ANOTHER_END):
        return False
    return int.from_bytes(data[at + 12 : at + 16], "little") <= LISTING


def _looked_into(archive: zipfile.ZipFile, size: int) -> str | Wrong:
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if _bursts(parts, size) or len(names) < len(parts) or any(_is_odd(part) for part in parts):
        return limits.unreadable()
    if _has_program(archive, names):
        return limits.with_macros()
    return _document(archive, {part.filename for part in parts})


def _bursts(parts: list[zipfile.ZipInfo], size: int) -> bool:
    total = sum(part.file_size for part in parts)
    return total > UNPACKED or (total > PACKED_TIGHT and total > RATIO * size)


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Whether a part is locked, packed in a strange way, too long a list, or would be unpacked somewhere else."""
    name = part.filename.replace("\\", "/")
    strays = name.startswith("/") or ":" in name or ".." in name.split("/")
    packed = part.compress_type not in WAYS or part.compress_size > part.file_size + 1024
    long = part.filename in (CONTENTS, MIMETYPE) and part.file_size > MEGABYTE
    return strays or packed or long or bool(part.flag_bits & ENCRYPTED)


def _has_program(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if any(name.endswith(PROGRAMS) or name.startswith(PROGRAM_FOLDERS) for name in names):
        return True
    listed = _read(archive, CONTENTS).replace(b"\0", b"").lower()
    return b"macroenabled" in listed or b"vbaproject" in listed


def _document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if CONTENTS in names and "word/document.xml" in names:
        return DOCX
    if CONTENTS in names and "xl/workbook.xml" in names:
        return XLSX
    return ODT if _read(archive, MIMETYPE).strip() == OPEN_DOCUMENT_TEXT else ""


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, which is known not to be long; empty where it is not there."""
    return archive.read(name) if name in archive.NameToInfo else b""
