"""Checks beyond grammar: a list of small functions, each of which looks at one thing that can be wrong in a procedure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.names import doubled_names, unknown_names
from putright.core.procedure.load.mistakes import Mistake

Check = Callable[[Draft], Iterable[Mistake]]
ALWAYS: tuple[Check, ...] = (doubled_names, unknown_names)
"""Checks that look at one rule at a time, or at names, and make sense even where some rules could not be read."""
WHEN_WHOLE: tuple[Check, ...] = ()
"""Checks of the procedure as a whole, made once every rule could be read and every name is known."""


def checked(draft: Draft, complete: bool) -> list[Mistake]:
    """Every mistake that the checks find."""
    found = [mistake for check in ALWAYS for mistake in check(draft)]
    if complete and not found:
        found = [mistake for check in WHEN_WHOLE for mistake in check(draft)]
    return found
