"""People who visit the pages: somebody who complains, somebody who works there, and what they read on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.register import drafts
from putright.register.organisations import Place
from putright.web.public.tell import keeping


def signed_in(name: str) -> Client:
    """A browser signed in as the person of that name."""
    client = Client()
    client.force_login(get_user_model().objects.get(name=name))
    return client


COMPLAINT = {
    "words.what happened": "The room was locked <again>.\nNobody came.",
    "words.outcome wanted": "An apology",
    "value.service": "training",
    "value.categories": "quality of service",
    "value.name": "Jo Field",
    "value.email": "jo@mail.example",
    "value.for": "me",
    "value.first time": "no",
}


def tell(here: Place, client: Client, kind: str = "complaint", answers: Mapping[str, str] = COMPLAINT) -> HttpResponse:
    """Answer the questions one page after another; the page where they are checked, or the first one with an error."""
    page = client.get(f"/{here.slug}/tell-us/{kind}/", follow=True)
    for _ in range(30):
        address = page.request["PATH_INFO"]
        if address.endswith("/check/"):
            return page
        asked = dict.fromkeys(re.findall(r'name="((?:value|words)\.[^"]+)"', page.text))
        sent = {"go": "on"} if "/told/" in address else {name: answers[name] for name in asked if name in answers}
        page = client.post(address, sent, follow=True)
        if page.request["PATH_INFO"] == address:
            return page
    raise AssertionError("the questions never end")


def complain(here: Place, client: Client | None = None, kind: str = "complaint", **changes: str) -> tuple[str, str]:
    """Something told and sent; its reference and code. Its answers are kept as if each page had been filled in: see `tell`."""
    client = client or Client()
    keep(here, client, kind, {**COMPLAINT, **changes})
    page = client.post(f"/{here.slug}/tell-us/{kind}/check/", follow=True)
    assert "We have it" in page.text, main_of(page)
    return reference_in(page), code_in(page)


def keep(here: Place, client: Client, kind: str, answers: Mapping[str, str]) -> None:
    """Answers to every page, in this browser and not sent yet."""
    draft = drafts.new().with_answers(kind, {name: (text,) for name, text in answers.items()})
    assert drafts.save(here, draft, timezone.now())
    answer = HttpResponse()
    keeping.remember(answer, here, draft)
    client.cookies.update(answer.cookies)


def reference_in(page: HttpResponse) -> str:
    """The reference a confirmation shows."""
    found = re.search(r"<strong class=\"putright-code\">([^<]+)</strong>", page.text)
    assert found
    return found[1]


def code_in(page: HttpResponse) -> str:
    """The code a confirmation shows."""
    found = re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}-[A-Z2-9]{5}-[A-Z2-9]{5}-[A-Z2-9]{6}", page.text)
    assert found
    return found[0]


def main_of(page: HttpResponse) -> str:
    """What a page itself says, without its frame, as a person reads it."""
    inside = page.text.split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", inside)))


def hidden_in(page: HttpResponse) -> dict[str, str]:
    """The hidden inputs of a page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text.split("<main", 1)[1])
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
