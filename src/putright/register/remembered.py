"""Cases as their journals made them, remembered by this process so that only what is new in a journal is read and folded.

Entries are only ever added, and the seal of the last one stands for all before it: what is remembered cannot be out of date.
Whether the record was tampered with is for `verify`, which remembers nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.fold import fold
from putright.register import rows

MOST = 100
"""Cases that are remembered: those somebody is at work on."""

_known: OrderedDict[int, tuple[str, Case]] = OrderedDict()
_lock = Lock()


def folded(case: int) -> Case:
    """The case of that number as its journal makes it now."""
    with _lock:
        last, made = _known.get(case, ("", Case()))
    found = _since(case, len(made.journal))
    if last and (not found or found[0][0] != last):  # a number that a case had which was never kept
        last, made, found = "", Case(), _since(case, 0)
    new = found[1:] if last else found
    if new or not last:
        made = fold((e.read_entry(body) for _, body in new), made)
    if found:
        _remember(case, found[-1][0], made)
    return made


def _since(case: int, sequence: int) -> list[tuple[str, str]]:
    """The seal and body of that entry and all after it."""
    sql = "SELECT seal, body FROM register_entry WHERE case_id = %s AND sequence >= %s ORDER BY sequence"
    return [(stamp, body) for stamp, body in rows.fetch(sql, case, sequence)]


def _remember(case: int, last: str, made: Case) -> None:
    with _lock:
        _known[case] = (last, made)
        _known.move_to_end(case)
        while len(_known) > MOST:
            _known.popitem(last=False)
