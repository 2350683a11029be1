"""What would become of each chosen case, and what did: one at a time, each by the same door as if it were done alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Refusal
from putright.core.casework.reference import grouped
from putright.register import door
from putright.register.door import Asked, Done
from putright.register.lists import CasePage
from putright.register.scope import NoSuchCase
from putright.web.desk.case import subject
from putright.web.desk.together.chosen import Chosen


@dataclass(frozen=True)
class Plan:
    """What would be done to one case, in words for a table; or why nothing would."""

    seen: CasePage
    asked: Asked | None = None
    cells: tuple[str, ...] = ()
    why_not: str = ""
    unread: bool = False
    """No word of it may be shown yet."""

    @property
    def goes(self) -> bool:
        """Something would be done."""
        return not self.why_not

    @property
    def ref(self) -> str:
        """Of the case."""
        return self.seen.line.ref

    @property
    def reference(self) -> str:
        """What the case is called."""
        return grouped(self.seen.line.number, self.ref)

    @property
    def subject(self) -> str:
        """The first words of what happened."""
        return self.reference if self.unread else subject(self.seen)


Planner = Callable[[CasePage], Plan]


@dataclass(frozen=True)
class Outcome:
    """What became of one case: done, or left out and why."""

    plan: Plan
    done: Done | None = None
    why_not: str = ""


def plans(chosen: Chosen, planned: Planner, *, unread_too: bool = False) -> list[Plan]:
    """What would be done to each. A case that is not to be opened yet is left out, unless it may be handed on unread."""
    return [_plan(chosen, seen, planned, unread_too) for seen in chosen.cases.values()]


def _plan(chosen: Chosen, seen: CasePage, planned: Planner, unread_too: bool) -> Plan:
    if not chosen.is_unread(seen):
        return planned(seen)
    if unread_too:
        return replace(planned(seen), unread=True)
    return Plan(seen, why_not=_("Say first whether you know anyone in this case."), unread=True)


def outcomes(chosen: Chosen, planned: Planner, *, unread_too: bool = False) -> Iterator[Outcome]:
    """Do it to each, one after another. What was done by this form before is told again and not done again.

    A case that the person has lost sight of meanwhile is as if it were not there.
    """
    for ref, seen in chosen.cases.items():
        if earlier := door.taken_before(chosen.here.slug, chosen.viewer, chosen.key_of(ref)):
            yield Outcome(Plan(seen, unread=chosen.is_unread(seen)), earlier)
            continue
        plan = _plan(chosen, seen, planned, unread_too)
        if plan.asked is None:
            yield Outcome(plan, why_not=plan.why_not)
        elif outcome := _done(chosen, plan, plan.asked):
            yield outcome


def _done(chosen: Chosen, plan: Plan, asked: Asked) -> Outcome | None:
    try:
        answer = door.act(
            chosen.here.slug, plan.ref, asked, chosen.viewer,
            request_key=chosen.key_of(plan.ref), seen_sequence=chosen.sequence(plan.ref),
        )  # fmt: skip
    except NoSuchCase:
        return None
    if isinstance(answer, Done):
        return Outcome(plan, answer)
    if isinstance(answer, Refusal):
        return Outcome(plan, why_not=reason(answer))
    return Outcome(plan, why_not=changed())


def changed() -> str:
    """Why a case was left out in which something happened while the table was looked at."""
    return _("Something happened in this case while you were looking: look at it again.")


def reason(refusal: Refusal) -> str:
    """A refusal as the reason why a case is left out: of a letter, what is missing in it."""
    if refusal.fields:
        return _("Something is missing: %(what)s.") % {"what": "; ".join(refusal.fields.values())}
    return refusal.why
