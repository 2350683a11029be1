"""What a regular report says for one meeting: figures, and cases by their numbers, from cases as they stand. No words of anybody.

What a report may hold is made from the record in `counted` or `listed`; anything else is for whoever prepares the meeting.
"""

from __future__ import annotations

from collections import Counter

from putright.core.procedure.model.keeping import RegularReport
from putright.core.reporting.counted import COUNTED
from putright.core.reporting.listed import LISTED, SIGNIFICANT, is_significant
from putright.core.reporting.meeting import Meeting, Section


def agenda(rule: RegularReport, meeting: Meeting) -> tuple[Section, ...]:
    """Everything that the report holds, in the order of its rule."""
    if SIGNIFICANT in rule.contents:
        chosen = tuple(one for one in meeting.matters if is_significant(one))
        meeting = Meeting(meeting.since, meeting.until, chosen)
    return tuple(_section(name, meeting) for name in rule.contents if name != NOTHING)


NOTHING = "nothing to report"
"""A report that holds this is made for each meeting, and says so where there is nothing: so is every other."""


def _section(name: str, meeting: Meeting) -> Section:
    if name in COUNTED:
        counted = Counter(key for key in COUNTED[name](meeting) if key)
        return Section(name, counts=tuple(sorted(counted.items())))
    if name in LISTED:
        return Section(name, lines=tuple(LISTED[name](meeting)))
    return Section(name, made=False)
