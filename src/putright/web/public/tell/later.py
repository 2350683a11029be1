"""Stopping half way: a link to come back by, sent by mail where that is wanted, or everything thrown away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from putright.core.casework.action import Field
from putright.correspondence import links
from putright.register import drafts, files
from putright.register.organisations import Place
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list
from putright.web.page import of_organisation, page
from putright.web.public.asked import is_address
from putright.web.public.tell import keeping


def _email() -> Field:
    return Field("email", "text", _("Your e-mail address"), True)


@require_http_methods(["GET", "POST"])
@of_organisation
def later(request: HttpRequest, here: Place) -> HttpResponse:
    """The link to come back by, and a form to have it sent."""
    draft = keeping.of_browser(request, here)
    if not draft.kind:
        return redirect("public-start", here.slug)
    link = request.build_absolute_uri(reverse("public-back", args=[here.slug, draft.token]))
    answers, sent = Answers(), False
    if request.method == "POST":
        answers = read((_email(),), request.POST)
        if not is_address(str(answers.values.get("email", ""))):
            answers = answers.with_errors({"email": _("Enter an e-mail address like name@example.com")})
        else:
            sent = links.send(
                str(answers.values["email"]),
                _("Your link to finish telling %(name)s") % {"name": here.name},
                _(
                    "Open this link to go on. It works for 7 days. Do not pass it on: whoever has it can read what you wrote."
                ),
                link,
            )
    return page(
        request, "public/later.html", here, section="tell", link=link, sent=sent, answers=answers, kind=draft.kind,
        components=components((_email(),), answers), error_list=error_list((_email(),), answers),
        too_many=request.method == "POST" and not answers.errors and not sent,
    )  # fmt: skip


@require_GET
@of_organisation
def come_back(request: HttpRequest, here: Place, token: str) -> HttpResponse:
    """Go on with what was begun, in whatever browser the link was opened."""
    draft = drafts.load(here, token, timezone.now())
    if draft is None:
        return page(request, "public/no_draft.html", here, 404, section="tell")
    response = redirect("public-tell", here.slug, draft.kind)
    keeping.remember(response, here, draft)
    return response


@require_POST
@of_organisation
def stop(request: HttpRequest, here: Place) -> HttpResponse:
    """Throw away what was not sent."""
    token = keeping.token_of(request)
    if not token:
        raise Http404
    drafts.drop(here, token)
    files.drop_all(here, drafts.key_of(token))
    response = redirect("public-start", here.slug)
    keeping.forget(response, here)
    return response
