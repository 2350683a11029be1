"""How a made-up case begins: what the form of its kind is filled in with."""

from __future__ import annotations

from random import Random

from putright.core.casework.action import Action, Given
from putright.core.casework.case import Case
from putright.core.casework.decide.receiving import FACT
from putright.core.casework.decide.receiving import receipt as asked_of
from putright.core.casework.entries import COMPLAINANT
from putright.core.casework.office import Office
from putright.core.casework.scene import Scene
from putright.core.procedure.model.people import ConflictOfInterest, Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Fact, Kind
from putright.site.demo.matters import matter
from putright.site.demo.pacing import is_open
from putright.site.demo.phrases import phrase
from putright.site.demo.plots import Plot

SOMEBODY = "somebody"
"""What stands for the complainant until whoever writes it down knows their reference."""

UNATTENDED = ("form", "email")
ANY_CHANNEL = ("form", "form", "email", "email", "telephone", "letter", "in person")


def receipt(procedure: Procedure, office: Office, plot: Plot, random: Random) -> Action:
    """The action that takes the case in."""
    kind, now = procedure.the(Kind, plot.kind), office.now
    offer = asked_of(procedure, office, kind)
    given: dict[str, Given] = {"hour": f"{now:%H:%M}"}
    for field in offer.fields:
        known = [choice.value for choice in field.choices]
        if field.name == "service":
            groups = {service.part_of for service in office.services.values()}
            known = [service for service in known if service not in groups] or known
        if field.name in ("channel", "service", "categories") and known:
            given[field.name] = _picked(field.name, known, random, is_open(office.calendar, now))
        elif field.name.startswith(FACT):
            given[field.name] = _fact(procedure.the(Fact, field.name.removeprefix(FACT)), plot, random)
    given |= _people(kind, plot, random) | _suspected(procedure, office, plot)
    words = _words(kind, given, random)
    by = _taken_by(procedure, office, str(given["channel"]), kind, random)
    return Action("receive", by, now.date(), now, kind.name, values={n: v for n, v in given.items() if v}, words=words)


def _picked(name: str, known: list[str], random: Random, attended: bool) -> Given:
    """What is chosen. While the office is shut, things come by form and mail alone."""
    if name == "channel":
        likely = ANY_CHANNEL if attended else UNATTENDED
        return random.choice([channel for channel in likely if channel in known] or known)
    if name == "categories":
        return (random.choice([category for category in known if category != "other"] or known),)
    return random.choice(known)


def _fact(fact: Fact, plot: Plot, random: Random) -> str:
    others = [option for option in fact.options if option != fact.usually]
    if fact.usually and not (others and plot.escalates):
        return fact.usually
    return random.choice(others or list(fact.options)) if fact.options else ""


def _people(kind: Kind, plot: Plot, random: Random) -> dict[str, Given]:
    if kind.nameless or (not plot.named and kind.anonymous):
        return {}
    found: dict[str, Given] = {"complainant": SOMEBODY}
    if plot.represented:
        found["representative"] = SOMEBODY
    if kind.counts_as == "complaint" and random.random() < 0.25:
        found["heads"] = ("1", "2")
    return found


def _suspected(procedure: Procedure, office: Office, plot: Plot) -> dict[str, Given]:
    if not plot.accused:
        return {}
    post = accused_post(procedure, office, plot)
    return {"suspected posts": (post,)} if post else {}


def accused_post(procedure: Procedure, office: Office, plot: Plot) -> str:
    """A post for whose holder somebody steps in: the most senior of them, or the least."""
    posts = {
        rule.complained_of for rule in procedure.all(ConflictOfInterest) if office.everybody_in(rule.complained_of)
    }
    ranked = sorted(posts, key=lambda post: (procedure.the(Post, post).seniority, post))
    return "" if not ranked else ranked[-1] if plot.accused == "the most senior" else ranked[0]


def _words(kind: Kind, given: dict[str, Given], random: Random) -> dict[str, str]:
    told = matter(random, kind.counts_as, str(given.get("service", "")), " ".join(given.get("categories", ())))
    known = {"what happened": told.happened, "outcome wanted": told.wanted}
    asked = dict.fromkeys(("what happened", *kind.asks, *(("cause",) if kind.cause_required else ())))
    return {part: known.get(part) or phrase(random, part) for part in asked}


def _taken_by(procedure: Procedure, office: Office, channel: str, kind: Kind, random: Random) -> str:
    """What comes by form or mail comes in by itself; the rest is written down by somebody who is easily met."""
    if channel in UNATTENDED and not kind.nameless:
        return COMPLAINANT
    scene = Scene(procedure, Case(), office)
    ranked = sorted(office.staff, key=lambda person: (scene.seniority(person), person))
    return random.choice(ranked[: max(2, len(ranked) // 3)])
