"""The pages that help: formats and languages, privacy with its cookies, and how easy the pages are to use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.procedure import publish
from putright.core.procedure.model.scope import Signpost
from putright.register.organisations import Place
from putright.web.letters.size import SIZES
from putright.web.page import of_organisation, page, procedure_in_force

PREPARED = date(2026, 11, 25)
"""The day on which somebody last read the statement on accessibility against the pages."""


@dataclass(frozen=True)
class Cookie:
    """One cookie that these pages may set: its name, what it is for and how long it stays."""

    name: str
    use: str
    stays: str
    staff: bool = False


def cookies() -> tuple[Cookie, ...]:
    """Every cookie there is. All of them are needed; a test holds the pages to this list."""
    return (
        Cookie("csrftoken", _("Makes sure that a form was sent from our own page."), _("One year")),
        Cookie("draft", _("Finds what you have begun to tell us and not sent yet."), _("Until you send it, or a day")),
        Cookie("opened", _("Keeps the case open that you opened with your code."), _("12 hours, or until you lock it")),
        Cookie("language", _("Keeps the language you chose."), _("One year")),
        Cookie("sessionid", _("Keeps staff signed in."), _("12 hours, or until they sign out"), staff=True),
        Cookie(
            "unsent",
            _("Finds what staff wrote before they were signed out."),
            _("Until it is sent, or 12 hours"),
            staff=True,
        ),
        Cookie("messages", _("Shows staff a note on the next page."), _("Until it is shown"), staff=True),
    )


@require_GET
@of_organisation
def helped(request: HttpRequest, here: Place) -> HttpResponse:
    """Formats and languages, help with complaining, and how to reach us."""
    procedure = procedure_in_force(here)
    return page(
        request, "public/help.html", here, section="help", procedure=procedure, told=publish.summary(procedure),
        sizes=SIZES[1:], survey=publish.commitments(procedure, "survey"),
        equality=publish.commitments(procedure, "equality questions"),
    )  # fmt: skip


@require_GET
@of_organisation
def privacy(request: HttpRequest, here: Place) -> HttpResponse:
    """What is kept, why, how long and who sees it; and the cookies."""
    procedure = procedure_in_force(here)
    commissioner = next((rule.to for rule in procedure.all(Signpost) if "personal data" in (rule.about or "")), "")
    return page(
        request, "public/privacy.html", here, section="privacy", procedure=procedure, kept=publish.kept(procedure),
        readers=publish.readers(procedure), cookies=cookies(), commissioner=commissioner,
        equality=publish.commitments(procedure, "equality questions"), survey=publish.commitments(procedure, "survey"),
    )  # fmt: skip


@require_GET
@of_organisation
def accessibility(request: HttpRequest, here: Place) -> HttpResponse:
    """What the pages are held to, how that is tested, and what does not work yet."""
    procedure = procedure_in_force(here)
    northern = procedure.front.calendar == "northern-ireland"
    return page(
        request, "public/accessibility.html", here, section="accessibility", prepared=PREPARED, northern=northern
    )
