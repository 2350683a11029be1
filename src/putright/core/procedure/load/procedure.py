"""From a file to a checked procedure: the only module of the core that reads a disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from putright.core.procedure import check
from putright.core.procedure.load.document import Document, cut
from putright.core.procedure.load.mistakes import Mistake, Wrong
from putright.core.procedure.load.rules import as_in_code, fitted, rule_from
from putright.core.procedure.load.yaml import Placed, read
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.procedure import FrontMatter, Procedure

_known: dict[str, Procedure] = {}


def load(path: Path | str) -> Procedure:
    """The procedure in a file or a folder with a `procedure.md`; raises Wrong with every mistake.

    A document is read and checked once: afterwards it is known by its hash.
    """
    file = Path(path)
    file = file / "procedure.md" if file.is_dir() else file
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Wrong([Mistake(str(path), 1, f"The file cannot be read ({error.strerror}).")]) from None
    return load_bytes(data, str(path) if Path(path).is_file() else str(file))


def load_text(text: str, file: str = "procedure.md") -> Procedure:
    """The procedure in a text."""
    return load_bytes(text.encode(), file)


def load_bytes(data: bytes, file: str) -> Procedure:
    """The procedure in the bytes of a document, as stored with the cases pinned to it."""
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 not in _known:
        _known[sha256] = _read(data, file, sha256)
    return _known[sha256]


NOTHING_SAID: dict[str, Any] = {"counting": {}}
"""Front matter that could not be read: the rules are checked all the same."""


def _read(data: bytes, file: str, sha256: str) -> Procedure:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Wrong([Mistake(file, line, "This is not UTF-8 text.", "a text file saved as UTF-8")]) from None
    document = cut(text, file)
    front, placed, wrong_front = _front(document)
    rules, places, unread, wrong_rules = _rules(document)
    mistakes = [*document.mistakes, *wrong_front, *wrong_rules]
    front = front or FrontMatter.model_construct(**NOTHING_SAID)
    procedure = Procedure.model_construct(front=front, clauses=tuple(document.clauses), rules=rules, sha256=sha256)
    mistakes += check.checked(procedure, file, (placed, places, unread), complete=not mistakes)
    if mistakes:
        raise Wrong(mistakes)
    return procedure


def _front(document: Document) -> tuple[FrontMatter | None, Placed, list[Mistake]]:
    if document.front is None:
        return None, Placed({}, {}), []
    placed = read(document.front, document.file, 2)
    if wrong := list(placed.mistakes) or as_in_code(placed, document.file):
        return None, placed, wrong
    given = placed.value if isinstance(placed.value, dict) else {}
    front, mistakes = fitted(FrontMatter, given, placed, document.file)
    return front, placed, mistakes


Read = tuple[tuple[Rule, ...], dict[int, Placed], frozenset[tuple[str, str]], list[Mistake]]


def _rules(document: Document) -> Read:
    """The rules that could be read with the places of their keys, the names of those that could not, and why."""
    rules: list[Rule] = []
    places: dict[int, Placed] = {}
    unread: set[tuple[str, str]] = set()
    mistakes: list[Mistake] = []
    for block in document.blocks:
        rule, placed, wrong = rule_from(block, document.file)
        mistakes += wrong
        if rule is not None:
            rules.append(rule)
            places[rule.place.line] = placed
        elif isinstance(placed.value, dict):
            unread.update((kind, str(name)) for kind, name in list(placed.value.items())[:1])
    return tuple(rules), places, frozenset(unread), mistakes
