"""From a file to a checked procedure: the only module of the core that reads a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from putright.core.procedure.check import checked
from putright.core.procedure.load.document import Document, cut
from putright.core.procedure.load.mistakes import Mistake, Wrong
from putright.core.procedure.load.rules import fitted, rule_from
from putright.core.procedure.load.yaml import read
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


def _read(data: bytes, file: str, sha256: str) -> Procedure:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Wrong([Mistake(file, line, "This is not UTF-8 text.", "a text file saved as UTF-8")]) from None
    document = cut(text, file)
    front, wrong_front = _front(document, file)
    rules, wrong_rules = _rules(document, file)
    mistakes = [*document.mistakes, *wrong_front, *wrong_rules]
    if front is None:
        raise Wrong(mistakes)
    procedure = Procedure.model_construct(front=front, clauses=tuple(document.clauses), rules=rules, sha256=sha256)
    mistakes += checked(procedure, file, complete=not mistakes)
    if mistakes:
        raise Wrong(mistakes)
    return procedure


def _front(document: Document, file: str) -> tuple[FrontMatter | None, Iterable[Mistake]]:
    if not document.front:
        return None, []
    placed = read(document.front, file, 2)
    if placed.mistakes or not isinstance(placed.value, dict):
        return None, placed.mistakes
    return fitted(FrontMatter, placed.value, placed, file)


def _rules(document: Document, file: str) -> tuple[tuple[Rule, ...], list[Mistake]]:
    rules: list[Rule] = []
    mistakes: list[Mistake] = []
    for block in document.blocks:
        rule, wrong = rule_from(block, file)
        mistakes += wrong
        if rule is not None:
            rules.append(rule)
    return tuple(rules), mistakes
