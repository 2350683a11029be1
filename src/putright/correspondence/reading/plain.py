"""Bytes that somebody says are text, and HTML, as plain text that can be shown, searched and kept."""

from __future__ import annotations

import codecs
import html
import re

import nh3

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, and those that turn the direction of what follows."""
_BLOCKS = re.compile(r"(?i)</?(?:p|div|tr|li|h[1-6]|blockquote|table|ul|ol|pre|hr)\b[^>]*>|<br\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_GAPS = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
SHOWN = {
    "a", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li",
    "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
"""Elements of a message that are shown. Nothing of them is fetched from anywhere, and no link of theirs can be followed."""


def decoded(data: bytes, charset: str) -> str:
    """Text in the character set that was named, or in one that fits what is there."""
    for name in (charset, "utf-8"):
        try:
            return data.decode(codecs.lookup(name).name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def clean(text: str, most: int) -> str:
    """Without what cannot be seen, lines ended in one way, no longer than so many characters."""
    return UNSEEN.sub("", text[: most * 2].replace("\r\n", "\n").replace("\r", "\n"))[:most]


def cleaned_html(source: str) -> str:
    """HTML that holds nothing to be fetched, run, sent or followed. A remark that never ends hides nothing after its mark."""
    if source.rfind("<!--") > source.rfind("-->"):
        at = source.rfind("<!--")
        source = source[:at] + "<!" + source[at + 4 :]
    return nh3.clean(source, tags=SHOWN, attributes={"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}})


_POINTS = {"a": "href", "area": "href", "img": "src", "iframe": "src"}
_POINTED = re.compile(r'<(a|area|img|iframe)\b[^>]*?\b(?:href|src)="([^"]+)"[^>]*>')
_SHOWING = re.compile(r'\balt="([^"]+)"')


def pointed_to(source: str) -> str:
    """What HTML without a word points to: a line for each link and picture, with what it shows where that is said."""
    attributes = {tag: {where, "alt"} for tag, where in _POINTS.items()}
    kept = nh3.clean(
        source, tags=set(_POINTS), attributes=attributes, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    lines = []
    for found in _POINTED.finditer(kept):
        said = _SHOWING.search(found[0])
        lines.append(html.unescape(f"[{said[1]}] {found[2]}" if said and said[1] != found[2] else found[2]))
    return "\n".join(dict.fromkeys(lines))


def text_of(shown: str) -> str:
    """What cleaned HTML says."""
    flat = " ".join(shown.split()) if "<pre" not in shown else shown
    words = html.unescape(_TAG.sub("", _BLOCKS.sub("\n", flat)))
    return _GAPS.sub("\n\n", words).strip()
