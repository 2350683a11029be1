"""Frozen values with some of their parts changed. A case has forty parts and is changed for each entry of its journal.

For values that check nothing when they are made and remember nothing worked out: of any other use `dataclasses.replace`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import replace as replace  # whose arguments the type checker knows
else:

    def replace(known: Any, /, **changes: Any) -> Any:
        """The same value with these parts changed: what `dataclasses.replace` answers, in a tenth of the time."""
        made = object.__new__(type(known))
        made.__dict__.update(known.__dict__, **changes)
        return made
