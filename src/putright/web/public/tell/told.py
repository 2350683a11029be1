"""Pages that tell instead of asking: a first report is a request, somebody else can help. There is always a way on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from putright.register import drafts, offices, tallies
from putright.register.organisations import Place
from putright.web.page import of_organisation, page
from putright.web.public.tell import keeping, limits, pages
from putright.web.public.tell.walking import asking_of, onwards

AFTER = {limits.FIRST_TOLD: "first-time", limits.ELSEWHERE_TOLD: "limits", limits.SERVICE_TOLD: "service"}
"""Each of these pages and the page of questions it follows."""


@require_http_methods(["GET", "POST"])
@of_organisation
def told(request: HttpRequest, here: Place, kind: str, name: str) -> HttpResponse:
    """Say who deals with it, and ask whether to go on here."""
    asking, draft = asking_of(here, kind), keeping.of_browser(request, here)
    if name not in AFTER:
        raise Http404
    if AFTER[name] not in {one.name for one in pages.pages(asking, draft)}:
        return redirect("public-tell", here.slug, kind)
    if request.method == "GET":
        first = limits.first_report(asking) if name == limits.FIRST_TOLD else None
        outside = [] if first else limits.elsewhere(asking, draft)
        return page(
            request, "public/told.html", here, section="tell", kind=asking.kind, first=first, elsewhere=outside,
            back=("public-page", [here.slug, kind, AFTER[name]]),
        )  # fmt: skip
    return _chosen(request, here, kind, name)


def _chosen(request: HttpRequest, here: Place, kind: str, name: str) -> HttpResponse:
    asking, draft = asking_of(here, kind), keeping.of_browser(request, here)
    match request.POST.get("go"):
        case "request" if first := limits.first_report(asking):
            draft = draft.with_answers(slugify(first[1].name), {})
            drafts.save(here, draft, timezone.now())
            return redirect("public-tell", here.slug, draft.kind)
        case "elsewhere":
            for one in limits.elsewhere(asking, draft):
                tallies.count(here, f"signposted: {one.rule.name}", offices.local().date())
            return page(
                request, "public/gone_elsewhere.html", here, section="tell", elsewhere=limits.elsewhere(asking, draft)
            )
        case _:
            return onwards(here, asking, AFTER[name], draft)
