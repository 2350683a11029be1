"""Every scenario through the door, with the page of its case as whoever brought it reads it after each step."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path

import time_machine
from django.http import HttpResponse
from django.test import Client

from putright.core.procedure.load import load
from putright.core.scenarios import load_organisation
from putright.core.scenarios.run import _received, _taken
from putright.core.scenarios.script import load_script
from putright.people.models import User
from putright.register import lists, scope, tracking
from putright.register.lists import TrackingPage
from putright.register.models import CaseRow, Paper, Party
from putright.register.organisations import Place, place
from putright.web.public.session import remember
from tests.register.test_scenarios import ThroughTheDoor, replayed

ROOT = Path(__file__).parents[3]
SCENARIOS = sorted([*ROOT.glob("procedures/*/scenarios/*.yaml"), *ROOT.glob("tests/procedures/*/scenarios/*.yaml")])
CODE = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEEE"


@dataclass(frozen=True)
class Look:
    """The page of a case at one moment: what it is made of, its text, and the text without what somebody wrote."""

    seen: TrackingPage
    at: datetime
    text: str
    ours: str
    """What the page itself says: no words of letters, of the complainant or of the procedure's own clauses."""
    hidden: tuple[str, ...]
    """Words on the case that are not for the complainant."""


def people_of(folder: Path) -> dict[str, str]:
    """The people of an organisation: the words scenarios use, and their names."""
    given = load_organisation(folder / "organisation.yaml", load(folder))
    return {person.person: person.name for person in given.people}


def looks(file: Path) -> Iterator[Look]:
    """What the complainant reads after each step of a scenario. Every colleague has an account, and so a name."""
    script, rehearsal = load_script(file), replayed(file)
    rehearsal.today = script.received.recorded or script.received.on
    for reference, name in people_of(file.parent.parent).items():
        User.objects.create(reference=reference, name=name, email=f"{reference}@nobody.example")
    for reference in {script.received.complainant, script.received.representative} - {"", "nobody"}:
        Party.objects.create(organisation_id=rehearsal.here.id, reference=reference, name=reference)
    list(_received(rehearsal, script.received))
    if rehearsal.ref is None:
        return
    case = CaseRow.unscoped.get(ref=rehearsal.ref).pk
    tracking.keep(rehearsal.here, case, CODE, rehearsal.office().now)
    known = yield from _if_new(rehearsal, case, None)
    for step in script.steps:
        list(_taken(rehearsal, step))
        known = yield from _if_new(rehearsal, case, known)


def _if_new(rehearsal: ThroughTheDoor, case: int, known: object) -> Generator[Look, None, object]:
    """Look again where anything was recorded or a day has passed."""
    now = len(rehearsal.case.journal), rehearsal.today
    if now != known:
        yield _look(rehearsal, case)
    return now


def _look(rehearsal: ThroughTheDoor, case: int) -> Look:
    here, now = place(rehearsal.here.slug), rehearsal.office().now
    viewer = scope.complainant(here.id, here.slug, now.date(), str(rehearsal.ref))
    with time_machine.travel(now, tick=False):
        page = followed(here).get(f"/{here.slug}/track/case/")
    assert page.status_code == 200, page
    hidden = Paper.objects.filter(case=case).exclude(audience="complainant").values_list("words", flat=True)
    whole = page.text.split("<main", 1)[1].split("</main>")[0]
    ours = re.sub(r"<blockquote.*?</blockquote>|<details.*?</details>", " ", whole, flags=re.DOTALL)
    seen = lists.tracking_page(viewer, str(rehearsal.ref), now)
    shown = {paper.words for one in seen.entries for paper in one.papers} | {told.what for told in seen.actions}
    return Look(seen, now, plain(whole), plain(ours), tuple(set(hidden) - shown - {""}))


def followed(here: Place) -> Client:
    """A browser in which the case was opened."""
    client, answer = Client(), HttpResponse()
    remember(answer, here, CODE)
    client.cookies = answer.cookies
    return client


def plain(html: str) -> str:
    """What a piece of a page says to a person."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()
