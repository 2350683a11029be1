"""The same pages serve all five procedures: nothing in them knows one organisation from another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from putright.people.names import people
from putright.register import lists, setup, viewers
from putright.register.organisations import Place
from putright.web.page import office_now
from tests.web.cast import complain, hidden_in, signed_in

FOLDERS = sorted(path for path in (Path(__file__).parents[2] / "procedures").iterdir() if path.is_dir())
pytestmark = pytest.mark.django_db


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def here(request: pytest.FixtureRequest, db: None) -> Place:
    """Each of the five in turn."""
    return setup.organisation_from(request.param, demo=True)


def told(here: Place, kind: str) -> str:
    """Something brought on the page; its number or reference."""
    service = next(iter(office_now(here).services), "")
    return complain(here, kind=kind, **{"value.service": service, "value.categories": "other"})[0]


def kinds(here: Place) -> list[str]:
    page = Client().get(f"/{here.slug}/").text
    return [kind for kind in re.findall(r'name="kind" type="radio" value="([^"]+)"', page) if kind != "not-sure"]


def test_every_kind_can_be_brought_and_every_open_action_has_a_form(here: Place) -> None:
    for kind in kinds(here):
        ref = told(here, kind)
        offered = {
            person.name: _offered(here, ref, person.reference) for person in people(office_now(here).staff).values()
        }
        busiest = max(offered, key=offered.__getitem__)
        assert offered[busiest] > 3, f"somebody has {kind} and can act on it"
        _every_form(here, ref, busiest, offered[busiest])


def _offered(here: Place, ref: str, reference: str) -> int:
    """How many things somebody may do to a case; none where they do not see it."""
    viewer = viewers.viewer(here, reference, timezone.now())
    assert viewer is not None
    found = lists.by_number(viewer, ref)
    return len(lists.case_page(viewer, found, timezone.now()).offers) if found else 0


def _every_form(here: Place, ref: str, name: str, offered: int) -> None:
    """Open the form of everything somebody may do."""
    client = signed_in(name)
    case = client.post(f"/{here.slug}/desk/search/", {"text": ref}).headers["Location"]
    links = set(re.findall(rf'href="({case}(?:do/[^"]+|copy/))"', client.get(case).text))
    assert len(links) == offered
    for link in links:
        form = client.get(link)
        assert form.status_code == 200, link
        assert link.endswith("/copy/") or set(hidden_in(form)) == {"request_key", "seen", "title", "whose"}


def test_the_procedure_is_shown_to_everybody(here: Place) -> None:
    page = Client().get(f"/{here.slug}/how-it-works/")
    assert page.status_code == 200
    assert "```" not in page.text
    assert "source:" not in page.text
