"""Keys the language has a place for and the casework cannot carry out yet: refused, so that nothing is silently ignored."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake

NOT_YET_KEYS: dict[tuple[str, str], tuple[str, str]] = {
    ("decision", "carries"): ("rights given by an option", "a `right` with `upon: <decision> decided <option>`"),
}
"""By kind of rule and key: what it would mean, and what to write instead meanwhile. The authors' guide lists them."""


def keys_not_yet(draft: Draft) -> Iterator[Mistake]:
    """A key that would be read and then have no effect."""
    for rule in draft.procedure.rules:
        for path in draft.placed[rule.place.line].places:
            if path and (found := NOT_YET_KEYS.get((rule.kind, str(path[-1])))):
                meaning, instead = found
                yield draft.wrong(rule, f"not yet supported: `{path[-1]}` ({meaning}).", path, instead)
