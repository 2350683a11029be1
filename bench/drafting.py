"""Complaints that are answered and not sent yet, made beforehand: what is timed is the sending. Prints their tokens."""

from __future__ import annotations

import sys

ANSWERS = {
    "value.first time": ("no",), "value.exclusions": ("none of these",), "value.for": ("me",), "value.service": ("street care",),
    "value.categories": ("policy not kept",), "value.wishes": ("apology",), "value.reply by": ("email",),
}  # fmt: skip


def main(organisation: str, count: int) -> None:
    """Keep so many drafts of one organisation."""
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from bench.words import COMMON
    from putright.register import drafts
    from putright.register.organisations import place

    here, now = place(organisation), timezone.now()
    happened = f"The {COMMON} was not swept. It is the third time."
    with transaction.atomic():
        for number in range(count):
            person = {"value.name": (f"Person {number}",), "value.email": (f"person.{number}@mail.example",)}
            draft = drafts.new().with_answers("complaint", {**ANSWERS, **person, "words.what happened": (happened,)})
            drafts.save(here, draft, now)
            print(draft.token)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
