"""Telling an organisation something: its own kinds and questions, words never lost, one receipt for one form."""

from __future__ import annotations

from django.test import Client

from putright.register.organisations import Place
from tests.web.cast import COMPLAINT, code_in, complain, hidden_in, main_of, reference_in, signed_in


def test_the_first_page_lists_every_organisation(employers: Place, migrants: Place) -> None:
    page = Client().get("/")
    assert f'href="/{employers.slug}/"' in page.text
    assert f'href="/{migrants.slug}/"' in page.text


def test_an_organisation_offers_the_kinds_of_its_own_procedure_a_complaint_first(employers: Place) -> None:
    said = main_of(Client().get(f"/{employers.slug}/"))
    assert said.index("A complaint") < said.index("A worry or small problem") < said.index("A compliment")


def test_the_form_asks_what_that_procedure_asks(employers: Place, migrants: Place) -> None:
    ours = main_of(Client().get(f"/{employers.slug}/tell-us/complaint/"))
    assert "Is it about a political party?" in ours
    assert "Training and development" in ours
    assert "Is it about a political party?" not in main_of(Client().get(f"/{migrants.slug}/tell-us/complaint/"))


def test_what_is_missing_is_told_in_summary_and_title_and_every_word_is_kept(employers: Place) -> None:
    sent = {
        **COMPLAINT,
        "words.what happened": "",
        "words.outcome wanted": "My <b>own</b> words",
        "value.email": "nonsense",
    }
    page = Client().post(f"/{employers.slug}/tell-us/complaint/", sent)
    assert "<title>Error: A complaint" in page.text
    assert page.text.count("Tell us what happened") == 2
    assert page.text.count("Enter an e-mail address like name@example.com") == 2
    assert "My &lt;b&gt;own&lt;/b&gt; words</textarea>" in page.text
    assert 'value="nonsense"' in page.text
    assert 'value="training" checked' in page.text


def test_somebody_who_gives_a_name_must_be_reachable(employers: Place) -> None:
    page = Client().post(f"/{employers.slug}/tell-us/complaint/", {**COMPLAINT, "value.email": ""})
    assert "Give us one way to reach you" in page.text


def test_a_refusal_of_the_procedure_stands_beside_its_field(employers: Place) -> None:
    sent = {**COMPLAINT, "value.categories": "", "step": "send"}
    page = Client().post(f"/{employers.slug}/tell-us/complaint/", sent)
    assert "Choose what it is about" in page.text
    assert "We have it" not in page.text


def test_answers_are_checked_before_they_are_sent_and_can_be_changed(employers: Place) -> None:
    client = Client()
    check = client.post(f"/{employers.slug}/tell-us/complaint/", {**COMPLAINT, "step": "check"})
    assert "Check your answers" in check.text
    assert "Training and development" in main_of(check)
    changed = client.post(f"/{employers.slug}/tell-us/complaint/", {**hidden_in(check), "step": "change"})
    assert "The room was locked &lt;again&gt;." in changed.text
    assert 'value="Jo Field"' in changed.text
    assert (
        "We have it" in client.post(f"/{employers.slug}/tell-us/complaint/", {**hidden_in(check), "step": "send"}).text
    )


def test_what_the_organisation_does_not_deal_with_is_signposted_and_can_be_sent_all_the_same(employers: Place) -> None:
    check = Client().post(
        f"/{employers.slug}/tell-us/complaint/", {**COMPLAINT, "value.exclusions": "government policy", "step": "check"}
    )
    assert "Your Member of Parliament" in main_of(check)
    sent = Client().post(f"/{employers.slug}/tell-us/complaint/", {**hidden_in(check), "step": "send"})
    case = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference_in(sent).replace('-', '')}/")
    assert "Is it about what the government has decided?" in main_of(case)


def test_the_confirmation_gives_reference_code_and_the_dates_of_the_procedure(employers: Place) -> None:
    page = Client().post(f"/{employers.slug}/tell-us/complaint/", {**COMPLAINT, "step": "send"})
    assert code_in(page)
    assert "We write to you with our answer: by" in main_of(page)


def test_the_same_form_sent_twice_makes_one_record_and_shows_the_same_code(employers: Place) -> None:
    assert complain(employers) == complain(employers)
    another = complain(employers, request_key="another-key")
    assert another != complain(employers)


def test_a_complaint_can_be_made_without_a_name(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.name": "", "value.email": ""})
    case = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/")
    assert "No name was given" in main_of(case)


def test_somebody_can_complain_for_somebody_else(employers: Place) -> None:
    page = Client().post(f"/{employers.slug}/tell-us/complaint/", {**COMPLAINT, "value.for": "yes", "step": "send"})
    assert "Enter the name of the person you are telling us for" in page.text
    reference, _ = complain(employers, **{"value.for": "yes", "value.other name": "Mrs Field"})
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/"))
    assert "Speaks for them Jo Field, jo@mail.example" in said
    assert "Who it is from Mrs Field" in said


def test_every_kind_has_a_form_that_can_be_sent(employers: Place, migrants: Place) -> None:
    for here in (employers, migrants):
        start = Client().get(f"/{here.slug}/").text
        kinds = {part.split('/"')[0] for part in start.split(f"/{here.slug}/tell-us/")[1:]}
        assert kinds
        for kind in kinds:
            sent = {**COMPLAINT, "request_key": f"{here.slug}{kind}", "step": "send"}
            page = Client().post(f"/{here.slug}/tell-us/{kind}/", {**sent, **_service(here)})
            assert "We have it" in page.text, (here.slug, kind, main_of(page))


def _service(here: Place) -> dict[str, str]:
    from putright.web.page import office_now

    return {"value.service": next(iter(office_now(here).services), ""), "value.categories": "other"}


def test_an_unknown_organisation_or_kind_is_not_found(employers: Place) -> None:
    assert Client().get("/no-such-body/").status_code == 404
    assert Client().get(f"/{employers.slug}/tell-us/no-such-kind/").status_code == 404


def test_how_it_works_is_the_procedure_in_plain_words_without_its_rules(employers: Place) -> None:
    page = Client().get(f"/{employers.slug}/how-it-works/")
    assert "within 15 working days" in main_of(page)
    assert "met by:" not in page.text
