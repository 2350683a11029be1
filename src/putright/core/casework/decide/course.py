"""Writing entries one after another, each seen by the next: moves between stages, tracks, assignment, and what follows of itself.

The one place where a step's effects become entries. Whether the step is open is decided elsewhere.
"""

from __future__ import annotations

from typing import Any

from putright.core.casework import entries as e
from putright.core.casework.action import Action
from putright.core.casework.case import Moment
from putright.core.casework.decide.hands import unsettled
from putright.core.casework.routing import Chosen, route
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import END, Effects, Happening, Stage, Track
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.scope import Kind

ROUNDS = 20
"""More consequences of consequences than any sound procedure has; the checker refuses rules that send a case round."""


class Course:
    """Entries being written for one action, and the scene as it stands after them."""

    def __init__(self, scene: Scene, action: Action) -> None:
        self.scene, self.action = scene, action
        self.entries: list[e.AnyEntry] = []
        self._before = len(scene.case.moments)
        self._service = scene.case.service

    def write(self, kind: type[e.Entry], track: str | None = None, **fields: Any) -> None:
        """Write one entry with the action's days and person, and see it at once."""
        base = {"on": self.action.on, "at": self.action.at, "by": self.action.by, "track": track or self.action.track}
        entry: Any = kind(**{**base, **fields})
        self.entries.append(entry)
        self.scene = self.scene.after([entry])

    def follow(self, effects: Effects, track: str, handler: tuple[e.Person, ...] = ()) -> None:
        """Write what follows from a step, in the order that `Effects` lays down."""
        for happening in effects.causes:
            self.write(e.Happened, track, happening=happening)
        if effects.finds:
            self.find(effects.finds, track)
        if effects.turns_into:
            self.write(e.KindChanged, track, feedback=effects.turns_into)
        if effects.opens:
            self.open_track(effects.opens, track)
        if effects.resumes and self.scene.case.track(effects.resumes).waits_for:
            self.write(e.TrackResumed, effects.resumes)
        if effects.restarts:
            self.enter(effects.restarts, MAIN)
        if effects.goes_to:
            self.go(effects.goes_to, track, effects.closes_as, handler)
        elif effects.turns_into:
            self.enter(self.scene.procedure.the(Kind, effects.turns_into).enters, MAIN)
        elif handler and effects.assigns:
            self.write(e.Assigned, track, to=handler, post="handler")

    def find(self, word: str, track: str) -> None:
        """The same finding on every point, with the words given for it, and that as the outcome."""
        for head in self.scene.case.heads:
            self.write(e.FindingMade, track, head=head, word=word, words=self.action.sealed())
        self.write(e.OutcomeConfirmed, track, word=word, proposed=word)

    def go(self, stage: str, track: str, closes_as: str | None = None, handler: tuple[e.Person, ...] = ()) -> None:
        """Move a track to a stage, or to its end."""
        if stage == END:
            self.end(track, closes_as or "")
        else:
            self.enter(stage, track, handler)

    def enter(self, name: str, track: str, handler: tuple[e.Person, ...] = ()) -> None:
        """Leave the present stage, enter another, and let somebody have the case there."""
        if present := self.scene.case.track(track).stage:
            self.write(e.StageLeft, track, stage=present)
        if self.scene.case.closed is not None:
            self.write(e.Reopened, track)
        self.write(e.StageEntered, track, stage=name)
        stage = self.scene.procedure.the(Stage, name)
        if stage.formal and not self.scene.case.registered:
            self.write(e.Registered, track)
        if stage.ends:
            self.end(track, stage.closes_as or name)
        elif handler:
            self.write(e.Assigned, track, to=handler, post="handler", clause=self.scene.clause(stage))
        else:
            self.assign(stage, track)

    def assign(self, stage: Stage, track: str) -> None:
        """Give the case to whoever the rules name; where nobody is left, to people who are to find somebody."""
        found = route(self.scene, stage, track)
        if isinstance(found, Chosen):
            self.write(
                e.Assigned, track, to=found.people, post=found.post, together_with=found.together_with,
                clause=found.clause, acting_for=found.acting_for,
            )  # fmt: skip
        else:
            self.write(e.HolderWanted, track, choosers=found.choosers, clause=found.clause)

    def open_track(
        self, name: str, beside: str, others: str | None = None, words: dict[str, str] | None = None
    ) -> None:
        """Begin a line of work; the others go on, wait or end."""
        rule = self.scene.procedure.the(Track, name)
        others = others or rule.others
        running = [track for track in self.scene.tracks if track != name]
        self.write(e.TrackOpened, beside, opened=name, others=others, words=words or {})
        for track in running:
            if others == "wait":
                self.hold(track, name)
            elif others == "end":
                self.write(e.TrackEnded, track, word=name)
        self.enter(rule.enters, name)

    def hold(self, track: str, waits_for: str) -> None:
        """Let a track wait until another ends."""
        self.write(e.TrackHeld, track, waits_for=waits_for)

    def end(self, track: str, word: str) -> None:
        """End a track; the case closes with its main track, or with the last that is left."""
        for waiting, state in self.scene.case.tracks.items():
            if state.waits_for == track:
                self.write(e.TrackResumed, waiting)
        if track != MAIN:
            self.write(e.TrackEnded, track, word=word)
        others_live = any(lives(self.scene, name) for name in self.scene.case.tracks if name != track)
        if not others_live and self.scene.case.closed is None:
            self.write(e.Closed, track, word=word if track == MAIN else self._main_word() or word)

    def _main_word(self) -> str:
        """The word of the end that the main track had come to before."""
        stage = self.scene.stage(MAIN)
        return (stage.closes_as or stage.name) if stage and stage.ends else ""

    def settle(self) -> tuple[e.AnyEntry, ...]:
        """Everything that follows of itself from what was written; then all entries."""
        seen = 0
        for _ in range(ROUNDS):
            fresh = self.scene.case.moments[self._before + seen :]
            seen += len(fresh)
            for moment in fresh:
                self._consequences(moment)
            self._reroute()
            if not self.scene.case.moments[self._before + seen :]:
                break
        return tuple(self.entries)

    def _consequences(self, moment: Moment) -> None:
        for rule in self.scene.procedure.all(Happening):
            track = rule.track or moment.track
            if not any(event.covers(moment.event) for event in rule.also_upon) or not self.scene.holds(rule.when):
                continue
            if rule.track is None or lives(self.scene, rule.track):
                self.write(e.Happened, track, happening=rule.name)
                self.follow(rule, track)
        for opening in self.scene.procedure.all(Track):
            if any(event.covers(moment.event) for event in opening.upon) and not lives(self.scene, opening.name):
                self.open_track(opening.name, moment.track)

    def _reroute(self) -> None:
        """Nobody who must give the case up keeps it."""
        for track, stage, elsewhere in tuple(unsettled(self.scene, self._service)):
            if elsewhere:
                self.enter(elsewhere, track)
            else:
                self.assign(stage, track)


def lives(scene: Scene, track: str) -> bool:
    """Whether a track has begun and is not over, waiting or not."""
    state = scene.case.track(track)
    return bool(state.stage) and not state.ended and not (track == MAIN and _at_end(scene, state.stage))


def _at_end(scene: Scene, stage: str) -> bool:
    rule = scene.procedure.get(Stage, stage)
    return rule is not None and rule.ends
