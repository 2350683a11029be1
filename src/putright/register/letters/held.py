"""A letter that can still be called back, and all that it brought about: nobody outside is shown any of it before it goes.

Who works on the case sees it at once. Whoever complained is shown the case as it stood before, because that is how it will
have been if the letter is called back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from putright.core.casework.case import Case
from putright.core.casework.decide import undoing
from putright.core.casework.fold import again
from putright.register import journal, remembered
from putright.register.letters.sending import GONE, KIND
from putright.register.models import Message
from putright.register.scope import Viewer


def as_read_by(viewer: Viewer, read: journal.CaseRead, at: datetime) -> journal.CaseRead:
    """A case as this viewer is shown it."""
    sequence = 0 if viewer.reads_as_staff else held(read.id, read.case, at)
    return replace(read, case=again(read.case.journal[: sequence - 1])) if sequence else read


def is_hidden(viewer: Viewer, case: int, sequence: int, at: datetime) -> bool:
    """Whether what came with an entry of a case is kept from this viewer just now."""
    since = 0 if viewer.reads_as_staff else held(case, remembered.folded(case), at)
    return 0 < since <= sequence


def held(number: int, case: Case, at: datetime) -> int:
    """The sequence of a letter of the case of that number that can be called back and has not gone; 0 where there is none."""
    sequence = undoing.held(case.journal, at)
    gone = sequence and Message.objects.filter(case=number, sequence=sequence, kind=KIND, state__in=GONE).exists()
    return 0 if gone else sequence
