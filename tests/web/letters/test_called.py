"""Whoever asks to be called otherwise is so called in everything that whoever complains can read; colleagues see the name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail
from django.utils import timezone

from putright.core.procedure.model.letters import Letter
from putright.correspondence import sending
from putright.people.models import User
from putright.people.names import PersonSeen, account, as_called, call, named, people
from putright.register.models import Message
from putright.register.organisations import Place
from putright.web.letters.called import names_in, signature
from putright.web.page import procedure_in_force
from tests.web.cast import main_of, signed_in
from tests.web.letters.papers import pages
from tests.web.test_journey import FINDING, PROMISE, Story

pytestmark = pytest.mark.django_db
ALIASES = {"Imani Cole": "Officer A", "Farah Khan": "Officer B", "Grace Mensah": "Officer C"}
CONTACT = {"words.handler contact": "Ring 01234 555 010", "value.channel": "email"}
ANSWER = {
    "words.reasons": "Nobody had the key.", "words.prevention": "Two people now have a key.",
    "words.apology": "We are sorry that you waited.", "value.channel": "email",
}  # fmt: skip
HOLDING = {
    "words.apology": "We are sorry.", "words.reason for delay": "The trainer is away", "value.new date-day": "31",
    "value.new date-month": "12", "value.new date-year": "2099",
}  # fmt: skip


@pytest.fixture
def aliases(employers: Place) -> None:
    for name, alias in ALIASES.items():
        call(User.objects.get(name=name).reference, alias)


def walked(here: Place) -> Story:
    """A complaint that is acknowledged, answered and appealed, by e-mail."""
    story = Story(here)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story.does("Imani Cole", "send-letter/acknowledgement", **CONTACT)
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    story.does("Farah Khan", "make-finding/of-a-complaint", **FINDING)
    story.does("Farah Khan", "agree-action/putting-right", **PROMISE)
    story.does("Farah Khan", "confirm-outcome/of-a-complaint", **{"value.word": "upheld"})
    story.does("Farah Khan", "send-letter/outcome", **ANSWER)
    list(sending.send_due(lambda: timezone.now() + timedelta(days=7)))
    return story


def everything_public(story: Story) -> Iterator[str]:
    """All that whoever complained or anybody else can read: every page a link leads to, letters, files and mail to them."""
    them, seen = story.complainant, set[str]()
    waiting = [f"/{story.here.slug}/", f"/{story.here.slug}/track/case/"]
    while waiting:
        address = waiting.pop()
        if address in seen or "/desk/" in address or "/leave/" in address:
            continue
        seen.add(address)
        answer = them.get(address)
        kind = answer.headers.get("Content-Type", "")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if "html" in kind:
            yield answer.text
            links = re.findall(r'href="(/[^"#?]*)', answer.text)
            waiting += [one for one in links if one.startswith(f"/{story.here.slug}/")]
        elif "pdf" in kind:
            yield " ".join(pages(body))
        elif "zip" in kind:
            with ZipFile(BytesIO(body)) as packed:
                yield from (packed.read(name).decode(errors="replace") for name in packed.namelist())
        elif kind.startswith("text"):
            yield body.decode()
    assert {one.rstrip("/").split("/")[-1] for one in seen} >= {"case", "read", "everything", "how-it-works"}, seen
    assert {kind for one in seen if "/track/letter/" in one for kind in one.rstrip("/").split("/")[-1:]} >= {
        "pdf",
        "audio",
    }, seen
    yield from (str(sent.body) for sent in mail.outbox if "jo@mail.example" in sent.to)
    yield from (f"{one.subject} {one.words}" for one in Message.objects.filter(address="jo@mail.example"))


def real_names(texts: Iterator[str]) -> set[str]:
    found = " ".join(texts).casefold()
    return {part for name in ALIASES for part in name.casefold().split() if re.search(rf"\b{part}\b", found)}


def test_no_real_name_is_on_any_public_page_letter_or_mail(employers: Place, aliases: None) -> None:
    story = walked(employers)
    texts = list(everything_public(story))
    assert real_names(iter(texts)) == set()
    said = " ".join(texts)
    assert "Officer A" in said
    assert "Officer B" in said
    assert any("Officer B" in str(sent.body) for sent in mail.outbox if "jo@mail.example" in sent.to)


def test_without_the_guard_the_same_reading_finds_them(
    employers: Place, aliases: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PersonSeen, "called", property(lambda self: self.name))
    assert {"imani", "farah", "khan"} <= real_names(everything_public(walked(employers)))


def test_colleagues_see_the_real_name(employers: Place, aliases: None) -> None:
    story = walked(employers)
    case = story.case("Imani Cole")
    assert "Farah Khan" in case
    assert "Officer B" not in case
    people_page = main_of(signed_in("Imani Cole").get(f"/{employers.slug}/desk/people/"))
    assert "Farah Khan In letters: Officer B" in people_page


def test_a_letter_with_a_real_name_in_it_is_refused_beside_it(employers: Place, aliases: None) -> None:
    story = walked_to_a_holding_letter(employers)
    for told in ("Farah Khan is away", "Write to FARAH.KHAN@wme.example"):
        for step in ("", "send"):
            refused = story.form("Farah Khan", "send-letter/holding", {**HOLDING, "words.reason for delay": told}, step)
            assert refused.status_code == 200
            assert "Farah Khan is called Officer B in letters. Write it so here" in main_of(refused), main_of(refused)
            assert "Letter sent: We need longer" not in story.case("Farah Khan")
    story.does("Farah Khan", "send-letter/holding", **HOLDING)


def walked_to_a_holding_letter(here: Place) -> Story:
    story = Story(here)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story.does("Imani Cole", "send-letter/acknowledgement", **CONTACT)
    story.does("Farah Khan", "declare-interest/-", **{"value.answer": "none"})
    return story


def test_without_that_refusal_it_would_have_gone(
    employers: Place, aliases: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.web.desk.writing.tells_real_name", lambda *_: None)
    story = walked_to_a_holding_letter(employers)
    story.does("Farah Khan", "send-letter/holding", **{**HOLDING, "words.reason for delay": "Farah Khan is away"})
    assert "Farah Khan is away" in " ".join(everything_public(story))


def test_a_form_does_not_begin_with_a_real_name_or_an_address_that_tells_it(employers: Place, aliases: None) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    address = f"/{employers.slug}/desk/case/{story.ref}/do/send-letter/acknowledgement/main/"
    begun = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", signed_in("Imani Cole").get(address).text)
    assert any("Officer B" in text for text in begun), begun
    assert not any("khan" in text.casefold() for text in begun)


def test_a_name_of_which_a_real_one_is_a_part_is_no_real_name(employers: Place, aliases: None) -> None:
    assert real_names(iter(["colette imanis"])) == set()


def test_somebody_is_known_by_either_name(employers: Place, aliases: None) -> None:
    farah = User.objects.get(name="Farah Khan").reference
    assert named("officer  B", [farah]) == named("farah khan", [farah]) == farah
    assert named("Officer", [farah]) == ""
    assert named("", [farah]) == ""


def test_without_an_alias_the_name_is_told() -> None:
    one = account("Ada Byron", "ada@office.example")
    assert people([one])[one].called == "Ada Byron"
    call(one, "  Officer \n D ")
    assert as_called({one: "Ada Byron", "else": "Jo Field"}) == {one: "Officer D", "else": "Jo Field"}
    call(one, "")
    assert as_called({one: "Ada Byron"}) == {one: "Ada Byron"}


def test_a_letter_to_colleagues_calls_them_by_their_names(employers: Place, aliases: None) -> None:
    farah = User.objects.get(name="Farah Khan").reference
    rules = {rule.to: rule for rule in procedure_in_force(employers).all(Letter)}
    outside = rules["complainant"]
    inside = outside.model_copy(update={"to": "person complained about"})
    assert (signature(outside, farah), signature(inside, farah)) == ("Officer B", "Farah Khan")
    assert names_in(outside, {farah: "Farah Khan"}) == {farah: "Officer B"}
    assert names_in(inside, {farah: "Farah Khan"}) == {farah: "Farah Khan"}


@pytest.mark.parametrize(
    ("told", "word"),
    [("We lost what Farah wrote", "Farah"), ("Ask KHAN\u2019s team", "Khan"), ("Khan-like", ""), ("Farahs", "")],
)
def test_part_of_a_real_name_is_asked_about_and_stops_nothing(
    employers: Place, aliases: None, told: str, word: str
) -> None:
    story = walked_to_a_holding_letter(employers)
    read = main_of(story.form("Farah Khan", "send-letter/holding", {**HOLDING, "words.reason for delay": told}))
    assert "Read it before it goes" in read
    assert ("is part of the name of somebody who is called Officer B in letters" in read) is bool(word)
    assert not word or f"\u201c{word}\u201d is part" in read


def test_nobody_is_asked_about_their_own_name_or_a_word_of_every_letter(employers: Place, aliases: None) -> None:
    story = walked_to_a_holding_letter(employers)
    User.objects.filter(name="Farah Khan").update(name="Will Page", alias="Officer Page")
    words = {**HOLDING, "words.reason for delay": "We will write to you. See the next page."}
    assert "is part of the name" not in main_of(story.form("Will Page", "send-letter/holding", words))


def copy_for_an_ombudsman(story: Story) -> str:
    from tests.web.desk.test_copying import OFFICE, read, taken, unpacked

    return read(unpacked(taken(story, "ombudsman", **OFFICE)))


def test_a_copy_for_an_ombudsman_calls_people_as_letters_do(employers: Place, aliases: None) -> None:
    said = copy_for_an_ombudsman(walked(employers))
    assert "Officer B" in said
    assert real_names(iter([said])) == set()


def test_without_the_guard_the_copy_has_their_names(
    employers: Place, aliases: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["putright.register.lists.going_out"], "as_called", dict)
    assert {"imani", "farah", "khan"} <= real_names(iter([copy_for_an_ombudsman(walked(employers))]))
