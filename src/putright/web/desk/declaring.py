"""The card that asks whoever is given a case whether they know anyone in it, before it opens. It shows names, and no words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from putright.core.casework.action import Offer
from putright.core.casework.reference import grouped
from putright.core.procedure.model.people import Post
from putright.register.lists import CasePage
from putright.register.organisations import Place
from putright.web.desk.frame import desk_page
from putright.web.forms.answers import Answers
from putright.web.forms.components import components
from putright.web.forms.keys import REQUEST_KEY, new_key
from putright.web.forms.names import words_typed

DECLARE = "declare interest"
UNREAD = (DECLARE, "assign", "escalate")
"""What somebody may do to a case that they have not opened: answer, or hand it on."""


def asked_first(request: HttpRequest, here: Place, seen: CasePage) -> HttpResponse:
    """The card in place of the page that was asked for."""
    offer = next(offer for offer in seen.offers if offer.name == DECLARE)
    return desk_page(
        request, "desk/declare.html", here, section="due", seen=seen, offer=offer, people=people_in(seen),
        reference=grouped(seen.line.number, seen.line.ref), unsure=_is_unsure(seen, request),
        questions_list=components(offer.fields, Answers(), small=True), ways_on=_ways_on(seen.offers),
        hidden_values={REQUEST_KEY: new_key(), "seen": str(seen.sequence)}, words=words_typed(request.POST),
    )  # fmt: skip


def people_in(seen: CasePage) -> list[tuple[str, str]]:
    """Everybody the case is known to be about or from, by name, and as what."""
    found = [(_("From"), party.name) for party in seen.parties.values() if party.name]
    found += [(_("Complained about"), seen.names.get(person, "")) for person in sorted(seen.case.complained_of)]
    suspected = seen.case.arrival.suspected_posts if seen.case.arrival and not seen.case.triaged else ()
    posts = (seen.procedure.get(Post, name) for name in suspected)
    found += [(_("Might be complained about"), post.words) for post in posts if post]
    return [(what, name) for what, name in found if name]


def _is_unsure(seen: CasePage, request: HttpRequest) -> bool:
    return seen.case.interests.get(getattr(request.user, "reference", "")) == "not sure"


def _ways_on(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if offer.name in UNREAD[1:])
