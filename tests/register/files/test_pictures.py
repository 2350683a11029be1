"""Pictures drawn anew: upright, no larger than a screen, and silent about place, time and device."""

from __future__ import annotations

import io
import random
import sys
import time

import pytest
from PIL import Image

from putright.register.files import kinds, limits, pictures
from putright.register.files.limits import Wrong
from putright.register.files.pictures import View
from tests.register.files.made import (
    EXE,
    GPS,
    HEIC_HEAD,
    PDF,
    SCRIPT,
    archive,
    photo,
    picture,
    slow,
    telephone_photo,
    wide,
)

UNREADABLE = Wrong("The selected file could not be read. Try saving it again or choose another")
TOO_MANY_DOTS = Wrong("The picture is too large: it must have fewer than 50 million dots")


def drawn(kind: kinds.Kind, data: bytes) -> tuple[View, Image.Image]:
    """The copy for looking at, and the same as a picture."""
    view = pictures.view(kind, data)
    assert isinstance(view, View), view
    return view, Image.open(io.BytesIO(view.data))


@pytest.mark.parametrize(("kind", "form"), [(kinds.JPG, "JPEG"), (kinds.PNG, "PNG"), (kinds.WEBP, "WEBP")])
def test_a_copy_says_nothing_of_place_time_or_device(kind: kinds.Kind, form: str) -> None:
    sent = photo(form=form)
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(GPS)
    assert b"CanaryPhone" in sent
    view, copy = drawn(kind, sent)
    copy.load()
    assert not copy.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp", "dpi"} & set(copy.info)
    for canary in (b"Canary", b"canary", b"Exif", b"2026:10:12", b"GPS"):
        assert canary not in view.data


def test_without_a_bare_picture_what_stands_beside_the_dots_would_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = picture("PNG", icc_profile=b"canary" * 30)
    assert "icc_profile" not in drawn(kinds.PNG, sent)[1].info
    monkeypatch.setattr(pictures, "_bare", lambda dots: dots)
    assert b"canary" in drawn(kinds.PNG, sent)[1].info["icc_profile"]


def test_a_copy_stands_upright() -> None:
    copy = drawn(kinds.JPG, photo((400, 300)))[1]
    assert copy.size == (300, 400)
    top, bottom = copy.convert("RGB").getpixel((150, 20)), copy.convert("RGB").getpixel((150, 380))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]


def test_a_copy_is_no_larger_than_a_screen_and_a_small_picture_stays_small() -> None:
    assert drawn(kinds.JPG, picture("JPEG", (4000, 1000)))[1].size == (2000, 500)
    assert drawn(kinds.PNG, picture("PNG", (40, 30)))[1].size == (40, 30)


@pytest.mark.parametrize(
    ("kind", "data", "form"),
    [
        (kinds.PNG, picture("PNG", mode="RGBA"), "PNG"), (kinds.PNG, picture("PNG", mode="LA"), "PNG"),
        (kinds.PNG, picture("PNG", mode="P"), "PNG"), (kinds.PNG, picture("PNG", mode="1"), "PNG"),
        (kinds.PNG, picture("PNG", mode="I;16"), "PNG"), (kinds.PNG, picture("PNG", mode="L"), "PNG"),
        (kinds.JPG, picture("JPEG", mode="CMYK"), "JPEG"), (kinds.JPG, picture("JPEG", mode="L"), "JPEG"),
        (kinds.WEBP, picture("WEBP"), "JPEG"), (kinds.WEBP, picture("WEBP", mode="RGBA"), "PNG"),
        (kinds.GIF, picture("GIF", mode="P", transparency=0), "PNG"),
    ],
)  # fmt: skip
def test_pictures_of_every_make_are_drawn(kind: kinds.Kind, data: bytes, form: str) -> None:
    view, copy = drawn(kind, data)
    assert (copy.format, view.type) == (form, f"image/{form.lower()}")


def test_grey_of_sixteen_bits_is_still_grey() -> None:
    grey = Image.new("I;16", (10, 10), 32_768)
    out = io.BytesIO()
    grey.save(out, "PNG")
    assert drawn(kinds.PNG, out.getvalue())[1].getpixel((5, 5)) == (128, 128, 128)


def test_of_a_picture_that_moves_the_first_is_drawn() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    copy = drawn(kinds.GIF, out.getvalue())[1]
    assert getattr(copy, "n_frames", 1) == 1
    assert copy.getpixel((5, 5)) in ((255, 0, 0), (254, 0, 0))


@pytest.mark.parametrize(
    "hidden", [SCRIPT, archive({"a.exe": EXE}), PDF, b"\xff\xd8" + SCRIPT], ids=["page", "archive", "pdf", "picture"]
)
def test_what_hides_behind_the_last_dot_is_not_in_the_copy(hidden: bytes) -> None:
    view = drawn(kinds.JPG, picture("JPEG") + hidden)[0]
    assert hidden not in view.data
    assert b"PK\x03\x04" not in view.data
    assert b"script" not in view.data


@pytest.mark.parametrize("size", [(10_000, 5_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_dots_is_refused_by_its_header(size: tuple[int, int]) -> None:
    began = time.monotonic()
    assert pictures.view(kinds.PNG, wide(*size)) == TOO_MANY_DOTS
    assert time.monotonic() - began < 1


def test_without_the_count_of_dots_it_would_be_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOTS", 10**10)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    assert pictures.view(kinds.PNG, wide(10_000, 5_000)) == UNREADABLE


@pytest.mark.parametrize(
    "data",
    [picture("JPEG", (400, 300))[:-3000], picture("JPEG")[:20], wide(40, 30), picture("PNG"), b"\xff\xd8\xff\xe0", EXE],
)
def test_a_broken_picture_is_refused(data: bytes) -> None:
    assert pictures.view(kinds.JPG if data[:1] != b"\x89" else kinds.GIF, data) == UNREADABLE


def test_a_picture_made_to_take_hours_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pictures.view(kinds.JPG, picture("JPEG", progressive=True)) != UNREADABLE
    assert pictures.view(kinds.JPG, slow()) == UNREADABLE
    monkeypatch.setattr(pictures, "SCANS", 10**6)
    assert pictures.view(kinds.JPG, slow()) != UNREADABLE


def test_a_photo_with_a_short_film_or_much_else_beside_it_is_no_such_picture() -> None:
    chance = random.Random(7).randbytes(8_000_000)
    assert chance.count(b"\xff\xda") > pictures.SCANS
    assert isinstance(pictures.view(kinds.JPG, photo() + chance), View)
    beside = picture("JPEG", exif=b"Exif\x00\x00" + b"\xff\xda" * 20_000, comment=b"\xff\xda" * 20_000)
    assert isinstance(pictures.view(kinds.JPG, beside), View)
    dots = Image.frombytes("RGB", (1600, 1600), chance[: 1600 * 1600 * 3])
    out = io.BytesIO()
    dots.save(out, "PNG")
    assert out.getvalue().count(b"\xff\xda") > pictures.SCANS
    assert isinstance(pictures.view(kinds.PNG, out.getvalue()), View)


def test_a_picture_of_nothing_but_marks_is_refused_at_once() -> None:
    began = time.monotonic()
    assert pictures.view(kinds.JPG, b"\xff\xd8" + b"\xff\xe0\x00\x02" * 5_000_000) == UNREADABLE
    assert time.monotonic() - began < 1


def test_a_document_has_no_copy_for_looking_at() -> None:
    assert pictures.view(kinds.PDF, PDF) is None


def test_where_nothing_reads_the_pictures_of_some_telephones_they_are_kept_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert not pictures.reads_heic()
    assert pictures.view(kinds.HEIC, HEIC_HEAD) is None


def test_where_something_reads_them_they_are_drawn_and_say_nothing_of_place_or_device() -> None:
    pytest.importorskip("pi_heif")
    sent = telephone_photo()
    assert b"CanaryPhone" in sent
    view, copy = drawn(kinds.HEIC, sent)
    assert (view.type, copy.size) == ("image/jpeg", (16, 16))
    red, green, _blue = copy.getpixel((8, 8))  # type: ignore[misc]
    assert red > 240 > 20 > green
    assert not copy.getexif()
    assert b"Canary" not in view.data


def test_where_something_reads_them_a_broken_one_is_refused() -> None:
    pytest.importorskip("pi_heif")
    assert pictures.reads_heic()
    assert pictures.view(kinds.HEIC, HEIC_HEAD) == UNREADABLE
