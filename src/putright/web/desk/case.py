"""The page of one case: where it stands, its dates with their working, who is on it, what can be done, and what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.casework.clocks import ClockState
from putright.core.casework.decide.undoing import CALL_BACK
from putright.core.casework.reference import grouped
from putright.register import access, lists
from putright.register import files as stored
from putright.register.files import FileSeen
from putright.register.linking import LINK
from putright.register.lists import CasePage, CaseSeen, EntrySeen, each_once
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.contents import files, letters, limits, other_lines, points
from putright.web.desk.listing import shortened
from putright.web.desk.needs import needs_of
from putright.web.desk.putting_right import remedies
from putright.web.desk.record_form import forms
from putright.web.desk.taking_part import people_on
from putright.web.desk.teller import teller
from putright.web.desk.timeline import THEIRS, happened
from putright.web.desk.viewing import desk_page, for_everybody_here
from putright.web.desk.which_line import which_line
from putright.web.downloads import download
from putright.web.forms.keys import new_key
from putright.web.telling.dates import DateTold, by_day, tell_date
from putright.web.telling.first_promise import first_promise
from putright.web.telling.next_step import Reader, next_step
from putright.web.telling.public import in_order, part_question


@dataclass(frozen=True)
class OfferLink:
    """An action that is open to the viewer, and the parts of its address."""

    offer: Offer
    action: str
    about: str
    track: str
    among: str = ""
    """The heading it stands under, where another goes by the same title under its own."""


@require_GET
@for_everybody_here
def case(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """Everything about one case that this viewer may read."""
    now = timezone.now()
    seen = lists.case_page(viewer, ref, now)
    access.note(viewer, ref, "page", now)
    dates = [_told(seen, state, viewer.today) for state in seen.clocks]
    shown = THEIRS if request.GET.get("shown") == THEIRS else ""
    reader = Reader(viewer.person, seen.hidden, teller(seen).name_of)
    return desk_page(
        request, "desk/case.html", here, section="due", seen=seen, title=subject(seen),
        reference=grouped(seen.line.number, seen.line.ref), service=teller(seen).service(seen.case.service),
        open_dates=_open(dates), past_dates=_past(dates),
        rights=[tell_date(seen.procedure, state, viewer.today) for state in seen.rights],
        next=next_step(seen.outlook, reader).offered(seen.offers), link=link, which_line=which_line,
        groups=grouped_offers(seen.offers), said=_said(seen), sent_in=_sent_in(seen), needs=needs_of(seen.parties.values()),
        people=people_on(seen), points=points(seen), letters=letters(seen, now), files=files(seen), limits=limits(seen),
        other_lines=other_lines(seen), linked=_linked(seen), happened=happened(seen, shown), shown=shown,
        may_link=any(offer.name == LINK for offer in seen.offers),
        undo_key=new_key(), looked_into=is_looked_into(seen), remedies=remedies(seen), forms=forms(seen),
    )  # fmt: skip


def _linked(seen: CasePage) -> list[tuple[CaseSeen, str]]:
    """The cases that this one is linked with, and what each is called."""
    return [(other, grouped(other.number, other.ref)) for other in each_once(seen.case, seen.linked)]


def _told(seen: CasePage, state: ClockState, today: date) -> DateTold:
    """A date with its working; where a new one was told, the first promise stays in sight."""
    told = tell_date(seen.procedure, state, today)
    first = first_promise(seen.procedure, seen.case.journal, state, today)
    return replace(told, notes=(" ".join(first),)) if first else told


def is_looked_into(seen: CasePage) -> bool:
    """Whether there is, or can be, anything on the page where the case is looked into."""
    gathered = any(isinstance(one.entry, GATHERED) for one in seen.entries)
    return gathered or any(offer.name in ("add evidence", "make finding") for offer in seen.offers)


GATHERED = (e.StepPlanned, e.EvidenceAdded, e.HelpAsked, e.FindingMade, e.ActionAgreed)
"""Entries that stand on the page of an investigation, for whoever may read them."""


def link(offer: Offer) -> OfferLink:
    """An offer with the parts of its address."""
    return OfferLink(offer, slug(offer.name), slug(offer.about), slug(offer.track))


def _open(dates: Iterable[DateTold]) -> list[DateTold]:
    found = [told for told in dates if told.look in ("late", "today", "soon", "later", "paused")]
    return by_day(found)


def _past(dates: Iterable[DateTold]) -> list[DateTold]:
    return [told for told in dates if told.look in ("met", "over")]


GROUPS: dict[str, tuple[str, ...]] = {
    "Letters": ("send letter",),
    "Decisions and findings": (
        "decide", "join decision", "judge", "admit right", "refuse right", "make finding", "confirm outcome", "agree",
        "no agreement", "appoint", "give report", "approve action", "sign off", "extend clock", "open track",
    ),
    "Looking into it": ("plan step", "finish step", "add evidence", "ask for help", "give help"),
    "From the person": ("record communication", "record satisfaction", "answer action", "use right", "withdraw"),
    "What happens": ("record happening", "continue anyway"),
    "Putting it right": ("agree action", "complete action", "check action", "drop action"),
    "Limits": (
        "find exclusion", "lapse exclusion", "refer restriction", "decide restriction", "end restriction",
        "change contact", "end contact",
        "limit disclosure",
    ),
    "People": (
        "triage", "assign", "delegate", "escalate", "name person", "clear person", "declare interest", "replace code",
    ),
}  # fmt: skip
"""Where each action stands on the page; an action not named here stands at the end."""


def grouped_offers(offers: Sequence[Offer]) -> list[tuple[str, list[OfferLink]]]:
    """Every offer under the heading of its group, so that none is left out."""
    headings = {
        "Letters": _("Letters"),
        "Decisions and findings": _("Decisions and findings"),
        "Looking into it": _("Looking into it"),
        "From the person": _("From the person who complained"),
        "What happens": _("What happens"),
        "Putting it right": _("Putting it right"),
        "People": _("People"),
        "Limits": _("Outside the procedure, and limits"),
        "": _("The record"),
    }
    groups: dict[str, list[OfferLink]] = {name: [] for name in headings}
    where = {action: name for name, actions in GROUPS.items() for action in actions}
    for offer in offers:
        if offer.name != CALL_BACK:  # it stands beside its letter, as a button: there is a minute for it
            groups[where.get(offer.name, "")].append(link(offer))
    times = Counter(offer.title for offer in offers)
    return [
        (headings[name], [replace(one, among=headings[name] if times[one.offer.title] > 1 else "") for one in links])
        for name, links in groups.items() if links
    ]  # fmt: skip


def subject(seen: CasePage) -> str:
    """The first words of what happened, or what the case is called where they are not there."""
    text = next((one.words("what happened") for one in seen.entries if isinstance(one.entry, e.Received)), "")
    return shortened(text) or seen.line.title


def slug(text: str) -> str:
    """A name of a procedure as it stands in an address; a line where there is none."""
    return slugify(text) or "-"


def _said(seen: CasePage) -> list[tuple[str, str]]:
    """What came in with the case, part by part."""
    received = _received(seen)
    papers = in_order(seen.procedure, received) if received else []
    return [(part_question(paper.part), _("Erased") if paper.erased else paper.words) for paper in papers]


def _received(seen: CasePage) -> EntrySeen | None:
    return next((one for one in seen.entries if isinstance(one.entry, e.Received)), None)


def _sent_in(seen: CasePage) -> tuple[FileSeen, ...]:
    received = _received(seen)
    return received.files if received else ()


@require_GET
@for_everybody_here
def file(request: HttpRequest, here: Place, viewer: Viewer, ref: str, reference: str) -> HttpResponse:
    """A file that came with an entry, to be saved; of a picture a copy that says nothing of its place, unless asked otherwise."""
    del here
    lists.case_page(viewer, ref, timezone.now())
    original = request.GET.get("original") == "yes"
    return download(stored.content(viewer, ref, reference, timezone.now(), original=original))
