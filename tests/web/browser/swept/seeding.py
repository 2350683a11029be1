"""An organisation with its cases, each carried through the door to its moment, and who can open which form. No test is here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore

from putright.core.casework.action import Action, Given, Offer
from putright.core.casework.office import LabelOffered
from putright.core.procedure.load import load
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind
from putright.core.scenarios.run import _received, _taken
from putright.core.scenarios.script import Receipt, Script, load_script
from putright.correspondence import inbox
from putright.people.models import User
from putright.register import lists, office_door, procedures, setup, viewers
from putright.register.incoming import keeping
from putright.register.lists import CasePage, InterestFirst
from putright.register.models import EqualityAnswer, Party, SurveyAnswer
from putright.register.organisations import Place, place
from putright.register.scope import NoSuchCase
from putright.web.desk.case import slug
from tests.register.test_scenarios import OnRecord, ThroughTheDoor
from tests.web.browser.swept.moments import NO_FORM, Doing, Moment, fewest, for_staff, moments
from tests.web.telling.walked import people_of

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PASSWORD = "a long enough pass phrase"
LABEL = "winter"
ADDRESS = "1 Any Street\nAnytown"
SAID = "I waited three weeks for an answer, and then the letter was about somebody else."
FIRST: dict[str, dict[str, Given]] = {"plan step": {"step": "Read the log of that week."}}
"""What is done, wherever it is open, so that what follows from it is open too: with its words."""


@dataclass(frozen=True)
class FormOpen:
    """A form, the address of the case it is on, and somebody who can open it."""

    doing: Doing
    case: str
    end: str
    """Of its address, after that of the case."""
    person: str
    questions: int


@dataclass
class Seeded:
    """What there is of an organisation."""

    slug: str
    people: dict[str, str] = field(default_factory=dict)
    """The key of a session of each, by the word that scenarios use for them."""
    times: dict[str, datetime] = field(default_factory=dict)
    forms: list[FormOpen] = field(default_factory=list)
    open: set[Doing] = field(default_factory=set)
    """Everything that was found to be open to staff, by the procedure."""
    cases: dict[str, list[str]] = field(default_factory=dict)
    """Those of whoever was asked who see each case."""
    spare: str = ""
    """Another case like the first, that anything may be done to."""
    unread: tuple[str, str] | None = None
    """A case, and who is asked whether they know anyone in it before it opens."""

    def signed_in(self, person: str, name: str = "") -> str:
        """The same word again, for whom there is a session now: somebody from outside had none."""
        if person not in self.people:
            self.people[person] = session(person, name or person.title())
        return person

    def told(self) -> dict[str, Any]:
        """The same as JSON."""
        forms = [[*one.doing, one.case, one.end, one.person, one.questions] for one in self.forms]
        return {
            "slug": self.slug, "people": self.people, "forms": forms, "open": sorted(self.open), "cases": self.cases,
            "spare": self.spare, "unread": self.unread,
        }  # fmt: skip


def seeded(folder: Path) -> Seeded:
    """Make it all, and find the forms."""
    here = setup.organisation_from(folder, accounts=False)
    procedures.keep(here, _next_version((folder / "procedure.md").read_bytes()))
    found = Seeded(here.slug)
    for person, name in people_of(folder).items():
        found.signed_in(person, name)
    label = LabelOffered(on=LONG_AGO.date(), at=LONG_AGO, by=next(iter(found.people)), label=LABEL)
    office_door.act_for_office(here.slug, [label], at=LONG_AGO, catch_up=False)
    here = place(here.slug)
    chosen = fewest(moments(folder))
    for moment in chosen:
        rehearsal = _carried(found, here, moment)
        found.open |= for_staff(rehearsal.outlook().offers)
        asked = next((one for one in found.people if rehearsal.outlook().scene.must_declare(one)), "")
        if asked and not found.unread:
            found.unread = (str(_carried(found, here, moment).ref), asked)
        found.forms += _forms(found, here, rehearsal)
    spare = _carried(found, here, chosen[0])
    found.spare = str(spare.ref)
    found.cases[found.spare] = [person for person in found.people if _page(here, spare, person)]
    _apart(here, max(found.times.values()))
    _mail(here, max(found.times.values()))
    return found


def _mail(here: Place, at: datetime) -> None:
    """What came in by mail: from somebody with a page of HTML and a file, and from a machine."""
    head = f"From: {'Ada Brook of the Long Name ' * 3}<ada@mail.example>\r\nSubject: {'Bins ' * 30}\r\n"
    page = f"--q\r\nContent-Type: text/html\r\n\r\n<p><b>{SAID}</b></p>\r\n"
    file = "--q\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n"
    written = f"{head}Content-Type: multipart/mixed; boundary=q\r\n\r\n{page}{file}--q--\r\n"
    answered = "From: ben@mail.example\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nI am away until Monday."
    for text in (written, answered):
        keeping.keep(here, text.encode(), at)
    assert sorted(inbox.read_due(lambda: at)) == ["automatic", "held"]


def _next_version(document: bytes) -> bytes:
    """The same procedure under another name, not in force yet: so that a case can be moved to it."""
    return re.sub(rb"\nversion: .+\nin force from: .+\n", b"\nversion: next\nin force from: 2090-01-01\n", document)


def _apart(here: Place, at: datetime) -> None:
    """What people answered that belongs to no case, in a quarter that is over."""
    month = (at - timedelta(days=100)).date().replace(day=1)
    for number in range(12):
        told = {"telling us": "5", "kept informed": str(number % 5 + 1)}
        SurveyAnswer.objects.create(organisation_id=here.id, month=month, answers=told, words=f"Ring back. {number}")
        EqualityAnswer.objects.create(
            pk=here.id * 100 + number,
            organisation_id=here.id,
            month=month,
            answers={"sex": ("female", "male")[number % 2]},
        )


def session(person: str, name: str) -> str:
    """The key of a session: somebody is signed in for good. Who goes by the same word at two organisations works for both."""
    user, _ = User.objects.get_or_create(
        reference=person,
        defaults={"name": name, "email": f"{person}@nobody.example", "password": make_password(PASSWORD)},
    )
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store.set_expiry(datetime(2100, 1, 1, tzinfo=UTC))
    store.create()
    return str(store.session_key)


def _carried(found: Seeded, here: Place, moment: Moment) -> ThroughTheDoor:
    script = load_script(moment.file)
    rehearsal = ThroughTheDoor(load(moment.file.parent.parent), OnRecord(here), _begins(script), here=here)
    for reference in {script.received.complainant, script.received.representative} - {"", "nobody"}:
        details = {"name": f"{reference.title()} Brook", "email": f"{reference}@mail.example", "address": ADDRESS}
        Party.objects.get_or_create(organisation_id=here.id, reference=reference, defaults=details)
    list(_received(rehearsal, _in_words(rehearsal.procedure, script.received)))
    for step in script.steps[: moment.steps]:
        list(_taken(rehearsal, step))
    for offer in rehearsal.outlook().offers:
        if offer.name in FIRST:
            office = rehearsal.office()
            given = (offer.about, offer.track)
            rehearsal.act(Action(offer.name, offer.by[0], office.today, office.now, *given, words=FIRST[offer.name]))  # type: ignore[arg-type]
    found.times[str(rehearsal.ref)] = rehearsal.office().now
    return rehearsal


def _in_words(procedure: Procedure, receipt: Receipt) -> Receipt:
    """With what somebody wrote, where the scenario does not care what."""
    asks = procedure.the(Kind, receipt.kind).asks
    said = dict.fromkeys(asks[:1], SAID)
    return receipt if receipt.words else receipt.model_copy(update={"words": said})


def _begins(script: Script) -> date:
    return script.received.recorded or script.received.on


def _forms(found: Seeded, here: Place, rehearsal: ThroughTheDoor) -> Iterator[FormOpen]:
    """Every form that no earlier case had, with the first of those whom the procedure lets do it that can open it."""
    known, pages = {one.doing for one in found.forms}, dict[str, CasePage | None]()
    ref = str(rehearsal.ref)
    for offer in rehearsal.outlook().offers:
        if (offer.name, offer.about) in known or offer.name in NO_FORM:
            continue
        for person in sorted(offer.by, key=lambda one: one not in pages):
            if person not in pages:
                pages[person] = _page(here, rehearsal, person)
            if _is_offered(pages[person], offer):
                known.add((offer.name, offer.about))
                who = found.signed_in(person)
                yield FormOpen((offer.name, offer.about), ref, _end(offer), who, len(offer.fields))
                break
    found.cases[ref] = [person for person, page in pages.items() if page]


def _end(offer: Offer) -> str:
    return f"do/{slug(offer.name)}/{slug(offer.about)}/{slug(offer.track)}/"


def _is_offered(page: CasePage | None, offer: Offer) -> bool:
    same = (offer.name, offer.about, offer.track)
    return page is not None and any((one.name, one.about, one.track) == same for one in page.offers)


def _page(here: Place, rehearsal: ThroughTheDoor, person: str) -> CasePage | None:
    """The case as somebody sees it, who says that they know nobody in it where they are asked first."""
    try:
        return _opened(here, rehearsal, person)
    except InterestFirst:
        office = rehearsal.office()
        rehearsal.act(Action("declare interest", person, office.today, office.now, values={"answer": "none"}))
        return _opened(here, rehearsal, person)


def _opened(here: Place, rehearsal: ThroughTheDoor, person: str) -> CasePage | None:
    now = rehearsal.office().now
    viewer = viewers.viewer(here, person, now)
    try:
        works = viewer is not None and viewer.kind != "administrator"
        return lists.case_page(viewer, str(rehearsal.ref), now) if viewer and works else None
    except NoSuchCase:
        return None
