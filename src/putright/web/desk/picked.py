"""What is chosen of the list as it stands in an address: read from it, written into it, and told as what can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.utils.text import slugify
from django.utils.translation import gettext as _

from putright.register.lists import NOBODY, SORTS, STANDINGS, VIEWS, Picked
from putright.web.dates import day
from putright.web.desk.choices import Choices
from putright.web.telling.words import sentence

T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class Narrowed:
    """One thing that the list is narrowed to, and the address without it."""

    title: str
    query: str


def picked_in(given: Mapping[str, str], choices: Choices) -> Picked:
    """What an address asks for; what is not known is everything. A label that was withdrawn is known still."""
    office, holder, version = choices.office, given.get("with", ""), given.get("version", "")
    version = version if version in choices.versions else ""
    words = choices.under(version)
    return Picked(
        view=_known(VIEWS, given.get("show")),
        mine=given.get("whose") == "mine",
        service=_named(office.services, given.get("service")),
        feedback=_named(words.kinds, given.get("kind")),
        stage=_named(words.stages, given.get("stage")),
        standing=_known(STANDINGS, given.get("standing")),
        holder=holder if holder in (NOBODY, *office.staff) else "",
        since=day_in(given.get("from")),
        until=day_in(given.get("to")),
        label=_named((*office.labels, *office.withdrawn_labels), given.get("label")),
        channel=_named(words.channels, given.get("channel")),
        category=_named(words.categories, given.get("about")),
        outcome=_named(words.outcomes, given.get("outcome")),
        closed_as=_named(words.endings, given.get("closed")),
        need=_named(choices.needs, given.get("needs")),
        version=version,
        sort=_known(SORTS, given.get("sort")),
    )


def query_of(picked: Picked, after: str = "") -> str:
    """The part of an address that asks for it."""
    asked = {
        "show": picked.view, "whose": "mine" if picked.mine else "", "service": slugify(picked.service),
        "kind": slugify(picked.feedback), "stage": slugify(picked.stage), "standing": picked.standing,
        "with": picked.holder, "from": _iso(picked.since), "to": _iso(picked.until), "label": slugify(picked.label),
        "channel": slugify(picked.channel), "about": slugify(picked.category), "outcome": slugify(picked.outcome),
        "closed": slugify(picked.closed_as), "needs": slugify(picked.need), "version": picked.version,
        "sort": picked.sort, "after": after,
    }  # fmt: skip
    return urlencode({name: value for name, value in asked.items() if value})


def narrowed(picked: Picked, choices: Choices) -> Iterator[Narrowed]:
    """Everything the list is narrowed to, each to be taken back by itself."""
    for field, title in _titles(picked, choices).items():
        if getattr(picked, field):
            yield Narrowed(sentence(title), query_of(_without(picked, field)))


def any_rarer(picked: Picked) -> bool:
    """Whether the list is narrowed to any of what stands behind "More ways to narrow"."""
    rarer = (picked.category, picked.channel, picked.need, picked.outcome, picked.closed_as, picked.version)
    return any(rarer)


def _titles(picked: Picked, choices: Choices) -> dict[str, str]:
    """What each thing is called, had it been chosen."""
    words = choices.under(picked.version)
    if picked.holder == NOBODY:
        held = _("With nobody")
    else:
        held = _("With %(who)s") % {"who": choices.holders.get(picked.holder, "")} if picked.holder else ""
    return {
        "feedback": words.kinds.get(picked.feedback, ""),
        "service": choices.services.get(picked.service, ""),
        "stage": words.stages.get(picked.stage, ""),
        "standing": choices.standings.get(picked.standing, ""),
        "holder": held,
        "label": _label(picked.label, choices),
        "category": _("About: %(what)s") % {"what": words.categories.get(picked.category, "")},
        "channel": _("How it came: %(what)s") % {"what": words.channels.get(picked.channel, "")},
        "outcome": _("Outcome: %(what)s") % {"what": words.outcomes.get(picked.outcome, "")},
        "closed_as": _("Closed as: %(what)s") % {"what": words.endings.get(picked.closed_as, "")},
        "need": _("They need: %(what)s") % {"what": choices.needs.get(picked.need, "")},
        "version": _("Procedure: %(what)s") % {"what": choices.versions.get(picked.version, "")},
        "since": _("Came in from %(day)s") % {"day": day(picked.since)} if picked.since else "",
        "until": _("Came in until %(day)s") % {"day": day(picked.until)} if picked.until else "",
    }


def _label(label: str, choices: Choices) -> str:
    withdrawn = label in choices.office.withdrawn_labels
    return _("%(label)s (withdrawn)") % {"label": label} if withdrawn else label


def _without(picked: Picked, field: str) -> Picked:
    empty = getattr(Picked(), field)
    return replace(picked, **{field: empty})


def _known(listed: tuple[T, ...], given: str | None) -> T:
    """The one of these that is given; the first, which is everything, where none is."""
    return next((one for one in listed if one == given), listed[0])


def _named(names: Iterable[str], given: str | None) -> str:
    """The name of which that is the form in an address; empty where there is none."""
    return next((name for name in names if given and slugify(name) == given), "")


def day_in(given: str | None) -> date | None:
    """The day that an address names; None where it names none."""
    try:
        return date.fromisoformat(given or "")
    except ValueError:
        return None


def _iso(given: date | None) -> str:
    return given.isoformat() if given else ""
