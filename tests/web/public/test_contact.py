"""New contact details: kept with the person and in no entry, found by them, and what they need is not lost."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from putright.register.models import EntryRow, Paper
from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, main_of, signed_in


def changed(here: Place, client: Client, **details: str) -> str:
    address = reverse("public-contact", args=[here.slug])
    form = client.get(address)
    known = {"value.name": "Jo Field", "value.email": "jo@mail.example"}
    return main_of(client.post(address, {**hidden_in(form), **known, **details}))


def test_the_form_begins_with_what_is_known(employers: Place) -> None:
    client = Client()
    complain(employers, client, **{"value.formats": "print 16", "value.reply by": "email"})
    form = client.get(reverse("public-contact", args=[employers.slug])).text
    assert 'value="Jo Field"' in form
    assert 'value="jo@mail.example"' in form
    assert 'value="print 16" checked' in form
    assert 'value="email" checked' in form


def test_a_new_address_is_used_and_no_entry_or_paper_holds_it(employers: Place) -> None:
    client = Client()
    reference, _ = complain(employers, client)
    assert "We have changed it" in changed(
        employers, client, **{"value.email": "zanzibar@mail.example", "words.address": "1 Zan Street"}
    )
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/"))
    assert "zanzibar@mail.example" in said
    assert "The contact details of the person who complained were changed" in said
    kept = "\n".join([*EntryRow.objects.values_list("body", flat=True), *Paper.objects.values_list("words", flat=True)])
    assert "contact changed" in kept
    assert "zanzibar" not in kept
    assert "Zan Street" not in kept


def test_a_case_is_found_by_the_new_name(employers: Place) -> None:
    client = Client()
    complain(employers, client)
    changed(employers, client, **{"value.name": "Jo Zanzibar"})
    desk = signed_in("Imani Cole")
    found = desk.post(f"/{employers.slug}/desk/search/", {"text": "zanzibar"})
    assert "/desk/case/" in main_of(found) or "/desk/case/" in found.text


def test_what_is_wrong_is_told_and_nothing_changes(employers: Place) -> None:
    client = Client()
    complain(employers, client)
    assert "Give us one way to reach you" in changed(employers, client, **{"value.email": ""})
    assert 'value="jo@mail.example"' in client.get(reverse("public-contact", args=[employers.slug])).text


def test_somebody_who_speaks_for_another_changes_their_own_details(employers: Place) -> None:
    client = Client()
    about = {"value.for": "somebody", "value.other name": "Mrs Field", "value.spoken for": "agrees"}
    reference, _ = complain(employers, client, **about)
    changed(employers, client, **{"value.telephone": "01632 960009"})
    said = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{reference.replace('-', '')}/"))
    assert "Whom it is for Mrs Field" in said
    assert "Speaks for them Jo Field, jo@mail.example, 01632 960009" in said


def test_staff_change_details_with_what_is_known_filled_in(employers: Place) -> None:
    reference, _ = complain(employers, **{"value.formats": "print 16"})
    desk, ref = signed_in("Imani Cole"), reference.replace("-", "")
    address = f"/{employers.slug}/desk/case/{ref}/do/change-contact/-/main/"
    form = desk.get(address)
    assert 'value="jo@mail.example"' in form.text
    sent = {**hidden_in(form), "value.of": "complainant", "value.name": "Jo Field", "value.email": "new@mail.example"}
    assert desk.post(address, sent).status_code == 302
    said = main_of(desk.get(f"/{employers.slug}/desk/case/{ref}/"))
    assert "new@mail.example" in said
    assert "Large print (16 point)" in said


def test_without_a_name_there_is_nothing_to_change(employers: Place) -> None:
    client = Client()
    complain(employers, client, **{"value.for": "nobody"})
    assert client.get(reverse("public-contact", args=[employers.slug])).status_code == 404
    assert Client().get(reverse("public-contact", args=[employers.slug])).status_code == 302
