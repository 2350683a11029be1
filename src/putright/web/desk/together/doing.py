"""The closed list of what can be done to several cases at once, and the one address of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.keeping_views import list_at
from putright.web.desk.together.acknowledging import acknowledge
from putright.web.desk.together.assigning import assign
from putright.web.desk.together.chosen import BACK, MOST, Chosen, asked_for, chosen
from putright.web.desk.together.labelling import label
from putright.web.desk.together.taking_out import addresses, export
from putright.web.desk.viewing import for_staff

TOGETHER: Mapping[str, Callable[[Chosen], HttpResponseBase]] = {
    "acknowledge": acknowledge, "assign": assign, "label": label, "export": export, "addresses": addresses,
}  # fmt: skip
"""Everything there is. What decides or ends a case, or is a last answer, is done to one case by somebody who read it."""


@require_POST
@for_staff
def together(request: HttpRequest, here: Place, viewer: Viewer, what: str) -> HttpResponseBase:
    """Show what would be done to the chosen cases, or do it."""
    do, refs = TOGETHER.get(what), asked_for(request)
    if do is None:
        raise Http404
    if len(refs) > MOST:
        messages.error(request, _("Choose %(most)s cases or fewer at a time.") % {"most": MOST})
        return list_at(here, viewer, request.POST.get(BACK, ""))
    found = chosen(request, here, viewer, refs)
    if not found.cases:
        messages.error(request, _("Choose one or more cases first."))
        return list_at(here, viewer, request.POST.get(BACK, ""))
    return do(found)
