"""A procedure, a case and an office taken together, and what conditions come to there. It decides nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from putright.core.casework.case import ActionState, Case
from putright.core.casework.entries import AnyEntry, Person
from putright.core.casework.fold import fold
from putright.core.casework.office import Office
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.flow import Stage, Track
from putright.core.procedure.model.keeping import Findings, Remedies
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.scope import Channels, Fact, Kind


@dataclass(frozen=True)
class Scene:
    """Everything a rule may look at."""

    procedure: Procedure
    case: Case
    office: Office
    known: dict[Hashable, tuple[Person, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Answers to who may do what, each worked out once: many offers ask the same."""
    reckoned: dict[str, tuple[Any, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Clocks and windows, worked out once for the same reason."""

    def after(self, entries: Iterable[AnyEntry]) -> Scene:
        """The scene once these entries are made."""
        return Scene(self.procedure, fold(entries, self.case), self.office)

    def clause(self, rule: Rule) -> str:
        """How the clause of a rule is named to people."""
        return self.procedure.clause_of(rule).label

    def stage(self, track: str = MAIN) -> Stage | None:
        """The rule of the stage a track is in."""
        return self.procedure.get(Stage, self.case.track(track).stage)

    def is_for_some(self, track: str) -> bool:
        """Whether a track and what belongs to it is seen by the holders of named posts alone."""
        rule = self.procedure.get(Track, track)
        return rule is not None and bool(rule.access)

    def must_declare(self, person: Person) -> bool:
        """Whether somebody has the case, or stands in for who has, where an interest is declared first, and has not said
        that they have none.
        """
        return self.case.interests.get(person) != "none" and person in self._with_deputies(self.asked_to_declare)

    def agreed(self, action: ActionState) -> str:
        """What was agreed, in the words of the procedure and nobody's own."""
        rule = self.procedure.get(Remedies, action.remedies)
        return rule.list_.get(action.means, rule.words) if rule else action.means

    @property
    def asked_to_declare(self) -> tuple[Person, ...]:
        """Whoever has the case on a track where an interest is declared first, whatever they have said."""
        asked = (track for track in self.tracks if (stage := self.stage(track)) and stage.declares_interest)
        holders = (holder for track in asked if (holder := self.case.track(track).holder))
        return tuple(dict.fromkeys(person for holder in holders for person in holder.all))

    def _with_deputies(self, people: tuple[Person, ...]) -> set[Person]:
        away = (person for person in people if self.office.is_away(person))
        return {*people, *(deputy for person in away for deputy in self.office.standing_in(person))}

    @cached_property
    def tracks(self) -> tuple[str, ...]:
        """Tracks on which something can be done now: begun, not ended, not waiting."""
        return tuple(n for n, t in self.case.tracks.items() if t.stage and not t.ended and not t.waits_for)

    def seniority(self, person: Person) -> int:
        """The seniority of the highest post somebody holds."""
        posts = (self.procedure.get(Post, post) for post in self.office.posts_of(person))
        return max((post.seniority for post in posts if post), default=0)

    def is_staff(self, person: Person) -> bool:
        """Whether somebody works here, and does not only hold a post for people from outside."""
        posts = [self.procedure.get(Post, post) for post in self.office.posts_of(person)]
        return any(post is not None and not post.outside for post in posts)

    def holds(self, conditions: Iterable[Condition], after: int = 0) -> bool:
        """Whether all conditions hold; events count only when recorded after the sequence given."""
        return all(self.is_so(condition, after) for condition in conditions)

    def is_so(self, condition: Condition, after: int = 0) -> bool:
        """Whether one condition holds. A day set for later (a hearing) must have come, the last one that was set."""
        if condition.event:
            if condition.event.aspect == "outcome confirmed" and self.case.in_question:
                return False
            seen = self.case.seen(condition.event, after)
            return bool(seen) and seen[-1].on <= self.office.today
        wanted, negated = set(condition.values), condition.negated
        if negated and condition.values and (whole := f"not {condition.values[0]}") in self._outcomes(condition.name):
            wanted, negated = {whole, *condition.values[1:]}, False
        return (not self.values(condition.name).isdisjoint(wanted)) != negated

    def _outcomes(self, name: str) -> frozenset[str]:
        """Words for an outcome, some of which begin with `not`: `outcome is not upheld` means that very word."""
        if name != "outcome":
            return frozenset()
        return frozenset(word for rule in self.procedure.all(Findings) for pair in rule.words_.items() for word in pair)

    def values(self, name: str) -> frozenset[str]:
        """What a name stands for just now: usually one word, several where a service is part of another, none if unknown."""
        known = self._of_the_case(name)
        if known is None:
            known = [self.case.decisions.get(name, ""), self.case.judgements.get(name, ""), self._fact(name)]
            known += self.case.terms.get(name, {}).values()
        return frozenset(word for word in known if word)

    def _fact(self, name: str) -> str:
        rule = self.procedure.get(Fact, name)
        return self.case.facts.get(name, "") or (rule.usually or "" if rule else "")

    def _of_the_case(self, name: str) -> Iterable[str] | None:
        case = self.case
        match name:
            case "kind":
                return [case.feedback]
            case "service":
                return self.office.lineage(case.service)
            case "category":
                return case.categories
            case "stage":
                return [track.stage for track in case.tracks.values()]
            case "outcome":
                return self._outcome_words()
            case "satisfaction":
                return [case.satisfaction]
            case "channel":
                return self._channel_words()
            case "spoken for":
                return [case.arrival.spoken_for if case.arrival else ""]
            case "complained of":
                return self.posts_complained_of
            case "remedy" | "corrective action" | "preventive action" | "improvement":
                return [self._actions(name)]
            case "anonymous" | "formal" | "registered" | "represented" | "withdrawn" | "informal" | "remedy stated":
                return ["yes" if self._flags[name] else "no"]
        return None

    @property
    def _flags(self) -> dict[str, bool]:
        arrival = self.case.arrival
        return {
            "anonymous": self.case.anonymous,
            "formal": self.case.registered,
            "registered": self.case.registered,
            "represented": bool(arrival and arrival.representative),
            "withdrawn": self.case.withdrawn,
            "informal": bool(arrival and arrival.informal),
            "remedy stated": bool(arrival and arrival.wanted_stated),
        }

    def _outcome_words(self) -> list[str]:
        word = self.case.outcome
        found = next((f.words_[word] for f in self.procedure.all(Findings) if word in f.words_), "")
        return [word, found]

    def _actions(self, means: str) -> str:
        """How the actions of one kind stand together: none, open while any is to be carried out, or done."""
        kinds = {rule.name for rule in self.procedure.all(Remedies) if rule.means == means}
        agreed = [action for action in self.case.actions if action.remedies in kinds and not action.dropped]
        return ("open" if any(action.open for action in agreed) else "done") if agreed else "none"

    def _channel_words(self) -> list[str]:
        channels, arrival = self.procedure.only(Channels), self.case.arrival
        if arrival is None:
            return []
        written = channels is None or arrival.channel in channels.in_writing
        return [arrival.channel, "in writing" if written else "spoken"]

    @cached_property
    def posts_complained_of(self) -> tuple[str, ...]:
        """Posts held by the people complained about, and until triage the posts under suspicion."""
        named = [post for person in sorted(self.case.complained_of) for post in self.office.posts_of(person)]
        arrival = self.case.arrival
        suspected = () if self.case.triaged or arrival is None else arrival.suspected_posts
        return tuple(dict.fromkeys([*named, *suspected]))

    @property
    def kind(self) -> Kind | None:
        """The rule of the case's kind of feedback."""
        return self.procedure.get(Kind, self.case.feedback)
