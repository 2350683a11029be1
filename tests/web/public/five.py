"""The five organisations in turn, and what stands on a page of theirs."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.test import Client

from putright.register.organisations import Place

FOLDERS = sorted(path for path in (Path(__file__).parents[3] / "procedures").iterdir() if path.is_dir())
PAGES = (
    "how-it-works/", "how-it-works/print/", "poster/", "help/", "privacy/", "accessibility/", "reports/", "you-said-we-did/",
)  # fmt: skip
"""The pages of information that every organisation has; the copy for new staff is for those that promise it."""
INDUCTION = "how-it-works/induction/"


def get(here: Place, end: str) -> HttpResponse:
    """A page of an organisation, as a visitor gets it; its address may be too new for it to exist."""
    return Client().get(f"/{here.slug}/{end}")
