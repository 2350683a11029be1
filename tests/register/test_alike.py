"""Cases that may be the same matter: of the same person or name, or in the same words; never one hidden from the viewer."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from putright.register import door, lists, parties
from putright.register.door import Asked, Done
from putright.register.lists import alike as alike_module  # noqa: F401 - its name is that of its function
from putright.register.lists.alike import overlap
from putright.register.lists.same_name import name_words, same_name
from putright.register.models import CaseRow
from putright.register.parties import PartyDetails
from putright.register.scope import NoSuchCase
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

LOCKED = "The training room upstairs was locked again and nobody answered the telephone that morning"
SAME = "Nobody answered the telephone that morning, the upstairs training room was locked again"
NUMBERS = count()
OTHER = "My certificate arrived with a misspelt surname although I corrected it twice by post"


def found(employers: Employers, ref: str, person: str = "helen") -> dict[str, str]:
    viewer = employers.viewer(person)
    return {one.line.ref: " ".join(one.because) for one in lists.alike(viewer, ref)}


def from_somebody_else(
    employers: Employers, what: str, name: str = "", at: datetime = MONDAY, **changes: object
) -> str:
    """A complaint by a person with other details, and usually another name each time."""
    values = {"channel": "form", "service": "training", "categories": ("quality of service",), **changes}
    number = next(NUMBERS)
    somebody = PartyDetails(name or f"Sam {'abcdefghijklmnopqrstuvwxyz'[number % 26] * 5}", f"sam{number}@mail.example")
    asked = Asked("receive", "complaint", values=values, words={"what happened": what}, complainant=somebody)  # type: ignore[arg-type]
    done = door.act(employers.slug, None, asked, employers.public, at=at)
    assert isinstance(done, Done)
    return done.ref


def test_another_case_of_the_same_person_is_suggested_by_their_address_not_their_name(employers: Employers) -> None:
    first, second = employers.complain(what=LOCKED).ref, employers.complain(what=OTHER).ref
    assert found(employers, first) == {second: "person"}
    assert found(employers, second) == {first: "person"}


def test_after_half_a_year_it_is_not(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    employers.complain(what=OTHER, at=MONDAY + timedelta(days=181))
    assert found(employers, first) == {}


def test_the_same_words_in_the_same_service_are_suggested_and_other_words_are_not(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    same, other = from_somebody_else(employers, SAME), from_somebody_else(employers, OTHER)
    elsewhere = from_somebody_else(employers, SAME, service="recruitment")
    assert found(employers, first) == {same: "words"}
    assert found(employers, other) == {}
    assert found(employers, elsewhere) == {}


def test_the_same_name_in_the_same_service_and_month_is_suggested_and_in_another_it_is_not(
    employers: Employers,
) -> None:
    first = employers.complain(what=LOCKED).ref
    same = from_somebody_else(employers, "It was cold", "Ms Asha BEGUM")
    from_somebody_else(employers, OTHER, "Asha Begum", service="recruitment")
    from_somebody_else(employers, OTHER, "Asha Begum", at=MONDAY + timedelta(days=31))
    from_somebody_else(employers, OTHER, "Asha Malik")
    assert found(employers, first) == {same: "name"}
    assert found(employers, same) == {first: "name"}


def test_whoever_speaks_for_somebody_is_known_by_name_too(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    other = from_somebody_else(employers, OTHER)
    party = parties.keep(employers.place, PartyDetails("Begum, Asha", "begum@mail.example"))
    CaseRow.unscoped.filter(ref=other).update(representative=party)
    assert found(employers, first) == {other: "name"}


def test_the_most_alike_stand_first_and_those_alike_by_the_nearer_day(employers: Employers) -> None:
    first = employers.complain(what=LOCKED, key="first").ref
    later, sooner = (employers.complain(what=OTHER, at=MONDAY + timedelta(days=n), key=f"{n}").ref for n in (9, 3))
    words = from_somebody_else(employers, SAME)
    name = from_somebody_else(employers, OTHER, "Asha Begum")
    both = from_somebody_else(employers, SAME, "Asha Begum")
    assert list(found(employers, first)) == [sooner, later, both, words, name]
    assert found(employers, first)[both] == "name words"


def test_of_many_of_one_service_and_month_none_is_passed_over(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    same = from_somebody_else(employers, SAME)
    for number in range(70):
        from_somebody_else(employers, f"{OTHER} {number}", at=MONDAY + timedelta(days=1))
    assert found(employers, first) == {same: "words"}


def test_of_more_than_are_shown_the_most_alike_are_shown(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    best = from_somebody_else(employers, LOCKED, "Asha Begum")
    for number in range(6):
        from_somebody_else(employers, f"{LOCKED} {number}")
    assert next(iter(found(employers, first))) == best
    assert len(found(employers, first)) == 5


def test_what_is_linked_already_is_not_suggested(employers: Employers) -> None:
    first, second = employers.complain(what=LOCKED).ref, employers.complain(what=OTHER).ref
    door.act(employers.slug, first, Asked("link case", values={"other": second}), employers.viewer("imani"), at=MONDAY)
    seen = lists.case_page(employers.viewer("helen"), first, MONDAY)
    assert lists.alike(employers.viewer("helen"), first, [one.ref for one in seen.linked.values()]) == ()


def named(employers: Employers, ref: str, person: str) -> None:
    door.act(
        employers.slug, ref, Asked("name person", values={"people": (person,)}), employers.viewer("imani"), at=MONDAY
    )


def test_a_case_hidden_from_the_viewer_is_never_suggested_and_lets_nobody_ask(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    hidden, same = employers.complain(what=OTHER).ref, from_somebody_else(employers, SAME)
    name = from_somebody_else(employers, OTHER, "Asha Begum")
    for ref in (hidden, same, name):
        named(employers, ref, "helen")
    assert found(employers, first) == {}
    assert found(employers, first, "imani") == {hidden: "person", name: "name", same: "words"}
    with pytest.raises(NoSuchCase):
        found(employers, hidden)


def test_without_the_guard_it_would_be(employers: Employers, switch_off: SwitchOff) -> None:
    first, hidden = employers.complain(what=LOCKED).ref, employers.complain(what=OTHER).ref
    name = from_somebody_else(employers, OTHER, "Asha Begum")
    for ref in (hidden, name):
        named(employers, ref, "helen")
    switch_off("not_excluded", lambda _viewer: Q())
    assert found(employers, first) == {hidden: "person", name: "name"}


def test_a_link_with_a_case_out_of_sight_is_not_there_for_whoever_does_not_see_it(
    employers: Employers, switch_off: SwitchOff
) -> None:
    first, hidden = employers.complain(what=LOCKED).ref, employers.complain(what=OTHER).ref
    named(employers, hidden, "helen")
    door.act(employers.slug, first, Asked("link case", values={"other": hidden}), employers.viewer("imani"), at=MONDAY)

    def kinds(person: str) -> list[str]:
        return [one.entry.kind for one in lists.case_page(employers.viewer(person), first, MONDAY).entries]

    assert "case linked" not in kinds("helen")
    assert "case linked" in kinds("imani")
    switch_off("not_excluded", lambda _viewer: Q())
    assert "case linked" in kinds("helen")


def test_it_asks_as_often_whatever_there_is(employers: Employers) -> None:
    first = employers.complain(what=LOCKED).ref
    employers.complain(what=OTHER)
    from_somebody_else(employers, SAME)
    found(employers, first)
    with CaptureQueriesContext(connection) as few:
        found(employers, first)
    for number in range(8):
        employers.complain(what=f"{LOCKED} {number}", key=f"key {number}")
        from_somebody_else(employers, f"{SAME} {number}")
    with CaptureQueriesContext(connection) as many:
        assert len(found(employers, first)) == 5
    assert len(many) == len(few)


def test_words_overlap_by_the_shorter_of_two_and_too_few_tell_nothing() -> None:
    long, short = frozenset("abcdefghij"), frozenset("abcde")
    assert overlap(long, short) == 1.0
    assert overlap(long, frozenset("abcd")) == 0.0
    assert overlap(frozenset(), long) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Asha Begum", "BEGUM, Asha"), ("Mrs. Zoë O’Neill", "Zoe ONeill"), ("J Field", "Jo Field"), ("Jo Ann Field", "Jo Field"),
        ("J. A. Field", "Jo Ann Field"), ("Асанова Гүлнара", "Гүлнара Асанова"), ("Madonna", "madonna"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_any_order_with_titles_and_initials(one: str, other: str) -> None:
    assert same_name(name_words(one), name_words(other))
    assert same_name(name_words(other), name_words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Field", "Jo Brown"),
        ("Jo", "Jo Field"),
        ("J F", "Jo Field"),
        ("Jo Field", "Ann Field"),
        ("", ""),
        ("Mr", "Mrs"),
    ],
)
def test_another_name_is_not(one: str, other: str) -> None:
    assert not same_name(name_words(one), name_words(other))
    assert not same_name(name_words(other), name_words(one))
