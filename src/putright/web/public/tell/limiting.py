"""How many people may send from one place in an hour: beyond that they are asked to wait, and nothing they wrote is lost."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from putright.register.organisations import Place

HOUR = 60 * 60


def wait_before(request: HttpRequest, here: Place, email: str) -> int:
    """Minutes to wait before this is sent; 0 where it may go now, and is counted.

    Counted in this process alone, for an address on the network and for an e-mail address, each kept as a hash.
    """
    allowed = settings.SENDS_PER_HOUR
    if not allowed:
        return 0
    keys = [_key(here, request.META.get("REMOTE_ADDR", ""))] + ([_key(here, email.lower())] if email else [])
    counts = caches["limits"]
    if any(counts.get(key, 0) >= allowed for key in keys):
        return 60
    for key in keys:
        counts.add(key, 0, HOUR)
        counts.incr(key)
    return 0


def _key(here: Place, who: str) -> str:
    return hashlib.sha256(f"sends\n{here.id}\n{who}".encode()).hexdigest()
