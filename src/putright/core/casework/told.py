"""Which actions whoever complained was told of: those that a letter to them made from the record. No words are here."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.casework import entries as e
from putright.core.casework.scene import Scene
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import ACTIONS_TOLD


def told_actions(scene: Scene) -> frozenset[str]:
    """The numbers of the actions that stood in a letter to whoever complained and were not dropped since.

    A part that somebody wrote in words of their own tells what these words say, and no action of the record; what may not
    be told, and what belongs to a track that only some posts see, was not told.
    """
    if not scene.case.actions:
        return frozenset()
    withheld = {item for _, _, item in scene.case.limited}
    journal = [(n, entry) for n, entry in enumerate(scene.case.journal, 1) if n not in withheld]
    agreed: dict[str, str] = {}
    told: set[str] = set()
    waiting: set[str] = set()
    for _, entry in journal:
        match entry:
            case e.ActionAgreed() if not scene.is_for_some(entry.track):
                rule = scene.procedure.get(Remedies, entry.remedies)
                agreed[entry.action] = rule.means if rule else ""
                waiting |= {entry.action} if entry.approved_by else set()
            case e.ActionDropped():
                agreed.pop(entry.action, None)
            case e.ActionApproved():
                waiting.discard(entry.action)
                if entry.answer == "no":
                    agreed.pop(entry.action, None)
            case e.LetterSent() if _to_complainant(scene, entry):
                means = set(_means_told(entry))
                told |= {action for action, its in agreed.items() if its in means and action not in waiting}
    return frozenset(told & set(agreed))


def _means_told(entry: e.LetterSent) -> Iterator[str]:
    for part, means in ACTIONS_TOLD.items():
        if part in entry.parts and part not in entry.words:
            yield from means


def _to_complainant(scene: Scene, entry: e.LetterSent) -> bool:
    rule = scene.procedure.get(Letter, entry.letter)
    return rule is not None and rule.to == "complainant" and not scene.is_for_some(entry.track)
