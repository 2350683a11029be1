"""`putright rebuild`: makes every row that lists and reports read again, from the journals alone. People may go on working."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from putright.commandline import installation
from putright.commandline.progress import shown


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which organisation."""
    parser.add_argument("--organisation", metavar="NAME", help="only this organisation (the name in its addresses)")
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Rebuild, and say how many cases in each organisation."""
    with installation.opened(given):
        from putright.register import organisations

        places = [here for here in organisations.places() if given.organisation in (None, here.slug)]
        if given.organisation and not places:
            raise SystemExit(f"putright rebuild: there is no organisation {given.organisation}.")
        for here in places:
            total = sum(1 for _ in shown(_cases(here.slug), _count(here.id), f"Rebuilding {here.name}"))
            print(f"{here.slug}: {total} cases made again from their journals")
    return 0


def _count(organisation: int) -> int:
    from putright.register import rows

    return int(rows.fetch("SELECT count(*) FROM register_case WHERE organisation_id = %s", organisation)[0][0])


def _cases(organisation: str) -> Iterator[None]:
    from django.utils import timezone

    from putright.register.rebuild import rebuild

    for batch in rebuild(organisation, timezone.now()):
        yield from (None for _ in range(batch))
