"""What a page may load and do, and where it may be kept."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_page_may_run_only_scripts_of_ours_and_none_written_in_the_page() -> None:
    response = Client().get(reverse("account_login"))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json))", response.text)
    assert scripts == []
    assert not re.search(r"\son[a-z]+=|\sstyle=", response.text)


def test_a_page_is_kept_by_nobody_and_its_address_told_to_nobody() -> None:
    response = Client().get(reverse("account_login"))
    assert response.headers["Cache-Control"].startswith(("no-store", "max-age=0"))
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_address_of_a_style_sheet_changes_with_it_so_that_it_may_be_kept() -> None:
    page = Client().get(reverse("account_login")).text
    assert re.search(r'href="/static/putright/putright\.css\?v=[0-9a-f]{12}"', page)


def test_no_typeface_or_mark_of_the_government_is_loaded() -> None:
    page = Client().get(reverse("account_login")).text
    assert not re.search(r"crown|GDS Transport|govuk-header\b|govuk-footer", page)
