"""A page as a PDF that a screen reader can read: tagged, as PDF/UA-1 (ISO 14289-1) asks. What is on it is in the templates."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _
from PIL import ImageFile

from putright.web import letters

VARIANT = "pdf/ua-1"
STYLE = Path(letters.__file__).with_name("paper.css")
"""The style of every page on paper. It is read once: to parse it takes as long as a letter."""

HOW_TO_INSTALL = _(
    "To make PDF files, whoever looks after Putright installs the package weasyprint (pip install 'putright[letters]') and, "
    "on Debian and Ubuntu, libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0."
)

_one_at_a_time = Lock()
"""Fonts are shared between letters, and the library that draws them serves one thread at a time."""


class NotInstalled(Exception):
    """What makes PDF files is not on this machine; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(str(HOW_TO_INSTALL))


def is_installed() -> bool:
    """Whether PDF files can be made here."""
    return _weasyprint() is not None


def missing() -> str:
    """What whoever looks after Putright would install, for staff; empty where nothing is missing."""
    return "" if is_installed() else str(HOW_TO_INSTALL)


def pdf(html: str, *more: str) -> bytes:
    """The PDF of a whole page that extends `putright/paper.html`; of several, one after another, each with its own numbers.

    Nothing is fetched from anywhere, whatever the page names. Raises NotInstalled.
    """
    maker = _weasyprint()
    if maker is None:
        raise NotInstalled
    with _one_at_a_time:
        style, fonts = _prepared()
        drawn = [
            maker.HTML(string=one, url_fetcher=fetcher()).render(stylesheets=[style], font_config=fonts)
            for one in (html, *more)
        ]
        whole = drawn[0] if len(drawn) == 1 else drawn[0].copy([page for one in drawn for page in one.pages])
        return bytes(whole.write_pdf(pdf_variant=VARIANT))


@cache
def fetcher() -> Any:
    """What is asked for whatever a page names: it fetches nothing, of whatever kind, from this machine or any other."""
    kind = _weasyprint().urls.URLFetcher
    return type("Refusing", (kind,), {"fetch": _refuse})()


def _refuse(*_asked: object, **_with: object) -> NoReturn:
    """A letter is whole in itself; no address in it may lead to a file here, or tell anybody that it was read."""
    raise PermissionError("A letter fetches nothing.")


@cache
def _weasyprint() -> Any:
    """The package, if it and the libraries of the system beneath it are here: without those its import is an OSError.

    Its import lets pictures that were cut off be read in the whole process; files that people send must still be found so.
    """
    strictly = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError):
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = strictly


@cache
def _prepared() -> tuple[Any, Any]:
    """The style and the fonts of the system, read once for every letter."""
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    style = _weasyprint().CSS(string=STYLE.read_text(encoding="utf-8"), url_fetcher=fetcher(), font_config=fonts)
    return style, fonts
