"""Whoever is to do something in a case of somebody else finds it in their work, and is told in the morning when it is due."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Q
from django.utils import timezone

from putright.core.casework.entries import Person
from putright.core.casework.office import AbsenceRecorded, DeputyNamed
from putright.correspondence import digest
from putright.people.names import account
from putright.register import office_door, offices
from putright.register.door import Asked
from putright.register.models import CaseRow, Exclusion, Message
from putright.register.organisations import Place, place
from tests.guards import SwitchOff
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_agenda import AMIRA, BRUNO, acts, complained, judged

pytestmark = pytest.mark.django_db
KOFI, LEILA = "Kofi Boateng", "Leila Osman"


def reference(name: str) -> Person:
    return account(name, f"{name.lower().replace(' ', '.')}@wwms.example")


def working_day(here: Place, first: date) -> date:
    """The first working day from a day on."""
    calendar = offices.office(here, timezone.now()).calendar
    return next(day for n in range(20) if calendar.is_working_day(day := first + timedelta(days=n)))


@pytest.fixture
def due(migrants: Place) -> date:
    return working_day(migrants, timezone.localdate() + timedelta(days=3))


@pytest.fixture
def ref(migrants: Place, due: date) -> str:
    """A complaint that Amira has, with something that Kofi is to do in it."""
    found = complained(migrants)
    judged(migrants, found, "validity")
    values = {"means": "service given", "owner": reference(KOFI), "due": due.isoformat()}
    acts(migrants, AMIRA, found, Asked("agree action", "corrective actions", values=values, words={"what": "Send it."}))
    return found


def view(here: Place, name: str) -> tuple[str, bool]:
    """How many stand under *For me to do* in somebody's work, and whether the list of it has a case."""
    page = signed_in(name).get(f"/{here.slug}/desk/?show=actions")
    counted = main_of(page).split(" For me to do", 1)[0].split()[-1]
    return counted, "/desk/case/" in page.text.split("<main", 1)[1]


def morning(day: date) -> dict[Person, str]:
    """The subjects of the digests of a morning, by person."""
    digest.write_due(datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Europe/London")))
    return dict(Message.objects.filter(kind="digest", about=day.isoformat()).values_list("person", "subject"))


def test_it_stands_in_their_work_and_in_nobody_elses(migrants: Place, ref: str) -> None:
    assert view(migrants, KOFI) == ("1", True)
    assert view(migrants, AMIRA) == ("0", False)
    assert "For me to do" in main_of(signed_in(KOFI).get(f"/{migrants.slug}/desk/"))
    assert "For me to do" not in main_of(signed_in(AMIRA).get(f"/{migrants.slug}/desk/"))


def test_they_are_told_on_the_day_and_after_it_and_not_before(migrants: Place, ref: str, due: date) -> None:
    kofi = reference(KOFI)
    assert kofi not in morning(due - timedelta(days=1))
    assert morning(due)[kofi] == "1 with something for you to do"
    assert morning(working_day(migrants, due + timedelta(days=1)))[kofi] == "1 with something for you to do"
    words = Message.objects.filter(kind="digest", person=kofi).earliest("id").words
    assert f"/{migrants.slug}/desk/?show=actions" in words
    assert "?whose=mine" not in words


def test_once_it_is_done_it_is_gone_from_both(migrants: Place, ref: str, due: date) -> None:
    done = CaseRow.unscoped.get(ref=ref)
    assert done.remedies_owed
    links = re.findall(r"/do/complete-action/([^/\"]+)", signed_in(KOFI).get(f"/{migrants.slug}/desk/case/{ref}/").text)
    about = links[0]
    acts(migrants, KOFI, ref, Asked("complete action", about))
    assert view(migrants, KOFI) == ("0", False)
    assert reference(KOFI) not in morning(due)


def test_whoever_stands_in_for_them_finds_it(migrants: Place, ref: str, due: date) -> None:
    now = timezone.now()
    when = {"on": timezone.localdate(), "at": now}
    entries = [
        DeputyNamed(**when, person=reference(KOFI), deputy=reference(BRUNO)),
        AbsenceRecorded(**when, person=reference(KOFI), until=due + timedelta(days=3)),
    ]
    office_door.act_for_office(migrants.slug, entries, at=now)
    place(migrants.slug)
    assert view(migrants, BRUNO) == ("1", True)
    assert morning(due)[reference(BRUNO)].endswith("1 with something for you to do")
    assert reference(KOFI) not in morning(due)


def test_a_case_that_is_hidden_from_them_is_in_neither(
    migrants: Place, ref: str, due: date, switch_off: SwitchOff
) -> None:
    """The twin switches the exclusions off."""
    case = CaseRow.unscoped.get(ref=ref)
    Exclusion.objects.create(organisation_id=migrants.id, case=case, person=reference(KOFI), why="is complained about")
    assert view(migrants, KOFI) == ("0", False)
    assert reference(KOFI) not in morning(due)
    switch_off("not_excluded", lambda _viewer: Q())
    assert view(migrants, KOFI) == ("1", True)
