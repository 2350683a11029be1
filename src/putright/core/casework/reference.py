"""How a case is called: its registration number, or its reference in groups of four that are easy to read out."""

from __future__ import annotations


def grouped(number: str, ref: str) -> str:
    """Return `WME-2026-0012`, or `abcd-efgh-jkmn` for a case without a number."""
    return number or "-".join(ref[start : start + 4] for start in range(0, len(ref), 4))


def same(typed: str, number: str, ref: str) -> bool:
    """Whether somebody typed this case's number or reference, however they spaced it."""
    plain = "".join(c for c in typed.lower() if c.isalnum())
    return bool(plain) and plain in ("".join(c for c in number.lower() if c.isalnum()), ref)
