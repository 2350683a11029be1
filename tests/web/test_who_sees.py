"""Who may see what, shown: every address for every kind of visitor, and canaries that must not be found wherever one looks.

A complaint holds the same strange word in everything that was written about it. Whoever is complained about, whoever works for
another service or organisation, and whoever merely runs the installation walks through every page there is and never meets it;
with the guard off they meet it nearly everywhere, so that the walk is known to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from putright.people.names import account
from putright.register import door, viewers
from putright.register.door import Asked, Done
from putright.register.organisations import Place
from putright.web.letters import audio, pdf
from putright.web.urls import DESK, PUBLIC
from tests.guards import SwitchOff
from tests.web.cast import hidden_in, signed_in
from tests.web.test_journey import Story
from tests.web.walking import held_by, walked

pytestmark = pytest.mark.django_db
CANARY = "Zanzibar"
WORDS = {
    "words.what happened": f"{CANARY} happened", "words.outcome wanted": f"{CANARY} wanted", "value.name": f"{CANARY} Jones",
    "value.email": f"{CANARY.lower()}@mail.example",
}  # fmt: skip
ACCUSED = ("Helen Abara", "helen.abara@wme.example")


@dataclass
class Hidden:
    """A complaint about the chief executive of the employers' body, and visitors of every kind."""

    story: Story
    migrants: Place

    @property
    def here(self) -> Place:
        """The organisation that it was made to."""
        return self.story.here

    def visitor(self, kind: str) -> Client:
        """A browser of one kind of visitor."""
        return VISITORS[kind](self)


def stranger(hidden: Hidden) -> Client:
    """Somebody who works for the other organisation."""
    page = Client().get(f"/{hidden.migrants.slug}/desk/sign-in/")
    return signed_in(re.findall(r">([^<]+)</button>", page.text.split("<main")[1])[0])


def administrator(_hidden: Hidden) -> Client:
    """Somebody who runs the installation and has no post."""
    client = Client()
    client.force_login(get_user_model().objects.create(name="Admin", email="admin@host.example", is_staff=True))
    return client


VISITORS: dict[str, Callable[[Hidden], Client]] = {
    "nobody": lambda _: Client(),
    "complainant": lambda hidden: hidden.story.complainant,
    "handler": lambda _: signed_in("Imani Cole"),
    "other service": lambda _: signed_in("Owen Hart"),
    "accused": lambda _: signed_in(ACCUSED[0]),
    "other organisation": stranger,
    "administrator": administrator,
    "looks after people": lambda _: signed_in("Sol Adeyemi"),
}
KEPT_OUT = ("other service", "accused", "other organisation", "administrator", "looks after people")


@pytest.fixture
def hidden(employers: Place, migrants: Place, settings: object) -> Hidden:
    """The complaint, worked on as far as a letter to whoever made it."""
    settings.MODE = "demo"  # type: ignore[attr-defined]
    story = Story(employers, **WORDS)
    does(story, "name person", values={"people": (account(*ACCUSED),)})
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story.does("Imani Cole", "send-letter/acknowledgement", **{"words.handler contact": f"Ring {CANARY}"})
    does(story, "add note", words={"note": f"A note about {CANARY}"})
    does(story, "record communication", values={"channel": "email"}, words={"message": f"{CANARY} wrote again"})
    return Hidden(story, migrants)


def does(story: Story, name: str, **what: dict[str, object]) -> None:
    """Something that is done to the complaint at the door."""
    viewer = viewers.viewer(story.here, account("Imani Cole", "imani.cole@wme.example"), timezone.now())
    assert viewer
    answer = door.act(story.here.slug, story.ref, Asked(name, **what), viewer)  # type: ignore[arg-type]
    assert isinstance(answer, Done), answer


EVERYWHERE = dict.fromkeys(VISITORS, 200)
WITH_CODE = dict.fromkeys(VISITORS, 302) | {"complainant": 200}
WITHOUT_CASES = "looks after people"
AT_WORK = {
    "nobody": 302, "complainant": 302, "handler": 200, "other service": 200, "accused": 200, "other organisation": 302,
    "administrator": 302, "looks after people": 404,
}  # fmt: skip
"""In a demonstration whoever has no post here is asked to be somebody else; elsewhere they find nothing (below)."""
ON_THE_CASE = AT_WORK | {"other service": 404, "accused": 404}
FIGURES = AT_WORK | {"handler": 200, "other service": 404}
BY_BUTTON = dict.fromkeys(VISITORS, 405)
NOT_THERE = dict.fromkeys(VISITORS, 404)
AS_PDF, AS_AUDIO = (200 if way.is_installed() else 302 for way in (pdf, audio))
"""Where a letter cannot be made into a file on this machine, one is led to its page."""

EXPECTED: dict[str, dict[str, int]] = {
    **dict.fromkeys(
        (
            "public-start", "public-how", "public-print", "public-poster", "public-help", "public-privacy",
            "public-accessibility", "public-reports", "public-said", "public-link", "public-page",
        ), EVERYWHERE,
    ),
    **dict.fromkeys(("public-induction", "public-back", "public-link-open", "public-equality", "public-told"), NOT_THERE),
    **dict.fromkeys(("public-tell", "public-later", "public-check"), dict.fromkeys(VISITORS, 302)),
    **dict.fromkeys(("public-stop", "public-leave", "public-new-code", "desk-read", "desk-draft"), BY_BUTTON),
    **dict.fromkeys(("desk-together", "desk-view-save", "desk-view-delete", "desk-record-draft"), BY_BUTTON),
    "public-track": EVERYWHERE | {"complainant": 302},
    **dict.fromkeys(("public-case", "public-everything", "public-contact", "public-do", "public-received"), WITH_CODE),
    "public-everything-read": WITH_CODE, "public-everything-pdf": WITH_CODE | {"complainant": AS_PDF},
    "public-survey": WITH_CODE | {"complainant": 404},
    "public-letter": NOT_THERE | {"complainant": 200},
    "public-letter-pdf": NOT_THERE | {"complainant": AS_PDF}, "public-letter-audio": NOT_THERE | {"complainant": AS_AUDIO},
    "public-file": NOT_THERE,
    "desk-due": AT_WORK | {WITHOUT_CASES: 200},
    **dict.fromkeys(("desk-people", "desk-changes"), AT_WORK | {WITHOUT_CASES: 200}),
    "desk-changing": dict.fromkeys(VISITORS, 302) | dict.fromkeys(("handler", "other service", "accused", WITHOUT_CASES), 404),
    "desk-opening": AT_WORK | {"other service": 404, WITHOUT_CASES: 200},
    **dict.fromkeys(("desk-judged", "desk-take-back", "desk-opened"), BY_BUTTON), "desk-invitation": NOT_THERE,
    "desk-second-step": dict.fromkeys(VISITORS, 302) | dict.fromkeys(("other organisation", "administrator"), 404),
    **dict.fromkeys(("desk-csv", "desk-search", "desk-kinds", "desk-record", "desk-notifications"), AT_WORK),
    "desk-sign-in": EVERYWHERE,
    **dict.fromkeys(("desk-case", "desk-investigation", "desk-followed", "desk-letter", "desk-act", "desk-copy"), ON_THE_CASE),
    **dict.fromkeys(("desk-copy-for", "desk-copied"), ON_THE_CASE | {"handler": 404}),
    "desk-letter-pdf": ON_THE_CASE | {"handler": AS_PDF}, "desk-letter-audio": ON_THE_CASE | {"handler": AS_AUDIO},
    "desk-file": ON_THE_CASE | {"handler": 404},
    **dict.fromkeys(("desk-form", "desk-form-copy"), ON_THE_CASE | {"handler": 404}),
    **dict.fromkeys(("desk-survey", "desk-equality", "desk-labels", "desk-report", "desk-register"), FIGURES),
    **dict.fromkeys(("public-report", "public-report-table"), NOT_THERE),
    "desk-publish": AT_WORK | dict.fromkeys(("handler", "other service", "accused"), 404),
    "desk-post": AT_WORK,
    "desk-mail": AT_WORK | {"other service": 404},
    **dict.fromkeys(
        ("desk-mail-one", "desk-mail-shown", "desk-mail-original"),
        AT_WORK | dict.fromkeys(("handler", "other service", "accused"), 404),
    ),
    **dict.fromkeys(("desk-mail-case", "desk-mail-new", "desk-mail-aside", "desk-mail-back"), BY_BUTTON),
    "desk-view": AT_WORK | {"handler": 404, "other service": 404, "accused": 404},
}  # fmt: skip
"""What a visitor of each kind gets at each address, asked for as a link is. A new address needs a line here."""


def address_of(route: URLPattern, hidden: Hidden) -> str:
    """An address of this route that concerns the complaint, if any can."""
    letter = re.search(r"/track/letter/(\d+)/", hidden.story.tracked().text)
    assert letter
    known = {
        "organisation": hidden.here.slug, "ref": hidden.story.ref, "sequence": int(letter[1]), "kind": "complaint",
        "name": {"public-page": "what-happened", "desk-report": "monitoring"}.get(str(route.name), "nothing"), "token": "nothing",
        "action": "record-communication", "about": "-", "track": "main", "reference": "nothing",
        "what": "acknowledge", "reader": "nothing", "number": 1, "change": "nothing", "proposal": "nothing", "to": "nothing",
    }  # fmt: skip
    wanted = route.pattern.converters
    return reverse(
        str(route.name), kwargs={"organisation": known["organisation"], **{name: known[name] for name in wanted}}
    )


def test_every_address_has_its_line() -> None:
    assert {str(route.name) for route in (*PUBLIC, *DESK)} == set(EXPECTED)


@pytest.mark.parametrize("kind", VISITORS)
def test_every_kind_of_visitor_gets_what_is_theirs_at_every_address(hidden: Hidden, kind: str) -> None:
    routes = [route for route in (*PUBLIC, *DESK) if isinstance(route, URLPattern)]
    client, got = hidden.visitor(kind), dict[str, int]()
    for route in routes:
        answer = client.get(address_of(route, hidden))
        got[str(route.name)] = answer.status_code
        answer.close()
    assert got == {name: expected[kind] for name, expected in EXPECTED.items()}


def test_elsewhere_than_in_a_demonstration_whoever_has_no_post_finds_no_desk(hidden: Hidden, settings: object) -> None:
    clients = [hidden.visitor(kind) for kind in ("other organisation", "administrator")]
    settings.MODE = "test"  # type: ignore[attr-defined]
    for client in clients:
        for route in DESK:
            if isinstance(route, URLPattern) and route.name != "desk-sign-in":
                assert client.get(address_of(route, hidden)).status_code in (404, 405), route


def starts(hidden: Hidden) -> list[str]:
    """Where a walk begins: the first pages, and every view of the list."""
    here = hidden.here.slug
    views = [f"/{here}/desk/?show={view}" for view in ("late", "today", "week", "acknowledge", "nobody", "remedies")]
    return ["/", f"/{here}/", f"/{here}/desk/", f"/{here}/desk/?whose=mine", f"/{here}/desk/list.csv", *views]


def searched(client: Client, hidden: Hidden) -> dict[str, str]:
    """What a search finds for every beginning of the strange word, and for the case's number."""
    address = f"/{hidden.here.slug}/desk/search/"
    texts = [CANARY[:length] for length in range(2, len(CANARY) + 1)] + [
        hidden.story.reference,
        hidden.story.ref,
        "Jones",
    ]
    form = client.get(address, follow=True)
    return {
        text: held_by(client.post(address, {**hidden_in(form), "text": text}, follow=True)).replace(f'value="{text}"', "")
        .replace(f"‘{text}’", "")
        for text in texts
    }  # fmt: skip


def met(pages: dict[str, str], hidden: Hidden) -> list[str]:
    """Where the strange word, or the case's address, is met."""
    return [where for where, text in pages.items() if CANARY in text or hidden.story.ref in text or "zanzibar@" in text]


def bearing(hidden: Hidden) -> list[str]:
    """The addresses at which whoever handles the case meets it."""
    found = met(walked(hidden.visitor("handler"), starts(hidden)), hidden)
    assert len(found) > 30
    return found


@pytest.mark.parametrize("kind", KEPT_OUT)
def test_whoever_is_kept_out_walks_through_everything_and_meets_nothing(hidden: Hidden, kind: str) -> None:
    pages, client = bearing(hidden), hidden.visitor(kind)
    assert met(walked(client, starts(hidden)), hidden) == []
    assert met(searched(client, hidden), hidden) == []
    answers = {where: client.get(where, follow=True) for where in pages}
    assert met({where: held_by(answer) for where, answer in answers.items()}, hidden) == []
    if kind in ("other service", "accused"):
        assert {answers[where].status_code for where in pages if f"/case/{hidden.story.ref}/" in where} == {404}


def test_without_the_guard_whoever_is_complained_about_would_meet_it_nearly_everywhere(
    hidden: Hidden, switch_off: SwitchOff
) -> None:
    pages, client = bearing(hidden), hidden.visitor("accused")
    switch_off("not_excluded", lambda _viewer: Q())
    answers = {where: client.get(where, follow=True) for where in pages}
    copies = [where for where in pages if "/copy/" in where]
    assert {answers[where].status_code for where in copies} == {404}, "a copy stands behind whether one may act, too"
    others = {where: held_by(answer) for where, answer in answers.items() if where not in copies}
    assert len(met(others, hidden)) >= 0.95 * len(others)
    assert met(searched(client, hidden), hidden) == [CANARY, hidden.story.reference, hidden.story.ref, "Jones"]
