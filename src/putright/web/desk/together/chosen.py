"""The cases somebody chose in the list, as they were when they were shown. A case they do not see is as if it were not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from putright.register import lists
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase, Viewer
from putright.web.forms.keys import REQUEST_KEY, request_key

MOST = 100
"""Cases at a time."""
CASE, SEEN, WITHOUT, BACK = "case", "seen.", "without", "back"
"""The names under which a form sends the refs of cases, the last entry that was shown of each, refs to leave out, and the list
they were chosen in."""


@dataclass(frozen=True)
class Chosen:
    """Cases to do something to, and the form that asks for it."""

    request: HttpRequest
    here: Place
    viewer: Viewer
    refs: tuple[str, ...]
    cases: Mapping[str, CasePage]
    """Those of them that the viewer sees."""
    key: str

    @property
    def step(self) -> str:
        """How far it is: nothing at first, then the step whose button was pressed."""
        return self.request.POST.get("step", "")

    @property
    def back(self) -> str:
        """The list in which they were chosen, as its address asked for it."""
        return self.request.POST.get(BACK, "")

    def is_unread(self, seen: CasePage) -> bool:
        """Whether the viewer is to declare any interest before they see a word of it."""
        return seen.outlook.scene.must_declare(self.viewer.person)

    def key_of(self, ref: str) -> str:
        """The key of this form for one case: sent twice, it makes one entry in each."""
        return hashlib.sha256(f"{self.key}\n{ref}".encode()).hexdigest()

    def sequence(self, ref: str) -> int:
        """The last entry of a case that the person was shown."""
        sent = self.request.POST.get(f"{SEEN}{ref}", "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 else self.cases[ref].sequence

    def hidden(self) -> Iterator[tuple[str, str]]:
        """What goes with every form of it unseen."""
        yield REQUEST_KEY, self.key
        yield BACK, self.back
        for ref in self.cases:
            yield CASE, ref
            yield f"{SEEN}{ref}", str(self.sequence(ref))


def asked_for(request: HttpRequest) -> tuple[str, ...]:
    """The refs that a form sends, each once, without those that are to be left out."""
    without = set(request.POST.getlist(WITHOUT))
    return tuple(dict.fromkeys(ref for ref in request.POST.getlist(CASE) if ref not in without))


def chosen(request: HttpRequest, here: Place, viewer: Viewer, refs: tuple[str, ...]) -> Chosen:
    """The cases of these refs that the viewer sees, each read now."""
    cases = {ref: page for ref in refs if (page := page_of(viewer, ref))}
    return Chosen(request, here, viewer, refs, cases, request_key(request))


def page_of(viewer: Viewer, ref: str) -> CasePage | None:
    """The page of a case, also of one that is not opened yet; None where the viewer does not see it."""
    try:
        return lists.case_page(viewer, ref, timezone.now(), undeclared=True)
    except NoSuchCase:
        return None
