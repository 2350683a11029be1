"""Staff see every wish somebody gave, in plain words, whatever it was kept as."""

from __future__ import annotations

import pytest

from putright.register.models.parties import Party
from putright.register.organisations import Place
from putright.register.parties import PartySeen
from putright.web.desk.needs import needs_of
from tests.web.cast import complain, main_of, signed_in


def party(name: str = "Jo Field", **preferences: object) -> PartySeen:
    """Somebody with wishes."""
    return PartySeen("one", name, "", "", "", preferences, erased=False)  # type: ignore[arg-type]


def test_wishes_stand_on_the_page_of_the_case_under_a_heading_of_their_own(employers: Place) -> None:
    reference, _code = complain(employers)
    wishes = {"language": "Polish", "formats": "print 16, bsl", "times": "After 4", "quiet_room": "please <now>"}
    Party.objects.filter(name="Jo Field").update(preferences=wishes)
    case = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/")
    assert (
        "What they need Language Polish How they read, hear or speak Large print (16 point), British Sign Language "
        "When to ring After 4 Quiet room please <now> People"
    ) in main_of(case)


def test_without_a_wish_there_is_no_heading(employers: Place) -> None:
    reference, _code = complain(employers)
    case = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/")
    assert "What they need" not in main_of(case)


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("Polish", "Polish"),
        (["Polish", "bsl"], "Polish and British Sign Language"),
        (True, "Yes"),
        (20, "20"),
        ("bsl, and a chair", "bsl, and a chair"),
    ],
)  # fmt: skip
def test_a_wish_is_told_whatever_it_was_kept_as(kept: object, told: str) -> None:
    assert needs_of([party(language=kept)]) == [("Language", told)]


@pytest.mark.parametrize("kept", ["", None, False, []])
def test_what_was_not_wished_is_not_told(kept: object) -> None:
    assert needs_of([party(language=kept, times="Noon")]) == [("When to ring", "Noon")]


def test_of_two_people_each_wish_says_whose_it_is() -> None:
    told = needs_of([party("Mrs Field", language="Polish"), party("Jo Field", times="Noon"), party("Nobody")])
    assert told == [("Language (Mrs Field)", "Polish"), ("When to ring (Jo Field)", "Noon")]
