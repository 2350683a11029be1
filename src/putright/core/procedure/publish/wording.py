"""Small words that several texts of a procedure share: posts, channels and lengths as a member of the public says them."""

from __future__ import annotations

from collections.abc import Iterable

from putright.core.calendars import Length
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure

WAYS = {
    "form": "the form on these pages",
    "email": "e-mail",
    "letter": "letter",
    "telephone": "telephone",
    "in person": "talking to us in person",
    "fax": "fax",
}


def post_in_words(procedure: Procedure, name: str) -> str:
    """A post by its title, or by its name where it has none or is no post."""
    post = procedure.get(Post, name)
    return post.words if post else name


def posts_in_words(procedure: Procedure, names: Iterable[str]) -> list[str]:
    """Each post by its title, in the order given."""
    return [post_in_words(procedure, name) for name in names]


def every(length: Length) -> str:
    """How often something comes round: `every 3 months`, `every year`."""
    return f"every {length.unit.singular}" if length.amount == 1 else f"every {length}"


def sentence(words: str) -> str:
    """The words with a capital at the start and a full stop at the end, where they have none."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")
