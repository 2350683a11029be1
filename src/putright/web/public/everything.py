"""Everything somebody may know of their case as one file: what happened, every letter, and their files beside it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from putright.register import files
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.letters.text import Line
from putright.web.public.opening import of_opened_case
from putright.web.public.promised import promised
from putright.web.telling.public import Step, steps

IN_MEMORY = 20_000_000
"""Bytes beyond which it is put together on disk."""


@dataclass(frozen=True)
class Told:
    """A step with the letter it speaks of, and the names under which its files lie beside."""

    step: Step
    letter: tuple[Line, ...]
    files: tuple[str, ...]


@require_GET
@of_opened_case
def everything(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponseBase:
    """The file, to be saved."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the answer that sends it
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        told = [_told(packed, viewer, seen, step) for step in steps(seen)]
        about = {
            "here": here,
            "seen": seen,
            "reference": reference_of(seen),
            "told": told,
            "made": viewer.today,
            "promised": promised(seen, (), viewer.today),
        }
        packed.writestr("everything.html", render_to_string("public/everything.html", about, using="pages"))
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{reference_of(seen)}.zip", content_type="application/zip")


def _told(packed: ZipFile, viewer: Viewer, seen: TrackingPage, step: Step) -> Told:
    found = sent_letter(seen, step.letter) if step.letter else None
    return Told(step, found[1] if found else (), tuple(_packed(packed, viewer, seen, step)))


def _packed(packed: ZipFile, viewer: Viewer, seen: TrackingPage, step: Step) -> list[str]:
    """Put the files of a step beside the page, each under a name of its own; their names."""
    names = []
    for file in step.files:
        if not file.erased:
            content = files.content(viewer, seen.ref, file.reference, timezone.now())
            name = f"files/{len(packed.namelist()) + 1:02d}-{content.name}"
            packed.writestr(name, content.data)
            names.append(name)
    return names
