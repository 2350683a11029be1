"""Whether whoever has a case has to give it up, and whether it goes to another stage for that. Nothing is moved here."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework.case import Holder, TrackState
from putright.core.casework.routing import Chosen, access_ended, also_barred, barred, conflicts, route
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.people import ConflictOfInterest, Post


def unsettled(scene: Scene, service: str) -> Iterator[tuple[str, Stage, str]]:
    """Tracks that must change hands, each with its stage and the stage it goes to for that, if any.

    `service` is the one the case was about before.
    """
    if scene.case.closed is not None:
        return
    for track, state in scene.case.tracks.items():
        stage = scene.stage(track)
        if stage is None or stage.ends or state.ended:
            continue
        elsewhere = "" if state.waits_for else _elsewhere(scene, stage)
        if elsewhere or _must_change(scene, stage, track, state, service):
            yield track, stage, elsewhere


def _elsewhere(scene: Scene, stage: Stage) -> str:
    """A stage to which a complaint about the holder of a post goes at once."""
    for rule in scene.procedure.all(ConflictOfInterest):
        if rule.goes_to and rule.complained_of in scene.posts_complained_of and stage.name in rule.stage:
            return rule.goes_to
    return ""


def _must_change(scene: Scene, stage: Stage, track: str, state: TrackState, service: str) -> bool:
    """Nobody barred or gone keeps a case, whoever steps in for a conflict of interest has it, and so has a new service."""
    out = barred(scene) | access_ended(scene) | also_barred(scene, stage.never)
    if state.holder is None:
        if state.wanted is None or any(person in out for person in state.wanted):
            return True
        return isinstance(route(scene, stage, track), Chosen)
    if any(person in out or (state.holder.post, person) in scene.office.left for person in state.holder.all):
        return True
    if service != scene.case.service and _of_a_service(scene, state.holder):
        return _others(scene, stage, track, state.holder)
    stepping_in = [post for rule in conflicts(scene, stage) for post in rule.instead]
    if not stepping_in or state.holder.post in (*stepping_in, "handler"):
        return False
    return _others(scene, stage, track, state.holder)


def _of_a_service(scene: Scene, holder: Holder) -> bool:
    rule = scene.procedure.get(Post, holder.post)
    return rule is not None and rule.of == "service"


def _others(scene: Scene, stage: Stage, track: str, holder: Holder) -> bool:
    found = route(scene, stage, track)
    return isinstance(found, Chosen) and found.people != holder.people
