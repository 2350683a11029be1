"""A table as the lines of a spreadsheet's file (RFC 4180), in which nothing that somebody wrote is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.http import StreamingHttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would work out (OWASP, CSV injection)."""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The head and the rows. It begins with the mark by which spreadsheets know UTF-8."""
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line(row)


def answered(name: str, made: Iterable[str]) -> StreamingHttpResponse:
    """Such lines as a file to save, under a name."""
    answer = StreamingHttpResponse(made, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def safe(cell: str) -> str:
    """The text, with a mark before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
