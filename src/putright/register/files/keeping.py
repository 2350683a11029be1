"""Files that wait in a draft: taken in, listed, taken out, and forgotten where the draft was left."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from putright.register import rows
from putright.register.files import kinds, limits, names, pictures
from putright.register.files.limits import Wrong
from putright.register.files.pictures import View
from putright.register.files.seen import FileSeen, of_draft
from putright.register.models import FileContent, KeptFile
from putright.register.organisations import Place

KEY = re.compile(r"[0-9a-f]{64}")
REFERENCE_LETTERS = 28


class NoDraft(ValueError):
    """The key of a draft is 64 hexadecimal digits; anything else is a fault, as an empty one would mean files of cases."""


def wait(place: Place, draft: str, name: str, data: bytes, at: datetime) -> FileSeen | Wrong:
    """Take a file into a draft, or say why not. Sent again under the same name, it is in the draft once."""
    _insist(draft)
    called = names.clean(name)
    sha256 = hashlib.sha256(data).hexdigest()
    reference = _reference(place, draft, called, sha256)
    if wrong := _wrong_size(data) or _no_place(place, draft, reference, len(data)):
        return wrong
    kind = kinds.kind_of(called, data)
    if isinstance(kind, Wrong):
        return kind
    view = pictures.view(kind, data)
    if isinstance(view, Wrong):
        return view
    row = {
        "organisation_id": place.id, "reference": reference, "draft": draft, "part": "", "name": called,
        "type": kind.type, "size": len(data), "sha256": sha256, "seal": "", "audience": "", "posts": [], "at": at,
    }  # fmt: skip
    _keep(row, data, view)
    return FileSeen(reference, called, kind.type, len(data), has_view=view is not None, sha256=sha256)


def wait_each(place: Place, draft: str, given: Iterable[tuple[str, bytes]], at: datetime) -> tuple[str, ...]:
    """Take several files, by name and bytes, into a draft; the references of those that are taken."""
    found = [wait(place, draft, name, data, at) for name, data in given]
    return tuple(one.reference for one in found if not isinstance(one, Wrong))


def _insist(draft: str) -> None:
    if not KEY.fullmatch(draft):
        raise NoDraft


def _reference(place: Place, draft: str, name: str, sha256: str) -> str:
    """The same for the same file in the same draft, and known to nobody beforehand."""
    made = salted_hmac("putright.file", f"{place.id}\n{draft}\n{sha256}\n{name}", algorithm="sha256")
    return made.hexdigest()[:REFERENCE_LETTERS]


def _wrong_size(data: bytes) -> Wrong | None:
    if not data:
        return limits.empty()
    return limits.too_large() if len(data) >= limits.SIZE else None


def _no_place(place: Place, draft: str, reference: str, size: int) -> Wrong | None:
    """Whether the draft is full, or all drafts together."""
    others = [one for one in of_draft(place.id, draft) if one.reference != reference]
    if len(others) >= limits.COUNT:
        return limits.too_many()
    sql = "SELECT COALESCE(SUM(size), 0) FROM register_file WHERE organisation_id = %s AND NOT (draft = '')"
    return limits.no_room() if rows.fetch(sql, place.id)[0][0] + size > limits.WAITING else None


def _keep(row: dict[str, object], data: bytes, view: View | None) -> None:
    """Write a file and its content, unless it is there: it waits already, or has gone with the form that is sent again."""
    looked_at = {"view": view.data, "view_type": view.type} if view else {"view": None, "view_type": ""}
    with transaction.atomic():
        file = rows.insert_new("register_file", row, "reference")
        if file is not None:
            rows.insert("register_content", [{"file_id": file, "original": data, **looked_at}])


def waiting(place: Place, draft: str) -> tuple[FileSeen, ...]:
    """The files that wait in a draft, in the order in which they were added."""
    _insist(draft)
    return of_draft(place.id, draft)


def drop(place: Place, draft: str, reference: str) -> bool:
    """Take a file out of a draft again; whether it was in it."""
    _insist(draft)
    return bool(_delete(organisation=place.id, draft=draft, reference=reference))


def drop_all(place: Place, draft: str) -> int:
    """Throw away every file that waits in a draft; how many."""
    return _delete(organisation=place.id, draft=draft)


def wait_until(place: Place, draft: str, until: datetime) -> None:
    """Let the files of a draft wait until this moment, as long as what is written with them."""
    _insist(draft)
    sql = "UPDATE register_file SET at = %s WHERE organisation_id = %s AND draft = %s AND case_id IS NULL"
    rows.run(sql, until - limits.WAITS, place.id, draft)


def forget(now: datetime) -> int:
    """Drop the files of drafts that were left; how many."""
    return _delete(at__lt=now - limits.WAITS)


@transaction.atomic
def _delete(**which: object) -> int:
    """Delete files that wait. They are held first, so that none goes onto a case meanwhile and loses its content."""
    held = KeptFile.objects.select_for_update().filter(**which, case=None).exclude(draft="").order_by("pk")
    found = list(held.values_list("pk", flat=True))
    FileContent.objects.filter(file__in=found).delete()
    KeptFile.objects.filter(pk__in=found).delete()
    return len(found)
