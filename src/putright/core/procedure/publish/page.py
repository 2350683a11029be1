"""A procedure as accessible HTML: a fragment to set into a page, and a whole page that stands alone. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterator
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


def publish(procedure: Procedure, rules: bool = False) -> str:
    """The procedure as an HTML fragment whose first heading is an `h1`; with `rules`, each rule stands under its clause."""
    return "\n".join(
        [*_top(procedure), *_clauses(procedure, rules), *_counting(procedure), *_next(procedure), *_version(procedure)]
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


def _top(procedure: Procedure) -> Iterator[str]:
    if not procedure.clauses or procedure.clauses[0].level != 1:
        yield f"<h1>{escape(procedure.front.title)}</h1>"


def _clauses(procedure: Procedure, rules: bool) -> Iterator[str]:
    for number, clause in enumerate(procedure.clauses):
        level = max(1 if number == 0 else 2, min(clause.level, 6))
        yield f'<section aria-labelledby="clause-{number + 1}">'
        yield f'<h{level} id="clause-{number + 1}">{escape(clause.label)}</h{level}>'
        yield _MARKDOWN.render(clause.text).strip()
        yield from (_told(told) for told in told_under(procedure, number))
        if rules:
            yield from _rules(procedure, clause, number)
        yield "</section>"


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


def _counting(procedure: Procedure) -> Iterator[str]:
    yield '<section aria-labelledby="counting">\n<h2 id="counting">How we count days</h2>\n<ul>'
    yield from (f"<li>{escape(sentence)}</li>" for sentence in counting_in_words(procedure))
    yield "</ul>\n</section>"


def _next(procedure: Procedure) -> Iterator[str]:
    known = list(signposts(procedure))
    if not known:
        return
    yield '<section aria-labelledby="next">\n<h2 id="next">Who else can help</h2>'
    for rule, ways in known:
        yield f"<h3>{escape(rule.to)}</h3>"
        yield (
            f"<dl>{''.join(f'<dt>{label}</dt><dd>{escape(words)}</dd>' for label, words in ways)}</dl>" if ways else ""
        )
    yield "</section>"


def _version(procedure: Procedure) -> Iterator[str]:
    yield '<section aria-labelledby="version">\n<h2 id="version">About this page</h2>'
    yield f"<p>{escape(' '.join(version_in_words(procedure)))}</p>"
    yield f"<p>Fingerprint of the document (SHA-256): <code>{procedure.sha256}</code></p>\n</section>"
