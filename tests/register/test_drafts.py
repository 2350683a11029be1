"""Answers that were not sent yet: kept for whoever has the link, read by nobody else, and gone after a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from putright.register import drafts, timer
from putright.register.drafts import Draft
from putright.register.organisations import place
from putright.register.setup import create
from tests.register.cast import MONDAY, Employers

CANARY = "zanzibar"


def kept(employers: Employers) -> Draft:
    draft = drafts.new().with_answers("complaint", {"words.what happened": (CANARY,), "value.for": ("me",)})
    assert drafts.save(place(employers.slug), draft, MONDAY)
    return draft


def every_byte() -> bytes:
    """All that the database keeps of drafts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_draft")
        return b"\n".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in cursor.fetchall()
            for value in row
        )


def test_a_draft_comes_back_to_whoever_has_its_token(employers: Employers) -> None:
    draft = kept(employers)
    assert drafts.load(place(employers.slug), draft.token, MONDAY + timedelta(days=6)) == draft


def test_saved_again_the_last_answers_stand_and_an_empty_one_is_gone(employers: Employers) -> None:
    here, draft = place(employers.slug), kept(employers)
    changed = draft.with_answers("concern", {"words.what happened": ("",), "value.name": ("Jo",)})
    drafts.save(here, changed, MONDAY)
    found = drafts.load(here, draft.token, MONDAY)
    assert found is not None
    assert found.kind == "concern"
    assert found.answers == {"value.for": ("me",), "value.name": ("Jo",)}


def test_the_database_holds_neither_the_words_nor_the_token(employers: Employers) -> None:
    draft = kept(employers)
    assert draft.key.encode() in every_byte()
    assert CANARY.encode() not in every_byte()
    assert draft.token.encode() not in every_byte()


def test_without_its_seal_a_draft_could_be_read(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "_lock", lambda *_: Open())
    kept(employers)
    assert CANARY.encode() in every_byte()


class Open:
    """A lock that locks nothing."""

    def encrypt(self, _nonce: bytes, words: bytes, _more: None) -> bytes:
        return words


def test_a_wrong_token_another_organisation_and_changed_bytes_open_nothing(employers: Employers) -> None:
    here, draft = place(employers.slug), kept(employers)
    other = create("elsewhere", "Elsewhere", "none", "scotland")
    assert drafts.load(here, drafts.new().token, MONDAY) is None
    assert drafts.load(other, draft.token, MONDAY) is None
    drafts.save(here, replace(draft, answers={"value.for": ("somebody",)}), MONDAY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_draft SET sealed = %s", [bytes(80)])
    assert drafts.load(here, draft.token, MONDAY) is None


def test_a_draft_that_nobody_came_back_to_is_forgotten(employers: Employers) -> None:
    here, draft = place(employers.slug), kept(employers)
    assert drafts.load(here, draft.token, MONDAY + timedelta(days=8)) is None
    list(timer.tick(employers.slug, MONDAY + timedelta(days=6)))
    assert draft.key.encode() in every_byte()
    list(timer.tick(employers.slug, MONDAY + timedelta(days=8)))
    assert every_byte() == b""


def test_one_that_was_sent_is_dropped(employers: Employers) -> None:
    here, draft = place(employers.slug), kept(employers)
    drafts.drop(here, draft.token)
    assert drafts.load(here, draft.token, MONDAY) is None


def test_more_than_could_ever_be_sent_is_not_kept(employers: Employers) -> None:
    here = place(employers.slug)
    assert not drafts.save(here, drafts.new().with_answers("complaint", {"words.x": ("a" * 500_000,)}), MONDAY)
    assert every_byte() == b""
