"""What stands beside the forms by which a case is sorted out: the words to select from, whom it would go to, cases alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Field, Offer
from putright.core.casework.decide.heads import POINTS
from putright.core.casework.proposing import Proposed, for_service, proposed
from putright.register import linking, lists
from putright.register.lists import Alike, CasePage
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.web.desk.listing import Row, rows
from putright.web.desk.proposed import who, why
from putright.web.desk.teller import teller
from putright.web.telling.public import part_question
from putright.web.telling.words import in_a_row

SPLITS, HANDS_ON, SUGGESTS = ("triage", "add head"), ("triage", "assign"), ("triage", linking.LINK)


@dataclass(frozen=True)
class Proposal:
    """Whom the case would go to, in words, and the same for each service it might belong to."""

    who: str
    why: Sequence[str]
    others: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Suggested:
    """A case that may be the same matter."""

    row: Row
    because: str


@dataclass(frozen=True)
class Beside:
    """Everything that stands beside a form; nothing where the form is none of these."""

    said: Sequence[tuple[str, str]] = ()
    proposal: Proposal | None = None
    alike: Sequence[Suggested] = ()


def beside(here: Place, viewer: Viewer, seen: CasePage, offer: Offer) -> Beside:
    """What stands beside the form of an offer."""
    return Beside(
        _said(seen) if offer.name in SPLITS else (),
        _proposal(seen, offer) if offer.name in HANDS_ON else None,
        _suggested(here, viewer, seen) if offer.name in SUGGESTS else (),
    )


def is_point(field: Field) -> bool:
    """Whether a field holds the words of one point."""
    return field.name in POINTS


def _said(seen: CasePage) -> list[tuple[str, str]]:
    """What whoever complained said, with the case and since."""
    theirs = [one for one in seen.entries if isinstance(one.entry, e.Received | e.CommunicationReceived)]
    return [(part_question(p.part), p.words) for one in theirs for p in one.papers if p.words and not p.erased]


def _proposal(seen: CasePage, offer: Offer) -> Proposal | None:
    scene, tells = seen.outlook.scene, teller(seen)
    now = proposed(scene, offer.track)
    if now is None:
        return None
    services = scene.office.services.values() if offer.name == "triage" else ()
    for_each = [(one.title or one.service, for_service(scene, one.service, offer.track)) for one in services]
    others = [(title, who(tells, other)) for title, other in for_each if other and _differs(other, now)]
    return Proposal(who(tells, now), why(tells, now), others)


def _differs(one: Proposed, other: Proposed) -> bool:
    return (one.people, one.post) != (other.people, other.post)


def _suggested(here: Place, viewer: Viewer, seen: CasePage) -> list[Suggested]:
    found = lists.alike(viewer, seen.line.ref, [one.ref for one in lists.each_once(seen.case, seen.linked)])
    drawn = rows(here, viewer, tuple(one.line for one in found)) if found else []
    return [Suggested(row, _because(one)) for row, one in zip(drawn, found, strict=True)]


def _because(one: Alike) -> str:
    """The reasons; of the same service and time is all that is not known by the person."""
    words = {
        "person": _("from the same person"), "name": _("from somebody of the same name"), "words": _("much the same words"),
    }  # fmt: skip
    reasons = in_a_row([words[reason] for reason in one.because])
    return reasons if "person" in one.because else _("%(reasons)s, the same service and time") % {"reasons": reasons}
