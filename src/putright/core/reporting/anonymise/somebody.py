"""Somebody who is to be left out of texts, and what is known of them. How that is found in a text is in `patterns`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.reporting.anonymise.everyday import TITLES
from putright.core.reporting.anonymise.reading import reading


@dataclass(frozen=True)
class Somebody:
    """A person, and the words that stand in place of their name."""

    called: str
    name: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Every part of their name as it is compared, titles aside; parts that hang together stand for themselves too."""
        return tuple(dict.fromkeys(self._parts()))

    def _parts(self) -> Iterator[str]:
        for word in reading(self.name).text.split():
            whole = word.strip(".,;:()[]\"'-")
            if whole and whole not in TITLES:
                yield whole
                yield from (part for part in whole.replace("-", " ").replace(".", " ").split() if part not in TITLES)


@dataclass(frozen=True)
class Known:
    """Everything that is to be left out: people, references of the case, and birthdays, which lie before a year."""

    people: tuple[Somebody, ...] = ()
    references: tuple[str, ...] = ()
    born_before: int = 0
    """A full date of an earlier year is taken for a day of birth; 0 for no such year."""
    ours: tuple[str, ...] = ()
    """The organisation's own words, such as its name and its services, which tell nobody's town."""
