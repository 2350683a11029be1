"""Which line of work the page of a case speaks of: the main one, or one beside it that the person may be told of."""

from __future__ import annotations

from putright.core.casework import entries as e
from putright.core.procedure.model.flow import Stage, Track
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.rights import Right
from putright.register.lists import TrackingPage
from putright.web.telling.theirs import theirs


def leading(seen: TrackingPage) -> str:
    """The main track; while that waits, or is over, the one beside it that is at work, if the person may know of it."""
    case, main = seen.outlook.scene.case, seen.outlook.scene.case.track(MAIN)
    if main.waits_for:
        return main.waits_for if may_be_told(seen, main.waits_for) else MAIN
    stage = seen.outlook.stage
    if stage is None or not stage.ends:
        return MAIN
    beside = (name for name, track in case.tracks.items() if name != MAIN and track.stage and not track.ended)
    return next((name for name in beside if may_be_told(seen, name)), MAIN)


def leading_stage(seen: TrackingPage) -> Stage | None:
    """The stage of that track."""
    return seen.outlook.scene.stage(leading(seen))


def may_be_told(seen: TrackingPage, name: str) -> bool:
    """Whether the person may know that a track is at work.

    Everybody sees it; or their own request opened it; or the matter waits for it and the procedure says what may be told.
    """
    rule = seen.procedure.get(Track, name)
    if rule is None:
        return False
    waits = seen.outlook.scene.case.track(MAIN).waits_for == name
    return not rule.access or _asked_for(seen, name) or (waits and bool(rule.tells))


def _asked_for(seen: TrackingPage, track: str) -> bool:
    used = {one.entry.right for one in seen.entries if isinstance(one.entry, e.RightUsed)}
    rules = (rule for rule in seen.procedure.all(Right) if rule.name in used)
    return any(track in (rule.used.opens, rule.admitted.opens) for rule in rules)


def told_of(seen: TrackingPage) -> tuple[str, ...]:
    """What the procedure lets the person be told of tracks at work beside the main one."""
    tracks = (
        name
        for name, track in seen.outlook.scene.case.tracks.items()
        if name != MAIN and track.stage and not track.ended
    )
    rules = (seen.procedure.get(Track, name) for name in tracks if _is_spoken_of(seen, name))
    return tuple(theirs(rule.tells) for rule in rules if rule and rule.tells)


def _is_spoken_of(seen: TrackingPage, name: str) -> bool:
    """A matter that does not wait for a track is not said to: only what it waits for, or what the person asked for."""
    return seen.outlook.scene.case.track(MAIN).waits_for == name or _asked_for(seen, name)
