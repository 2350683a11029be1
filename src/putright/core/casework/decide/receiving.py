"""Taking something in: the first entries of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import known_posts
from putright.core.casework.entries import COMPLAINANT, SYSTEM
from putright.core.casework.entries.arriving import is_hour
from putright.core.casework.office import Office
from putright.core.casework.routing import people_for
from putright.core.casework.scene import Scene
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.purposes import CHANNELS, SPOKEN_FOR
from putright.core.procedure.model.scope import Categories, Channels, Fact, Kind

FACT = "fact:"
"""What stands before the name of a fact among the values of a receipt."""


def offers(scene: Scene) -> Iterator[Offer]:
    """One offer for each kind of feedback; only for a case that has no entry yet."""
    if scene.case.arrival is None:
        for kind in scene.procedure.all(Kind):
            yield _offer(scene, kind)


def receipt(procedure: Procedure, office: Office, kind: Kind) -> Offer:
    """What is asked where something of this kind is brought in."""
    return _offer(Scene(procedure, Case(), office), kind)


def _offer(scene: Scene, kind: Kind) -> Offer:
    by = people_for(scene, kind.by, MAIN) if kind.by else (COMPLAINANT, SYSTEM, *scene.office.staff)
    return Offer("receive", kind.name, kind.words, by, scene.clause(kind), fields=tuple(_fields(scene, kind)))


def _fields(scene: Scene, kind: Kind) -> Iterator[Field]:
    yield Field("channel", "choice", "How did it reach you?", True, choices=_choices(channels(scene)))
    services = tuple(Choice(s.service, s.title or s.service) for s in scene.office.services.values())
    yield Field("service", "choice", "Which service is it about?", choices=services)
    if listed := categories(scene, kind):
        yield Field("categories", "choices", "What is it about?", kind.category_required, choices=listed)
    for fact in scene.procedure.all(Fact):
        if not fact.kinds or kind.name in fact.kinds:
            choices = tuple(Choice(name, words) for name, words in fact.options.items())
            yield Field(FACT + fact.name, "choice", fact.question, choices=choices)
    yield Field("suspected posts", "choices", "Who might be complained about?", choices=_choices(known_posts(scene)))
    for part in kind.asks:
        yield Field(part, "words", part.capitalize())
    names = () if kind.nameless else ("complainant", "representative", "usual contact")
    for name in (*names, "hour"):
        yield Field(name, "text", name.capitalize())
    if not kind.nameless:
        said = tuple(Choice(word, f"The person {word}") for word in SPOKEN_FOR)
        yield Field("spoken for", "choice", "Does the person they speak for agree?", choices=said)
    yield Field("informal", "yes or no", "Should it be dealt with informally first?")


def _choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(word, word.capitalize()) for word in words)


def channels(scene: Scene) -> tuple[str, ...]:
    """The channels of the procedure, or all there are."""
    rule = scene.procedure.only(Channels)
    return rule.all if rule else CHANNELS


def categories(scene: Scene, kind: Kind) -> tuple[Choice, ...]:
    """What a matter of this kind may be about, `other` last."""
    found = [Choice(n, w) for c in scene.procedure.all(Categories) if kind.name in c.of for n, w in c.list_.items()]
    other = any(c.other for c in scene.procedure.all(Categories) if kind.name in c.of)
    return (*found, *([Choice("other", "Something else")] if other else []))


def carry_out(scene: Scene, offer: Offer, action: Action) -> Answer:
    """The receipt, the first stage and whoever has the case there."""
    kind = scene.procedure.the(Kind, offer.about)
    if refusal := _refused(scene, kind, action):
        return refusal
    course = Course(scene, action)
    course.write(e.Received, **_received(kind, action), words=action.sealed())
    course.enter(kind.enters, action.track)
    return course.settle()


def _refused(scene: Scene, kind: Kind, action: Action) -> Refusal | None:
    clause = scene.clause(kind)
    if kind.nameless and (action.value("complainant") or action.value("representative")):
        return Refusal(
            "This record is kept without the customer's name.", clause, {"complainant": "Leave the name out"}
        )
    if not kind.anonymous and not action.value("complainant"):
        return Refusal("This needs a name and a way to reply.", clause, {"complainant": "Give a name"})
    if kind.cause_required and not action.words.get("cause", "").strip():
        return Refusal("Say what caused it.", clause, {"cause": "Say what caused it"})
    if action.value("hour") and not is_hour(action.value("hour")):
        return Refusal("Enter the time of day as in 16:05.", "", {"hour": "Enter a time such as 16:05"})
    return None


def _received(kind: Kind, action: Action) -> dict[str, Any]:
    facts = {name.removeprefix(FACT): action.value(name) for name in action.values if name.startswith(FACT)}
    return {
        "feedback": kind.name,
        "channel": action.value("channel"),
        "hour": action.value("hour"),
        "service": action.value("service"),
        "categories": action.several("categories"),
        "complainant": "" if kind.nameless else action.value("complainant"),
        "representative": action.value("representative"),
        "spoken_for": action.value("spoken for") if action.value("representative") else "",
        "suspected_posts": action.several("suspected posts"),
        "facts": {name: value for name, value in facts.items() if value},
        "usual_contact": action.value("usual contact"),
        "informal": action.value("informal") == "yes",
        "heads": action.several("heads") or ("1",),
        "wanted_stated": bool(action.words.get("outcome wanted", "").strip()),
    }


RECEIVING = Chapter(("receive",), offers, carry_out)
