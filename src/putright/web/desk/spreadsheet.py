"""Cases as the lines of a spreadsheet's file (RFC 4180), in which nothing that somebody wrote is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from putright.web.desk.listing import Row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would work out (OWASP, CSV injection)."""


def lines(found: Iterable[Row]) -> Iterator[str]:
    """The head and a line for each case. It begins with the mark by which spreadsheets know UTF-8."""
    return table(_head(), (_cells(row) for row in found))


def answered(name: str, made: Iterable[str]) -> StreamingHttpResponse:
    """Such lines as a file to save, under a name."""
    answer = StreamingHttpResponse(made, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Any table as such lines."""
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line(row)


def _head() -> list[str]:
    return [
        _("Reference"), _("Due"), _("What is due"), _("Late"), _("Subject"), _("Who"), _("Kind"), _("Service"),
        _("Where it stands"), _("With"), _("Received"), _("Outcome"),
    ]  # fmt: skip


def _cells(row: Row) -> list[str]:
    one = row.seen
    return [
        row.reference, str(one.due_on or ""), row.due_what, _("Yes") if one.late else _("No"), row.subject, row.who,
        row.kind, row.service, row.status, row.holders, str(one.received_on), row.outcome,
    ]  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def safe(cell: str) -> str:
    """The text, with a mark before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
