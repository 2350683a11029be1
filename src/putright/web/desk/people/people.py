"""The page of people: who holds which post, who is away, who stands in, and what waits for somebody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from putright.core.casework.arranging import BY_TWO
from putright.people import invitations
from putright.register import sight
from putright.register.incoming import pen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.people.asking import Asking
from putright.web.desk.people.changes import waiting
from putright.web.desk.people.instructing import may_instruct
from putright.web.desk.people.roster import Names, roster
from putright.web.desk.people.training import training
from putright.web.desk.viewing import desk_page, for_colleagues
from putright.web.environment import is_demo


@require_GET
@for_colleagues
def people(request: HttpRequest, here: Place, viewer: Viewer) -> HttpResponse:
    """Who is who. Second steps, invitations and what is proposed are for whoever looks after people."""
    seen = roster(here)
    invited = invitations.waiting(here.slug, timezone.now()) if viewer.administers else ()
    ways = seen.names.office.ways
    return desk_page(
        request, "desk/people/people.html", here, section="people", seen=seen, administers=viewer.administers,
        invited=[(one, seen.names.post(one.post, one.service)) for one in invited],
        waiting=waiting(seen.names, viewer), by_two=BY_TWO in ways, second_step="second step" in ways, me=viewer.person,
        demo=is_demo(), may_agree=sight.may_agree(viewer), by_themselves=_by_themselves(seen.names),
        training=training(seen.names), for_nobody=pen.for_nobody(here, seen.names.office) if viewer.administers else 0,
        may_instruct=may_instruct(Asking(seen.names, viewer, timezone.now())),
    )  # fmt: skip


def _by_themselves(names: Names) -> list[tuple[str, str]]:
    """Each letter that goes by itself, and in whose name."""
    return [(names.letter(letter), names.person(by)) for letter, by in names.office.instructions.items()]
