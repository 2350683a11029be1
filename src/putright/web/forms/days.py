"""A day asked for as three inputs: day, month and year, the month also by its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from putright.web.telling.theirs import alike, said
from putright.web.telling.words import in_a_row

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayError(ValueError):
    """What was typed is no day; `says` tells what to type, and is fit for the page."""

    def __init__(self, says: str) -> None:
        """Keep what it says as it is, with its marks."""
        super().__init__(says)
        self.says = says


def read_day(name: str, label: str, sent: Mapping[str, object]) -> str:
    """Return the day as YYYY-MM-DD, or an empty string where all three inputs are empty; DayError otherwise."""
    day, month, year = (str(sent.get(f"{name}-{part}") or "").strip() for part in PARTS)
    if not (day or month or year):
        return ""
    what = alike(label, label.rstrip("?:. "))
    missing = [word for word, given in ((_("a day"), day), (_("a month"), month), (_("a year"), year)) if not given]
    if missing:
        raise DayError(said(_("%(what)s: the date must have %(missing)s"), what=what, missing=in_a_row(missing)))
    if len(year) != 4:
        raise DayError(said(_("%(what)s: the year must have 4 numbers"), what=what))
    try:
        return date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        raise DayError(said(_("%(what)s: enter a real date, like 27 3 2026"), what=what)) from None


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS.index(text.lower()[:3]) + 1


def parts_of(name: str, day: str) -> dict[str, str]:
    """Return what the three inputs hold for a day written as YYYY-MM-DD."""
    known = date.fromisoformat(day)
    return {f"{name}-day": str(known.day), f"{name}-month": str(known.month), f"{name}-year": str(known.year)}
