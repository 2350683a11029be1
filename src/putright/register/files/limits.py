"""How large and how many files may be, and what is said to somebody whose file is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
SIZE = 20 * MEGABYTE
"""Bytes that a file stays under."""

COUNT = 10
"""Files in one draft, and so with one entry."""

DOTS = 50_000_000
"""Dots that a picture stays under, asked of its header before anything is unpacked."""

WAITING = 4096 * MEGABYTE
"""Bytes that may wait for one organisation at a time: a stranger cannot fill the disk with what is never sent."""

WAITS = timedelta(days=7)
"""How long a file waits in a draft that is not sent."""


@dataclass(frozen=True)
class Wrong:
    """Why a file is not taken, in words for whoever chose it."""

    why: str


def too_large() -> Wrong:
    """It is larger than is taken."""
    return Wrong(_("The selected file must be smaller than %(size)sMB") % {"size": SIZE // MEGABYTE})


def empty() -> Wrong:
    """There is nothing in it."""
    return Wrong(_("The selected file is empty"))


def too_many() -> Wrong:
    """As many as are taken are there."""
    return Wrong(_("You can only add %(count)s files") % {"count": COUNT})


def unreadable() -> Wrong:
    """It is spoilt, or made to do harm; which of the two is not said."""
    return Wrong(_("The selected file could not be read. Try saving it again or choose another"))


def too_many_dots() -> Wrong:
    """It is a picture that takes too much room when it is unpacked."""
    return Wrong(
        _("The picture is too large: it must have fewer than %(dots)s million dots") % {"dots": DOTS // 1_000_000}
    )


def no_such_type(listed: Sequence[str]) -> Wrong:
    """It is none of the types listed."""
    return Wrong(
        _("The selected file must be a %(first)s or %(last)s") % {"first": ", ".join(listed[:-1]), "last": listed[-1]}
    )


def misnamed(kind: str, ending: str) -> Wrong:
    """It is of a type that is taken, and its name says another."""
    return Wrong(
        _("The selected file is a %(kind)s, but its name ends in .%(ending)s. Change the name, or save it again")
        % {"kind": kind, "ending": ending}
    )


def with_macros() -> Wrong:
    """It holds a program."""
    return Wrong(_("The selected file must not have macros in it. Save it without them, or as a PDF"))


def no_room() -> Wrong:
    """Too much is waiting already, from anybody."""
    return Wrong(_("We cannot take files just now. Send your words without it, and add the file later"))
