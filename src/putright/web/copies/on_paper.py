"""A copy of a case as a PDF that a screen reader can read: the same words as its document. Nothing of it is chosen here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from putright.core.casework.letter_text import paragraphs
from putright.web.copies.whole import Whole
from putright.web.letters.pdf import pdf
from putright.web.letters.size import SIZES


def whole_pdf(whole: Whole, size: int = 0) -> bytes:
    """The whole case, in points or the size its reader asked for; files are named in it. Raises NotInstalled."""
    about = {"organisation": whole.organisation, "reference": whole.reference, "whole": whole}
    return _drawn("copies/whole_paper.html", size or whole.size, about)


def nameless_pdf(organisation: str, made: date, text: str) -> bytes:
    """A copy that names nobody, which bears no reference of the case either. Raises NotInstalled."""
    about = {"organisation": organisation, "reference": "", "made": made, "lines": paragraphs(text)}
    return _drawn("copies/nameless_paper.html", SIZES[0], about)


def _drawn(template: str, size: int, about: dict[str, Any]) -> bytes:
    return pdf(render_to_string(template, {**about, "size": size}, using="pages"))
