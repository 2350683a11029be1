"""Whether a step is open, who may take it and what it still needs. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.casework.action import Action, Choice, Field, Offer, Refusal
from putright.core.casework.entries import COMPLAINANT, Person
from putright.core.casework.outcomes import again_first
from putright.core.casework.routing import access_ended, barred, people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.flow import Step
from putright.core.procedure.model.people import SIDES, Post
from putright.core.procedure.model.procedure import MAIN

ACTIONS_BY_KIND = {
    "decision": "decide",
    "judgement": "judge",
    "happening": "record happening",
    "letter": "send letter",
    "right": "use right",
    "agreement": "agree",
    "appointment": "appoint",
    "report": "give report",
    "sign-off": "sign off",
    "withdrawal": "withdraw",
    "escalation": "escalate",
}

DECIDING = ("decision", "judgement", "sign-off")
"""Kinds of step for which powers to put right or to investigate are not enough."""


def tracks_of(scene: Scene, step: Step, waiting: bool = False) -> Iterator[str]:
    """The tracks on which a step is open now; with `waiting`, those too that wait for another."""
    if scene.case.closed is None:
        for track in scene.case.tracks if waiting else scene.tracks:
            if _in_place(scene, step, track) and scene.holds(step.when):
                yield track


def _in_place(scene: Scene, step: Step, track: str) -> bool:
    stage = scene.stage(track)
    if stage is None or stage.ends:
        return False
    return stage.name in step.stage if step.stage else track == (step.track or MAIN)


def allowed(scene: Scene, words: Iterable[str], track: str, deciding: bool = False) -> tuple[Person, ...]:
    """Everybody unbarred who may take a step; no words means whoever has the case."""
    words = tuple(words) or ("handler",)
    return people_for(scene, words, track, scene.stage(track), deciding)


def recorders(scene: Scene) -> tuple[Person, ...]:
    """Everybody who may keep the record: unbarred staff, whatever they did earlier, and whoever is appointed to the case."""
    appointed = (person for people in scene.case.appointed.values() for person in people)
    out = barred(scene) | access_ended(scene)
    return tuple(dict.fromkeys([*people_for(scene, ["any staff"], MAIN), *(p for p in appointed if p not in out)]))


def done_in_this_visit(scene: Scene, track: str, event_name: str, aspect: str) -> bool:
    """Whether something has happened since the track entered its present stage."""
    found = scene.case.index.get((event_name, aspect), ())
    return any(m.sequence > scene.case.track(track).entered for m in found)


def offer(
    scene: Scene, step: Step, track: str, fields: Iterable[Field] = (), by: tuple[Person, ...] | None = None
) -> Offer:
    """The offer of a step, named by its kind."""
    by = by if by is not None else allowed(scene, step.by, track, step.kind in DECIDING)
    return Offer(
        ACTIONS_BY_KIND[step.kind], step.name, step.words, by, scene.clause(step), track,
        (*fields, *asked(step.asks)), source=step.source,
    )  # fmt: skip


def asked(parts: Iterable[str]) -> tuple[Field, ...]:
    """A field of free words for each part a rule asks for."""
    return tuple(Field(part, "words", part.capitalize(), required=True, unless_refused=True) for part in parts)


def unmet(
    scene: Scene, step: Step, action: Action, needs: Iterable[Condition] = (), asks: Iterable[str] = ()
) -> Refusal | None:
    """What a step still needs: events that must have happened first, then words that must be given."""
    track = action.track
    also = [condition for more in step.also_needs if scene.holds(more.when) for condition in more.needs]
    for condition in (*step.needs, *also, *needs):
        since = scene.case.track(track).entered if step.needs_in_this_visit else 0
        if not scene.is_so(condition, since):
            return Refusal(f"This cannot be done yet: {in_words(scene, condition)}.", scene.clause(step))
    missing = {part: f"Enter the {part}" for part in (*step.asks, *asks) if not action.words.get(part, "").strip()}
    if missing:
        return Refusal(f"This needs {' and '.join(missing)}.", scene.clause(step), missing)
    return None


def in_words(scene: Scene, condition: Condition) -> str:
    """A condition that does not hold, as a person would say it."""
    if condition.event is None:
        return f"{condition.name} must be {'other than ' if condition.negated else ''}{' or '.join(condition.values)}"
    event = condition.event
    if event.aspect == "outcome confirmed" and (why := again_first(scene)):
        return why[:1].lower() + why[1:].rstrip(".")
    rule = next((r for r in scene.procedure.rules if r.name == event.name and r.kind in ACTIONS_BY_KIND), None)
    title = rule.title if rule and rule.title else ""
    return f"{title} comes first" if title else f"'{event}' comes first"


def eligible_staff(scene: Scene, posts: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Unbarred staff to choose from, of some posts or of all."""
    out = barred(scene)
    people = [p for post in posts for p in scene.office.everybody_in(post)] if posts else list(scene.office.staff)
    return tuple(Choice(person, person) for person in dict.fromkeys(people) if person not in out)


def known_posts(scene: Scene) -> tuple[str, ...]:
    """All posts of the procedure, in document order."""
    return tuple(post.name for post in scene.procedure.all(Post))


def of_a_side(words: Iterable[str]) -> bool:
    """Whether something is for one of the two sides to say, and so for staff to record."""
    return not set(SIDES).isdisjoint(words)


def complainants(scene: Scene, words: Iterable[str], track: str) -> tuple[Person, ...]:
    """Whoever may act for a side: the complainant themselves, and staff who record what either side said or wrote."""
    words = tuple(words)
    side = (COMPLAINANT,) if "complainant" in words else ()
    return (*side, *people_for(scene, ["any staff"], track))
