"""When something cannot be shown or received, the page says so, confirms nothing and gives the words back."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from putright.web.errors import NotReceived


def dead(request: HttpRequest) -> HttpResponse:
    """A view whose database is gone."""
    raise OperationalError("disk I/O error")


def full(request: HttpRequest) -> HttpResponse:
    """A view whose disk is full."""
    raise OSError(28, "No space left on device")


def faulty(request: HttpRequest) -> HttpResponse:
    """A view with a fault."""
    raise RuntimeError("secret detail")


handler400 = "putright.web.errors.bad_request"
handler403 = "putright.web.errors.forbidden"
handler404 = "putright.web.errors.not_found"
handler500 = "putright.web.errors.broken"
urlpatterns = [path("dead", dead), path("full", full), path("faulty", faulty)]

here = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.parametrize("address", ["/dead", "/full"])
@here
def test_a_dead_database_or_a_full_disk_is_told_as_not_received_and_gives_the_words_back(address: str) -> None:
    response = Client().post(address, {"words.what happened": "My bin <b>was</b> missed", "password": "hunter2"})
    assert response.status_code == 503
    assert "we did not receive this" in response.text
    assert "My bin &lt;b&gt;was&lt;/b&gt; missed" in response.text
    assert "hunter2" not in response.text
    assert "disk I/O" not in response.text


@here
def test_without_the_guard_a_dead_database_is_no_honest_page() -> None:
    with override_settings(MIDDLEWARE=[]):
        response = Client(raise_request_exception=False).post("/dead")
    assert response.status_code == 500
    assert "we did not receive this" not in response.text


def test_a_database_that_dies_before_any_view_is_told_the_same() -> None:
    def session(request: HttpRequest) -> HttpResponse:
        raise OperationalError("database is locked")

    response = NotReceived(session)(RequestFactory().get("/"))
    assert response.status_code == 503
    assert "this service is not working now" in response.text


@here
def test_a_fault_of_ours_confirms_nothing_and_tells_no_detail() -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/faulty", {"words.reasons": "Because"})
    assert response.status_code == 500
    assert "We cannot say that we received what you sent" in response.text
    assert "Because" in response.text
    assert "secret detail" not in response.text
    assert "Try again later" in client.get("/faulty").text


@here
def test_an_address_that_leads_nowhere_is_not_found() -> None:
    response = Client().get("/nothing/here")
    assert response.status_code == 404
    assert "Page not found" in response.text


@here
def test_a_form_without_its_token_is_not_received() -> None:
    response = Client(enforce_csrf_checks=True).post("/faulty", {"words.reasons": "Because"})
    assert response.status_code == 403
    assert "This form was open for too long" in response.text
    assert "Because" in response.text
