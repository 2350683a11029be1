"""Adding files to a form one at a time, without script: a file chosen, the files that wait, and a button to take each out.

A page calls `handled` with the key of its draft, draws `putright/files.html` with what comes back, and hands `draft` and
`references` to the door when the form is sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.register import files
from putright.register.files import FileSeen, Wrong, kinds, limits, pictures
from putright.register.organisations import Place
from putright.web.forms.uploads import gave_up

FILE, ADD, REMOVE = "file", "add_file", "remove_file"
"""The names of the input and of the two buttons."""
SHOWN = "file_shown"
"""The name under which a form tells which files it showed, so that one which is gone meanwhile is missed."""


@dataclass(frozen=True)
class FilesAsked:
    """The files that wait in a draft after a form was read."""

    draft: str
    waiting: tuple[FileSeen, ...] = ()
    error: str = ""
    stays: bool = False
    """One of its own buttons was pressed: the same page is drawn again, and nothing else on it is found wrong."""

    @property
    def references(self) -> tuple[str, ...]:
        """What the door attaches."""
        return tuple(one.reference for one in self.waiting)

    @property
    def errors(self) -> list[dict[str, str]]:
        """The error summary's item, if there is one."""
        return [{"text": self.error, "href": "#files" if self.full else f"#{FILE}"}] if self.error else []

    @property
    def full(self) -> bool:
        """As many are there as may be."""
        return len(self.waiting) >= limits.COUNT

    @property
    def types(self) -> str:
        """The types that are taken, in words."""
        listed = [kind.name for kind in kinds.KINDS]
        return _("%(first)s or %(last)s") % {"first": ", ".join(listed[:-1]), "last": listed[-1]}

    @property
    def accept(self) -> str:
        """What a browser offers to choose from. A telephone makes a JPG of its own pictures where HEIC is not named."""
        listed = [kind for kind in kinds.KINDS if kind is not kinds.HEIC or pictures.reads_heic()]
        return ",".join(f".{ending}" for kind in listed for ending in kind.endings)

    @property
    def keeps_place(self) -> bool:
        """A HEIC picture cannot be drawn anew here, and so goes on saying where it was taken."""
        return not pictures.reads_heic()


def draft_key(*parts: str) -> str:
    """The key of a draft made from what its form carries unseen and whose it is."""
    return hashlib.sha256("\n".join(("putright.draft", *parts)).encode()).hexdigest()


def handled(request: HttpRequest, here: Place, draft: str, shown: Sequence[str] = ()) -> FilesAsked:
    """What waits in the draft, after a chosen file was taken in and one that is not wanted was taken out.

    `shown` are the files it had when it was saved; a file that was shown and waits no more is told of.
    """
    stays = ADD in request.POST or REMOVE in request.POST
    unwanted = request.POST.get(REMOVE, "")
    if unwanted:
        files.drop(here, draft, unwanted)
    error = _taken(request, here, draft)
    waiting = files.waiting(here, draft)
    lost = {*shown, *request.POST.getlist(SHOWN)} - {unwanted} - {one.reference for one in waiting}
    return FilesAsked(draft, waiting, error or (_gone() if lost else ""), stays)


def _gone() -> str:
    return _("A file you added is not here any more. Nothing was sent. Add it again, or go on without it.")


def _taken(request: HttpRequest, here: Place, draft: str) -> str:
    """Take in the file that was chosen; what is wrong with it, or empty."""
    if gave_up(request, FILE):
        return limits.too_large().why
    chosen = request.FILES.get(FILE)
    if chosen is None:
        return _("Choose a file first") if ADD in request.POST else ""
    answer = files.wait(here, draft, chosen.name or "", chosen.read(), timezone.now())
    return answer.why if isinstance(answer, Wrong) else ""
