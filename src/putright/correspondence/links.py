"""Short messages that carry a link and nothing else that somebody wrote: to go on later, or to follow a case."""

from __future__ import annotations

import hashlib
import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.core.cache import caches
from django.core.mail import EmailMessage

log = logging.getLogger(__name__)

MOST, HOUR = 3, 60 * 60
"""How many of these one address is sent in an hour: nobody is flooded through us."""


_posting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="links")


def post(to: str, subject: str, words: str, link: str) -> Future[bool]:
    """Send it in a while: so that nobody can tell by the time an answer takes whether anything is sent."""
    return _posting.submit(send, to, subject, words, link)


def send(to: str, subject: str, words: str, link: str) -> bool:
    """Send it; False where this address was sent enough of them lately, or mail cannot be sent now."""
    counts, key = caches["limits"], f"links-{hashlib.sha256(to.lower().encode()).hexdigest()}"
    counts.add(key, 0, HOUR)
    if counts.incr(key) > MOST:
        return False
    message = EmailMessage(subject, f"{words}\n\n{link}\n", to=[to], headers={"Auto-Submitted": "auto-generated"})
    try:
        message.send()
    except OSError:
        log.exception("a link could not be sent by mail")
        return False
    return True
