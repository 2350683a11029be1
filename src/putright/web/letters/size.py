"""The size in which something is read and printed: what somebody once asked for, or chose on the page; otherwise the usual."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

SIZES = (14, 16, 20)
"""Points: the usual one, and two of large print."""


def wanted(preferences: Mapping[str, object]) -> int:
    """The size somebody asked for when they told us what makes it easier for them."""
    formats = str(preferences.get("formats", ""))
    return next((size for size in reversed(SIZES) if f"print {size}" in formats), SIZES[0])


def chosen(request: HttpRequest, usual: int = SIZES[0]) -> int:
    """The size chosen in the address, as by a link on the page; otherwise the usual one."""
    asked = request.GET.get("size", "")
    return int(asked) if asked in {str(size) for size in SIZES} else usual
