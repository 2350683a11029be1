"""Whether a text that is to name nobody looks as if it did: a gentle warning before it is kept, and never a refusal."""

from __future__ import annotations

import re

LOOKS = (
    re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    re.compile(r"\+?\d(?:[ -]?\d){6,}"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+\w+"),
    re.compile(r"(?<=[a-z,;:] )[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+"),
    re.compile(r"^[A-Z][a-z’'-]+ [A-Z][a-z’'-]+\b", re.MULTILINE),
)
"""An e-mail address, a telephone or other long number, a postcode, a name with its title, capitals in a row."""


def lookalikes(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What in a text looks like a name, a number or an address, as it stands there. `known` words, such as services, do not."""
    found = [match.group().strip() for look in LOOKS for match in look.finditer(text)]
    return tuple(dict.fromkeys(one for one in found if one.lower() not in known))
