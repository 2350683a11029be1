"""A letter that was sent, for whoever follows the case: on a page, as a PDF and read out."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from putright.register import lists
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.web.letters import saving, size
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.letters.sheet import sheet
from putright.web.page import of_organisation, page
from putright.web.public.session import opened


@require_http_methods(["GET"])
@of_organisation
def letter(request: HttpRequest, here: Place, sequence: int) -> HttpResponse:
    """A letter as it was sent."""
    seen = _followed(request, here)
    found = sent_letter(seen, sequence)
    if found is None:
        raise Http404
    (sent, lines), usual, at = found, _usual(seen), [here.slug, sequence]
    return page(
        request, "public/letter.html", here, section="track", lines=lines, sent=sent, seen=seen,
        reference=reference_of(seen), sizes=size.SIZES, size=size.chosen(request, usual), wanted=usual,
        ways=saving.ways(reverse("public-letter-pdf", args=at), reverse("public-letter-audio", args=at)),
    )  # fmt: skip


@require_http_methods(["GET"])
@of_organisation
def as_pdf(request: HttpRequest, here: Place, sequence: int) -> HttpResponse:
    """The letter as a file, in the size they asked for once or chose."""
    seen = _followed(request, here)
    back = reverse("public-letter", args=[here.slug, sequence])
    return saving.as_pdf(request, sheet(seen, sequence, seen.person), _usual(seen), back)


@require_http_methods(["GET"])
@of_organisation
def as_audio(request: HttpRequest, here: Place, sequence: int) -> HttpResponse:
    """The letter read out."""
    seen = _followed(request, here)
    back = reverse("public-letter", args=[here.slug, sequence])
    otherwise = _("This letter cannot be read out here. Ask us for a recording.")
    return saving.as_audio(request, sheet(seen, sequence, seen.person), back, otherwise)


def _followed(request: HttpRequest, here: Place) -> TrackingPage:
    """The case that is open in this browser; nothing is here where none is."""
    viewer = opened(request, here)
    if viewer is None:
        raise Http404
    return lists.tracking_page(viewer, viewer.case, timezone.now())


def _usual(seen: TrackingPage) -> int:
    return size.wanted(seen.person.preferences) if seen.person else size.SIZES[0]
