"""Working days, bank holidays and the counting of days; nothing about procedures or cases.

`calendar("england-and-wales")` gives a `Calendar`; `Length` and `Counting` say how long and by which rules; `due` and
`before` answer with a `Working`, the date and how it was reached, and `due_date` and `before_date` with the date alone.
Nothing here reads today's date: what was known on a day is asked for with `Calendar.as_known_on`.
"""

from putright.core.calendars.announced import NAMES, calendar
from putright.core.calendars.closed import ClosedDay
from putright.core.calendars.counting import Counting
from putright.core.calendars.lengths import Length, Unit
from putright.core.calendars.reckoning import before, before_date, days_between, due, due_date
from putright.core.calendars.wording import say_date, say_hour
from putright.core.calendars.working import Skipped, Working
from putright.core.calendars.working_days import Calendar

__all__ = [
    "NAMES",
    "Calendar",
    "ClosedDay",
    "Counting",
    "Length",
    "Skipped",
    "Unit",
    "Working",
    "before",
    "before_date",
    "calendar",
    "days_between",
    "due",
    "due_date",
    "say_date",
    "say_hour",
]
