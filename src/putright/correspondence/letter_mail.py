"""A letter's message as a page of HTML, made from the same words that go as plain text. It fetches nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.conf import settings

from putright.core.casework.letter_text import Line, paragraphs

PAGE = (
    '<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    '<body style="margin:0;padding:24px 16px;background:#ffffff;color:#0b0c0c;'
    'font-family:Arial,Helvetica,sans-serif;font-size:19px;line-height:1.5">\n'
    '<div style="max-width:600px">\n{lines}</div>\n</body>\n</html>\n'
)
HEADING = '<h2 style="font-size:22px;line-height:1.3;margin:28px 0 8px">{}</h2>\n'
PARAGRAPH = '<p style="margin:0 0 16px">{}</p>\n'
RULE = '<hr style="border:0;border-top:1px solid #b1b4b6;margin:28px 0 16px">\n'


def page(subject: str, words: str) -> str:
    """The message as a page, with its headings as headings."""
    return PAGE.format(lang=settings.LANGUAGE_CODE, title=escape(subject), lines="".join(_drawn(words)))


def plain(words: str) -> str:
    """The message as it goes in plain text: headings without their sign."""
    return "\n\n".join(line.text for line in paragraphs(words)) + "\n"


def _drawn(words: str) -> Iterator[str]:
    for line in paragraphs(words):
        yield RULE if line.text.strip() == "---" else _line(line)


def _line(line: Line) -> str:
    text = escape(line.text.strip("\n")).replace("\n", "<br>\n")
    return (HEADING if line.heading else PARAGRAPH).format(_with_links(text))


def _with_links(text: str) -> str:
    """Our own addresses as links; no other becomes one."""
    known = escape(settings.ADDRESS)
    words = [_link(word) if known and word.startswith(known) else word for word in text.split(" ")]
    return " ".join(words)


def _link(address: str) -> str:
    return f'<a href="{address}" style="color:#1d70b8">{address}</a>'
