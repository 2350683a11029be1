"""Cutting a document into front matter, clauses and rule blocks with their line numbers. No rule is read here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.model.base import Clause

_NUMBER = re.compile(r"^(?P<number>(?:\d+|[A-Z])(?:\.\d+)*[a-z]?)[.)]?\s+(?P<title>.+)$")
_NO_RULE = re.compile(r"^\(?no rule:\s*(?P<why>.+?)\)?$", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """The text of one rule block, the position of its clause and the line of the file on which its text begins."""

    clause: int
    line: int
    text: str


@dataclass
class Document:
    """The parts of a document. Front matter is still text."""

    front: str = ""
    clauses: list[Clause] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def cut(text: str, file: str) -> Document:
    """Cut a document; what cannot be cut becomes a mistake in the result."""
    document = Document()
    lines = text.splitlines()
    offset = _front_matter(lines, document, file)
    body = "\n".join(lines[offset:])
    for token in _flat(MarkdownIt("commonmark").enable("table").parse(body)):
        _take(token, offset, document, file, body)
    return document


def _front_matter(lines: list[str], document: Document, file: str) -> int:
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or closing is None:
        expected = "`---`, then procedure, title, organisation, version, in force from, calendar and counting, then `---`"
        document.mistakes.append(Mistake(file, 1, "The document has no front matter.", expected))
        return 0
    document.front = "\n".join(lines[1:closing])
    return closing + 1


def _flat(tokens: list[Token]) -> list[Token]:
    """Block tokens only, each heading's words carried on its opening token."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.content = tokens[at + 1].content
        if token.type == "paragraph_open":
            token.content = tokens[at + 1].content
    return tokens


def _take(token: Token, offset: int, document: Document, file: str, body: str) -> None:
    line = offset + (token.map[0] if token.map else 0) + 1
    if token.type == "heading_open":
        document.clauses.append(_clause(token, line))
    elif token.type == "paragraph_open" and document.clauses and token.level == 0:
        _words(token.content, document)
    elif token.type in ("bullet_list_open", "ordered_list_open", "table_open") and token.level == 0 and document.clauses:
        first, last = token.map or (0, 0)
        _words("\n".join(body.splitlines()[first:last]), document)
    elif token.type == "fence":
        _fence(token, line, document, file)


def _clause(token: Token, line: int) -> Clause:
    found = _NUMBER.match(token.content)
    number, title = (found["number"], found["title"]) if found else ("", token.content)
    return Clause(number=number, title=title, level=int(token.tag[1]), line=line)


def _words(words: str, document: Document) -> None:
    clause = document.clauses[-1]
    if found := _NO_RULE.match(words.strip()):
        document.clauses[-1] = clause.model_copy(update={"no_rule": found["why"].strip()})
    else:
        document.clauses[-1] = clause.model_copy(update={"text": f"{clause.text}\n\n{words}".strip()})


def _fence(token: Token, line: int, document: Document, file: str) -> None:
    if token.info.strip() != "rule":
        what = f"A block marked `{token.info.strip() or '(nothing)'}` stands here."
        document.mistakes.append(Mistake(file, line, what, "only blocks marked `rule`"))
    elif not document.clauses:
        document.mistakes.append(Mistake(file, line, "A rule stands before the first heading.", "a clause above every rule"))
    else:
        document.blocks.append(Block(len(document.clauses) - 1, line + 1, token.content))
