"""Whom the procedure would give a case to as it stands, and why: for whoever hands it on. It assigns nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from putright.core.casework.entries import Person
from putright.core.casework.routing import (
    Chosen,
    NobodyLeft,
    access_ended,
    also_barred,
    barred,
    candidates,
    conflicts,
    route,
)
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.procedure import MAIN


@dataclass(frozen=True)
class Proposed:
    """Who would have a case, as which post, by which clause, and everything that made the choice."""

    people: tuple[Person, ...]
    post: str
    clause: str
    service: str = ""
    """They hold the post for this service; empty where they hold it for all, or not for a service."""
    instead_of: str = ""
    """The post complained about, where they step in for it."""
    acting_for: Person = ""
    """Whom they stand in for, where that person is away."""
    passed_over: tuple[tuple[Person, str], ...] = ()
    """Whom the rules name before them, and why each cannot have it."""
    to_find: bool = False
    """Nobody the rules name is left: these people are to find somebody."""


def proposed(scene: Scene, track: str = MAIN) -> Proposed | None:
    """Who would have the case in its stage now; None where the track has no stage to be held."""
    stage = scene.stage(track)
    if stage is None or stage.ends:
        return None
    found = route(scene, stage, track)
    over = tuple(_passed_over(scene, stage, track, found))
    if isinstance(found, NobodyLeft):
        return Proposed(found.choosers, "", found.clause, passed_over=over, to_find=True)
    return Proposed(
        found.people, found.post, found.clause, _service(scene, found), _instead_of(scene, stage, found),
        found.acting_for, over,
    )  # fmt: skip


def for_service(scene: Scene, service: str, track: str = MAIN) -> Proposed | None:
    """The same if the case belonged to another service."""
    return proposed(Scene(scene.procedure, replace(scene.case, service=service), scene.office), track)


def _service(scene: Scene, chosen: Chosen) -> str:
    """The service for which the person chosen holds the post."""
    whose = chosen.acting_for or next(iter(chosen.people), "")
    lineage = scene.office.lineage(scene.case.service)
    held = [h.service for h in scene.office.holdings if (h.person, h.post) == (whose, chosen.post)]
    return "" if "" in held else next((service for service in lineage if service in held), "")


def _instead_of(scene: Scene, stage: Stage, chosen: Chosen) -> str:
    rules = (rule for rule in conflicts(scene, stage) if scene.clause(rule) == chosen.clause)
    return next((rule.complained_of for rule in rules if chosen.post in rule.instead), "")


def _passed_over(scene: Scene, stage: Stage, track: str, found: Chosen | NobodyLeft) -> Iterator[tuple[Person, str]]:
    """Everybody the rules name, up to whoever is chosen, who cannot have it."""
    out = barred(scene) | access_ended(scene) | also_barred(scene, stage.never)
    told: set[Person] = set()
    for candidate in candidates(scene, stage, track):
        for person in candidate.people:
            if person in out and person not in told:
                told.add(person)
                yield person, out[person]
        if isinstance(found, Chosen) and (candidate.post, candidate.clause) == (found.post, found.clause):
            return
