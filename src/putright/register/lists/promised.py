"""What an organisation told somebody that it would do for them: the actions of their case that stood in a letter to them."""

from __future__ import annotations

from dataclasses import dataclass

from putright.core.casework import entries as e
from putright.core.casework.case import ActionState
from putright.core.casework.scene import Scene
from putright.core.casework.told import told_actions
from putright.register.models import Paper


@dataclass(frozen=True)
class ActionTold:
    """An action as whoever complained was told of it, and where it stands now."""

    state: ActionState
    what: str
    """What is to be done, in the words that were agreed, or of the procedure where these were erased."""


def of_case(scene: Scene) -> tuple[ActionTold, ...]:
    """Every action that was told, in the order in which they were agreed."""
    told = told_actions(scene)
    if not told:
        return ()
    stamps = {
        entry.action: entry.words.get("what", "") for entry in scene.case.journal if isinstance(entry, e.ActionAgreed)
    }
    found = Paper.objects.filter(seal__in=[stamps[action] for action in told if stamps[action]], erased_at=None)
    words = dict(found.values_list("seal", "words"))
    return tuple(
        ActionTold(state, words.get(stamps[state.action], "") or scene.agreed(state))
        for state in scene.case.actions
        if state.action in told
    )
