"""Whoever stands in for somebody away reads what is kept for that person's post: they are to act on it; nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from putright.core.casework.entries import Person
from putright.core.casework.office import AbsenceEnded, AbsenceRecorded, DeputyNamed
from putright.people.names import account
from putright.register import files, lists, notices, office_door, scope, viewers
from putright.register.audience import Audience
from putright.register.door import Asked
from putright.register.models import CaseRow, Exclusion, FileContent, KeptFile
from putright.register.notices import Occasion
from putright.register.organisations import Place, place
from putright.register.scope import Viewer
from tests.web.desk.test_agenda import AMIRA, BRUNO, NADIA, acts, complained

pytestmark = pytest.mark.django_db
KOFI = "Kofi Boateng"
MEASURE = "measure for staff"
CHIEF = Audience("posts", ("chief executive",))


def reference(name: str) -> Person:
    return account(name, f"{name.lower().replace(' ', '.')}@wwms.example")


@pytest.fixture
def ref(migrants: Place) -> str:
    """A complaint about a project worker, to whom the chief executive has given other work for now: WWMS-16."""
    found = complained(migrants)
    acts(migrants, AMIRA, found, Asked("name person", values={"people": (reference(KOFI),)}))
    acts(migrants, NADIA, found, Asked("decide", MEASURE, values={"option": "other work"}, words={"reasons": "Both."}))
    return found


def goes_away(here: Place, person: str = NADIA, deputy: str = AMIRA) -> None:
    """Somebody is away from today, and somebody else stands in for them."""
    now = timezone.now()
    when = {"on": timezone.localdate(), "at": now}
    until = timezone.localdate() + timedelta(days=14)
    entries = [
        DeputyNamed(**when, person=reference(person), deputy=reference(deputy)),
        AbsenceRecorded(**when, person=reference(person), until=until),
    ]
    office_door.act_for_office(here.slug, entries, at=now)


def viewer(here: Place, name: str) -> Viewer:
    """Somebody as a viewer, in the organisation as it now is."""
    found = viewers.viewer(place(here.slug), reference(name), timezone.now())
    assert found
    return found


def number(ref: str) -> int:
    return CaseRow.unscoped.get(ref=ref).pk


def reads_it(here: Place, name: str, ref: str) -> bool:
    """Whether somebody reads that a measure was decided, is shown its line of work, and may be told of it: all or none."""
    now = timezone.now()
    seen = lists.case_page(viewer(here, name), ref, now)
    decided = any(getattr(one.entry, "decision", "") == MEASURE for one in seen.entries)
    shown = MEASURE not in seen.hidden
    known = notices.may_know(place(here.slug), number(ref), reference(name), CHIEF, now)
    assert decided == shown == known, (decided, shown, known)
    return decided


def test_while_the_chief_executive_is_here_nobody_else_reads_it(migrants: Place, ref: str) -> None:
    assert reads_it(migrants, NADIA, ref)
    assert not reads_it(migrants, AMIRA, ref)


def test_whoever_stands_in_for_them_reads_it(migrants: Place, ref: str) -> None:
    goes_away(migrants)
    assert reads_it(migrants, AMIRA, ref)


def test_whoever_has_the_case_and_stands_in_for_nobody_does_not(migrants: Place, ref: str) -> None:
    goes_away(migrants, deputy=BRUNO)
    assert reads_it(migrants, BRUNO, ref)
    assert not reads_it(migrants, AMIRA, ref)


def comes_back(here: Place) -> None:
    """Nadia is back early."""
    now, today = timezone.now(), timezone.localdate()
    back = AbsenceEnded(on=today, at=now, person=reference(NADIA), since=today)
    office_door.act_for_office(here.slug, [back], at=now)


def test_when_they_are_back_it_is_theirs_alone_again(migrants: Place, ref: str) -> None:
    goes_away(migrants)
    comes_back(migrants)
    assert not reads_it(migrants, AMIRA, ref)


def test_what_they_were_told_of_it_is_shown_to_them_while_they_stand_in(migrants: Place, ref: str) -> None:
    goes_away(migrants)
    people, occasion = [reference(AMIRA), reference(BRUNO)], Occasion("decision", "the measure", audience=CHIEF)
    told = notices.tell(place(migrants.slug), number(ref), people, occasion, timezone.now())
    assert told == (reference(AMIRA),)
    before = [one.id for one in notices.unread(viewer(migrants, AMIRA))]
    comes_back(migrants)
    after = [one.id for one in notices.unread(viewer(migrants, AMIRA))]
    assert len(before) == len(after) + 1
    assert set(after) < set(before)


def test_a_case_hidden_from_who_is_away_is_no_way_to_what_is_for_their_post(migrants: Place) -> None:
    """Complained about, the chief executive reads nothing of it: no more does whoever stands in, by that. With the twin."""
    found = complained(migrants)
    acts(migrants, AMIRA, found, Asked("name person", values={"people": (reference(NADIA),)}))
    goes_away(migrants)
    amira = viewer(migrants, AMIRA)
    assert dict(amira.covered_posts) == {reference(NADIA): {"chief executive", "management team"}}
    assert "chief executive" not in scope.in_their_place(amira, number(found)).posts
    Exclusion.objects.filter(case=number(found), person=reference(NADIA)).delete()
    assert "chief executive" in scope.in_their_place(amira, number(found)).posts


def test_they_can_act_on_what_they_read(migrants: Place, ref: str) -> None:
    goes_away(migrants)
    seen = lists.case_page(viewer(migrants, AMIRA), ref, timezone.now())
    assert MEASURE in {offer.track for offer in seen.offers}


def test_a_file_kept_for_the_post_is_theirs_to_open_too(migrants: Place, ref: str) -> None:
    data = b"%PDF-1.4 agreed"
    kept = KeptFile.objects.create(
        organisation_id=migrants.id, case_id=number(ref), reference="abcdefabcdef", name="agreed.pdf",
        type="application/pdf", size=len(data), sequence=1, audience="posts", posts=["chief executive"],
        sha256="0" * 64, at=timezone.now(),
    )  # fmt: skip
    FileContent.objects.create(file=kept, original=data)
    with pytest.raises(scope.NoSuchCase):
        files.content(viewer(migrants, AMIRA), ref, "abcdefabcdef", timezone.now())
    goes_away(migrants)
    assert files.content(viewer(migrants, AMIRA), ref, "abcdefabcdef", timezone.now()).data == data
