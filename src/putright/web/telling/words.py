"""Small matters of writing: a capital at the start, names in a row, how large a file is."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from putright.web.telling.theirs import alike


def sentence(text: str) -> str:
    """Return the text with a capital letter first, and the rest as it is."""
    return alike(text, text[:1].upper() + text[1:])


def in_a_row(names: Sequence[str]) -> str:
    """Return `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


def file_size(size: int) -> str:
    """Return a number of bytes as people read it."""
    if size < 1024:
        return _("%(size)s bytes") % {"size": size}
    if size < 1024 * 1024:
        return _("%(size)s KB") % {"size": round(size / 1024)}
    return _("%(size)s MB") % {"size": f"{size / 1024 / 1024:.1f}"}
