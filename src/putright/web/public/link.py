"""Following a case by a link sent to the address it came from, and a new code for somebody who lost theirs."""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from putright.core.casework.action import Field
from putright.correspondence import links
from putright.register import tracking
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.letters.reading import reference_of
from putright.web.page import of_organisation, page
from putright.web.public.asked import is_address
from putright.web.public.opening import of_opened_case
from putright.web.public.session import remember_hash

SALT, WORKS = "putright.link", 60 * 60
"""A link works for an hour."""


def _fields() -> tuple[Field, ...]:
    return (
        Field("reference", "text", _("Your reference"), True),
        Field("email", "text", _("The e-mail address you gave us"), True),
    )


@require_http_methods(["GET", "POST"])
@of_organisation
def link(request: HttpRequest, here: Place) -> HttpResponse:
    """Ask for the reference and the address. The answer is the same whether or not there is such a case."""
    answers = read(_fields(), request.POST) if request.method == "POST" else Answers()
    email = str(answers.values.get("email", ""))
    if request.method == "POST" and not answers.errors and not is_address(email):
        answers = answers.with_errors({"email": _("Enter an e-mail address like name@example.com")})
    if request.method == "GET" or answers.errors:
        asked = _fields()
        return page(
            request, "public/link.html", here, section="track", questions_list=components(asked, answers),
            error_list=error_list(asked, answers),
        )  # fmt: skip
    if kept := tracking.by_email(here, str(answers.values["reference"]), email):
        token = signing.dumps([here.id, kept], salt=SALT)
        address = request.build_absolute_uri(reverse("public-link-open", args=[here.slug, token]))
        subject = _("Your link to follow what you told %(name)s") % {"name": here.name}
        links.post(email, subject, _("It works for one hour."), address)
    return page(request, "public/link_sent.html", here, section="track")


@require_http_methods(["GET", "POST"])
@of_organisation
def link_open(request: HttpRequest, here: Place, token: str) -> HttpResponse:
    """Open the case, once the person presses the button: a mail scanner that follows the link opens nothing."""
    try:
        place, kept = signing.loads(token, salt=SALT, max_age=WORKS)
    except signing.BadSignature:
        place, kept = 0, ""
    if place != here.id or tracking.viewer_again(here, kept, timezone.now()) is None:
        return page(request, "public/link_over.html", here, 404, section="track")
    if request.method == "GET":
        return page(request, "public/link_open.html", here, section="track")
    response = redirect("public-case", here.slug)
    remember_hash(response, here, kept)
    return response


@require_POST
@of_opened_case
def new_code(request: HttpRequest, here: Place, viewer: Viewer, seen: TrackingPage) -> HttpResponse:
    """A new code for whoever has opened the case; every earlier one opens nothing from now on."""
    code = tracking.again(here, viewer.case, timezone.now(), viewer.party)
    response = page(request, "public/new_code.html", here, section="track", code=code, reference=reference_of(seen))
    remember_hash(response, here, tracking.hashed(code))
    return response
