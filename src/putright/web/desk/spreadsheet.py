"""Cases as the lines of a spreadsheet's file. How a line is written is in `web.spreadsheet`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from putright.web.desk.listing import Row
from putright.web.spreadsheet import table


def lines(found: Iterable[Row]) -> Iterator[str]:
    """The head and a line for each case."""
    return table(_head(), (_cells(row) for row in found))


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
