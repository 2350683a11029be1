"""YAML read as words with their places: every scalar stays the text its author wrote, so that `no`, `16:00` and `6.10` mean themselves.

No meaning is given here; the model turns text into numbers, dates and yes or no where a rule asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from putright.core.procedure.load.mistakes import Mistake

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Placed:
    """Plain values (dict, list, str) and the line and column of each path in them."""

    value: Any
    places: dict[Path, tuple[int, int]]
    mistakes: tuple[Mistake, ...] = ()

    def place(self, path: Path) -> tuple[int, int]:
        """The place of a path, or of the nearest thing that holds it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (1, 1))


class _Reader:
    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.places: dict[Path, tuple[int, int]] = {}
        self.mistakes: list[Mistake] = []

    def wrong(self, node: Node, what: str, expected: str = "") -> None:
        line, column = self.at(node)
        self.mistakes.append(Mistake(self.file, line, what, expected, column=column))

    def at(self, node: Node) -> tuple[int, int]:
        return self.first_line + node.start_mark.line, node.start_mark.column + 1

    def read(self, node: Node, path: Path) -> Any:
        self.places.setdefault(path, self.at(node))
        if node.anchor:
            self.wrong(node, f"`&{node.anchor}` is an anchor; say the thing again in full instead.")
        if isinstance(node, ScalarNode):
            return str(node.value)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*path, number)) for number, item in enumerate(node.value)]
        return self.mapping(node, path) if isinstance(node, MappingNode) else None

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            if key in found:
                self.wrong(key_node, f"`{key}` stands here a second time; one of the two would be lost.")
                continue
            self.places[(*path, key)] = self.at(key_node)
            found[key] = self.read(value_node, (*path, key))
        return found


def read(text: str, file: str, first_line: int) -> Placed:
    """Read one block. `first_line` is the line of the file on which the text begins, counted from one."""
    reader = _Reader(file, first_line)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        what = f"This is not YAML: {error.problem or error.context}."
        return Placed(None, {}, (Mistake(file, line, what, "`key: value` on lines of their own", column=column),))
    value = reader.read(node, ()) if node is not None else {}
    return Placed(value, reader.places, tuple(reader.mistakes))
