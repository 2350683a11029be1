"""Everything about a case as one file: what the person may know, with letters and files, and nothing else."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from putright.register.organisations import Place
from tests.web.cast import complain, hidden_in, signed_in
from tests.web.test_journey import Story, acknowledge


def packed(here: Place, client: Client) -> ZipFile:
    """The file as it is saved."""
    answer = client.get(reverse("public-everything", args=[here.slug]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def test_it_holds_the_words_the_letters_and_the_files(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    acknowledge(story)
    address = f"/{employers.slug}/track/do/record-communication/-/"
    form = hidden_in(story.complainant.get(address))
    sent = {**form, "words.message": "See this", "file": SimpleUploadedFile("door.txt", b"locked")}
    story.complainant.post(address, sent)
    found = packed(employers, story.complainant)
    page = found.read("everything.html").decode()
    for part in ("The room was locked &lt;again&gt;.", "Ring Farah on 01234 555 010", "See this", "Seal of the record"):
        assert part in page, part
    (file,) = [name for name in found.namelist() if name.startswith("files/")]
    assert file.endswith("door.txt")
    assert found.read(file) == b"locked"
    assert f'href="{file}"' in page


def test_it_holds_no_note_for_colleagues(employers: Place) -> None:
    client = Client()
    reference, _ = complain(employers, client)
    desk, case = signed_in("Imani Cole"), f"/{employers.slug}/desk/case/{reference.replace('-', '')}/"
    form = desk.get(f"{case}do/add-note/-/main/")
    desk.post(f"{case}do/add-note/-/main/", {**hidden_in(form), "words.note": "A zanzibar of a case"})
    assert "zanzibar" in desk.get(case).text
    found = packed(employers, client)
    assert all(b"zanzibar" not in found.read(name) for name in found.namelist())


def test_nobody_gets_it_without_having_opened_the_case(employers: Place) -> None:
    complain(employers)
    assert Client().get(reverse("public-everything", args=[employers.slug])).status_code == 302
