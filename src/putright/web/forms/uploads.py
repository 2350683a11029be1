"""Takes files out of a request as it comes in: one that is too large is given up while the rest of the form is still read."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from putright.register.files import limits

TOO_LARGE = "putright.too_large"
IN_MEMORY = 2 * limits.MEGABYTE
"""Bytes of a file above which it waits on the disk, in a file without a name, until it has been looked at."""


def gave_up(request: HttpRequest, field: str) -> bool:
    """Whether a file that came for this field was too large to be read to its end."""
    return field in request.META.get(TOO_LARGE, ())


class UpToTheLimit(FileUploadHandler):
    """The only handler of uploads: keeps a file until it reaches the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with another file."""
        super().new_file(*args, **kwargs)
        self.file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the request closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what came, or give the file up and say so to whoever draws the page."""
        if start + len(raw_data) >= limits.SIZE:
            if self.request is not None:
                self.request.META[TOO_LARGE] = (*self.request.META.get(TOO_LARGE, ()), self.field_name)
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The whole file."""
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        """The request broke off."""
        self.file.close()
