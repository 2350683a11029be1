"""`putright explain CASE …`: where a case stands and why: who has it, every date with its working, its clause and its reading.

It shows what the rules come to. It shows no words, no names of whoever brought the case, and not who is kept from it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from putright.commandline import installation

if TYPE_CHECKING:
    from putright.core.casework.case import TrackState
    from putright.core.casework.clocks import ClockState
    from putright.register.lists import CasePage


def arguments(parser: argparse.ArgumentParser) -> None:
    """The cases."""
    parser.add_argument("case", metavar="CASE", nargs="+", help="its registration number or its reference; or several")
    parser.add_argument("--organisation", metavar="NAME", help="only in this organisation (the name in its addresses)")
    installation.arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Print the explanation of each, an empty line between two; 1 as soon as there is no such case."""
    with installation.opened(given):
        for number, case in enumerate(given.case):
            found = _found(case, given.organisation)
            if found is None:
                where = f" in {given.organisation}" if given.organisation else ""
                raise SystemExit(f"putright explain: there is no case {case}{where}.")
            print("\n".join((*([""] if number else []), *explanation(found))))
    return 0


def _found(case: str, organisation: str | None) -> CasePage | None:
    from django.utils import timezone

    from putright.register import lists, offices, organisations, scope

    now = timezone.now()
    for here in organisations.places():
        if organisation in (None, here.slug):
            viewer = scope.system(here.id, here.slug, offices.local(now).date())
            if ref := lists.by_number(viewer, case):
                return lists.case_page(viewer, ref, now)
    return None


def explanation(page: CasePage) -> Iterator[str]:
    """The lines, from what the case is to what it still owes."""
    from putright.core.calendars import say_date

    front, line = page.procedure.front, page.line
    yield f"{line.title} ({line.ref}), {page.place.name}"
    yield f"  A {line.feedback}, received on {say_date(line.received_on)}. Now: {line.status}."
    yield f"  It follows “{front.title}”, version {front.version}, {page.procedure.sha256[:12]}."
    yield from _section("Who has it", _who(page))
    yield from _section("Dates", _clocks(page, page.outlook.clocks))
    yield from _section("Rights", _clocks(page, page.outlook.rights))
    owed = (f"{letter.title}: since {say_date(letter.since)} [{letter.clause}]" for letter in page.outlook.owed)
    yield from _section("Letters owed", owed)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield ""
    yield title if found else f"{title}: none"
    yield from (f"  {line}" for line in found)


def _who(page: CasePage) -> Iterator[str]:
    if page.case.closed is not None:
        yield "Nobody: it is closed."
        return
    for track in page.case.tracks.values():
        if not track.ended:
            yield f"{'' if track.name == 'main' else f'{track.name}: '}{_holder(page, track)}"
    if page.outlook.barred:
        number = len(page.outlook.barred)
        yield f"{number} {'person is' if number == 1 else 'people are'} kept from it; the case itself says who and why."


def _holder(page: CasePage, track: TrackState) -> str:
    holder = track.holder
    if track.waits_for:
        return f"waits for {track.waits_for}."
    if holder is None:
        choosers = ", ".join(_names(page, track.wanted or ()))
        return f"nobody yet: {choosers or 'nobody'} must find somebody."
    beside = f", together with {', '.join(_names(page, holder.together_with))}" if holder.together_with else ""
    return f"{', '.join(_names(page, holder.people))}, as {holder.post}{beside} [{holder.clause or 'handed on'}]"


def _names(page: CasePage, people: Iterable[str]) -> list[str]:
    return [page.names.get(person, "somebody whose account is gone") for person in people]


def _clocks(page: CasePage, states: Iterable[ClockState]) -> Iterator[str]:
    from putright.core.calendars import say_date
    from putright.core.casework.explain import explained

    for state in states:
        due = f"by {say_date(state.due)}" if state.due else "no day laid down"
        yield f"{state.rule.words}: {due} ({state.state}) [{page.procedure.clause_of(state.rule).label}]"
        yield from (f"    {sentence}" for sentence in explained(state, page.procedure))
        if state.rule.reading:
            yield f"    How we read it: {state.rule.reading}."
        if state.rule.house_rule:
            yield "    This is the organisation's own rule; its text is silent."
