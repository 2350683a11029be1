"""The page on which a case is looked into: plan, evidence, colleagues, points, the outcome, and what puts it right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from putright.core.casework.reference import grouped
from putright.register import access, lists
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk import investigating
from putright.web.desk.case import subject
from putright.web.desk.points import points, suggested
from putright.web.desk.putting_right import remedies
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.desk.which_line import which_line
from putright.web.telling.outcome import answer_told, outcome_in_question


@require_GET
@for_staff
def investigation(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """How the case is looked into, as far as this viewer may read it."""
    now = timezone.now()
    seen = lists.case_page(viewer, ref, now)
    access.note(viewer, ref, "investigation", now)
    named = investigating.offers_named
    return desk_page(
        request, "desk/investigation.html", here, section="due", seen=seen, title=subject(seen),
        reference=grouped(seen.line.number, seen.line.ref), which_line=which_line,
        plan=investigating.plan(seen), planning=named(seen, "plan step"), asked=investigating.asked_by_procedure(seen),
        evidence=investigating.evidence(seen), adding=named(seen, "add evidence"),
        help_asked=investigating.help_asked(seen), asking=named(seen, "ask for help"),
        points=points(seen), finding=named(seen, "make finding"), adding_points=named(seen, "add head"),
        suggested=suggested(seen), confirming=named(seen, "confirm outcome"),
        in_question=list(outcome_in_question(seen.outlook, seen.hidden)), answer_told=answer_told(seen.outlook, seen.hidden),
        remedies=remedies(seen), agreeing=named(seen, "agree action"), reporting=named(seen, "give report"),
    )  # fmt: skip
