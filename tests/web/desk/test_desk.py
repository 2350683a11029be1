"""The desk: only for those with a post there, only what they may see, and a page for everything they may do."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from putright.people.names import account
from putright.register import lists, viewers
from putright.register.organisations import Place
from tests.web.cast import COMPLAINT, code_in, complain, hidden_in, main_of, signed_in


def opened(here: Place, **changes: str) -> str:
    """A complaint; its ref."""
    return complain(here, **changes)[0].replace("-", "")


def desk(here: Place, rest: str = "") -> str:
    return f"/{here.slug}/desk/{rest}"


def test_somebody_signed_out_is_asked_to_sign_in(employers: Place) -> None:
    page = Client().get(desk(employers))
    assert page.headers["Location"] == desk(employers, "sign-in/")
    outside = Client().get(desk(employers, "sign-in/"))
    assert outside.headers["Location"].startswith("/accounts/login/?next=")


def test_one_click_signs_in_a_made_up_colleague_in_a_demonstration_and_nowhere_else(employers: Place, settings) -> None:  # type: ignore[no-untyped-def]
    imani = account("Imani Cole", "imani.cole@wme.example")
    client = Client()
    assert (
        client.post(desk(employers, "sign-in/"), {"person": imani}).headers["Location"].startswith("/accounts/login/")
    )
    settings.MODE = "demo"
    assert "Imani Cole" in main_of(client.get(desk(employers, "sign-in/")))
    assert client.post(desk(employers, "sign-in/"), {"person": "nobody"}).status_code == 404
    assert client.post(desk(employers, "sign-in/"), {"person": imani}).headers["Location"] == desk(employers)
    assert client.get(desk(employers)).status_code == 200


def test_a_colleague_of_another_organisation_finds_nothing_here(employers: Place, migrants: Place) -> None:
    ref = opened(employers)
    stranger = viewers.viewer(migrants, account("x", "x@x.example"), timezone.now())
    assert stranger is None
    name = re.findall(r">([^<]+)</button>", _demo_list(migrants))[0]
    client = signed_in(name)
    assert client.get(desk(employers)).status_code == 404
    assert client.get(desk(employers, f"case/{ref}/")).status_code == 404


def _demo_list(here: Place) -> str:
    from django.test import override_settings

    with override_settings(MODE="demo"):
        return Client().get(desk(here, "sign-in/")).text.split("<main")[1]


def test_what_is_due_shows_the_next_date_of_each_case_in_words(employers: Place) -> None:
    opened(employers)
    said = main_of(signed_in("Imani Cole").get(desk(employers)))
    assert "We say that we have your complaint and who looks into it" in said
    assert "Stage 1, making a complaint" in said
    assert "Imani Cole, Tom Reyes" in said


def test_an_empty_desk_says_so_and_what_to_do(employers: Place) -> None:
    assert "Nothing is due." in main_of(signed_in("Imani Cole").get(desk(employers)))


def test_the_list_turns_pages_by_key(employers: Place) -> None:
    for number in range(26):
        complain(employers, request_key=f"key {number}")
    client = signed_in("Imani Cole")
    first = client.get(desk(employers))
    after = re.search(r"after=([\w.]+)", first.text)
    assert after
    second = client.get(desk(employers, f"?after={after[1]}"))
    assert second.text.count("putright-subject") == 1


def test_a_case_hidden_from_somebody_is_the_same_as_one_that_is_not_there(employers: Place) -> None:
    ref = opened(employers, **{"value.suspected posts": "service manager"})
    seen, hidden = signed_in("Imani Cole"), signed_in("Farah Khan")
    assert seen.get(desk(employers, f"case/{ref}/")).status_code == 200
    nowhere = hidden.get(desk(employers, "case/abcdefghjkmn/"))
    theirs = hidden.get(desk(employers, f"case/{ref}/"))
    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.text == nowhere.text
    assert "Nothing is due" in main_of(hidden.get(desk(employers)))
    found = hidden.post(desk(employers, "search/"), {"text": "locked"})
    assert "No case matches" in main_of(found)


def test_a_case_is_found_by_its_words_and_opened_by_its_reference(employers: Place) -> None:
    ref = opened(employers)
    client = signed_in("Imani Cole")
    assert "1 case, the newest first" in main_of(client.post(desk(employers, "search/"), {"text": "nobody CAME"}))
    assert client.post(desk(employers, "search/"), {"text": ref}).headers["Location"] == desk(employers, f"case/{ref}/")


def test_the_case_page_shows_dates_with_their_working_people_and_what_happened(employers: Place) -> None:
    said = main_of(signed_in("Imani Cole").get(desk(employers, f"case/{opened(employers)}/")))
    for part in (
        "How this was worked out",
        "Working day 15 is",
        "Jo Field, jo@mail.example",
        "Received: A complaint",
        "With Imani Cole, Tom Reyes",
    ):
        assert part in said


def test_opening_a_case_is_logged(employers: Place) -> None:
    from putright.register import access

    ref = opened(employers)
    signed_in("Imani Cole").get(desk(employers, f"case/{ref}/"))
    person = account("Imani Cole", "imani.cole@wme.example")
    viewer = viewers.viewer(employers, person, timezone.now())
    assert viewer is not None
    assert [seen.person for seen in access.of_case(viewer, ref)] == [person]


def test_there_is_a_page_for_every_action_that_is_open(employers: Place) -> None:
    ref = opened(employers)
    client = signed_in("Imani Cole")
    person = viewers.viewer(employers, account("Imani Cole", "imani.cole@wme.example"), timezone.now())
    assert person is not None
    open_now = lists.case_page(person, ref, timezone.now()).offers
    page = client.get(desk(employers, f"case/{ref}/"))
    links = re.findall(rf'href="({desk(employers, "case/")}{ref}/(?:do/[^"]+|copy/))"', page.text)
    assert len(set(links)) == len(open_now) > 20
    for link in set(links):
        form = client.get(link)
        assert form.status_code == 200, link
        assert not re.search(r"[0-9a-f]{32}</label>", form.text), "people are shown by their names"
        sent = client.post(link, hidden_in(form))
        assert sent.status_code in (200, 302) or link.endswith("/copy/"), link


def test_a_wrong_form_keeps_the_words_and_tells_what_is_wrong_twice(employers: Place) -> None:
    ref = opened(employers)
    client = signed_in("Imani Cole")
    link = next(
        x for x in re.findall(r'href="([^"]+/do/assign/[^"]+)"', client.get(desk(employers, f"case/{ref}/")).text)
    )
    page = client.post(link, {**hidden_in(client.get(link)), "words.reasons": "Because <I> said so"})
    assert page.status_code == 200
    assert "<title>Error:" in page.text
    told = re.findall(r'<a href="#value-to">([^<]+)</a>', page.text)
    assert len(told) == 1
    assert page.text.count(told[0]) >= 2
    assert "Because &lt;I&gt; said so</textarea>" in page.text


def test_a_refusal_names_its_clause_and_keeps_the_words(employers: Place) -> None:
    ref = opened(employers)
    client = signed_in("Imani Cole")
    page = client.get(desk(employers, f"case/{ref}/do/send-letter/outcome/main/"))
    assert page.status_code == 404
    assert "this belongs to 'Stage 2, we look into it'" in main_of(page)
    assert "Procedure, 3.2 Stage 2: we look into it" in main_of(page)
    sent = client.post(
        desk(employers, f"case/{ref}/do/send-letter/outcome/main/"), {"words.reasons": "Typed for an hour"}
    )
    assert sent.status_code == 409
    assert "Typed for an hour" in main_of(sent)
    assert "Nothing was changed." in main_of(sent)


def test_the_second_of_two_colleagues_is_told_what_changed_and_loses_no_word(employers: Place) -> None:
    ref = opened(employers)
    imani, tom = signed_in("Imani Cole"), signed_in("Tom Reyes")
    address = desk(employers, f"case/{ref}/do/triage/-/main/")
    first, second = imani.get(address), tom.get(address)
    assert imani.post(address, {**hidden_in(first), "value.service": "recruitment"}).status_code == 302
    late = tom.post(address, {**hidden_in(second), "value.service": "training"})
    assert late.status_code == 409
    other = desk(employers, f"case/{ref}/do/decide/hand-over/main/")
    third = tom.get(other)
    moved = desk(employers, f"case/{ref}/do/name-person/-/main/")
    imani.post(moved, {**hidden_in(imani.get(moved)), "value.people": account("Owen Hart", "owen.hart@wme.example")})
    changed = tom.post(other, {**hidden_in(third), "value.option": "written complaint"})
    said = main_of(changed)
    assert re.search(r"Imani Cole changed this at \d+:\d\d[ap]m\. Your words are kept below\.", said)
    assert "Owen Hart is complained about, by Imani Cole, at " in said
    assert "Nothing of yours was recorded." in said
    assert 'value="written complaint" checked' in changed.text
    again = tom.post(other, {**hidden_in(changed), "value.option": "written complaint"})
    assert again.status_code == 302


def test_a_form_sent_twice_makes_one_entry(employers: Place) -> None:
    ref = opened(employers)
    client = signed_in("Imani Cole")
    address = desk(employers, f"case/{ref}/do/add-note/-/main/")
    sent = {**hidden_in(client.get(address)), "words.note": "Rang them at noon"}
    client.post(address, sent)
    client.post(address, sent)
    assert main_of(client.get(desk(employers, f"case/{ref}/"))).count("Rang them at noon") == 1


@pytest.mark.parametrize("channel", ["letter", "telephone", "in person", "fax", "email"])
def test_what_came_in_otherwise_is_recorded_with_the_day_it_came(employers: Place, channel: str) -> None:
    client = signed_in("Imani Cole")
    address = desk(employers, "record/complaint/")
    form = client.get(address)
    sent = {
        **hidden_in(form), **{k: v for k, v in COMPLAINT.items() if k != "value.email"}, "value.for": "no",
        "value.channel": channel, "value.hour": "16:05",
        "value.received on-day": "2", "value.received on-month": "11", "value.received on-year": "2026",
    }  # fmt: skip
    done = client.post(address, sent)
    assert code_in(done)
    case = client.get(re.search(r'href="([^"]+/case/[^"]+)"', done.text)[1])  # type: ignore[index]
    assert "Received Monday 2 November 2026" in main_of(case)
    assert f"How: {channel}" in main_of(case)


def test_a_day_or_hour_that_cannot_be_is_told_beside_its_field(employers: Place) -> None:
    client = signed_in("Imani Cole")
    address = desk(employers, "record/complaint/")
    future = {
        **hidden_in(client.get(address)), **COMPLAINT, "value.for": "no", "value.channel": "letter", "value.hour": "25:00",
        "value.received on-day": "2", "value.received on-month": "11", "value.received on-year": "2999",
    }  # fmt: skip
    assert "Enter a time like 16:05" in client.post(address, future).text
    refused = client.post(address, {**future, "value.hour": "16:00"})
    assert "Enter a day that has been" in refused.text


def test_every_kind_has_a_form_for_staff(employers: Place, migrants: Place) -> None:
    for here, name in (
        (employers, "Imani Cole"),
        (migrants, re.findall(r">([^<]+)</button>", _demo_list(migrants))[0]),
    ):
        client = signed_in(name)
        page = client.get(desk(here, "record/")).text
        links = re.findall(rf'href="({desk(here, "record/")}[^"]+)"', page)
        assert links
        for link in links:
            assert client.get(link).status_code == 200
            assert "<title>Error:" in client.post(link, hidden_in(client.get(link))).text
