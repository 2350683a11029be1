"""Files that people add: which are taken, how they are kept, and who may have them. No model leaves this package."""

from putright.register.files.keeping import drop, drop_all, forget, wait, wait_each, wait_until, waiting
from putright.register.files.limits import Wrong
from putright.register.files.reading import Content, content
from putright.register.files.seen import FileSeen

__all__ = [
    "Content",
    "FileSeen",
    "Wrong",
    "content",
    "drop",
    "drop_all",
    "forget",
    "wait",
    "wait_each",
    "wait_until",
    "waiting",
]
