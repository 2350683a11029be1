"""Telling an organisation something: its own kinds and questions one a page, words never lost, one receipt for one sending."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from putright.register.models import KeptFile
from putright.register.organisations import Place
from tests.web.cast import COMPLAINT, code_in, complain, main_of, reference_in, signed_in, tell


def kinds_offered(here: Place) -> list[str]:
    """The values of the choice on the first page."""
    return re.findall(r'name="kind" type="radio" value="([^"]+)"', Client().get(f"/{here.slug}/").text)


def page_of(here: Place, name: str, kind: str = "complaint") -> str:
    return reverse("public-page", args=[here.slug, kind, name])


def case_of(here: Place, reference: str) -> str:
    """What staff read of a case."""
    return main_of(signed_in("Imani Cole").get(f"/{here.slug}/desk/case/{reference.replace('-', '')}/"))


def test_the_first_page_lists_every_organisation(employers: Place, migrants: Place) -> None:
    page = Client().get("/")
    assert f'href="/{employers.slug}/"' in page.text
    assert f'href="/{migrants.slug}/"' in page.text


def test_an_organisation_offers_the_kinds_of_its_own_procedure_a_complaint_first(
    employers: Place, migrants: Place
) -> None:
    assert kinds_offered(employers) == ["complaint", "concern", "compliment", "suggestion", "not-sure"]
    assert kinds_offered(migrants) == ["complaint", "compliment", "comment", "not-sure"]


def test_choosing_nothing_is_told_in_summary_and_title(employers: Place) -> None:
    page = Client().get(f"/{employers.slug}/", {"kind": ""})
    assert "<title>Error: " in page.text
    assert page.text.count("Choose what you would like to tell us") == 2


def test_somebody_who_is_not_sure_is_led_by_what_they_want(employers: Place) -> None:
    page = Client().get(f"/{employers.slug}/", {"kind": "not-sure"})
    assert "Do you just want it put right" in main_of(page)
    assert page.text.count(f'href="/{employers.slug}/tell-us/') == 4


def test_a_complaint_is_asked_about_one_question_a_page(employers: Place) -> None:
    client, names = Client(), []
    page = client.get(f"/{employers.slug}/tell-us/complaint/", follow=True)
    while not page.request["PATH_INFO"].endswith("/check/"):
        names.append(page.request["PATH_INFO"].split("/")[-2])
        asked = dict.fromkeys(re.findall(r'name="((?:value|words)\.[^"]+)"', page.text))
        answers = {name: COMPLAINT[name] for name in asked if name in COMPLAINT}
        page = client.post(page.request["PATH_INFO"], answers, follow=True)
    assert names == [
        "limits", "for", "service", "what-happened", "put-right", "about", "serious-wrongdoing", "files", "contact",
        "reply-by", "easier", "you", "suspected",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["concern", "compliment", "suggestion"])
def test_what_is_not_a_complaint_takes_two_pages_and_the_check(employers: Place, kind: str) -> None:
    client = Client()
    page = client.get(f"/{employers.slug}/tell-us/{kind}/", follow=True)
    assert page.request["PATH_INFO"].endswith("/matter/")
    page = client.post(page.request["PATH_INFO"], {"words.what happened": "The course was very good"}, follow=True)
    assert page.request["PATH_INFO"].endswith("/you/")
    page = client.post(page.request["PATH_INFO"], {}, follow=True)
    assert page.request["PATH_INFO"].endswith("/check/")
    assert "We have it" in client.post(page.request["PATH_INFO"], follow=True).text


def test_what_is_missing_is_told_in_summary_and_title(employers: Place) -> None:
    page = Client().post(page_of(employers, "what-happened"), {"words.what happened": " "})
    assert "<title>Error: What happened?" in page.text
    assert page.text.count("Tell us what happened") == 2


def test_what_was_typed_is_kept_where_it_is_wrong(employers: Place) -> None:
    client = Client()
    page = client.post(page_of(employers, "you"), {"value.name": "Jo <b>Field</b>", "value.email": "nonsense"})
    assert page.text.count("Enter an e-mail address like name@example.com") == 2
    for shown in (page.text, client.get(page_of(employers, "you")).text):
        assert 'value="Jo &lt;b&gt;Field&lt;/b&gt;"' in shown
        assert 'value="nonsense"' in shown


def test_a_page_shown_again_by_the_back_button_holds_its_answers_and_scolds_nobody(employers: Place) -> None:
    client = Client()
    client.post(page_of(employers, "what-happened"), {"words.what happened": "The room was locked"})
    page = client.get(page_of(employers, "what-happened"))
    assert "The room was locked</textarea>" in page.text
    assert "<title>What happened?" in page.text


def test_somebody_who_gives_a_name_must_be_reachable(employers: Place) -> None:
    page = Client().post(page_of(employers, "you"), {"value.name": "Jo Field"})
    assert "Give us one way to reach you" in page.text


def test_another_kind_keeps_everything_that_was_typed(employers: Place) -> None:
    client = Client()
    client.post(page_of(employers, "what-happened"), {"words.what happened": "The room was locked"})
    assert "The room was locked</textarea>" in client.get(page_of(employers, "matter", "concern")).text


def test_answers_are_checked_before_they_are_sent_and_can_be_changed(employers: Place) -> None:
    client = Client()
    check = tell(employers, client)
    assert "Training and development" in main_of(check)
    change = page_of(employers, "what-happened")
    assert f'href="{change}?back=check"' in check.text
    form = client.get(change, {"back": "check"})
    assert 'name="back" value="check"' in form.text
    changed = client.post(change, {"back": "check", "words.what happened": "It was cold"}, follow=True)
    assert changed.request["PATH_INFO"].endswith("/check/")
    assert "It was cold" in main_of(changed)
    assert "The room was locked" not in main_of(changed)


def test_a_change_that_brings_up_a_new_question_asks_it_before_the_check(employers: Place) -> None:
    client = Client()
    tell(employers, client)
    page = client.post(page_of(employers, "for"), {"back": "check", "value.for": "somebody"}, follow=True)
    assert page.request["PATH_INFO"] == page_of(employers, "them")


def test_nothing_can_be_sent_while_an_answer_is_missing(employers: Place) -> None:
    client = Client()
    client.post(page_of(employers, "what-happened"), {"words.what happened": "The room was locked"})
    page = client.post(reverse("public-check", args=[employers.slug, "complaint"]), follow=True)
    assert page.request["PATH_INFO"] == page_of(employers, "for")
    assert "Choose whether you are telling us for yourself or for somebody else" in page.text
    assert "<title>Error: " in page.text


def test_the_confirmation_gives_reference_code_and_the_dates_of_the_procedure(employers: Place) -> None:
    client = Client()
    tell(employers, client)
    page = client.post(reverse("public-check", args=[employers.slug, "complaint"]), follow=True)
    assert page.request["PATH_INFO"] == reverse("public-received", args=[employers.slug])
    assert code_in(page)
    assert "We write to you with our answer: by" in main_of(page)
    again = client.get(reverse("public-received", args=[employers.slug]))
    assert (reference_in(again), code_in(again)) == (reference_in(page), code_in(page))


def test_the_confirmation_asks_about_people_where_the_procedure_does(employers: Place, migrants: Place) -> None:
    for here, service, asked in ((employers, "training", True), (migrants, "advice", False)):
        client = Client()
        complain(here, client, **{"value.service": service, "value.categories": "other"})
        page = client.get(reverse("public-received", args=[here.slug]))
        assert ("Answer a few questions about yourself" in main_of(page)) is asked
        assert ("/tell-us/about-people/?ticket=" in page.text) is asked


def test_the_confirmation_is_for_the_browser_that_sent_it_alone(employers: Place) -> None:
    complain(employers)
    assert Client().get(reverse("public-received", args=[employers.slug])).status_code == 302


def test_leaving_the_confirmation_locks_it(employers: Place) -> None:
    client = Client()
    complain(employers, client)
    client.post(reverse("public-leave", args=[employers.slug]))
    assert client.get(reverse("public-received", args=[employers.slug])).status_code == 302


def test_the_same_answers_sent_twice_make_one_record_and_show_the_same_code(employers: Place) -> None:
    client = Client()
    tell(employers, client)
    check = reverse("public-check", args=[employers.slug, "complaint"])
    kept = client.cookies["draft"].value
    first = client.post(check, follow=True)
    client.cookies["draft"] = kept
    second = client.post(check, follow=True)
    assert (reference_in(second), code_in(second)) == (reference_in(first), code_in(first))
    assert complain(employers, Client()) != (reference_in(first), code_in(first))


def test_after_sending_the_next_thing_begins_anew(employers: Place) -> None:
    client = Client()
    first = complain(employers, client)
    assert "The room was locked" not in client.get(page_of(employers, "what-happened")).text
    assert complain(employers, client) != first


def test_a_complaint_can_be_made_without_a_name(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.for": "nobody"})
    assert "No name was given" in case_of(employers, reference)


def test_somebody_can_complain_for_somebody_else_and_says_whether_they_agree(employers: Place) -> None:
    page = tell(employers, Client(), answers={**COMPLAINT, "value.for": "somebody"})
    assert "Enter the name of the person you are telling us for" in page.text
    assert "Choose whether they agree that you speak for them" in page.text
    about = {"value.other name": "Mrs Field", "value.relation": "Her daughter", "value.spoken for": "cannot agree",
             "words.why they cannot agree": "She is in hospital"}  # fmt: skip
    reference, _ = complain(employers, **{"value.for": "somebody"}, **about)
    said = case_of(employers, reference)
    assert "Speaks for them Jo Field, jo@mail.example" in said
    assert "Whom it is for Mrs Field" in said
    assert "Her daughter She is in hospital" in said


def test_whoever_they_dealt_with_before_tries_first_where_the_procedure_says_so(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.usual contact": "farah  KHAN", "value.informal": "yes"})
    assert "Farah Khan" in case_of(employers, reference)
    reference, _ = complain(employers, **{"value.usual contact": "Nobody at all"})
    assert "Whom have they dealt with? Nobody at all" in case_of(employers, reference)


def test_what_makes_it_easier_is_kept_with_the_person(employers: Place) -> None:
    needs = {
        "value.formats": "print 16",
        "value.language": "Polish",
        "value.reply by": "post",
        "words.address": "1 Any Street",
    }
    reference, _ = complain(employers, **needs)
    said = case_of(employers, reference)
    for need in ("Large print (16 point)", "Polish", "post"):
        assert need in said


def test_every_kind_can_be_told_and_sent(employers: Place, migrants: Place) -> None:
    from putright.web.page import office_now

    for here in (employers, migrants):
        for kind in kinds_offered(here)[:-1]:
            service = next(iter(office_now(here).services), "")
            assert complain(here, kind=kind, **{"value.service": service, "value.categories": "other"})


def test_too_much_from_one_address_waits_and_is_not_lost(employers: Place, settings: object) -> None:
    settings.SENDS_PER_HOUR = 2  # type: ignore[attr-defined]
    client = Client()
    for _ in range(2):
        complain(employers, **{"value.email": ""}, **{"value.telephone": "01632 960001"})
    tell(employers, client)
    check = reverse("public-check", args=[employers.slug, "complaint"])
    page = client.post(check)
    assert page.status_code == 429
    assert "nothing is lost" in main_of(page)
    caches["limits"].clear()
    assert "We have it" in client.post(check, follow=True).text


def test_without_the_limit_everything_is_taken_at_once(employers: Place, settings: object) -> None:
    settings.SENDS_PER_HOUR = 0  # type: ignore[attr-defined]
    for _ in range(4):
        complain(employers)


def test_an_unknown_organisation_kind_or_page_is_not_found(employers: Place) -> None:
    assert Client().get("/no-such-body/").status_code == 404
    assert Client().get(f"/{employers.slug}/tell-us/no-such-kind/").status_code == 404
    assert Client().get(f"/{employers.slug}/tell-us/no-such-kind/for/").status_code == 404
    assert Client().get(page_of(employers, "no-such-page")).status_code == 302


def test_how_it_works_is_the_procedure_in_plain_words_without_its_rules(employers: Place) -> None:
    page = Client().get(f"/{employers.slug}/how-it-works/")
    assert "within 15 working days" in main_of(page)
    assert "met by:" not in page.text


def test_files_are_added_one_at_a_time_and_go_with_what_is_told(employers: Place) -> None:
    client = Client()
    address = page_of(employers, "files")
    added = client.post(address, {"file": SimpleUploadedFile("letter.txt", b"Dear Sir"), "add_file": "yes"})
    assert "letter.txt" in main_of(added)
    assert added.request["PATH_INFO"] == address
    check = tell(employers, client)
    assert "letter.txt" in main_of(check)
    page = client.post(check.request["PATH_INFO"], follow=True)
    assert "letter.txt" in case_of(employers, reference_in(page))
    assert "letter.txt" in main_of(client.get(reverse("public-case", args=[employers.slug])))


def test_a_file_that_cannot_be_taken_is_told_and_the_rest_is_kept(employers: Place) -> None:
    client = Client()
    address = page_of(employers, "matter", "concern")
    wrong = {"file": SimpleUploadedFile("letter.exe", b"MZ"), "words.what happened": "The room was locked"}
    page = client.post(address, wrong)
    assert "<title>Error: " in page.text
    assert "The selected file must be a" in main_of(page)
    assert "The room was locked</textarea>" in page.text


def test_files_of_what_was_thrown_away_are_gone(employers: Place) -> None:
    client = Client()
    client.post(page_of(employers, "files"), {"file": SimpleUploadedFile("letter.txt", b"Dear Sir")})
    assert KeptFile.objects.count() == 1
    client.post(reverse("public-stop", args=[employers.slug]))
    assert KeptFile.objects.count() == 0
