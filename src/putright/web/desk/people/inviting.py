"""Inviting somebody to take a post: the form, and the short message with the link."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.correspondence import links
from putright.people import invitations
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people.asking import Asking
from putright.web.desk.people.posts import post_fields
from putright.web.desk.people.roster import names
from putright.web.desk.viewing import desk_page
from putright.web.environment import is_demo
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.public.asked import is_address


def inviting(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Ask for an address and a post, and send the link there. Whether the address is known is not told."""
    asking = Asking(names(here), viewer, timezone.now())
    fields = (Field("email", "text", _("Their e-mail address at work"), True), *post_fields(asking))
    if request.method == "GET":
        return _form(request, here, fields, Answers())
    answers = read(fields, request.POST)
    email = str(answers.values.get("email", ""))
    if "email" not in answers.errors and not is_address(email):
        answers = answers.with_errors({"email": _("Enter an e-mail address like name@example.com")})
    if answers.errors:
        return _form(request, here, fields, answers)
    post, service = str(answers.values["post"]), str(answers.values.get("service", ""))
    token = invitations.invite(here.slug, email, viewer.person, post, service, timezone.now())
    address = request.build_absolute_uri(reverse("desk-invitation", args=[here.slug, token]))
    subject = _("An invitation from %(name)s") % {"name": here.name}
    links.post(email, subject, _("Open this link to begin. It works once, for seven days."), address)
    if is_demo():
        return desk_page(request, "desk/people/invited.html", here, section="people", address=address)
    messages.success(request, _("The invitation is on its way. It works once, for seven days."))
    return redirect("desk-people", here.slug)


def _form(request: HttpRequest, here: Place, fields: tuple[Field, ...], answers: Answers) -> HttpResponse:
    form = {"title": _("Invite somebody"), "button": _("Send the invitation"), "says": ""}
    return desk_page(
        request, "desk/people/change.html", here, section="people", form_of=form, warned=(),
        questions_list=components(fields, answers, small=True), error_list=error_list(fields, answers),
    )  # fmt: skip
