"""What an organisation's own wording of a letter may have filled in: a closed list of names, put in once, and nothing else.

There are no conditions, loops, attributes or calls: a wording is text, and what is put into it is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FIELDS = ("organisation", "reference", "name", "date received", "answer by", "handler", "what we say")
"""What may stand in braces. `what we say`: what the part says where there is no wording of one's own."""
_FIELD = re.compile(r"\{([^{}]*)\}")


def named(text: str) -> tuple[str, ...]:
    """Everything that stands in braces, in order."""
    return tuple(_FIELD.findall(text))


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with its values; empty where one of them is not known, because half a sentence says nothing true."""
    if not all(values.get(name) for name in named(text)):
        return ""
    return _FIELD.sub(lambda found: values[found[1]], text)
