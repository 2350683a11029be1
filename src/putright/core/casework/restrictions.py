"""What a restriction on contact takes out of what is owed. Who decides on one is in `decide.stopping`."""

from __future__ import annotations

from putright.core.casework.entries import CommunicationReceived
from putright.core.casework.scene import Scene
from putright.core.procedure.model.people import Restriction
from putright.core.procedure.model.purposes import Purpose


def restricted_by(scene: Scene, purpose: Purpose, sequence: int) -> str:
    """The restriction in force by which nothing of a purpose is owed upon an entry, or an empty word.

    What came before the decision stays owed, and so does what the rule says is still owed. A message about a new
    matter is owed its answer all the same, unless the restriction covers all contact.
    """
    upon = scene.case.journal[sequence - 1]
    for state in scene.case.restrictions:
        rule = scene.procedure.the(Restriction, state.restriction)
        if not state.holds or sequence <= state.decided or purpose in rule.still_owed:
            continue
        if rule.covers == "all contact" or not (isinstance(upon, CommunicationReceived) and upon.new_matter):
            return state.restriction
    return ""
