"""What a page shows of files: their names, types and sizes, never their content."""

from __future__ import annotations

from dataclasses import dataclass

from putright.register import rows
from putright.register.files import kinds


@dataclass(frozen=True)
class FileSeen:
    """A file that waits or is on a case. Of an erased one it is only known that it was there."""

    reference: str
    name: str
    type: str
    size: int
    erased: bool = False
    has_view: bool = False
    """A picture with a copy for looking at, which is what is given unless the original is asked for."""
    sha256: str = ""
    """Of the bytes as they came in."""

    @property
    def kind(self) -> str:
        """Its type as people call it."""
        known = kinds.of_type(self.type)
        return known.name if known else ""


# The length of a copy is known without reading it.
_SELECT = (
    "SELECT f.seal, f.reference, f.name, f.type, f.size, f.erased_at, length(c.view), f.sha256 "
    "FROM register_file f LEFT JOIN register_content c ON c.file_id = f.id"
)


def of_case(case: int) -> dict[str, FileSeen]:
    """The files of a case by their seals, in the order in which they were added."""
    found = rows.fetch(f"{_SELECT} WHERE f.case_id = %s ORDER BY f.id", case)
    return {stamp: _seen(*columns) for stamp, *columns in found}


def of_draft(organisation: int, draft: str) -> tuple[FileSeen, ...]:
    """The files that wait in a draft, in the order in which they were added."""
    sql = f"{_SELECT} WHERE f.organisation_id = %s AND f.draft = %s AND NOT (f.draft = '') ORDER BY f.id"
    return tuple(_seen(*columns) for _stamp, *columns in rows.fetch(sql, organisation, draft))


def _seen(
    reference: str, name: str, type_: str, size: int, erased_at: object, view: int | None, sha256: str
) -> FileSeen:
    return FileSeen(reference, name, type_, size, erased_at is not None, view is not None, sha256)
