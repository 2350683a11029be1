"""YAML read as words with their places: every scalar stays the text its author wrote, so `no` and `16:00` mean themselves.

No meaning is given here; the model turns text into numbers, dates and yes or no where a rule asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from putright.core.procedure.load.mistakes import Mistake

Path: TypeAlias = tuple[str | int, ...]
DEEPEST = 20
"""More levels than any rule has; what is nested deeper was not written by a person."""
PLAINLY = "`key: value` on lines of their own"


@dataclass(frozen=True)
class Placed:
    """Plain values (dict, list, str) and the line and column of each path in them."""

    value: Any
    places: dict[Path, tuple[int, int]]
    mistakes: tuple[Mistake, ...] = ()

    def place(self, path: Path) -> tuple[int, int]:
        """The place of a path, or of the nearest thing that holds it.

        Steps that are not in the file (a list that the author wrote as one word) are left out of the path.
        """
        found: Path = ()
        for part in path:
            if (*found, part) in self.places:
                found = (*found, part)
        return self.places.get(found, (1, 1))


class _Reader:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.places: dict[Path, tuple[int, int]] = {}
        self.mistakes: list[Mistake] = []

    def wrong(self, node: Node, what: str, expected: str = "") -> None:
        line, column = self.at(node)
        self.mistakes.append(Mistake(self.file, line, what, expected, column=column))

    def at(self, node: Node) -> tuple[int, int]:
        return self.first_line + node.start_mark.line, node.start_mark.column + 1

    def read(self, node: Node, path: Path) -> Any:
        self.places.setdefault(path, self.at(node))
        if self.is_more_than_words(node, path):
            return ""
        if isinstance(node, ScalarNode):
            return str(node.value)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*path, number)) for number, item in enumerate(node.value)]
        return self.mapping(node, path) if isinstance(node, MappingNode) else ""

    def is_more_than_words(self, node: Node, path: Path) -> bool:
        """Whether YAML is used for more than words, lists and keys; then it is refused and not followed."""
        starts = self.text[node.start_mark.index :]
        if node.anchor:
            self.wrong(node, f"`&{node.anchor}` is an anchor.", "the words themselves, again in each place")
        elif starts.startswith("!"):
            self.wrong(
                node, f"`{starts.split(maxsplit=1)[0]}` is a YAML tag.", "the words themselves, in quotes if need be"
            )
        elif len(path) > DEEPEST:
            self.wrong(node, "This is nested too deeply.", PLAINLY)
        else:
            return False
        return True

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.wrong(key_node, "A key is a word, not a list.", PLAINLY)
                continue
            key = str(key_node.value)
            if key in found:
                self.wrong(key_node, f"`{key}` stands here a second time; one of the two would be lost.")
                continue
            self.places[(*path, key)] = self.at(key_node)
            found[key] = self.read(value_node, (*path, key))
        return found


def read(text: str, file: str, first_line: int) -> Placed:
    """Read one block. `first_line` is the line of the file on which the text begins, counted from one."""
    reader = _Reader(text, file, first_line)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as error:
        return Placed(None, {}, (_unreadable(error, text, file, first_line),))
    reader.places[()] = (first_line, 1)
    value = reader.read(node, ()) if node is not None else {}
    return Placed(value, reader.places, tuple(reader.mistakes))


def _unreadable(error: YAMLError | RecursionError, text: str, file: str, first_line: int) -> Mistake:
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line, column = (first_line + mark.line, mark.column + 1) if mark else (first_line, 1)
        return Mistake(file, line, f"This is not YAML: {error.problem or error.context}.", PLAINLY, column=column)
    if isinstance(error, ReaderError):
        line = first_line + text[: error.position].count("\n")
        return Mistake(file, line, "A character here cannot be shown.", "letters, figures and signs")
    return Mistake(file, first_line, "This cannot be read as YAML.", PLAINLY)
