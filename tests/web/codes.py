"""What an authenticator app shows for a secret. No test is here."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

PERIOD = 30
"""Seconds for which an app shows a code (RFC 6238, 5.2)."""


def code_for(secret: str, steps: int = 0) -> str:
    """The code that is shown now, or some steps before or after."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + steps))
