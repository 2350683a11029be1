"""A copy of a whole case as one file to be saved: the document, also as a PDF, and its files. What it holds is in `whole`."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
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
SUMS = "SHA256SUMS"
"""The list of the hashes of everything else in the file, as `sha256sum --check` reads it."""

ContentOf = Callable[[FileSeen], Content]


@dataclass(frozen=True)
class Packed:
    """The file, the hash by which it is known again, and how it is saved."""

    out: IO[bytes]
    sha256: str
    """Of the list of hashes in it, and with that of everything; of a PDF alone, of the PDF."""
    name: str
    kind: str


def document(whole: Whole, where: Mapping[str, str]) -> str:
    """The document as HTML that stands by itself; `where` tells by each file's reference where it lies."""
    return render_to_string("copies/whole.html", {"whole": whole, "where": where}, using="pages")


def packed(whole: Whole, content: ContentOf, *, with_pdf: bool) -> Packed:
    """Put the document and its files together; `with_pdf` raises NotInstalled where none can be made."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the answer that sends it
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        sums = "".join(
            f"{_put(into, name, data)}  {name}\n" for name, data in _contents(whole, content, with_pdf)
        ).encode()
        into.writestr(SUMS, sums)
    out.seek(0)
    return Packed(out, hashlib.sha256(sums).hexdigest(), f"{whole.reference}.zip", "application/zip")


def _contents(whole: Whole, content: ContentOf, with_pdf: bool) -> Iterator[tuple[str, bytes]]:
    """Each thing that goes into the file, by its name in it."""
    where: dict[str, str] = {}
    for file in whole.files:
        if not file.erased:
            found = content(file)
            name = f"files/{len(where) + 1:02d}-{found.name}"
            where[file.reference] = quote(name)
            yield name, found.data
    yield DOCUMENT, document(whole, where).encode()
    if with_pdf:
        yield ON_PAPER, whole_pdf(whole)


def _put(into: ZipFile, name: str, data: bytes) -> str:
    """Put something into the file; its hash."""
    into.writestr(name, data)
    return hashlib.sha256(data).hexdigest()


def on_paper(whole: Whole) -> Packed:
    """The document as a PDF alone, without its files. Raises NotInstalled."""
    made = whole_pdf(whole)
    return Packed(BytesIO(made), hashlib.sha256(made).hexdigest(), f"{whole.reference}.pdf", "application/pdf")


def saved(packed: Packed) -> FileResponse:
    """The answer that a browser saves."""
    return FileResponse(packed.out, as_attachment=True, filename=packed.name, content_type=packed.kind)
