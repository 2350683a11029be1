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


def linked(employers: Employers, first: Done, other: str, off: str = "", person: str = "imani") -> object:
    """What comes of linking a case with another that was called so, or of taking that off."""
    asked = Asked("link case", values={"other": other, **({"take off": off} if off else {})})
    return linking.link(employers.slug, first.ref, asked, employers.viewer(person), at=MONDAY)


def told(employers: Employers, done: Done, person: str = "imani") -> set[str]:
    """The cases of which the timeline speaks."""
    page = lists.case_page(employers.viewer(person), done.ref, MONDAY)
    return {page.linked[one.entry.other].ref for one in page.entries if isinstance(one.entry, e.CaseLinked)}


def others(employers: Employers, done: Done, person: str = "imani") -> list[str]:
    """The cases to which a page leads."""
    page = lists.case_page(employers.viewer(person), done.ref, MONDAY)
    found = [one.ref for one in lists.each_once(page.case, page.linked)]
    assert told(employers, done, person) >= set(found), "the timeline speaks of each case on the list"
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
    assert told(employers, seen, "helen") == set()
    for off in ("", "yes"):
        refused = linked(employers, seen, about_her.ref, off, "helen")
        assert isinstance(refused, Refusal)
        assert refused.why == "No other case has this number or reference."


def test_a_link_is_taken_off_from_either_side_and_that_it_stood_is_kept(employers: Employers) -> None:
    one, two = employers.complain(), employers.complain()
    linked(employers, one, two.ref)
    assert isinstance(linked(employers, two, one.ref, "yes"), Done)
    assert others(employers, one) == others(employers, two) == []
    assert told(employers, one) == {two.ref}
    assert told(employers, two) == {one.ref}
    assert list(verify.verify(employers.slug)) == []
    refused = linked(employers, one, two.ref, "yes")
    assert isinstance(refused, Refusal)
    assert refused.why == "It is not linked with this case."
    assert isinstance(linked(employers, one, two.ref), Done), "and can be linked again"
    assert others(employers, two) == [one.ref]


def test_a_link_that_led_one_way_and_by_a_number_is_taken_off_too(employers: Employers) -> None:
    """As links were made once: by what somebody typed, and in one of the two."""
    one, two = employers.complain(), employers.complain()
    number = employers.hand_over(two.ref).number
    asked = Asked("link case", values={"other": number.lower()})
    assert isinstance(act(employers.slug, one.ref, asked, employers.viewer("imani"), at=MONDAY), Done)
    assert others(employers, one) == [two.ref]
    before = _length(employers, two)
    assert isinstance(linked(employers, one, two.ref, "yes"), Done)
    assert others(employers, one) == []
    assert _length(employers, two) == before
    assert list(verify.verify(employers.slug)) == []


def test_once_taken_off_the_other_is_suggested_again(employers: Employers) -> None:
    one, two = employers.complain(), employers.complain()

    def suggested() -> list[str]:
        page = lists.case_page(employers.viewer("imani"), one.ref, MONDAY)
        known = [found.ref for found in lists.each_once(page.case, page.linked)]
        return [found.line.ref for found in lists.alike(employers.viewer("imani"), one.ref, known)]

    assert two.ref in suggested()
    linked(employers, one, two.ref)
    assert two.ref not in suggested()
    linked(employers, one, two.ref, "yes")
    assert two.ref in suggested()


def test_without_the_guard_it_would_be(employers: Employers, switch_off: SwitchOff) -> None:
    seen, about_her = hidden(employers)
    switch_off("not_excluded", lambda _viewer: Q())
    assert others(employers, seen, "helen") == [about_her.ref]
