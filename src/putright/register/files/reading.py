"""A file's content, for whoever sees its case and may read its entry. Whoever may not is told what they are told of no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from putright.register import access
from putright.register.files import kinds, names
from putright.register.letters import held
from putright.register.models import CaseRow, FileContent, KeptFile
from putright.register.scope import NoSuchCase, Viewer, may_read_of

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Content:
    """Bytes with the name and type to give them under."""

    name: str
    type: str
    data: bytes


def content(viewer: Viewer, ref: str, reference: str, at: datetime, *, original: bool = False) -> Content:
    """A file of a case: of a picture the copy for looking at, if there is one, unless the original is asked for.

    Raises NoSuchCase where there is none, the viewer may not read it, or it was erased. That somebody who works on the case
    opens a picture as it was sent, which may say where it was taken, is noted.
    """
    file = _readable(viewer, ref, reference, at)
    view = None if original else _view(file)
    if view is not None:
        return view
    if viewer.reads_as_staff and _is_picture(file):
        access.note(viewer, ref, f"original {reference}", at)
    data = FileContent.objects.values_list("original", flat=True).get(file=file)
    return Content(file.name, file.type, bytes(data))


def _readable(viewer: Viewer, ref: str, reference: str, at: datetime) -> KeptFile:
    case = CaseRow.objects.seen_by(viewer).filter(ref=ref).values("pk")
    found = KeptFile.objects.filter(case__in=case, reference=reference, erased_at=None).first()
    if found is None or not may_read_of(viewer, found.case_id or 0, found.audience, found.posts):
        raise NoSuchCase(reference)
    if held.is_hidden(viewer, found.case_id or 0, found.sequence or 0, at):
        raise NoSuchCase(reference)
    return found


def _view(file: KeptFile) -> Content | None:
    found = FileContent.objects.filter(file=file).values_list("view", "view_type").first()
    if found is None or found[0] is None:
        return None
    return Content(names.with_ending(file.name, ENDINGS[found[1]]), found[1], bytes(found[0]))


def _is_picture(file: KeptFile) -> bool:
    kind = kinds.of_type(file.type)
    return kind is not None and bool(kind.picture)
