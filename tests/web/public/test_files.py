"""Files on the public pages: added one at a time without script, refused with a plain message, had back by their sender alone."""

from __future__ import annotations

import io
import re
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from putright.register.files import limits
from putright.register.organisations import Place
from putright.web.forms import files as asked
from putright.web.forms import uploads
from tests.register.files.made import EXE, PDF, SCRIPT, SVG, TEXT, bomb, photo, picture, wide
from tests.web.cast import complain, hidden_in, main_of
from tests.web.public.test_track import opened

TYPES = "The selected file must be a JPG, PNG, GIF, WEBP, HEIC, PDF, DOCX, XLSX, ODT or TXT"
UNREADABLE = "The selected file could not be read. Try saving it again or choose another"
WORDS = {"words.message": "It happened <again>"}


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> None:
    cache.clear()


class Writing:
    """Somebody who has opened their case and writes a message."""

    def __init__(self, here: Place, **changes: str) -> None:
        self.here = here
        self.client = opened(here, *complain(here, **changes))
        self.address = f"/{here.slug}/track/do/record-communication/-/"
        self.page: HttpResponse = self.client.get(self.address)
        self.hidden = hidden_in(self.page)

    def post(self, name: str = "", data: bytes = b"", **values: str) -> HttpResponse:
        """Press a button, with a file chosen or not."""
        chosen = {"file": SimpleUploadedFile(name, data)} if name else {}
        self.page = self.client.post(self.address, {**self.hidden, **WORDS, **values, **chosen})
        return self.page

    def add(self, name: str, data: bytes) -> HttpResponse:
        return self.post(name, data, add_file="yes")

    @property
    def references(self) -> list[str]:
        """Of the files that the page says are waiting."""
        return re.findall(r'name="remove_file" value="(\w+)"', self.page.text)

    def tracked(self) -> HttpResponse:
        return self.client.get(f"/{self.here.slug}/track/case/")

    def had_back(self) -> list[HttpResponse]:
        """Every file that the case's page leads to."""
        addresses = re.findall(r'href="([^"]+/track/file/[^"]+)"', self.tracked().text)
        return [self.client.get(address) for address in addresses]


@pytest.fixture
def writing(employers: Place) -> Writing:
    return Writing(employers)


def test_the_form_asks_for_a_file_and_says_what_is_taken(writing: Writing) -> None:
    said = main_of(writing.page)
    assert "Add a photo or file (optional)" in said
    assert "JPG, PNG, GIF, WEBP, HEIC, PDF, DOCX, XLSX, ODT or TXT, smaller than 20MB" in said
    assert 'enctype="multipart/form-data"' in writing.page.text
    form = writing.page.text.split("<form method", 1)[1]
    assert form.index("csrfmiddlewaretoken") < form.index('type="file"'), "the token is read before a file is"


def test_files_are_added_one_after_another_and_the_words_stay(writing: Writing) -> None:
    first = main_of(writing.add("photo.jpg", photo()))
    assert "Files you have added photo.jpg JPG, " in first
    assert "It happened <again>" in first
    assert "Error" not in first
    second = main_of(writing.add("letter.pdf", PDF))
    assert "photo.jpg" in second
    assert f"letter.pdf PDF, {len(PDF)} bytes" in second
    assert "Add another photo or file" in second
    assert len(writing.references) == 2


def test_a_file_is_taken_out_again(writing: Writing) -> None:
    writing.add("photo.jpg", photo())
    writing.add("letter.pdf", PDF)
    said = main_of(writing.post(remove_file=writing.references[0]))
    assert "photo.jpg" not in said
    assert "letter.pdf" in said
    assert "It happened <again>" in said


def test_what_was_added_and_what_is_chosen_last_go_with_the_message(writing: Writing) -> None:
    writing.add("photo.jpg", photo())
    assert "We have it" in main_of(writing.post("letter.pdf", PDF))
    said = main_of(writing.tracked())
    assert "You sent us a message" in said
    assert "photo.jpg JPG" in said
    assert "letter.pdf PDF" in said
    view, letter = writing.had_back()
    assert letter.content == PDF
    assert b"CanaryPhone" not in view.content
    assert view.content != photo()


def test_adding_a_file_finds_nothing_else_wrong_and_sending_does(writing: Writing) -> None:
    del writing.hidden["seen"]
    page = writing.post("letter.pdf", PDF, add_file="yes", **{"words.message": ""})
    assert "There is a problem" not in main_of(page)
    page = writing.post(**{"words.message": ""})
    assert "There is a problem" in main_of(page)
    assert "letter.pdf" in main_of(page)


def test_pressing_add_without_a_file_says_so_and_sending_without_one_is_fine(writing: Writing) -> None:
    assert "Choose a file first" in main_of(writing.post(add_file="yes"))
    assert "We have it" in main_of(writing.post())


BAD: dict[str, tuple[str, bytes, str]] = {
    "of another type": ("setup.exe", EXE, TYPES),
    "a program called a PDF": ("invoice.pdf", EXE, TYPES),
    "a page called a picture": ("photo.jpg", SCRIPT, TYPES),
    "a drawing that can hold a script": ("drawing.svg", SVG, TYPES),
    "a program read from right to left": ("invoice\u202efdp.exe", EXE, TYPES),
    "nothing in it": ("letter.pdf", b"", "The selected file is empty"),
    "too large": ("words.txt", b"x" * limits.SIZE, "The selected file must be smaller than 20MB"),
    "a bomb": ("letter.docx", bomb(), UNREADABLE),
    "cut off": ("photo.jpg", photo()[:900], UNREADABLE),
    "too many dots": (
        "wide.png", wide(60_000, 60_000), "The picture is too large: it must have fewer than 50 million dots",
    ),
}  # fmt: skip


@pytest.mark.parametrize("button", ["add", "send"])
@pytest.mark.parametrize("what", BAD)
def test_a_file_that_is_not_taken_is_told_at_the_top_and_beside_it(writing: Writing, what: str, button: str) -> None:
    name, data, message = BAD[what]
    page = writing.add(name, data) if button == "add" else writing.post(name, data)
    said = main_of(page)
    assert said.count(message) == 2
    assert f'<a href="#file">{message}</a>' in page.text
    assert "<title>Error:" in page.text
    assert "It happened <again>" in said
    assert writing.references == []
    assert "You sent us a message" not in main_of(writing.tracked())


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\secret\\plan.txt", "plan.txt"),
        ("words\u202etxt.cod.txt", "wordstxt.cod.txt"),
        (f"{'x' * 500}.txt", f"{'x' * 96}.txt"),
        ("<b>bold</b>.txt", "b-.txt"),
        ('a"; filename=evil.exe; ".txt', "a-; filename=evil.exe; -.txt"),
    ],
)
def test_a_name_is_shown_and_given_back_without_its_tricks(writing: Writing, sent: str, shown: str) -> None:
    boundary = "x" * 20
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in writing.hidden.items()
    ]
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="words.message"\r\n\r\nx\r\n')
    quoted = sent.replace("\\", "\\\\").replace('"', '\\"')
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n')
    body = "".join(parts).encode() + TEXT + f"\r\n--{boundary}--\r\n".encode()
    done = writing.client.post(writing.address, body, content_type=f"multipart/form-data; boundary={boundary}")
    assert "We have it" in main_of(done)
    assert f"{shown} TXT" in main_of(writing.tracked())
    (file,) = writing.had_back()
    told = file.headers["Content-Disposition"]
    assert told.startswith("attachment; filename=")
    assert told == f'attachment; filename="{shown}"'


def test_the_eleventh_file_is_one_too_many(writing: Writing) -> None:
    for number in range(10):
        writing.add(f"{number}.txt", TEXT)
    assert 'type="file"' not in writing.page.text
    assert "You have added 10 files, which is as many as you can." in main_of(writing.page)
    said = main_of(writing.add("10.txt", TEXT))
    assert "You can only add 10 files" in said
    assert len(writing.references) == 10
    assert "We have it" in main_of(writing.post())
    assert len(writing.had_back()) == 10


def test_a_form_sent_again_attaches_its_file_once(writing: Writing) -> None:
    for _ in range(2):
        assert "We have it" in main_of(writing.post("letter.pdf", PDF))
    assert main_of(writing.tracked()).count("You sent us a message") == 1
    assert len(writing.had_back()) == 1


def test_a_message_after_another_begins_with_no_file(writing: Writing) -> None:
    writing.post("letter.pdf", PDF)
    assert "Files you have added" not in main_of(writing.client.get(writing.address))


def test_what_waits_is_nobody_elses(writing: Writing, employers: Place) -> None:
    writing.add("photo.jpg", photo())
    other = Writing(employers, request_key="another")
    other.hidden = writing.hidden
    assert "photo.jpg" not in main_of(other.post(add_file="yes"))
    other.post(remove_file=writing.references[0])
    assert "photo.jpg" in main_of(writing.post(add_file="yes"))


def test_a_file_is_always_an_attachment_that_no_browser_runs(writing: Writing) -> None:
    writing.add("dance.gif", picture("GIF") + SCRIPT)
    writing.add("Zoë’s letter.pdf", PDF + SCRIPT)
    writing.post("words.txt", SCRIPT)
    given = writing.had_back()
    assert [one.headers["Content-Type"] for one in given] == ["image/png", "application/pdf", "text/plain"]
    for one in given:
        assert one.headers["Content-Disposition"].startswith("attachment")
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert one.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert b"script" not in given[0].content
    assert given[0].headers["Content-Disposition"] == 'attachment; filename="dance.png"'
    assert given[1].headers["Content-Disposition"] == "attachment; filename*=utf-8''Zo%C3%AB%E2%80%99s%20letter.pdf"


def test_a_file_is_had_by_whoever_opened_its_case_and_to_everybody_else_is_not_there(
    writing: Writing, employers: Place, migrants: Place
) -> None:
    writing.post("letter.pdf", PDF)
    address = re.findall(r'href="([^"]+/track/file/[^"]+)"', writing.tracked().text)[0]
    stranger = Writing(employers, request_key="another").client
    nowhere = writing.client.get(f"/{employers.slug}/track/file/nothing/")
    assert nowhere.status_code == 404
    elsewhere = address.replace(employers.slug, migrants.slug)
    asked_by = [(Client(), address), (stranger, address), (writing.client, elsewhere), (Client(), elsewhere)]
    for client, there in asked_by:
        answer = client.get(there)
        assert answer.status_code == 404
        assert answer.content == nowhere.content
    assert writing.client.post(address).status_code == 405


def test_what_staff_keep_among_themselves_has_no_address_here(writing: Writing, employers: Place) -> None:
    from django.utils import timezone

    from putright.people.names import account
    from putright.register import door, files, viewers
    from putright.register.models import CaseRow

    now, draft = timezone.now(), asked.draft_key("x")
    imani = viewers.viewer(employers, account("Imani Cole", "imani.cole@wme.example"), now)
    assert imani is not None
    seen = files.wait(employers, draft, "minutes.pdf", PDF, now)
    assert isinstance(seen, files.FileSeen)
    ref = CaseRow.unscoped.values_list("ref", flat=True)[0]
    note = door.Asked("add note", words={"note": "x"}, draft=draft, files=(seen.reference,))
    assert isinstance(door.act(employers.slug, ref, note, imani), door.Done)
    assert writing.client.get(f"/{employers.slug}/track/file/{seen.reference}/").status_code == 404
    assert "minutes" not in main_of(writing.tracked())


def multipart(values: dict[str, str], name: str, size: int, after: str = "") -> tuple[str, Iterator[bytes], int]:
    """A form with a file of that many bytes, made as it is read; its type, its pieces and its length."""
    boundary = "b" * 30
    head = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in values.items()
    )
    head += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    tail = f"\r\n{after}--{boundary}--\r\n".replace("BOUNDARY", boundary)

    def pieces() -> Iterator[bytes]:
        yield head.encode()
        for start in range(0, size, 65_536):
            yield b"x" * min(65_536, size - start)
        yield tail.encode()

    return f"multipart/form-data; boundary={boundary}", pieces(), len(head.encode()) + size + len(tail.encode())


class Stream(io.RawIOBase):
    """What comes in over the network, piece by piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest, self.given = pieces, b"", 0

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.rest += piece
        found, self.rest = self.rest[:size], self.rest[size:]
        self.given += len(found)
        return found


def streamed(client: Client, address: str, kind: str, pieces: Iterator[bytes], length: int) -> tuple[HttpResponse, int]:
    """The page that answers a form which is never in memory as a whole; and the most memory that was taken."""
    stream = Stream(pieces)
    more: dict[str, Any] = {"wsgi.input": stream, "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length)}
    tracemalloc.start()
    try:
        page = client.generic("POST", address, **more)
        return page, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


AFTER = '--BOUNDARY\r\nContent-Disposition: form-data; name="words.message"\r\n\r\nStanding after the file\r\n'


def test_a_file_of_200_megabytes_is_told_too_large_is_never_held_and_the_rest_of_the_form_is_read(
    writing: Writing,
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = writing.client.cookies
    form = strict.get(writing.address)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', form.text)
    assert token
    values = {"csrfmiddlewaretoken": token[1], **hidden_in(form)}
    page, memory = streamed(strict, writing.address, *multipart(values, "film.mp4", 200 * 2**20, AFTER))
    said = main_of(page)
    assert page.status_code == 200
    assert said.count("The selected file must be smaller than 20MB") == 2
    assert "Standing after the file" in said
    assert memory < 12 * 2**20, f"{memory / 2**20:.0f} MB"


def test_without_its_token_it_is_not_received(writing: Writing) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = writing.client.cookies
    page, _ = streamed(strict, writing.address, *multipart(writing.hidden, "film.mp4", 2**20))
    assert page.status_code == 403


def test_without_the_handlers_limit_all_of_it_would_be_kept(writing: Writing, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    usual = uploads.UpToTheLimit.file_complete

    def complete(self: uploads.UpToTheLimit, size: int) -> object:
        kept.append(size)
        return usual(self, size)

    monkeypatch.setattr(uploads.UpToTheLimit, "file_complete", complete)
    streamed(writing.client, writing.address, *multipart(writing.hidden, "film.mp4", 30 * 2**20))
    assert kept == []
    monkeypatch.setattr(limits, "SIZE", 10**10)
    streamed(writing.client, writing.address, *multipart(writing.hidden, "film.mp4", 30 * 2**20))
    assert kept == [30 * 2**20]


def test_one_file_that_is_too_large_does_not_spoil_another(writing: Writing) -> None:
    writing.add("letter.pdf", PDF)
    page, _ = streamed(writing.client, writing.address, *multipart({**writing.hidden, **WORDS}, "film.mp4", 21 * 2**20))
    assert "letter.pdf" in main_of(page)
    assert "must be smaller than 20MB" in main_of(page)


def test_telephones_are_asked_for_pictures_that_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    question = asked.FilesAsked("x")
    monkeypatch.setattr(asked.pictures, "reads_heic", lambda: True)
    assert ".heic" in question.accept
    assert not question.keeps_place
    monkeypatch.setattr(asked.pictures, "reads_heic", lambda: False)
    assert ".heic" not in question.accept
    assert ".jpg" in question.accept
    assert question.keeps_place


def test_the_key_of_a_draft_says_nothing_of_what_it_was_made_from() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", asked.draft_key("public", "case", "key"))
    assert asked.draft_key("a", "b") != asked.draft_key("b", "a")
