"""An organisation checked against its procedure: every post held or said to be vacant, every name known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from putright.core.casework.office import AdministratorNamed
from putright.core.procedure.load import Wrong, load, load_text
from putright.core.scenarios import load_organisation
from putright.core.scenarios.organisation import vacancies
from tests.core.procedure.documents import RIGHT, SHIPPED, with_rules

HEAD = "organisation: small-society\nname: A small society\nservices:\n  - {service: lending}\npeople:\n"
SAM = "  - {person: sam, name: Sam Field, posts: [secretary]}\n"
ANN = "  - {person: ann, name: Ann Hill, posts: [chair]}\n"


def told(folder: Path, text: str, procedure: str = RIGHT) -> list[str]:
    """What is wrong with an organisation, without the path of its file."""
    file = folder / "organisation.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Wrong) as wrong:
        load_organisation(file, load_text(procedure))
    return [str(mistake).removeprefix(f"{file}:") for mistake in wrong.value.mistakes]


def test_a_post_that_nobody_holds_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD + SAM) == [
        "5:1: Nobody holds the post `chair`. Expected: somebody with `posts: [chair]`, or `vacant: chair`."
    ]


def test_a_post_may_be_said_to_be_vacant(tmp_path: Path) -> None:
    file = tmp_path / "organisation.yaml"
    file.write_text(HEAD + SAM + "vacant: chair\n", encoding="utf-8")
    organisation = load_organisation(file, load_text(RIGHT))
    assert organisation.vacant == ("chair",)
    assert [post.name for post in vacancies(organisation, load_text(RIGHT))] == ["chair"]


def test_a_post_for_outsiders_need_not_be_held(tmp_path: Path) -> None:
    procedure = with_rules("post: investigator\noutside: yes\nreading: comes when called")
    file = tmp_path / "organisation.yaml"
    file.write_text(HEAD + SAM + ANN, encoding="utf-8")
    assert vacancies(load_organisation(file, load_text(procedure)), load_text(procedure)) == ()


def test_every_unknown_name_is_told_at_its_line_in_one_pass(tmp_path: Path) -> None:
    people = (
        "  - {person: sam, name: Sam Field, posts: [secretery, secretary], deputy: anne}\n"
        "  - {person: ann, name: Ann Hill, posts: [{post: chair, service: lendings}]}\n"
    )
    assert told(tmp_path, HEAD + people + "vacant: treasurer\n") == [
        "6:36: In sam: `secretery` is no post. Expected: chair or secretary. Did you mean `secretary`?",
        "6:67: In sam: `anne` is no person. Expected: ann or sam. Did you mean `ann`?",
        "7:35: In ann: `lendings` is no service. Expected: lending. Did you mean `lending`?",
        "8:1: `treasurer` is no post. Expected: chair or secretary.",
    ]


def test_how_to_reach_an_organisation_may_be_left_out_or_given_in_part(tmp_path: Path) -> None:
    file = tmp_path / "organisation.yaml"
    file.write_text(HEAD + SAM + ANN, encoding="utf-8")
    assert load_organisation(file).contact.model_dump(exclude_defaults=True) == {}
    file.write_text(
        HEAD + SAM + ANN + "contact: {telephone: 01632 960123, address: [1 Green Lane, Anytown]}\n", "utf-8"
    )
    given = load_organisation(file).contact
    assert (given.telephone, given.email, given.address) == ("01632 960123", None, ("1 Green Lane", "Anytown"))


def test_an_address_that_could_reach_somebody_and_a_number_that_is_none_are_refused(tmp_path: Path) -> None:
    contact = "contact: {telephone: ring us, email: us@real.org}\n"
    said = told(tmp_path, HEAD + SAM + ANN + contact)
    assert [line.split(":")[0] for line in said] == ["8", "8"]


DRAMA = re.compile(r"01632 960\d{3}|0121 496 0\d{3}|020 7946 0\d{3}")
"""Numbers that Ofcom keeps for drama: nobody has them."""


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_organisation_can_be_reached_at_made_up_numbers_alone(folder: Path) -> None:
    contact = load_organisation(folder / "organisation.yaml", load(folder)).contact
    assert contact.telephone
    assert DRAMA.fullmatch(contact.telephone)
    assert contact.email
    assert contact.address


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_post_of_a_shipped_organisation_is_held_or_said_to_be_vacant(folder: Path) -> None:
    organisation = load_organisation(folder / "organisation.yaml", load(folder))
    assert {post.name for post in vacancies(organisation, load(folder))} <= set(organisation.vacant)


def test_whoever_looks_after_people_need_hold_no_post_and_must_be_one_of_the_people(tmp_path: Path) -> None:
    file = tmp_path / "organisation.yaml"
    kim = "  - {person: kim, name: Kim Harper}\n"
    file.write_text(HEAD + SAM + ANN + kim + "administrators: kim\n", encoding="utf-8")
    entries = load_organisation(file, load_text(RIGHT)).entries()
    assert [entry.person for entry in entries if isinstance(entry, AdministratorNamed)] == ["kim"]
    assert told(tmp_path, HEAD + SAM + ANN + kim + "administrators: kym\n") == [
        "9:1: `kym` is no person. Expected: ann, kim or sam. Did you mean `kim`?"
    ]
