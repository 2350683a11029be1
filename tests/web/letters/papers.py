"""Reading a PDF in a test: its words and where they stand, what it says of itself, and the tree that a screen reader follows."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

POINT = 25.4 / 72
"""Millimetres."""


@dataclass(frozen=True)
class Place:
    """Where words stand, in millimetres from the left and from the top of the page."""

    left: float
    top: float
    right: float
    bottom: float


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def pages(data: bytes) -> list[str]:
    """The words of each page, with plain spaces."""
    with opened(data) as document:
        found = []
        for page in document:
            words = page.get_textpage()
            found.append(" ".join(words.get_text_range().replace("\u200b", "").split()))
            words.close()
            page.close()
        return found


def places(data: bytes, text: str) -> list[Place]:
    """Where a text stands on the first page, piece by piece."""
    with opened(data) as document:
        page = document[0]
        words, height = page.get_textpage(), page.get_height()
        search = words.search(text)
        at = search.get_next()
        boxes = []
        if at is not None:
            boxes = [words.get_charbox(index) for index in range(at[0], at[0] + at[1])]
        search.close()
        words.close()
        page.close()
        return [
            Place(left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT)
            for left, bottom, right, top in boxes
        ]


def about(data: bytes) -> dict[str, str]:
    """What it says of itself: title, author, language and the standard it claims."""
    with opened(data) as document:
        said = document.get_metadata_dict()
        language = _text(raw.FPDFCatalog_GetLanguage, document)
        tagged = bool(raw.FPDFCatalog_IsTagged(document))
    claims = re.search(rb'pdfuaid:part="(\d)"', b"".join(_streams(data)))
    return {
        "title": said["Title"], "subject": said["Subject"], "author": said["Author"], "language": language, "tagged": str(tagged),
        "ua": claims[1].decode() if claims else "",
    }  # fmt: skip


def tags(data: bytes) -> list[str]:
    """The kinds of the elements of the tree, in the order in which they are read."""
    with opened(data) as document:
        found: list[str] = []
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _kinds(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
            raw.FPDF_StructTree_Close(tree)
            page.close()
        return found


def beneath(data: bytes, kind: str) -> set[str]:
    """The kinds of the elements that stand right beneath those of a kind."""
    with opened(data) as document:
        found = set[str]()
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            tops = range(raw.FPDF_StructTree_CountChildren(tree))
            elements = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in tops]
            while elements:
                element = elements.pop()
                children = [one for one in _children(element) if one]
                if _text(raw.FPDF_StructElement_GetType, element) == kind:
                    found |= {_text(raw.FPDF_StructElement_GetType, child) for child in children}
                elements += children
            raw.FPDF_StructTree_Close(tree)
            page.close()
        return found


def _children(element: Any) -> Iterator[Any]:
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield raw.FPDF_StructElement_GetChildAtIndex(element, at)


def _kinds(element: Any) -> Iterator[str]:
    yield _text(raw.FPDF_StructElement_GetType, element)
    for child in _children(element):
        if child:
            yield from _kinds(child)


def _text(ask: Callable[..., int], of: Any) -> str:
    length = ask(of, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(of, buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le").rstrip("\0")


def _streams(data: bytes) -> Iterator[bytes]:
    """What the streams hold. Their last byte may be a line's end like the one written after it: both are handed on."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            yield found[1]
