"""A copy of a whole case as one file to be saved: the document, also as a PDF, and its files. What it holds is in `whole`."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import FileResponse
from django.template.loader import render_to_string

from putright.register.files import Content, FileSeen
from putright.web.copies.on_paper import whole_pdf
from putright.web.copies.whole import Whole

IN_MEMORY = 20_000_000
"""Bytes beyond which it is put together on disk."""
DOCUMENT, ON_PAPER = "everything.html", "everything.pdf"

ContentOf = Callable[[FileSeen], Content]


@dataclass(frozen=True)
class Packed:
    """The file, the hash by which it is known again, and how it is saved."""

    out: IO[bytes]
    sha256: str
    """Of the document in it; of a PDF alone, of the PDF."""
    name: str
    kind: str


def document(whole: Whole, where: Mapping[str, str]) -> str:
    """The document as HTML that stands by itself; `where` tells by each file's reference where it lies."""
    return render_to_string("copies/whole.html", {"whole": whole, "where": where}, using="pages")


def packed(whole: Whole, content: ContentOf, *, with_pdf: bool) -> Packed:
    """Put the document and its files together; `with_pdf` raises NotInstalled where none can be made."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the answer that sends it
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        where: dict[str, str] = {}
        for file in whole.files:
            if not file.erased:
                found = content(file)
                name = f"files/{len(where) + 1:02d}-{found.name}"
                into.writestr(name, found.data)
                where[file.reference] = quote(name)
        text = document(whole, where).encode()
        into.writestr(DOCUMENT, text)
        if with_pdf:
            into.writestr(ON_PAPER, whole_pdf(whole))
    out.seek(0)
    return Packed(out, hashlib.sha256(text).hexdigest(), f"{whole.reference}.zip", "application/zip")


def on_paper(whole: Whole) -> Packed:
    """The document as a PDF alone, without its files. Raises NotInstalled."""
    made = whole_pdf(whole)
    return Packed(BytesIO(made), hashlib.sha256(made).hexdigest(), f"{whole.reference}.pdf", "application/pdf")


def saved(packed: Packed) -> FileResponse:
    """The answer that a browser saves."""
    return FileResponse(packed.out, as_attachment=True, filename=packed.name, content_type=packed.kind)
