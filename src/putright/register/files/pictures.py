"""Pictures drawn anew for looking at: the same dots, turned the right way up, and nothing said of place, time or device.

What else a picture's file held (a position, a small preview, a script behind the last dot) is not in what is drawn anew.
"""

from __future__ import annotations

import re
import threading
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO

from PIL import Image, ImageOps

from putright.register.files import limits
from putright.register.files.kinds import HEIC, JPG, Kind
from putright.register.files.limits import Wrong

LONGEST_SIDE = 2000
QUALITY = 85

SCANS = 60
"""How often a JPEG may draw itself anew: most do so ten times, and one made to do harm does so for hours."""

MARKS = 5_000
MARK, SCAN, END = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]"), b"\xff\xda", b"\xff\xd9"

Image.MAX_IMAGE_PIXELS = limits.DOTS
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # dots are counted here

_one_at_a_time = threading.Lock()
"""A large picture takes 200 MB while it is drawn: one is drawn at a time, however many are sent."""


@dataclass(frozen=True)
class View:
    """A picture for looking at."""

    data: bytes
    type: str


def reads_heic() -> bool:
    """Whether the package is installed that reads the pictures of some telephones."""
    return find_spec("pi_heif") is not None


def view(kind: Kind, data: bytes) -> View | Wrong | None:
    """A copy for looking at, or why the picture is not taken; None for what is no picture or cannot be drawn here."""
    if not kind.picture or (kind is HEIC and not _opens_heic()):
        return None
    if kind is JPG and _scans(data) > SCANS:
        return limits.unreadable()
    try:
        with _one_at_a_time, Image.open(BytesIO(data), formats=[kind.picture]) as picture:
            if picture.width * picture.height >= limits.DOTS:
                return limits.too_many_dots()
            return _drawn(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return limits.too_many_dots()
    except Exception:  # a file made to do harm may make its reader fail in any way
        return limits.unreadable()


def _scans(data: bytes) -> int:
    """How often a JPEG draws itself anew before its end; what stands behind that (a short film, often) is not looked at."""
    found, at = 0, 2
    for _ in range(MARKS):
        mark = MARK.search(data, at)
        if mark is None or mark[0] == END:
            return found
        found += mark[0] == SCAN
        at = mark.end() + int.from_bytes(data[mark.end() : mark.end() + 2], "big")
    return MARKS


def _opens_heic() -> bool:
    if not reads_heic():
        return False
    import pi_heif  # noqa: PLC0415 - it may not be installed

    pi_heif.register_heif_opener(thumbnails=False)
    return True


def _drawn(picture: Image.Image) -> View:
    dots = _plain(picture)
    dots.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(dots)
    if upright.has_transparency_data:
        return _saved(upright.convert("RGBA"), "PNG", "image/png")
    if picture.format in ("PNG", "GIF"):
        return _saved(upright.convert("RGB"), "PNG", "image/png")
    return _saved(upright.convert("RGB"), "JPEG", "image/jpeg")


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in colours that can be made smaller without harm: no list of colours, no grey of 16 bits."""
    if picture.mode.startswith("I"):
        return picture.point(lambda grey: grey / 256).convert("L")
    if picture.mode in ("1", "P", "PA"):
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _saved(dots: Image.Image, form: str, type_: str) -> View:
    out = BytesIO()
    _bare(dots).save(out, form, **({"quality": QUALITY, "optimize": True} if form == "JPEG" else {}))
    return View(out.getvalue(), type_)


def _bare(dots: Image.Image) -> Image.Image:
    """The dots alone: a new picture has none of what the old one carried beside them."""
    bare = Image.new(dots.mode, dots.size)
    bare.paste(dots)
    return bare
