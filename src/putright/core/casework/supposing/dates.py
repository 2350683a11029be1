"""Every clock and every right's window of a supposed case, those no longer counted apart."""

from __future__ import annotations

from dataclasses import dataclass

from putright.core.casework.clocks import ClockState, clocks, windows
from putright.core.casework.office import Office
from putright.core.casework.scene import Scene
from putright.core.casework.supposing.journal import supposed_scene
from putright.core.casework.supposing.words import Supposed
from putright.core.procedure.model.procedure import Procedure


@dataclass(frozen=True)
class Dates:
    """What a supposed case comes to on its last day."""

    scene: Scene
    clocks: tuple[ClockState, ...]
    """Clocks that exist and windows that are or were open, in document order, clocks first."""
    set_aside: tuple[ClockState, ...]
    """Clocks and windows that no longer count, each with why."""


def dates(procedure: Procedure, office: Office, supposed: Supposed) -> Dates:
    """The clocks of a supposed case; ValueError where what is supposed cannot be."""
    scene = supposed_scene(procedure, office, supposed)
    states = (*clocks(scene), *windows(scene))
    return Dates(
        scene,
        tuple(state for state in states if state.state != "set aside"),
        tuple(state for state in states if state.state == "set aside"),
    )
