"""Giving somebody a file: always to be saved, never opened as a page of ours, and kept by nobody on the way."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from putright.register.files import Content


def download(content: Content) -> HttpResponse:
    """The answer that a browser saves. Whatever is in the file, it is run by nobody in our name."""
    response = HttpResponse(content.data, content_type=content.type)
    response.headers["Content-Disposition"] = content_disposition_header(True, content.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
