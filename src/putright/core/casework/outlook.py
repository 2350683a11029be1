"""Everything owed, allowed and open in a case at a moment: clocks, rights, letters, offers, who has it. Derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from putright.core.casework.action import Offer
from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState, clocks, windows
from putright.core.casework.decide import offers
from putright.core.casework.entries import Person
from putright.core.casework.office import Office
from putright.core.casework.owed import OwedLetter, owed_letters
from putright.core.casework.routing import barred
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.procedure import Procedure


@dataclass(frozen=True)
class Outlook:
    """What a scene comes to. Each part is worked out when first asked for."""

    scene: Scene

    @cached_property
    def clocks(self) -> tuple[ClockState, ...]:
        """Every clock that exists, met ones too."""
        return clocks(self.scene)

    @cached_property
    def rights(self) -> tuple[ClockState, ...]:
        """Every right that has opened, with its last day."""
        return windows(self.scene)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Everything that somebody may do now; what is owed comes first."""
        return tuple(sorted(offers(self.scene), key=lambda offer: not offer.urgent))

    @cached_property
    def owed(self) -> tuple[OwedLetter, ...]:
        """Letters that are owed."""
        return owed_letters(self.scene)

    @cached_property
    def barred(self) -> dict[Person, str]:
        """Everybody who may not see or decide the case, and why."""
        return barred(self.scene)

    @property
    def stage(self) -> Stage | None:
        """The stage of the main track."""
        return self.scene.stage()

    @property
    def holders(self) -> tuple[Person, ...]:
        """Who has the case on any track, or is to find somebody who will."""
        found: dict[Person, None] = {}
        for state in self.scene.case.tracks.values():
            people = state.holder.all if state.holder else state.wanted or ()
            found |= dict.fromkeys(people if not state.ended else ())
        return tuple(found)

    @property
    def holder_wanted(self) -> bool:
        """Somebody has to be found to have the case."""
        return any(state.wanted is not None and not state.ended for state in self.scene.case.tracks.values())

    @property
    def outcome_means(self) -> str:
        """What the outcome comes to, whatever the procedure calls it; empty where there is none."""
        outcome = self.scene.case.outcome
        rules = self.scene.procedure.all(Findings) if outcome else ()
        return next((rule.words_[outcome] for rule in rules if outcome in rule.words_), "")

    @property
    def open_to_all(self) -> tuple[ClockState, ...]:
        """The duties of the organisation that anybody may know of: none on a line of work that is for some posts alone."""
        return tuple(
            state
            for state in self.clocks
            if state.is_duty and not self.scene.is_for_some(state.rule.track or state.anchor.track)
        )

    @cached_property
    def next_due(self) -> ClockState | None:
        """The open duty that is due first; undated ones do not count."""
        dated = [s for s in self.clocks if s.open and s.due and s.state != "standing still" and _is_duty(s)]
        return min(dated, key=lambda state: (state.due, state.name), default=None)

    @property
    def status(self) -> str:
        """The stage in its own words, or how the case was closed."""
        if self.scene.case.closed is not None:
            return f"Closed: {self.scene.case.closed}" if self.scene.case.closed else "Closed"
        return self.stage.words if self.stage else "Received"

    def offers_to(self, person: Person) -> tuple[Offer, ...]:
        """What somebody may do now."""
        return tuple(offer for offer in self.offers if person in offer.by)


def _is_duty(state: ClockState) -> bool:
    return getattr(state.rule, "whose", "") in ("the organisation's duty", "a house target")


def outlook(procedure: Procedure, case: Case, office: Office) -> Outlook:
    """Everything owed, allowed and open."""
    return Outlook(Scene(procedure, case, office))
