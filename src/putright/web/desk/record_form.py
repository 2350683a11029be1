"""The form that a procedure keeps about each case, made from the record, and the copies of it that go elsewhere; to print."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from putright.core.casework.reference import grouped
from putright.core.procedure.model.keeping import Record
from putright.register import access, lists
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.teller import teller
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.telling.record_items import Form


@require_GET
@for_staff
def record_form(request: HttpRequest, here: Place, viewer: Viewer, ref: str, name: str, to: str = "") -> HttpResponse:
    """One form about one case, or with `to` the copy that goes there: only what the procedure lets it hold."""
    now = timezone.now()
    seen = lists.case_page(viewer, ref, now)
    rule = next((rule for rule in seen.procedure.all(Record) if slugify(rule.name) == name), None)
    if rule is None or (to and to not in copies(seen, rule)):
        raise Http404
    told = lists.outside(seen) if to else seen
    access.note(viewer, ref, "page", now)
    return desk_page(
        request, "desk/record_form.html", here, section="due", seen=seen, rule=rule, name=name,
        items=Form(told, rule, teller(told), copy=bool(to)).items, copy=copies(seen, rule).get(to, ""),
        copies=copies(seen, rule), today=viewer.today, reference=grouped(seen.line.number, seen.line.ref),
    )  # fmt: skip


def copies(seen: CasePage, rule: Record) -> dict[str, str]:
    """Where copies of a form go in this case, by how that stands in an address."""
    return {slugify(to): to for to in rule.copied_to} if seen.outlook.scene.holds(rule.copied_when) else {}


def forms(seen: CasePage) -> list[tuple[str, str]]:
    """The forms that the procedure keeps about each case: how each stands in an address, and its title."""
    return [(slugify(rule.name), rule.words) for rule in seen.procedure.all(Record)]
