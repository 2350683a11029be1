"""Names of files: what a person reads and nothing else, whatever they were called."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.register.files import names


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Jo\\My letter.docx", "My letter.docx"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("a\u200bb\ufeff\u2066c\u2069.pdf", "abc.pdf"),
        ("line\nbreak\ttab\x00\x07.txt", "line break tab.txt"),
        (".htaccess.txt", "htaccess.txt"),
        ("name . . ", "name"),
        ('a<b>"c":d|e?f*.pdf', "a-b--c--d-e-f-.pdf"),
        ("", "file"),
        ("..", "file"),
        ("\u202e\u200b", "file"),
        (".pdf", "pdf"),
        ("/.jpg", "jpg"),
        ("Llythyr â’r cyngor – ‘cŵn’.pdf", "Llythyr â’r cyngor – ‘cŵn’.pdf"),
        ("رسالة.pdf", "رسالة.pdf"),
        (f"{'x' * 500}.jpeg", f"{'x' * 95}.jpeg"),
        (f"x.{'y' * 500}", f"x.{'y' * 98}"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_a_name_is_kept_as_a_person_reads_it(sent: str, kept: str) -> None:
    assert names.clean(sent) == kept


@given(st.text(max_size=300))
def test_no_name_leads_anywhere_or_hides_anything(sent: str) -> None:
    kept = names.clean(sent)
    assert 0 < len(kept) <= names.LONGEST
    assert not set(kept) & set('/\\<>:"|?*\r\n')
    assert not any(unicodedata.category(character) in names.UNSEEN for character in kept)
    assert not kept.startswith(".")
    assert not kept.endswith((".", " "))
    assert names.clean(kept) == kept


def test_the_ending_is_what_stands_last_in_small_letters() -> None:
    assert names.ending("Photo.JPG") == "jpg"
    assert names.ending("invoice.pdf.exe") == "exe"
    assert names.ending("letter") == ""


def test_a_copy_for_looking_at_has_the_name_with_its_own_ending() -> None:
    assert names.with_ending("IMG_001.HEIC", "jpg") == "IMG_001.jpg"
    assert names.with_ending(f"{'x' * 95}.gif", "png") == f"{'x' * 95}.png"
