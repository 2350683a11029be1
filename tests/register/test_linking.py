"""Two cases that were linked lead to each other, and neither tells of the other to somebody who may not see it."""

from __future__ import annotations

import pytest
from django.db.models import Q

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.register import linking, lists, verify
from putright.register.door import Asked, Done, act
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers


def linked(employers: Employers, first: Done, other: str, **more: object) -> object:
    """What comes of linking a case with another that was called so."""
    asked = Asked("link case", values={"other": other})
    return linking.link(employers.slug, first.ref, asked, employers.viewer("imani"), at=MONDAY, **more)  # type: ignore[arg-type]


def others(employers: Employers, done: Done, person: str = "imani") -> list[str]:
    """The cases to which a page leads."""
    page = lists.case_page(employers.viewer(person), done.ref, MONDAY)
    told = [one.entry.other for one in page.entries if isinstance(one.entry, e.CaseLinked)]
    found = [one.ref for one in lists.each_once(page.linked)]
    assert sorted(set(told)) == sorted(found), "the timeline and the list speak of the same cases"
    return found


def test_a_link_leads_both_ways_by_number_or_reference(employers: Employers) -> None:
    one, two, three = employers.complain(), employers.complain(), employers.complain()
    registered = employers.hand_over(two.ref)
    assert isinstance(linked(employers, one, registered.number.lower()), Done)
    assert isinstance(linked(employers, one, f"{three.ref[:4]}-{three.ref[4:8]}-{three.ref[8:]}".upper()), Done)
    assert others(employers, one) == [two.ref, three.ref]
    assert others(employers, two) == [one.ref]
    assert others(employers, three) == [one.ref]
    assert list(verify.verify(employers.slug)) == []


def test_linking_back_by_hand_makes_no_third_entry(employers: Employers) -> None:
    one, two = employers.complain(), employers.complain()
    linked(employers, one, two.ref)
    linked(employers, two, one.ref)
    assert len(lists.case_page(employers.viewer("imani"), one.ref, MONDAY).case.journal) == _length(employers, two) - 1


def _length(employers: Employers, done: Done) -> int:
    return len(lists.case_page(employers.viewer("imani"), done.ref, MONDAY).case.journal)


@pytest.mark.parametrize("called", ["", "abcdefghjkmn", "EX-2026-9999"])
def test_what_is_not_a_case_is_not_linked_and_nothing_is_written(employers: Employers, called: str) -> None:
    one = employers.complain()
    before = _length(employers, one)
    answer = linked(employers, one, called)
    assert isinstance(answer, Refusal)
    assert list(answer.fields) == ["other"]
    assert isinstance(linked(employers, one, one.ref), Refusal)
    assert _length(employers, one) == before


def hidden(employers: Employers) -> tuple[Done, Done]:
    """A case that Helen sees, linked with one in which she is complained about."""
    seen, about_her = employers.complain(), employers.complain()
    linked(employers, seen, about_her.ref)
    named = Asked("name person", values={"people": ("helen",)})
    assert isinstance(act(employers.slug, about_her.ref, named, employers.viewer("imani"), at=MONDAY), Done)
    return seen, about_her


def test_a_linked_case_that_somebody_may_not_see_is_not_even_counted(employers: Employers) -> None:
    seen, about_her = hidden(employers)
    assert others(employers, seen) == [about_her.ref]
    assert others(employers, seen, "helen") == []
    refused = linking.link(
        employers.slug,
        seen.ref,
        Asked("link case", values={"other": about_her.ref}),
        employers.viewer("helen"),
        at=MONDAY,
    )
    assert isinstance(refused, Refusal)


def test_without_the_guard_it_would_be(employers: Employers, switch_off: SwitchOff) -> None:
    seen, about_her = hidden(employers)
    switch_off("not_excluded", lambda _viewer: Q())
    assert others(employers, seen, "helen") == [about_her.ref]
