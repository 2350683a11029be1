"""A form sent by somebody who had been signed out meanwhile: its words wait, sealed, for the same person to sign in again.

They are kept as a draft of the public is: under a random token that a cookie of this browser alone holds. A form says by a
signed mark whose it is, so that only what somebody wrote on a page of theirs is kept, and nobody else is given it.
"""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.register import drafts
from putright.register.drafts import Draft
from putright.register.organisations import Place
from putright.register.scope import Viewer

COOKIE, WHOSE = "unsent", "whose"
KEPT = timedelta(hours=12)
"""How long what was sent waits: as long as a working day at the desk."""
_SALT = "putright.desk.whose"
_OF = "mark.of"
"""The name under which the draft holds, signed, whose it is and since when; no input of a form is called that."""


def mark(viewer: Viewer) -> str:
    """What goes with a form unseen: whose it is, signed."""
    return signing.dumps(viewer.person, salt=_SALT)


def asked_to_sign_in(request: HttpRequest, here: Place) -> HttpResponse:
    """Ask somebody to sign in; what they sent is kept until they have, where it came from a page of theirs."""
    if request.method != "POST":
        return redirect("desk-sign-in", here.slug)
    answer = redirect(f"{reverse('desk-sign-in', args=[here.slug])}?{urlencode({'next': request.get_full_path()})}")
    draft = _kept(request, here)
    if draft is None:
        return answer
    messages.info(
        request, _("We signed you out to keep this private. What you wrote is kept: sign in and it is there.")
    )
    answer.set_cookie(
        COOKIE, draft.token, max_age=int(KEPT.total_seconds()), path=request.path,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return answer


def whose(request: HttpRequest) -> str:
    """The person on whose page a form was filled in; empty where it does not say."""
    try:
        return str(signing.loads(request.POST.get(WHOSE, ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def _kept(request: HttpRequest, here: Place) -> Draft | None:
    person = whose(request)
    if not person:
        return None
    given = {name: tuple(str(one) for one in several) for name, several in request.POST.lists()}
    given = {name: several for name, several in given.items() if name not in ("csrfmiddlewaretoken", WHOSE)}
    draft = drafts.new().with_answers("desk", {**given, _OF: (signing.dumps(person, salt=_SALT),)})
    return draft if drafts.save(here, draft, timezone.now()) else None


def given_back(request: HttpRequest, here: Place, viewer: Viewer) -> QueryDict | None:
    """What the viewer sent from this address while they were signed out; None where that is nothing, or somebody else's."""
    token = request.COOKIES.get(COOKIE, "")
    draft = drafts.load(here, token, timezone.now()) if token else None
    if draft is None or not _is_theirs(draft, viewer):
        return None
    sent = QueryDict(mutable=True)
    for name, several in draft.answers.items():
        if name != _OF:
            sent.setlist(name, list(several))
    return sent


def _is_theirs(draft: Draft, viewer: Viewer) -> bool:
    try:
        of = signing.loads(next(iter(draft.answers.get(_OF, ())), ""), salt=_SALT, max_age=KEPT)
    except signing.BadSignature:
        return False
    return bool(of == viewer.person)


def forget(request: HttpRequest, here: Place, response: HttpResponse) -> HttpResponse:
    """Keep it no longer: it is in hand again."""
    if COOKIE not in request.COOKIES:
        return response
    drafts.drop(here, request.COOKIES[COOKIE])
    response.delete_cookie(COOKIE, path=request.path, samesite="Lax")
    return response


def told(request: HttpRequest) -> None:
    """Say, where it is given back, what it is."""
    messages.info(
        request,
        _("You were signed out before this was recorded. Your words are below: read them, and send them again."),
    )
