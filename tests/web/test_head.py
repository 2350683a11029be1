"""What a monitor sees that asks for headers only."""

from __future__ import annotations

from django.test import Client

from putright.register.organisations import Place


def test_a_page_asked_for_its_headers_only_answers_without_saying_anything(employers: Place) -> None:
    asked = Client().head(f"/{employers.slug}/")
    assert (asked.status_code, asked.content) == (200, b"")
    assert "Content-Security-Policy" in asked.headers


def test_a_page_that_is_only_sent_to_refuses_it_and_does_nothing(employers: Place) -> None:
    assert Client().head(f"/{employers.slug}/track/leave/").status_code == 405
