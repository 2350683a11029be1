"""Addresses that lead an answer back into its case: they name the case and whose it is, and are signed over all of it.

Nobody can make one but this installation; whoever has one can add to the case, and do nothing else.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from putright.register.journal import ALPHABET, REF_LETTERS
from putright.register.organisations import Place

MAC = 20
"""Letters of a signature: 100 bits."""
LOCAL = 64
"""The most letters before the @ (RFC 5321, 4.5.3.1.1)."""
WHO = {"complainant": "c", "representative": "r"}
_TOKEN = re.compile(rf"([{ALPHABET}]{{{REF_LETTERS}}})([cr])([a-z2-7]{{{MAC}}})")


@dataclass(frozen=True)
class Named:
    """What a reply address says, its signature being right."""

    ref: str
    who: str
    """`complainant` or `representative`."""


def reply_address(here: Place, mailbox: str, ref: str, who: str) -> str:
    """Where an answer of that person on that case goes; empty where the mailbox leaves no room for it."""
    name, _, domain = mailbox.partition("@")
    made = f"{name}+{ref}{WHO[who]}{_signature(here, ref, WHO[who])}"
    return f"{made}@{domain}" if domain and len(made) <= LOCAL else ""


def named(here: Place, address: str) -> Named | None:
    """What a reply address of this organisation says; None for any other address."""
    _, _, token = address.partition("@")[0].lower().rpartition("+")
    found = _TOKEN.fullmatch(token)
    if found is None or not constant_time_compare(found[3], _signature(here, found[1], found[2])):
        return None
    return Named(found[1], next(who for who, letter in WHO.items() if letter == found[2]))


def _signature(here: Place, ref: str, who: str) -> str:
    signed = salted_hmac("putright.reply", f"{here.id}\n{here.slug}\n{ref}\n{who}", algorithm="sha256").digest()
    return base64.b32encode(signed).decode().lower()[:MAC]
