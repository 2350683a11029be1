"""The page on which somebody who looks after people asks to read one case for a day, and somebody else agrees or not."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from putright.core.casework.action import Field
from putright.register import sight
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people.roster import names
from putright.web.desk.viewing import desk_page, for_colleagues
from putright.web.forms.answers import Answers, read
from putright.web.forms.components import components, error_list


def _fields() -> tuple[Field, ...]:
    told = _("Everybody on the case is told this.")
    return (
        Field("case", "text", _("The number or reference of the case"), True),
        Field("reason", "words", _("Why do you need to read it?"), True, told),
    )


@require_http_methods(["GET", "POST"])
@for_colleagues
def opening(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Ask, and see what waits. The answer is the same whether or not there is such a case."""
    if not sight.may_agree(viewer):
        raise Http404
    answers = Answers()
    if request.method == "POST" and viewer.administers:
        answers = read(_fields(), request.POST)
        if not answers.errors:
            sight.ask(viewer, str(answers.values["case"]), answers.words["reason"], timezone.now())
            messages.success(
                request, _("Asked. If there is such a case and you may read it, somebody else can now agree.")
            )
            return redirect("desk-opening", here.slug)
    known = names(here)
    waiting = [(one, known.person(one.person)) for one in sight.waiting(viewer, timezone.now())]
    return desk_page(
        request, "desk/people/opening.html", here, section="people", waiting=waiting, opened=sight.opened(viewer),
        asks=viewer.administers, questions_list=components(_fields(), answers, small=True),
        error_list=error_list(_fields(), answers),
    )  # fmt: skip


@require_POST
@for_colleagues
def opened(request: HttpRequest, here: Place, viewer: Viewer, number: int) -> HttpResponse:
    """Agree, or not."""
    now, agreed = timezone.now(), request.POST.get("answer") == "agree"
    waiting = {one.number: one for one in sight.waiting(viewer, now)}
    if number not in waiting:
        raise Http404
    if sight.answer(here, viewer, number, agreed, names(here).person(waiting[number].person), now):
        messages.success(request, _("They may read it for 24 hours.") if agreed else _("It stays closed to them."))
    return redirect("desk-opening", here.slug)
