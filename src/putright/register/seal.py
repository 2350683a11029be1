"""Seals: of words, of entries, and of the chain that links an organisation's entries. Pure; no database is read here.

A leaf is SHA-256 of 0x00 and an entry's place and canonical text. Link *n* is SHA-256 of 0x01, *n* in decimal, the link
before it and the leaf. Words enter an entry only as HMAC-SHA256 under a salt of their own: erase words and salt, and
the chain still holds while nobody can find the words by trying.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

START = "0" * 64
"""What the first link follows."""

SALT_BYTES = 32


def new_salt() -> bytes:
    """A salt for the words of one part of one paper."""
    return secrets.token_bytes(SALT_BYTES)


def of_words(salt: bytes, words: str) -> str:
    """The seal of words, 64 hexadecimal digits."""
    return hmac.new(salt, words.encode(), hashlib.sha256).hexdigest()


def of_file(salt: bytes, sha256: str) -> str:
    """The seal of a file, made over the SHA-256 of its bytes as 64 hexadecimal digits."""
    return of_words(salt, f"file\n{sha256}")


def of_case_entry(ref: str, sequence: int, version: str, number: str, body: str) -> str:
    """The leaf of a case's entry. `version` is the hash of the procedure it was made under; `number` is one it drew, or empty."""
    return _leaf(f"case\n{ref}\n{sequence}\n{version}\n{number}\n{body}")


def of_office_entry(sequence: int, body: str) -> str:
    """The leaf of an entry of the organisation's own journal."""
    return _leaf(f"office\n{sequence}\n{body}")


def _leaf(text: str) -> str:
    return hashlib.sha256(b"\x00" + text.encode()).hexdigest()


def link(position: int, before: str, leaf: str) -> str:
    """The chain's seal at a position (from 1), given the seal before it."""
    return hashlib.sha256(f"\x01{position}\n{before}\n{leaf}".encode()).hexdigest()


def short(position: int, seal: str) -> str:
    """What a letter prints: the position and the first sixteen digits, enough to show a later change."""
    return f"{position}-{seal[:16]}"
