"""The small procedure that tests change, and where the shipped ones stand. No test is here."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
BAD = ROOT / "tests" / "bad"
RIGHT = (BAD / "right.md").read_text(encoding="utf-8")
"""A small procedure with which nothing is wrong."""
SHIPPED = sorted(path.parent for path in (ROOT / "procedures").glob("*/procedure.md"))
"""The folders of the procedures that come with Putright."""


def rule(words: str) -> str:
    """A rule block."""
    return f"```rule\n{words.strip()}\n```\n"


def with_rules(*rules: str) -> str:
    """The right procedure with some rules more, under its last clause."""
    return RIGHT + "".join(rule(words) for words in rules)


def instead(*pairs: tuple[str, str]) -> str:
    """The right procedure with some words replaced, each of which it must hold."""
    text = RIGHT
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text
