"""A procedure as plain text, for print and for e-mail: clauses, what is due when, readings, and who else can help."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish.about import counting_in_words, signposts, version_in_words
from putright.core.procedure.publish.page import OURS, READING
from putright.core.procedure.publish.rules import Told, told_under

WIDTH = 76


def plain_text(procedure: Procedure) -> str:
    """The text, in lines of at most 76 characters."""
    parts = [
        *_clauses(procedure),
        *_counting(procedure),
        *_next(procedure),
        _wrapped(" ".join(version_in_words(procedure))),
    ]
    return "\n\n".join([procedure.front.organisation, *parts]) + "\n"


def _wrapped(words: str, indent: str = "") -> str:
    later = " " * len(indent)
    return textwrap.fill(words, WIDTH, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)


def _heading(words: str, level: int) -> str:
    return f"{words}\n{('=' if level == 1 else '-') * min(len(words), WIDTH)}"


def _clauses(procedure: Procedure) -> Iterator[str]:
    for number, clause in enumerate(procedure.clauses):
        yield _heading(clause.label, clause.level)
        if clause.text:
            yield "\n\n".join(_paragraph(words) for words in clause.text.split("\n\n"))
        yield from (_wrapped(_told(told), "* ") for told in told_under(procedure, number))


_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


def _paragraph(words: str) -> str:
    """A table keeps its lines, a list its items; anything else is filled."""
    if words.lstrip().startswith("|"):
        return words
    items: list[str] = []
    for line in words.splitlines():
        if _ITEM.match(line) or not items:
            items.append(line)
        else:
            items[-1] += f" {line.strip()}"
    return "\n".join(_item(item) for item in items)


def _item(words: str) -> str:
    found = _ITEM.match(words)
    mark = found.group() if found else ""
    return _wrapped(" ".join(words[len(mark) :].split()), mark)


def _told(told: Told) -> str:
    ours = f" ({OURS[:1].lower()}{OURS[1:]})" if told.ours else ""
    said = f": {' '.join(told.sentences)}" if told.sentences else "."
    return f"{told.title}{ours}{said}{f' {READING}: {told.reading}' if told.reading else ''}"


def _counting(procedure: Procedure) -> Iterator[str]:
    yield _heading("How we count days", 2)
    yield "\n".join(_wrapped(sentence, "* ") for sentence in counting_in_words(procedure))


def _next(procedure: Procedure) -> Iterator[str]:
    known = list(signposts(procedure))
    if known:
        yield _heading("Who else can help", 2)
        yield "\n".join(
            _wrapped(". ".join([rule.to, *(f"{label}: {words}" for label, words in ways)]), "* ")
            for rule, ways in known
        )
