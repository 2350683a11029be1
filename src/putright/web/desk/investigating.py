"""How a matter is looked into, for its page: the plan, the evidence, and what colleagues are asked.

Only entries that the viewer may read are looked at. Points and findings, and what puts them right, are beside this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Offer
from putright.core.procedure.model.flow import Happening
from putright.register.files import FileSeen
from putright.register.lists import CasePage, EntrySeen
from putright.web.dates import short_day
from putright.web.telling.inquiry import source_words


@dataclass(frozen=True)
class Line:
    """One thing of the investigation: what it is in the words it was given, facts beside it, and what may be done now."""

    number: str
    words: str
    facts: tuple[tuple[str, str], ...] = ()
    state: str = ""
    late: bool = False
    files: tuple[FileSeen, ...] = ()
    offers: tuple[Offer, ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    """What was said of it afterwards, each with a label."""


def plan(seen: CasePage) -> list[Line]:
    """Every planned step, those still to be done first and the earliest of them before the others."""
    found = sorted(seen.case.inquiry.steps, key=lambda step: (not step.open, step.due or date.max, step.sequence))
    return [line for step in found if (line := _step(seen, step.number)) is not None]


def _step(seen: CasePage, number: str) -> Line | None:
    state = next(step for step in seen.case.inquiry.steps if step.number == number)
    entry = _entry(seen, state.sequence)
    if entry is None:
        return None
    results = {"done": _("Done on %(day)s"), "not needed": _("Not needed any more, since %(day)s")}
    said = results[state.result] % {"day": short_day(state.finished_on)} if state.finished_on else _("To be done")
    facts = facts_of((_("Who"), seen.names.get(state.owner, "")), (_("By"), short_day(state.due) if state.due else ""))
    note = _said_later(seen, e.StepFinished, "step", number, "note")
    late = state.open and state.due is not None and state.due < seen.line.today
    return Line(
        number, entry.words("step"), facts, said, late, offers=offers_about(seen, "finish step", number), later=note
    )


def evidence(seen: CasePage) -> list[Line]:
    """Every piece of evidence that the viewer may read, in the order it came."""
    lines = []
    for state in seen.case.inquiry.evidence:
        if entry := _entry(seen, state.sequence):
            alone = entry.words("who came along") or (_("yes") if state.accompanied else "")
            facts = facts_of(
                (_("What"), source_words(state.source)), (_("From"), entry.words("from whom")),
                (_("Of"), short_day(state.dated) if state.dated else ""), (_("With them"), alone),
                (_("Points"), ", ".join(state.heads)),
                (_("May the person see it"), _("yes") if state.complainant_may_see else _("no")),
            )  # fmt: skip
            lines.append(Line(state.number, entry.words("evidence"), facts, files=entry.files))
    return lines


def help_asked(seen: CasePage) -> list[Line]:
    """What colleagues were asked, with their answers; those who have not answered first."""
    lines = []
    for state in sorted(seen.case.inquiry.help, key=lambda one: (not one.open, one.due or date.max, one.sequence)):
        if entry := _entry(seen, state.sequence):
            late = state.open and state.due is not None and state.due < seen.line.today
            facts = facts_of(
                (_("Who"), seen.names.get(state.person, "")), (_("By"), short_day(state.due) if state.due else "")
            )
            answer = _said_later(seen, e.HelpGiven, "request", state.number, "answer")
            lines.append(
                Line(
                    state.number, entry.words("question"), facts, _answered(state.result), late, entry.files,
                    offers_about(seen, "give help", state.number), answer,
                )
            )  # fmt: skip
    return lines


def _answered(result: str) -> str:
    return {
        "": _("No answer yet"), "answered": _("Answered"), "not answered": _("Did not answer"),
        "not needed": _("Not needed any more"),
    }[result]  # fmt: skip


def asked_by_procedure(seen: CasePage) -> list[tuple[Offer, date | None]]:
    """What the procedure itself lets be noted here, interviews say, each with the last day it happened."""
    index = seen.case.index
    found = [offer for offer in seen.offers if offer.name == "record happening" and _is_looking(seen, offer)]
    return [(offer, last[-1].on if (last := index.get((offer.about, "happened"), ())) else None) for offer in found]


def _is_looking(seen: CasePage, offer: Offer) -> bool:
    """Noted by whoever has the case, in named stages in which it is looked into, and moving nothing."""
    rule, stage = seen.procedure.get(Happening, offer.about), seen.outlook.scene.stage(offer.track)
    moves = rule is None or rule.goes_to or rule.opens or rule.restarts or rule.turns_into
    return not moves and rule is not None and bool(rule.stage) and stage is not None and stage.looked_into


def offers_named(seen: CasePage, *names: str) -> tuple[Offer, ...]:
    """The viewer's offers of these names."""
    return tuple(offer for offer in seen.offers if offer.name in names)


def offers_about(seen: CasePage, name: str, about: str) -> tuple[Offer, ...]:
    """The viewer's offers of this name about one thing."""
    return tuple(offer for offer in seen.offers if (offer.name, offer.about) == (name, about))


def _entry(seen: CasePage, sequence: int) -> EntrySeen | None:
    return next((one for one in seen.entries if one.sequence == sequence), None)


def _said_later(seen: CasePage, kind: type[e.Entry], key: str, number: str, part: str) -> tuple[tuple[str, str], ...]:
    return tuple(_later(seen.entries, kind, key, number, part))


def _later(
    entries: Iterable[EntrySeen], kind: type[e.Entry], key: str, number: str, part: str
) -> Iterator[tuple[str, str]]:
    for one in entries:
        if isinstance(one.entry, kind) and getattr(one.entry, key) == number and (words := one.words(part)):
            yield one.by or _("Somebody"), words


def facts_of(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Labels with what is known; what is not known is left out."""
    return tuple((label, value) for label, value in pairs if value)
