"""A process that takes complaints in and registers them: several run at once in a test. Arguments: organisation, how many."""

from __future__ import annotations

import os
import sys

import django


def main(slug: str, count: int) -> None:
    """Write so many cases."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "putright.site.settings")
    django.setup()
    from putright.register import organisations
    from tests.register.cast import Employers

    employers = Employers(organisations.place(slug))
    for _ in range(count):
        employers.hand_over(employers.complain().ref)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
