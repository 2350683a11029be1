"""The pages of people and posts: who is who, changes with what they would leave with nobody, and changes by two."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from putright.core.casework.office import AdministratorNamed, AnyOfficeEntry, DeputyNamed, WayTaken
from putright.people.names import account
from putright.register import offices, viewers
from putright.register.organisations import Place, place
from putright.register.scope import Viewer
from tests.web.cast import complain, main_of, signed_in
from tests.web.desk.leave import BOSS, change, hand_over, hears, noted, person, when

pytestmark = pytest.mark.django_db


def page_of(here: Place, name: str) -> str:
    """What somebody reads on the page of people."""
    return main_of(signed_in(name).get(f"/{here.slug}/desk/people/"))


def test_everybody_reads_who_holds_which_post_and_nobody_else_does(employers: Place) -> None:
    said = page_of(employers, "Imani Cole")
    assert "Farah Khan" in said
    assert "Service manager, Training and development" in said
    assert "Sol Adeyemi Looks after people and posts" in said
    for kept in ("Second step", "Give a post", "Invitations"):
        assert kept not in said
        assert kept in page_of(employers, BOSS)


def test_only_whoever_looks_after_people_opens_the_forms_and_everybody_their_own_absence(employers: Place) -> None:
    for name, own in (
        ("give-a-post", 404),
        ("invite", 404),
        ("left", 404),
        ("ways", 404),
        ("away", 200),
        ("back", 200),
    ):
        address = f"/{employers.slug}/desk/people/{name}/"
        assert signed_in("Imani Cole").get(address).status_code == own, name
        assert signed_in(BOSS).get(address).status_code == 200, name
    sent = {"value.person": person("Tom Reyes"), "value.post": "director", "value.service": "training"}
    assert signed_in("Imani Cole").post(f"/{employers.slug}/desk/people/give-a-post/", sent).status_code == 404


def test_a_post_is_given_and_reaches_cases_at_once(employers: Place) -> None:
    complain(employers)
    assert "The room was locked" not in main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/"))
    sent = {"person": person("Owen Hart"), "post": "service manager", "service": "training"}
    assert "takes the post: " in main_of(change(employers, "give-a-post", sent))
    assert "The room was locked" in main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/"))


def test_what_was_left_out_is_told_in_a_summary_at_the_head(employers: Place) -> None:
    page = change(employers, "give-a-post", {})
    assert page.text.count("There is a problem") == 1
    assert "<title>Error: Give somebody a post" in page.text
    assert "Choose: Which post" in unescape(page.text) or "Answer the question: Which post?" in unescape(page.text)


def test_a_refusal_says_why_and_keeps_the_answers(employers: Place) -> None:
    sent = {"person": person("Farah Khan"), "post": "service manager", "service": "training"}
    page = change(employers, "give-a-post", sent)
    assert "They hold this post already." in main_of(page)
    assert 'value="service manager" checked' in page.text


def test_ending_a_post_that_nobody_else_holds_needs_a_further_yes(employers: Place) -> None:
    held = "|".join((person("Helen Abara"), "chief executive", ""))
    asked = change(employers, "end-a-post", {"which": held})
    assert "Nobody would hold the post: Chief executive." in main_of(asked)
    assert "Chief executive Helen Abara" in page_of(employers, BOSS)
    assert "leaves the post: " in main_of(change(employers, "end-a-post", {"which": held}, sure=True))
    assert "Chief executive Nobody" in page_of(employers, BOSS)


def test_one_of_several_leaves_without_a_warning(employers: Place) -> None:
    held = "|".join((person("Tom Reyes"), "business team", ""))
    assert "leaves the post: " in main_of(change(employers, "end-a-post", {"which": held}))


def test_an_absence_says_what_it_means_in_words(employers: Place) -> None:
    noted(employers, DeputyNamed(**when(), person=person("Farah Khan"), deputy=person("Owen Hart")))
    said = main_of(change(employers, "away", {}, days=7, who="Farah Khan"))
    assert "Farah Khan is away until" in said
    assert "Until then Owen Hart covers." in said


def test_an_absence_that_nobody_covers_needs_a_further_yes_and_tells_how_much_of_ones_own_is_open(
    employers: Place,
) -> None:
    hand_over(employers)
    asked = main_of(change(employers, "away", {}, days=7, who="Farah Khan"))
    assert "Nobody stands in for you, and 1 case of yours is open." in asked
    assert "Nobody would be there for the post: Service manager, Training and development." in asked
    said = main_of(change(employers, "away", {}, days=7, who="Farah Khan", sure=True))
    assert "Nobody covers" in said


def test_whoever_looks_after_people_is_not_told_how_many_cases_somebody_has(employers: Place) -> None:
    hand_over(employers)
    said = main_of(change(employers, "away", {"person": person("Farah Khan")}, days=7))
    assert "Nobody stands in for Farah Khan." in said
    assert "case of" not in said
    assert " 1 " not in said.split("Nobody stands in")[1].split("Who is away")[0]


def test_nobody_records_an_absence_for_somebody_else_without_looking_after_people(employers: Place) -> None:
    change(employers, "away", {"person": person("Farah Khan")}, days=7, who="Imani Cole", sure=True)
    office = offices.office(place(employers.slug), hears())
    assert office.is_away(person("Imani Cole"))
    assert not office.is_away(person("Farah Khan"))


def test_somebody_is_back_early(employers: Place) -> None:
    change(employers, "away", {}, days=7, who="Farah Khan", sure=True)
    which = f"{person('Farah Khan')}|{hears().date()}"
    change(employers, "back", {"which": which}, who="Farah Khan")
    assert "Nobody is away." in page_of(employers, "Imani Cole")


def test_a_deputy_finds_what_they_cover_and_the_line_says_for_whom(employers: Place) -> None:
    story = hand_over(employers)
    noted(employers, DeputyNamed(**when(), person=person("Farah Khan"), deputy=person("Owen Hart")))
    assert "You cover for" not in main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/"))
    change(employers, "away", {}, days=7, who="Farah Khan")
    for query in ("", "?whose=mine"):
        said = main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/{query}"))
        assert f"WME-{timezone.localdate().year}-" in said
        assert "The room was locked" not in said
        assert "You cover for Farah Khan" in said
    story.does("Owen Hart", "declare-interest/-", **{"value.answer": "none"})
    assert "The room was locked" in main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/"))
    assert "You cover for" not in main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/"))


def test_what_nobody_covers_is_shown_as_with_nobody_to_whoever_sees_it(employers: Place) -> None:
    hand_over(employers)
    change(employers, "away", {}, days=7, who="Farah Khan", sure=True)
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/?show=nobody"))
    assert "1 With nobody" in said
    assert "Away until" in said
    assert "0 With nobody" in main_of(signed_in("Owen Hart").get(f"/{employers.slug}/desk/"))


def by_two(here: Place) -> None:
    """Changes are made by two people, and Imani looks after people too."""
    noted(
        here, AdministratorNamed(**when(), person=person("Imani Cole")), WayTaken(**when(), way="changes by two people")
    )


def proposed(here: Place) -> str:
    """Sol proposes that Owen manages training; the name of the change."""
    sent = {"person": person("Owen Hart"), "post": "service manager", "service": "training"}
    said = main_of(change(here, "give-a-post", sent))
    assert "Somebody else has to confirm this." in said
    assert "Owen Hart takes the post: Service manager, Training and development." in said
    (name,) = offices.office(place(here.slug), hears()).proposals
    return name


def answers(here: Place, name: str, proposal: str, answer: str) -> HttpResponse:
    return signed_in(name).post(f"/{here.slug}/desk/people/changes/{proposal}/", {"answer": answer}, follow=True)


def manages_training(here: Place) -> bool:
    return person("Owen Hart") in offices.office(place(here.slug), hears()).holders("service manager", "training")


def test_by_two_a_change_waits_until_somebody_else_confirms_it_and_both_stand_in_the_journal(employers: Place) -> None:
    by_two(employers)
    name = proposed(employers)
    assert not manages_training(employers)
    assert "You proposed this." in main_of(answers(employers, BOSS, name, "confirm"))
    assert not manages_training(employers)
    assert answers(employers, "Tom Reyes", name, "confirm").status_code == 404
    assert "Confirmed." in main_of(answers(employers, "Imani Cole", name, "confirm"))
    assert manages_training(employers)
    said = main_of(signed_in("Tom Reyes").get(f"/{employers.slug}/desk/people/changes/"))
    assert "Proposed, for somebody else to confirm: Owen Hart takes the post" in said
    assert "Confirmed what somebody else proposed." in said
    assert ", by Sol Adeyemi" in said
    assert ", by Imani Cole" in said
    assert "was confirmed, refused or taken back" in main_of(answers(employers, "Imani Cole", name, "confirm"))


def test_by_two_nobody_confirms_what_gives_them_a_post(employers: Place) -> None:
    by_two(employers)
    noted(employers, AdministratorNamed(**when(), person=person("Owen Hart")))
    assert "gives something to you" in main_of(answers(employers, "Owen Hart", proposed(employers), "confirm"))
    assert not manages_training(employers)


def test_by_two_a_change_is_refused(employers: Place) -> None:
    by_two(employers)
    assert "It was not done." in main_of(answers(employers, "Imani Cole", proposed(employers), "refuse"))
    assert not manages_training(employers)
    assert not offices.office(place(employers.slug), hears()).proposals


def test_with_the_way_of_working_off_the_same_change_is_made_at_once(employers: Place) -> None:
    sent = {"person": person("Owen Hart"), "post": "service manager", "service": "training"}
    change(employers, "give-a-post", sent)
    assert manages_training(employers)


def test_ways_of_working_are_changed_on_the_page(employers: Place) -> None:
    said = main_of(change(employers, "ways", {"two": "yes", "second": "no"}))
    assert "two are needed" in said
    change(employers, "looks-after-people", {"person": person("Imani Cole")})
    change(employers, "ways", {"two": "yes", "second": "yes"})
    assert offices.office(place(employers.slug), hears()).ways == {"changes by two people", "second step"}


def test_whoever_has_left_loses_their_session_at_once_and_for_good(employers: Place) -> None:
    client, tom = signed_in("Tom Reyes"), person("Tom Reyes")
    desk = f"/{employers.slug}/desk/"
    assert client.get(desk).status_code == 200
    change(employers, "left", {"person": tom}, sure=True)
    assert client.get(desk).status_code == 302
    sent = {"person": tom, "post": "business team", "service": ""}
    assert "takes the post: " in main_of(change(employers, "give-a-post", sent))
    assert client.get(desk).status_code == 302
    assert signed_in("Tom Reyes").get(desk).status_code == 200


def test_without_the_password_taken_away_an_old_session_would_come_back(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_user_model(), "set_unusable_password", lambda _self: None)
    client, tom = signed_in("Tom Reyes"), person("Tom Reyes")
    change(employers, "left", {"person": tom}, sure=True)
    change(employers, "give-a-post", {"person": tom, "post": "business team", "service": ""})
    assert client.get(f"/{employers.slug}/desk/").status_code == 200


def test_whoever_looks_after_people_alone_is_told_that_there_are_no_cases_for_them(employers: Place) -> None:
    complain(employers)
    client = signed_in(BOSS)
    page = client.get(f"/{employers.slug}/desk/")
    assert "By that you see no cases" in main_of(page)
    assert "Record something" not in page.text
    for part in ("search/", "record/", "record/complaint/", "list.csv", "equality/"):
        assert client.get(f"/{employers.slug}/desk/{part}").status_code == 404, part


def test_were_they_a_viewer_like_any_other_they_would_see_cases(
    employers: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    complain(employers)

    def unguarded(here: Place, reference: str, office: offices.Office) -> Viewer:
        return Viewer(here.id, here.slug, "staff", reference, office.today, everything=True, administers=True)

    monkeypatch.setattr(viewers, "_administrator", unguarded)
    assert "The room was locked" in main_of(signed_in(BOSS).get(f"/{employers.slug}/desk/"))


def test_the_page_takes_as_many_queries_however_many_people_there_are(employers: Place) -> None:
    client = signed_in(BOSS)

    def queries() -> int:
        client.get(f"/{employers.slug}/desk/people/")
        with CaptureQueriesContext(connection) as made:
            client.get(f"/{employers.slug}/desk/people/")
        return len(made)

    before = queries()
    more: list[AnyOfficeEntry] = [
        AdministratorNamed(**when(), person=account(f"Person {n}", f"person{n}@wme.example")) for n in range(20)
    ]
    noted(employers, *more)
    assert queries() == before


def test_nobody_signed_out_reads_any_of_it(employers: Place) -> None:
    for part in ("people/", "people/changes/", "people/away/"):
        assert Client().get(f"/{employers.slug}/desk/{part}").status_code == 302


def test_an_absence_ahead_is_shown_with_its_days(employers: Place) -> None:
    change(employers, "away", {}, days=9, ahead=3, who="Farah Khan", sure=True)
    said = page_of(employers, "Imani Cole")
    assert "Farah Khan will be away from" in said
    first = hears().date() + timedelta(days=3)
    assert f"{first.day} " in said
