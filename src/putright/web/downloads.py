"""Giving somebody a file: always to be saved, never opened as a page of ours, and kept by nobody on the way."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from putright.register.files import Content

PART = re.compile(r"bytes=(\d+)-(\d*)")
"""A part of a file that a player asks for: from one byte to another, or to the end."""


def download(content: Content) -> HttpResponse:
    """A file that came with a case."""
    return saved(content.data, content.type, content.name)


def saved(data: bytes, kind: str, name: str) -> HttpResponse:
    """The answer that a browser saves. Whatever is in the file, it is run by nobody in our name."""
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response


def in_parts(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same answer, or the one part of it that was asked for (RFC 9110, 14): players on some telephones play nothing else."""
    response.headers["Accept-Ranges"] = "bytes"
    asked = PART.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return response
    size = len(response.content)
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if first > last:
        response.status_code, response.content = 416, b""
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    response.status_code, response.content = 206, response.content[first : last + 1]
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
