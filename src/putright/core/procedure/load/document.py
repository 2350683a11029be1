"""Cutting a document into front matter, clauses and rule blocks with their line numbers. No rule is read here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.model.base import Clause

_NUMBER = re.compile(r"^(?P<number>\d+(?:\.\d+)*[a-z]?|[A-Z](?:\.\d+)+[a-z]?|[A-Z](?=[.)]))[.)]?\s+(?P<title>.+)$")
"""`3.2`, `3.2a`, `A.1` or `A.`; a single capital without a stop is a word ("A worry")."""
_NO_RULE = re.compile(r"^\(?no rule:\s*(?P<why>.+?)\)?$", re.DOTALL)
_WORDS = ("bullet_list_open", "ordered_list_open", "table_open", "blockquote_open")
FRONT = "`---`, then procedure, title, organisation, version, in force from, calendar and counting, then `---`"


@dataclass(frozen=True)
class Block:
    """The text of one rule block, the position of its clause and the line of the file on which its text begins."""

    clause: int
    line: int
    text: str


@dataclass
class Document:
    """The parts of a document. Front matter is still text; None where there is none."""

    file: str
    front: str | None = None
    clauses: list[Clause] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, what: str, expected: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(self.file, line, what, expected))


def cut(text: str, file: str) -> Document:
    """Cut a document; what cannot be cut becomes a mistake in the result."""
    document = Document(file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    offset = _front_matter(lines, document)
    body = lines[offset:]
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(body))
    for at, token in enumerate(tokens):
        if token.map is not None and token.nesting >= 0:
            words = tokens[at + 1].content if token.type in ("heading_open", "paragraph_open") else ""
            _take(token, words, offset, document, body)
    return document


def _front_matter(lines: list[str], document: Document) -> int:
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or closing is None:
        document.wrong(1, "The document has no front matter.", FRONT)
        return 0
    document.front = "\n".join(lines[1:closing])
    return closing + 1


def _take(token: Token, words: str, offset: int, document: Document, body: list[str]) -> None:
    first, last = token.map or [0, 0]
    line = offset + first + 1
    if token.type == "fence":
        _fence(token, line, document, body[last - 1])
    elif token.level > 0:
        return
    elif token.type == "heading_open":
        document.clauses.append(_clause(token, words, line))
        if not document.clauses[-1].title:
            document.wrong(line, "This heading says nothing.", "a title after the number")
    elif token.type == "paragraph_open":
        _words(words, line, document)
    elif token.type in _WORDS:
        _words("\n".join(body[first:last]), line, document)
    elif token.type == "code_block":
        document.wrong(line, "This is indented by four spaces, so it is neither words nor a rule.", "no indent")
    elif token.type == "html_block":
        document.wrong(line, "HTML stands here; nobody would see it.", "plain Markdown")


def _clause(token: Token, words: str, line: int) -> Clause:
    found = _NUMBER.match(words)
    number, title = (found["number"], found["title"]) if found else ("", words)
    return Clause(number=number, title=title, level=int(token.tag[1]), line=line)


def _words(words: str, line: int, document: Document) -> None:
    if not document.clauses:
        document.wrong(line, "Words stand before the first heading.", "a heading above all words")
        return
    clause = document.clauses[-1]
    if found := _NO_RULE.match(words.strip()):
        document.clauses[-1] = clause.model_copy(update={"no_rule": found["why"].strip()})
    else:
        document.clauses[-1] = clause.model_copy(update={"text": f"{clause.text}\n\n{words}".strip()})


def _fence(token: Token, line: int, document: Document, last: str) -> None:
    if not last.strip().startswith(token.markup):
        what = "This block never ends, so all that follows is lost in it."
        document.wrong(line, what, "the marks it began with, on a line of their own")
    elif token.info.strip() != "rule":
        what = f"A block marked `{token.info.strip() or '(nothing)'}` stands here."
        document.wrong(line, what, "only blocks marked `rule`")
    elif not document.clauses:
        document.wrong(line, "A rule stands before the first heading.", "a clause above every rule")
    else:
        document.blocks.append(Block(len(document.clauses) - 1, line + 1, token.content))
