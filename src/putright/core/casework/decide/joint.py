"""Decisions that several posts make together: proposed by whoever decides, in effect once somebody in every post has agreed.

What a decision then brings about is in `decisions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Choice, Field, Given, Offer, Refusal
from putright.core.casework.case import Proposal
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import allowed
from putright.core.casework.routing import barred, people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.people import LastResort

JOIN = "join decision"


def pending(scene: Scene, rule: Decision, track: str) -> Proposal | None:
    """What was proposed in this visit to the stage by somebody who may still take part."""
    found = scene.case.proposals.get(rule.name)
    if found is None or found.sequence <= scene.case.track(track).entered or found.made.by in barred(scene):
        return None
    return found


def offer_to_join(scene: Scene, rule: Decision, track: str) -> Offer:
    """To everybody in the posts that have not agreed yet."""
    found = pending(scene, rule, track)
    posts = [post for post in rule.jointly_with if found is None or post not in found.agreed]
    by = tuple(dict.fromkeys(person for post in posts for person in _speakers(scene, post, track)))
    chosen = next((o.words for o in rule.options if found and o.option == found.made.option), "")
    answers = (Choice("yes", "I agree"), Choice("no", "I do not agree"))
    fields = (
        Field("agrees", "choice", f"Do you agree: {chosen}?", True, choices=answers),
        Field("reasons", "words", "Reasons, if you do not", unless_refused=True),
    )
    title, clause = f"Agree: {rule.words}", scene.clause(rule)
    return Offer(JOIN, rule.name, title, by, clause, track, fields, urgent=True, source=rule.source)


def _speakers(scene: Scene, post: str, track: str) -> tuple[e.Person, ...]:
    """Whoever may agree for a post; where nobody can, those who find somebody as a last resort."""
    rule = scene.procedure.only(LastResort)
    return allowed(scene, [post], track, deciding=True) or people_for(scene, rule.posts if rule else (), track)


def _posts_of(scene: Scene, rule: Decision, action: Action) -> Iterator[str]:
    return (post for post in rule.jointly_with if action.by in _speakers(scene, post, action.track))


def still_to_agree(scene: Scene, rule: Decision, action: Action) -> bool:
    """Whether a decision needs more than whoever makes it."""
    return bool(set(rule.jointly_with) - set(_posts_of(scene, rule, action)))


def propose(course: Course, rule: Decision) -> None:
    """Write what is proposed; whoever proposes it agrees in every post of theirs that is asked."""
    action = course.action
    course.write(
        e.DecisionProposed, decision=rule.name, option=action.value("option"), handler=action.value("handler"),
        people=action.several("people"), outside=action.value("outside") == "yes", until=action.day("until"),
        words=action.sealed(),
    )  # fmt: skip
    if posts := tuple(_posts_of(course.scene, rule, action)):
        course.write(e.DecisionJoined, decision=rule.name, posts=posts)


def not_joined(scene: Scene, rule: Decision, action: Action) -> Refusal | None:
    """Not agreeing needs a reason."""
    if action.value("agrees") == "yes" or action.words.get("reasons", "").strip():
        return None
    return Refusal("Say why you do not agree.", scene.clause(rule), {"reasons": "Enter the reasons"})


def join(course: Course, rule: Decision) -> None:
    """Write that somebody agrees, or does not."""
    action = course.action
    posts = tuple(_posts_of(course.scene, rule, action))
    agrees = action.value("agrees") == "yes"
    course.write(e.DecisionJoined, decision=rule.name, posts=posts, agrees=agrees, words=action.sealed())


def as_proposed(scene: Scene, rule: Decision, action: Action) -> Action | None:
    """The action of whoever proposed the decision, on the day the last agreed; None while somebody has not."""
    found = scene.case.proposals.get(rule.name)
    if found is None or not found.agreed.issuperset(rule.jointly_with):
        return None
    made = found.made
    values: dict[str, Given] = {"option": made.option, "handler": made.handler, "people": made.people}
    values |= {"outside": "yes" if made.outside else "no", "until": str(made.until or "")}
    words = dict.fromkeys(made.words, "given when it was proposed")
    return replace(action, name="decide", by=made.by, values=values, words=words, seals={})
