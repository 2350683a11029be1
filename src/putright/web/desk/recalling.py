"""A letter that was called back before it went: what was written in it stands in its form again, to be put right."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.letter_text import TEXT
from putright.core.procedure.model.letters import Letter
from putright.register import staff_drafts
from putright.register.lists import CasePage, EntrySeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import Given
from putright.web.desk import drafting
from putright.web.desk.case import slug
from putright.web.forms.keys import REQUEST_KEY, new_key

WRITE = "send letter"


def written_again(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, letter: str) -> HttpResponse:
    """To the form of the letter, with everything that was written in it; `seen` is the case before it was called back."""
    found = next(one for one in reversed(seen.entries) if _is(one, letter))
    form = drafting.form_of((slug(WRITE), slug(letter), slug(found.entry.track)))
    title, key = seen.procedure.the(Letter, letter).words, new_key()
    given = {**_given(found), REQUEST_KEY: (key,)}
    staff_drafts.save(viewer, seen.line.ref, form, title, given, key, timezone.now())
    messages.success(request, _("The letter was called back. Nothing was sent. What you wrote is here."))
    return redirect(drafting.link(here.slug, seen.line.ref, form))


def _is(one: EntrySeen, letter: str) -> bool:
    return isinstance(one.entry, e.LetterSent) and one.entry.letter == letter


def _given(found: EntrySeen) -> Given:
    sent = found.entry
    assert isinstance(sent, e.LetterSent)
    return dict(_fields(sent)) | {f"words.{one.part}": (one.words,) for one in found.papers if one.part != TEXT}


def _fields(sent: e.LetterSent) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "value.channel", (sent.channel,)
    yield "value.signposts", sent.signposts
    if sent.promised:
        for part in ("day", "month", "year"):
            yield f"value.new date-{part}", (str(getattr(sent.promised, part)),)
