"""Who sees what: a case hidden from somebody is nowhere for them, and every guard of this fails its test when taken away."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q

from putright.core.casework.office import PostLeft, PostTaken
from putright.people.models import User
from putright.register import access, door, lists, notices, office_door, owed, scope, tracking, viewers
from putright.register.door import Asked, Done
from putright.register.lists import VIEWS, Picked, due, figures
from putright.register.models import CaseRow
from putright.register.organisations import place
from putright.register.scope import NoSuchCase, NoViewer, Viewer
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

CANARY = "zanzibar"


def everything_shown(viewer: Viewer) -> str:
    """All that the register shows a viewer without being told a reference, as one text."""
    today = MONDAY.date()
    shown: list[Any] = [
        due(viewer), due(viewer, Picked(service="training")), due(viewer, size=1),
        *(due(viewer, Picked(view, mine)) for view in VIEWS for mine in (True, False)),
        *(number or "" for number in lists.counted(viewer, Picked()).values()), lists.beside(viewer, due(viewer).rows),
        lists.found(viewer, CANARY), lists.found(viewer, "Asha"), lists.found(viewer, "EMP"),
        lists.by_number(viewer, "EMP-2026-00001"), figures(viewer, today, today), owed.letters(viewer), notices.unread(viewer),
    ]  # fmt: skip
    return repr(shown)


def shows(viewer: Viewer, ref: str) -> list[bool]:
    """Whether each page that is asked for by reference answers."""
    answers = [_answers(page, viewer, ref, MONDAY) for page in (lists.case_page, lists.tracking_page)]
    answers.append(_answers(access.note, viewer, ref, "read", MONDAY))
    answers.append(bool(access.of_case(viewer, ref)))
    answers.append(bool(lists.by_number(viewer, ref)))
    return answers


def _answers(page: Any, *given: Any) -> bool:
    try:
        page(*given)
    except NoSuchCase:
        return False
    return True


@pytest.fixture
def boss(employers: Employers) -> Viewer:
    """The chief executive, whose post is given every reach there is."""
    return replace(employers.viewer("helen"), everything=True)


@pytest.fixture
def hidden(employers: Employers) -> str:
    """A registered complaint about the chief executive, whose words hold a canary."""
    done = employers.complain(what=f"She shouted about {CANARY}")
    named = Asked("name person", values={"people": ("helen",)})
    assert isinstance(door.act(employers.slug, done.ref, named, employers.viewer("imani"), at=MONDAY), Done)
    employers.hand_over(done.ref)
    return done.ref


def test_whether_one_case_is_seen_is_answered_as_the_lists_answer_it(
    employers: Employers, boss: Viewer, hidden: str
) -> None:
    known = [(row.pk, row.ref) for row in CaseRow.unscoped.all()]
    known += [(row.pk, row.ref) for row in CaseRow.unscoped.filter(ref=employers.complain().ref)]
    everybody = [employers.viewer(name) for name in ("imani", "tom", "farah", "helen")]
    here = place(employers.slug)
    everybody += [boss, employers.public, scope.system(here.id, here.slug, MONDAY.date())]
    everybody += [scope.complainant(here.id, here.slug, MONDAY.date(), ref) for _, ref in known]
    answers = {(viewer, ref): scope.sees(viewer, number) for viewer in everybody for number, ref in known}
    for (viewer, ref), answer in answers.items():
        assert answer is CaseRow.objects.seen_by(viewer).filter(ref=ref).exists(), (viewer, ref)
    assert set(answers.values()) == {True, False}
    assert not answers[boss, hidden]
    assert not scope.sees(boss, 0)


def test_the_person_complained_about_cannot_find_count_or_open_the_case_whatever_their_rank(
    employers: Employers, boss: Viewer, hidden: str
) -> None:
    text = everything_shown(boss)
    assert hidden not in text
    assert "00001" not in text
    assert figures(boss, MONDAY.date(), MONDAY.date()).received == 0
    assert shows(boss, hidden) == [False] * 5
    assert hidden in everything_shown(employers.system)


def test_without_the_exclusion_they_would_find_it_everywhere(
    employers: Employers, boss: Viewer, hidden: str, switch_off: SwitchOff
) -> None:
    switch_off("not_excluded", lambda _: Q())
    text = everything_shown(boss)
    assert text.count(hidden) >= 5
    assert figures(boss, MONDAY.date(), MONDAY.date()).received == 1
    assert shows(boss, hidden) == [True] * 5


def test_being_barred_and_not_being_there_look_the_same(employers: Employers, boss: Viewer, hidden: str) -> None:
    with pytest.raises(NoSuchCase) as barred:
        lists.case_page(boss, hidden, MONDAY)
    with pytest.raises(NoSuchCase) as nowhere:
        lists.case_page(boss, "nothere", MONDAY)
    assert str(barred.value).replace(hidden, "") == str(nowhere.value).replace("nothere", "")


def test_until_somebody_has_looked_holders_of_a_suspected_post_see_nothing(employers: Employers) -> None:
    done = employers.complain(**{"suspected posts": ("service manager",)})
    for person in ("farah", "lena"):
        viewer = replace(employers.viewer(person), everything=True)
        assert done.ref not in everything_shown(viewer)
        assert not any(shows(viewer, done.ref))


def test_cases_are_not_to_be_had_without_a_viewer(employers: Employers) -> None:
    employers.complain()
    for ask in (CaseRow.objects.all, CaseRow.objects.count, lambda: CaseRow.objects.filter(live=True)):
        with pytest.raises(NoViewer):
            ask()


def test_a_service_managers_colleague_for_another_service_does_not_see_the_case(employers: Employers) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    assert shows(employers.viewer("farah"), done.ref)[0]
    assert not any(shows(employers.viewer("lena"), done.ref))


def test_a_post_that_reaches_its_services_sees_their_cases_and_those_of_services_under_them(
    employers: Employers,
) -> None:
    done = employers.complain()
    base = replace(employers.viewer("lena"), everything=False)
    assert done.ref in everything_shown(replace(base, services=frozenset({"training"})))
    assert done.ref not in everything_shown(replace(base, services=frozenset({"recruitment"})))


def test_without_the_limit_of_reach_a_stranger_to_the_case_would_see_it(
    employers: Employers, switch_off: SwitchOff
) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    switch_off("within_reach", lambda _: Q())
    assert shows(employers.viewer("lena"), done.ref)[0]


def test_somebody_who_leaves_a_post_sees_nothing_from_then_on(employers: Employers) -> None:
    done = employers.complain()
    left = PostLeft(on=MONDAY.date(), at=MONDAY, post="business team", person="tom")
    office_door.act_for_office(employers.slug, [left], at=MONDAY)
    assert viewers.viewer(place(employers.slug), "tom", MONDAY) is None
    assert shows(employers.viewer("imani"), done.ref)[0]


def test_an_administrator_without_a_post_is_nobody_here(employers: Employers) -> None:
    admin = User.objects.create_superuser("root@office.example", "x")
    assert viewers.viewer(employers.place, admin.reference, MONDAY) is None


def test_a_complainants_code_opens_their_case_and_no_other(employers: Employers) -> None:
    mine, other = employers.complain(), employers.complain()
    viewer = tracking.viewer(employers.place, mine.code.lower().replace("-", " "), MONDAY)
    assert viewer is not None
    assert lists.tracking_page(viewer, mine.ref, MONDAY).ref == mine.ref
    assert not any(shows(viewer, other.ref))
    assert other.ref not in everything_shown(viewer)


def test_a_code_is_long_random_kept_only_as_a_hash_and_revocable(employers: Employers) -> None:
    done = employers.complain()
    plain = done.code.replace("-", "")
    assert len(plain) * 5 >= 128
    with_code = CaseRow.unscoped.filter(ref=done.ref).values_list("pk", flat=True)
    kept = repr(list(tracking.TrackingCode.objects.filter(case__in=with_code).values()))
    assert plain not in kept
    assert done.code not in kept
    assert tracking.viewer(employers.place, "A" * 26, MONDAY) is None
    assert tracking.viewer(replace(employers.place, id=employers.place.id + 1), done.code, MONDAY) is None
    assert tracking.revoke(employers.place, done.ref, MONDAY) == 1
    assert tracking.viewer(employers.place, done.code, MONDAY) is None


def test_a_note_of_staff_never_reaches_the_complainants_page(employers: Employers) -> None:
    done = employers.complain()
    note = Asked("add note", words={"note": CANARY})
    assert isinstance(door.act(employers.slug, done.ref, note, employers.viewer("imani"), at=MONDAY), Done)
    viewer = tracking.viewer(employers.place, done.code, MONDAY)
    assert viewer is not None
    assert CANARY not in repr(lists.tracking_page(viewer, done.ref, MONDAY).entries)
    assert CANARY in repr(lists.case_page(employers.viewer("imani"), done.ref, MONDAY).entries)


def test_without_the_audience_the_note_would_reach_them(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    done = employers.complain()
    note = Asked("add note", words={"note": CANARY})
    door.act(employers.slug, done.ref, note, employers.viewer("imani"), at=MONDAY)
    viewer = tracking.viewer(employers.place, done.code, MONDAY)
    assert viewer is not None
    monkeypatch.setattr("putright.register.lists.pages.may_read", lambda *_: True)
    assert CANARY in repr(lists.tracking_page(viewer, done.ref, MONDAY).entries)


@pytest.mark.parametrize(
    ("kind", "audience", "posts", "reads"),
    [
        ("staff", "readers", (), True), ("outside", "readers", (), True), ("complainant", "readers", (), False),
        ("complainant", "complainant", (), True), ("staff", "posts", ("chair",), True),
        ("staff", "posts", ("director",), False), ("complainant", "posts", ("chair",), False),
        ("public", "readers", (), False),
    ],
)  # fmt: skip
def test_each_audience_reads_what_is_for_it(kind: Any, audience: str, posts: tuple[str, ...], reads: bool) -> None:
    viewer = Viewer(1, "x", kind, "p", date(2026, 1, 1), posts=frozenset({"chair"}))
    assert scope.may_read(viewer, audience, posts) is reads


def test_somebody_from_outside_sees_one_case_until_their_last_day(employers: Employers) -> None:
    mine, other = employers.complain(), employers.complain()
    holding = CaseRow.unscoped.get(ref=mine.ref)
    until = MONDAY.date() + timedelta(days=3)
    scope.apps.get_model("register", "Holding").objects.create(
        organisation_id=employers.place.id, case=holding, person="outsider", outside=True, until=until
    )
    viewer = viewers.viewer(employers.place, "outsider", MONDAY)
    assert viewer is not None
    assert viewer.kind == "outside"
    assert mine.ref in everything_shown(viewer)
    assert not any(shows(viewer, other.ref))
    assert viewers.viewer(employers.place, "outsider", MONDAY + timedelta(days=4)) is None
    assert not shows(replace(viewer, today=until + timedelta(days=1)), mine.ref)[0]


def test_whoever_comes_by_sees_no_case(employers: Employers) -> None:
    done = employers.complain()
    assert not any(shows(employers.public, done.ref))
    assert done.ref not in everything_shown(employers.public)


def test_references_of_cases_tell_nothing_about_how_many_there_are(employers: Employers) -> None:
    refs = [employers.complain().ref for _ in range(5)]
    assert len(set(refs)) == 5
    assert all(re.fullmatch(r"[2-9a-hjkmnp-z]{12}", ref) for ref in refs)
    shown = asdict(due(employers.system).rows[0])
    assert "id" not in shown


def test_a_new_holder_of_a_post_sees_its_cases_at_once(employers: Employers) -> None:
    done = employers.complain()
    taken = PostTaken(on=MONDAY.date(), at=MONDAY, post="director", person="nadia", service="training")
    office_door.act_for_office(employers.slug, [taken], at=MONDAY)
    viewer = viewers.viewer(place(employers.slug), "nadia", MONDAY)
    assert viewer is not None
    assert shows(replace(viewer, everything=True), done.ref)[0]
