"""The addresses of style sheets and scripts. Each carries a hash of the file, so that it may be kept for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static


@cache
def asset(name: str) -> str:
    """Return the address of a static file with a hash of its content; FileNotFoundError says how to make it."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"{name} is not built: run `make styles`")
    content = Path(str(found)).read_bytes()
    return f"{static(name)}?v={hashlib.sha256(content).hexdigest()[:12]}"
