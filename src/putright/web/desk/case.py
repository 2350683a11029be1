"""The page of one case: where it stands, its dates with their working, who is on it, what can be done, and what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import Post
from putright.register import access, files, lists
from putright.register.files import FileSeen
from putright.register.lists import CasePage, EntrySeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.listing import shortened
from putright.web.desk.needs import needs_of
from putright.web.desk.viewing import desk_page, for_staff
from putright.web.desk.writing import size_for
from putright.web.downloads import download
from putright.web.letters.reading import reference_of, sent_letter
from putright.web.telling.dates import DateTold, by_day, tell_date
from putright.web.telling.journal import Teller, Told
from putright.web.telling.public import in_order, part_question
from putright.web.telling.reference import grouped


@dataclass(frozen=True)
class OfferLink:
    """An action that is open to the viewer, and the parts of its address."""

    offer: Offer
    action: str
    about: str
    track: str


@dataclass(frozen=True)
class Happened:
    """One entry of the timeline."""

    seen: EntrySeen
    told: Told
    by: str
    letter: bool


@require_GET
@for_staff
def case(request: HttpRequest, here: Place, viewer: Viewer, ref: str) -> HttpResponse:
    """Everything about one case that this viewer may read."""
    now = timezone.now()
    seen = lists.case_page(viewer, ref, now)
    access.note(viewer, ref, "page", now)
    dates = [tell_date(seen.procedure, state, viewer.today) for state in seen.outlook.clocks]
    rights = [tell_date(seen.procedure, state, viewer.today) for state in seen.outlook.rights]
    groups = grouped_offers(seen.offers)
    return desk_page(
        request, "desk/case.html", here, section="due", seen=seen, title=subject(seen),
        reference=grouped(seen.line.number, seen.line.ref), open_dates=_open(dates), past_dates=_past(dates), rights=rights,
        urgent=[link(offer) for offer in seen.offers if offer.urgent], groups=groups, happened=happened(seen),
        said=_said(seen), sent_in=_sent_in(seen), needs=needs_of(seen.parties.values()), people=people_on(seen),
        owed=seen.outlook.owed,
        service=teller(seen).service(seen.case.service),
    )  # fmt: skip


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
        "no agreement", "appoint", "give report", "sign off", "extend clock", "open track",
    ),
    "What happens": (
        "record happening", "record communication", "record satisfaction", "answer action", "use right", "withdraw",
        "continue anyway",
    ),
    "Putting it right": ("agree action", "complete action", "check action", "drop action"),
    "Limits": (
        "find exclusion", "lapse exclusion", "refer restriction", "decide restriction", "end restriction",
        "change contact", "end contact",
        "limit disclosure",
    ),
    "People": ("triage", "assign", "delegate", "escalate", "name person", "clear person", "declare interest"),
}  # fmt: skip
"""Where each action stands on the page; an action not named here stands at the end."""


def grouped_offers(offers: Iterable[Offer]) -> list[tuple[str, list[OfferLink]]]:
    """Every offer under the heading of its group, so that none is left out."""
    headings = {
        "Letters": _("Letters"),
        "Decisions and findings": _("Decisions and findings"),
        "What happens": _("What happens"),
        "Putting it right": _("Putting it right"),
        "People": _("People"),
        "Limits": _("Outside the procedure, and limits"),
        "": _("The record"),
    }
    groups: dict[str, list[OfferLink]] = {name: [] for name in headings}
    where = {action: name for name, actions in GROUPS.items() for action in actions}
    for offer in offers:
        groups[where.get(offer.name, "")].append(link(offer))
    return [(headings[name], links) for name, links in groups.items() if links]


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


def teller(seen: CasePage) -> Teller:
    """Tells this case's entries with people by their names."""
    names = {e.COMPLAINANT: _("the person who complained"), e.SYSTEM: _("the system"), **seen.names}
    services = {name: one.title for name, one in seen.outlook.scene.office.services.items()}
    return Teller(seen.procedure, lambda person: names.get(person) or _("somebody whose name is not known"), services)


def happened(seen: CasePage) -> list[Happened]:
    """The timeline, newest first. That a stage was left goes without saying where the next was entered."""
    tells = teller(seen)
    return [
        Happened(one, tells.tell(one.entry), _by(tells, one.entry), isinstance(one.entry, e.LetterSent))
        for one in reversed(seen.entries)
        if not isinstance(one.entry, e.StageLeft)
    ]


def _by(tells: Teller, entry: e.AnyEntry) -> str:
    return "" if isinstance(entry, FOLLOWS) else tells.name_of(entry.by)


FOLLOWS = (
    e.StageEntered, e.StageLeft, e.Assigned, e.HolderWanted, e.Registered, e.Promised, e.TrackOpened, e.TrackHeld,
    e.TrackResumed, e.Closed, e.Reopened, e.Agreed,
)  # fmt: skip
"""Entries that follow from others by the procedure: nobody in particular did them."""


def people_on(seen: CasePage) -> list[tuple[str, str]]:
    """Who is on the case, and as what."""
    tells, found = teller(seen), []
    for track in seen.case.tracks.values():
        if track.holder and not track.ended:
            post = seen.procedure.get(Post, track.holder.post)
            found += [(_("With"), f"{tells.names(track.holder.all)}{f', {post.words}' if post else ''}")]
        elif track.wanted is not None and not track.ended:
            found += [(_("Somebody is wanted; to find them"), tells.names(track.wanted))]
    found += [
        (_("Appointed: %(what)s") % {"what": name}, tells.names(people)) for name, people in seen.case.appointed.items()
    ]
    found += [(_("Cannot take part"), f"{tells.name_of(person)}: {why}") for person, why in seen.outlook.barred.items()]
    return found


@require_GET
@for_staff
def letter(request: HttpRequest, here: Place, viewer: Viewer, ref: str, sequence: int) -> HttpResponse:
    """A letter as it was sent."""
    seen = lists.case_page(viewer, ref, timezone.now())
    found = sent_letter(seen, sequence)
    if found is None:
        raise Http404
    sent, lines = found
    return desk_page(
        request, "desk/letter.html", here, section="due", seen=seen, lines=lines, sent=sent,
        reference=reference_of(seen), size=size_for(seen, seen.procedure.the(Letter, sent.letter)),
    )  # fmt: skip


@require_GET
@for_staff
def file(request: HttpRequest, here: Place, viewer: Viewer, ref: str, reference: str) -> HttpResponse:
    """A file that came with an entry, to be saved; of a picture a copy that says nothing of its place, unless asked otherwise."""
    del here
    original = request.GET.get("original") == "yes"
    return download(files.content(viewer, ref, reference, timezone.now(), original=original))
