"""Words that were not written for the page: the organisation's own, and the core's. Fixed ones are translated, others marked.

A procedure and what people wrote are in the language they were written in. On a page of another language they stand in
an element that says so, for those who have pages read aloud (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext
from markupsafe import Markup, escape

from putright.core.casework.action import Choice, Field
from putright.web.languages import direction, language
from putright.web.telling.fixed import FIXED


class Theirs(str):
    """A text with the language in which it was written; drawn by a template it is marked, where that is not the page's."""

    written_in = ""

    def __html__(self) -> Markup:
        """The text as HTML."""
        marks = written_in(self.written_in)
        return Markup("<span{}>{}</span>").format(marks, str(self)) if marks else escape(str(self))


def theirs(text: str, written: str = "") -> Theirs:
    """Mark a text as one of the organisation's own, in its language: English, unless its procedure says otherwise."""
    if isinstance(text, Theirs):
        return text
    made = Theirs(text)
    made.written_in = written or settings.LANGUAGE_CODE
    return made


def written_in(code: str) -> Markup:
    """The attributes of an element that holds words of a language; none where it is the page's own."""
    if code.lower() == language():
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(code, direction(code.lower()))


def attributes(text: str) -> dict[str, str]:
    """The same for an element that can hold no other, such as an answer in a drop-down list."""
    code = text.written_in if isinstance(text, Theirs) else language()
    return {} if code.lower() == language() else {"lang": code, "dir": direction(code.lower())}


def said(sentence: str, **words: object) -> Markup:
    """A sentence of ours with words of theirs in it, each marked as what it is."""
    return escape(sentence) % words


def alike(text: str, changed: str) -> str:
    """The changed text, theirs if it was theirs before."""
    return theirs(changed, text.written_in) if isinstance(text, Theirs) else changed


def from_core(text: str, written: str = "") -> str:
    """A text made in the core, in the reader's language if it is one of the fixed ones; otherwise the procedure speaks."""
    return gettext(text) if text in FIXED else theirs(text, written)


def field_from_core(field: Field) -> Field:
    """A question made in the core, with its hint and its choices."""
    choices = tuple(Choice(choice.value, from_core(choice.words)) for choice in field.choices)
    return replace(field, label=from_core(field.label), hint=field.hint and from_core(field.hint), choices=choices)
