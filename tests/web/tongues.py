"""The public pages and how each is reached, and the English that is left on one in a made-up language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from unittest.mock import patch
from zipfile import ZipFile

from django.core import signing
from django.http import HttpResponse
from django.utils import timezone

from putright.core.casework.office import FiguresPublished, FiguresTakenBack, FigureTable
from putright.register import office_door, tracking
from putright.web.copies import on_paper
from putright.web.public.equality import link as equality_link
from putright.web.public.link import SALT
from tests.web.cast import COMPLAINT, code_in, hidden_in
from tests.web.test_journey import Story

TYPED = {"putright-words", "putright-typed", "putright-code"}
"""Classes of elements that hold what somebody typed."""

SPOKEN = re.compile(r"aria-label|alt|title|placeholder|data-i18n\..*")
"""Attributes that are read out or shown."""

UNMARKED = ("script", "style", "textarea", "title")
"""Elements that hold no marked words: a page's title says in one language what its first heading says with marks."""

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
DATES = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{1,2} [A-Z][a-z]+ \d{4}")
ADDRESSES = re.compile(r"[^\s@]+@[^\s@]+|https?://\S+")
REFERENCES = re.compile(r"[A-Z]{2,5}-\d{4}-\d+")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,.’'-]+[A-Za-z]{2,})*")


class Reading(HTMLParser):
    """Collects what a page says itself: nothing marked as another language, nothing that somebody typed."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        super().__init__()
        self.inside: list[bool] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether an element is to be passed over, and what its attributes say."""
        known = {name: value or "" for name, value in attrs}
        over = tag in UNMARKED or bool(TYPED & set(known.get("class", "").split()))
        over = over or (tag != "html" and "lang" in known)
        if tag not in VOID:
            self.inside.append(over)
        if not any(self.inside):
            self.said += [value for name, value in known.items() if SPOKEN.fullmatch(name)]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in VOID:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text of the page itself."""
        if not any(self.inside):
            self.said.append(data)


def leaks(html: str, names: Iterable[str] = ()) -> list[str]:
    """Return the English that a page in a made-up language still says, apart from names and days."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    return [found for said in reading.said for found in _english(said, names)]


def _english(said: str, names: Iterable[str]) -> Iterator[str]:
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, " ")
    for same in (ADDRESSES, REFERENCES, DATES):
        said = same.sub(" ", said)
    yield from ENGLISH.findall(said.replace("%{count}", " "))


Pages = Iterator[HttpResponse]


def start(story: Story) -> Pages:
    """What would you like to tell us?"""
    for query in ("", "?kind=", "?kind=not-sure"):
        yield story.complainant.get(f"/{story.here.slug}/{query}")


def chooser(story: Story) -> Pages:
    """Every organisation."""
    yield story.complainant.get("/")


KINDS = ("complaint", "compliment")


def _walked(story: Story, answers: Mapping[str, str]) -> Iterator[tuple[str, HttpResponse]]:
    """Every page of every kind with its address: as it is opened, with what is wrong, and as far as the check."""
    for kind in KINDS:
        page = story.complainant.get(f"/{story.here.slug}/tell-us/{kind}/", follow=True)
        while True:
            address = page.request["PATH_INFO"]
            yield address, page
            if address.endswith("/check/"):
                break
            wrong = story.complainant.post(address, {})
            if wrong.status_code == 200:
                yield address, wrong
            asked = dict.fromkeys(re.findall(r'name="((?:value|words)\.[^"]+)"', page.text))
            sent = {"go": "on"} if "/told/" in address else {name: answers[name] for name in asked if name in answers}
            page = story.complainant.post(address, sent, follow=True)


def _of(story: Story, part: str) -> Pages:
    about = {"value.exclusions": "government policy", "value.for": "somebody", "value.other name": "X",
             "value.spoken for": "agrees"}  # fmt: skip
    found = [page for address, page in _walked(story, {**COMPLAINT, **about}) if part in address]
    yield from found


def begin(story: Story) -> Pages:
    """The first question of each kind."""
    for kind in KINDS:
        yield story.complainant.get(f"/{story.here.slug}/tell-us/{kind}/", follow=True)


def question(story: Story) -> Pages:
    """Every question, with and without errors."""
    yield from _of(story, "/tell-us/")


def check(story: Story) -> Pages:
    """What was answered."""
    yield from _of(story, "/check/")


def told(story: Story) -> Pages:
    """Who else can help, and going there."""
    yield from _of(story, "/told/")
    yield story.complainant.post(f"/{story.here.slug}/tell-us/complaint/told/elsewhere/", {"go": "elsewhere"})


def received(story: Story) -> Pages:
    """Sent and confirmed."""
    list(_of(story, "/check/"))
    yield story.complainant.post(f"/{story.here.slug}/tell-us/complaint/check/", follow=True)
    story.comes_back()


def later(story: Story) -> Pages:
    """A link to come back by, asked for, sent and sent too often."""
    list(_of(story, "/check/"))
    address = f"/{story.here.slug}/tell-us/later/"
    yield story.complainant.get(address)
    for email in ("", "wrong", *["jo@mail.example"] * 4):
        yield story.complainant.post(address, {"value.email": email})


def back(story: Story) -> Pages:
    """A link that leads nowhere."""
    yield story.complainant.get(f"/{story.here.slug}/tell-us/back/nothing/")


def stop(story: Story) -> Pages:
    """Thrown away, and back at the start."""
    list(_of(story, "/check/"))
    yield story.complainant.post(f"/{story.here.slug}/tell-us/stop/", follow=True)


def contact(story: Story) -> Pages:
    """Other contact details: asked, wrong, changed."""
    address = f"/{story.here.slug}/track/contact/"
    form = story.complainant.get(address)
    yield form
    yield story.complainant.post(address, hidden_in(form))
    known = {"value.name": "Jo Field", "value.email": "jo@mail.example"}
    yield story.complainant.post(address, {**hidden_in(form), **known})


def everything_to_read(story: Story) -> Pages:
    """Everything on one page."""
    yield story.complainant.get(f"/{story.here.slug}/track/everything/read/")


def everything_on_paper(story: Story) -> Pages:
    """What becomes the PDF, before it is drawn."""
    with patch.object(on_paper, "pdf", return_value=b"%PDF-") as drawn:
        story.complainant.get(f"/{story.here.slug}/track/everything/pdf/")
    yield HttpResponse(drawn.call_args.args[0])


def everything(story: Story) -> Pages:
    """The page in the file that holds everything."""
    answer = story.complainant.get(f"/{story.here.slug}/track/everything/")
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
        yield HttpResponse(packed.read("everything.html"))


def equality(story: Story) -> Pages:
    """Questions about people themselves, and answers to none of them."""
    address = equality_link(story.here, story.code)
    yield story.complainant.get(address)
    yield story.complainant.get(f"/{story.here.slug}/tell-us/about-people/?ticket=nothing")


def survey(story: Story) -> Pages:
    """How it was: not asked by every procedure."""
    yield story.complainant.get(f"/{story.here.slug}/track/survey/", follow=True)


def file(story: Story) -> Pages:
    """No file, told as it is told of any page."""
    yield story.complainant.get(f"/{story.here.slug}/track/file/nothing/")


def link(story: Story) -> Pages:
    """A link by mail: asked for, wrong, sent."""
    address = f"/{story.here.slug}/track/link/"
    yield story.complainant.get(address)
    for email in ("", "wrong", "nobody@mail.example"):
        yield story.complainant.post(address, {"value.reference": story.reference, "value.email": email})


def link_open(story: Story) -> Pages:
    """A link that works, and one that does not."""
    token = signing.dumps([story.here.id, tracking.hashed(story.code)], salt=SALT)
    for one in (token, "nothing"):
        yield story.complainant.get(f"/{story.here.slug}/track/link/{one}/")


def new_code(story: Story) -> Pages:
    """Another code."""
    page = story.complainant.post(f"/{story.here.slug}/track/new-code/")
    story.code = code_in(page)
    yield page


def track(story: Story) -> Pages:
    """Asked for the reference and the code; answered when they are wrong or missing."""
    address = f"/{story.here.slug}/track/"
    story.complainant.post(f"{address}leave/")
    yield story.complainant.get(address)
    yield story.complainant.post(address, {})
    yield story.complainant.post(address, {"value.reference": "none", "value.code": "none"})
    story.comes_back()


def case(story: Story) -> Pages:
    """Where it stands."""
    yield story.tracked()


def leave(story: Story) -> Pages:
    """Locked, and back at the start."""
    yield story.complainant.post(f"/{story.here.slug}/track/leave/", follow=True)
    story.comes_back()


def letter(story: Story) -> Pages:
    """Every letter."""
    for address in sorted(set(re.findall(r'href="([^"]+/track/letter/\d+/)"', story.tracked().text))):
        yield story.complainant.get(address)


def do(story: Story) -> Pages:
    """The form of everything that can be done, with errors, one thing to be checked, one done and one that is not open."""
    for address in sorted(set(re.findall(r'href="([^"]+/track/do/[^"]+)"', story.tracked().text))):
        form = story.complainant.get(address)
        yield form
        yield story.complainant.post(address, {**hidden_in(form), "value.dated-day": "40"})
    yield story.complainant.get(f"/{story.here.slug}/track/do/nothing/of-this/")
    appeal = f"/{story.here.slug}/track/do/use-right/appeal/"
    unhappy = {**hidden_in(story.complainant.get(appeal)), "words.reasons": "You did not ring the trainer"}
    yield story.complainant.post(appeal, unhappy)
    message = f"/{story.here.slug}/track/do/record-communication/-/"
    sent = {**hidden_in(story.complainant.get(message)), "words.message": "It happened again"}
    yield story.complainant.post(message, sent)


def how(story: Story) -> Pages:
    """The procedure."""
    yield story.complainant.get(f"/{story.here.slug}/how-it-works/")


def report(story: Story) -> Pages:
    """Figures on the web, and where they were taken back."""
    tables = (
        FigureTable(title="received", total=12, counts=(("A complaint", 12),)),
        FigureTable(title="outcomes", total=14, counts=(("upheld", 14), ("not upheld", None))),
        FigureTable(title="answered in time"),
    )
    _on_the_web(story, published(tables))
    yield story.complainant.get(f"/{story.here.slug}/reports/")
    yield story.complainant.get(f"/{story.here.slug}/reports/figures/")
    now = timezone.now()
    _on_the_web(story, FiguresTakenBack(on=now.date(), at=now, publication="figures"))
    yield story.complainant.get(f"/{story.here.slug}/reports/figures/")


def report_table(story: Story) -> Pages:
    """The same for a spreadsheet; what the organisation calls things stands there as numbers."""
    _on_the_web(
        story, published((FigureTable(title="1", total=12, counts=(("2", 12), ("3", None))), FigureTable(title="4")))
    )
    answer = story.complainant.get(f"/{story.here.slug}/reports/figures/table/")
    chosen = story.complainant.cookies.get("language")
    language = chosen.value if chosen else "en-gb"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    yield HttpResponse(f'<html lang="{language}">{text}</html>')


def published(tables: tuple[FigureTable, ...]) -> FiguresPublished:
    """Figures of one quarter."""
    now = timezone.now()
    return FiguresPublished(
        on=now.date(), at=now, publication="figures", report="figures", title="Figures", since=date(2026, 7, 1),
        until=date(2026, 9, 30), tables=tables,
    )  # fmt: skip


def _on_the_web(story: Story, entry: FiguresPublished | FiguresTakenBack) -> None:
    office_door.act_for_office(story.here.slug, [entry], at=entry.at, catch_up=False)


def _one(end: str) -> Callable[[Story], Pages]:
    """A page that has no form."""

    def reach(story: Story) -> Pages:
        yield story.complainant.get(f"/{story.here.slug}/{end}")

    return reach


REACHED: dict[str, Callable[[Story], Pages]] = {
    "chooser": chooser, "public-start": start, "public-tell": begin, "public-page": question, "public-check": check,
    "public-told": told, "public-received": received, "public-later": later, "public-back": back, "public-stop": stop,
    "public-contact": contact, "public-link": link, "public-link-open": link_open, "public-new-code": new_code,
    "public-everything": everything, "public-everything-read": everything_to_read,
    "public-everything-pdf": everything_on_paper,
    "public-equality": equality, "public-survey": survey, "public-file": file,
    "public-track": track, "public-case": case, "public-leave": leave, "public-letter": letter, "public-do": do,
    "public-how": how, "public-induction": _one("how-it-works/induction/"), "public-print": _one("how-it-works/print/"),
    "public-poster": _one("poster/"), "public-help": _one("help/"), "public-privacy": _one("privacy/"),
    "public-accessibility": _one("accessibility/"), "public-reports": _one("reports/"), "public-report": report,
    "public-report-table": report_table,
    "public-said": _one("you-said-we-did/"),
    "public-letter-pdf": _one("track/letter/1/pdf/"), "public-letter-audio": _one("track/letter/1/audio/"),
}  # fmt: skip
"""How the pages of each address are reached, with a case that has been answered. A new address needs a line here."""
