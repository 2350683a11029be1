"""A procedure as accessible HTML: a fragment to set into a page, and a whole page that stands alone. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt

from putright.core.procedure.model.base import Clause
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish.about import counting_in_words, signposts, version_in_words
from putright.core.procedure.publish.rules import Told, rule_lines, told_under

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
LABELS = {"date": "How long it takes", "right": "What you can do"}
OURS = "Our own rule, where the text says nothing"
READING = "How we read the text"
COUNTING, NEXT, VERSION = "How we count days", "Who else can help", "About this page"


@dataclass(frozen=True)
class Heading:
    """A heading of the published document, and the place on the page that it can be reached at."""

    label: str
    place: str
    level: int


def contents(procedure: Procedure) -> tuple[Heading, ...]:
    """Every heading of the document below its first, in the order of `publish`."""
    clauses = [Heading(clause.label, f"clause-{n}", clause.level) for n, clause in enumerate(procedure.clauses, 1)]
    ends = [Heading(COUNTING, "counting", 2), Heading(NEXT, "next", 2), Heading(VERSION, "version", 2)]
    known = any(signposts(procedure))
    first = 1 if clauses and clauses[0].level == 1 else 0
    return (*clauses[first:], *(end for end in ends if known or end.place != "next"))


def publish(procedure: Procedure, rules: bool = False, top: int = 1) -> str:
    """The procedure as an HTML fragment whose first heading is an `h1`; with `rules`, each rule stands under its clause.

    `top` is the level of that first heading where the fragment stands under a page's own.
    """
    down = top - 1
    return "\n".join(
        [
            *_top(procedure, top),
            *_clauses(procedure, rules, down),
            *_counting(procedure, down),
            *_next(procedure, down),
            *_version(procedure, down),
        ]
    )


def page(procedure: Procedure, rules: bool = False) -> str:
    """The whole page, with its few styles and without any script."""
    front = procedure.front
    title = escape(f"{front.title} – {front.organisation}")
    return (
        f'<!doctype html>\n<html lang="{escape(front.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLES}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#procedure">Skip to the procedure</a>\n'
        f"<header><p>{escape(front.organisation)}</p></header>\n"
        f'<main id="procedure">\n{publish(procedure, rules)}\n</main>\n</body>\n</html>\n'
    )


STYLES = (
    "body{font:1.1875rem/1.5 arial,sans-serif;max-width:42rem;margin:0 auto;padding:1rem;color:#0b0c0c;background:#fff}"
    "h1,h2,h3,h4{line-height:1.25;margin:2rem 0 .5rem}header p{margin:0;font-weight:bold}"
    ".skip{position:absolute;left:-100vw}.skip:focus{position:static}a:focus,summary:focus{outline:3px solid #0b0c0c}"
    ".told{border-left:.3rem solid #505a5f;padding-left:1rem;margin:1rem 0}.told p{margin:.25rem 0}.told .label{color:#505a5f}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f2f1;padding:.5rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #505a5f;padding:.25rem .5rem;text-align:left}dt{font-weight:bold}dd{margin:0 0 .5rem}"
    "@media print{.skip{display:none}body{max-width:none}}"
)


def _top(procedure: Procedure, top: int) -> Iterator[str]:
    if not procedure.clauses or procedure.clauses[0].level != 1:
        yield f"<h{top}>{escape(procedure.front.title)}</h{top}>"


def _clauses(procedure: Procedure, rules: bool, down: int) -> Iterator[str]:
    for number, clause in enumerate(procedure.clauses):
        level = min(max(1 if number == 0 else 2, clause.level) + down, 6)
        yield f'<section aria-labelledby="clause-{number + 1}">'
        yield f'<h{level} id="clause-{number + 1}">{escape(clause.label)}</h{level}>'
        yield _MARKDOWN.render(clause.text).strip()
        yield from (_told(told) for told in told_under(procedure, number))
        if rules:
            yield from _rules(procedure, clause, number)
        yield "</section>"


def _heading(place: str, label: str, level: int) -> str:
    return f'<h{level} id="{place}">{label}</h{level}>'


def _told(told: Told) -> str:
    said = f": {escape(' '.join(told.sentences))}" if told.sentences else ""
    reading = f"<p>{READING}: {escape(told.reading)}</p>" if told.reading else ""
    return (
        f'<div class="told"><p class="label">{escape(label(told))}</p>'
        f"<p><strong>{escape(told.title)}</strong>{said}</p>{reading}</div>"
    )


def label(told: Told) -> str:
    """What stands over one thing told: what sort it is, and whether it is the organisation's own rule."""
    words = [LABELS[told.what]] if told.what in LABELS else []
    return ". ".join([*words, OURS] if told.ours else words) or READING


def _rules(procedure: Procedure, clause: Clause, number: int) -> Iterator[str]:
    standing = [rule for rule in procedure.rules if rule.place.clause == number]
    if standing:
        blocks = "\n\n".join("\n".join(rule_lines(rule)) for rule in standing)
        yield f"<details><summary>Rules under {escape(clause.label)}</summary><pre><code>{escape(blocks)}</code></pre></details>"
    elif clause.no_rule:
        yield f"<p>No rule stands here: {escape(clause.no_rule)}.</p>"


def _counting(procedure: Procedure, down: int) -> Iterator[str]:
    yield f'<section aria-labelledby="counting">\n{_heading("counting", COUNTING, 2 + down)}\n<ul>'
    yield from (f"<li>{escape(sentence)}</li>" for sentence in counting_in_words(procedure))
    yield "</ul>\n</section>"


def _next(procedure: Procedure, down: int) -> Iterator[str]:
    known = list(signposts(procedure))
    if not known:
        return
    yield f'<section aria-labelledby="next">\n{_heading("next", NEXT, 2 + down)}'
    for rule, ways in known:
        yield f"<h{3 + down}>{escape(rule.to)}</h{3 + down}>"
        yield (
            f"<dl>{''.join(f'<dt>{label}</dt><dd>{escape(words)}</dd>' for label, words in ways)}</dl>" if ways else ""
        )
    yield "</section>"


def _version(procedure: Procedure, down: int) -> Iterator[str]:
    yield f'<section aria-labelledby="version">\n{_heading("version", VERSION, 2 + down)}'
    yield f"<p>{escape(' '.join(version_in_words(procedure)))}</p>"
    yield f"<p>Fingerprint of the document (SHA-256): <code>{procedure.sha256}</code></p>\n</section>"
