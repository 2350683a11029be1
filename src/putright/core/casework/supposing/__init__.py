"""Cases that are only supposed: received on a day, with this and that happening, to see which clocks would then run.

Nothing of a supposed case is kept. Who may do what is not asked: only what follows from what is said to have happened.
"""

from putright.core.casework.supposing.dates import Dates, dates
from putright.core.casework.supposing.facts import about, heads
from putright.core.casework.supposing.words import Entry, Promise, Supposed, entry, event_words

__all__ = ["Dates", "Entry", "Promise", "Supposed", "about", "dates", "entry", "event_words", "heads"]
