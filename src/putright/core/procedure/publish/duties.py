"""What each post has to do, gathered from all rules: for new staff, and for anybody who wants to know who does what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import (
    Agreement,
    Appointment,
    Decision,
    Escalation,
    Happening,
    Judgement,
    Report,
    SignOff,
    Stage,
)
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import ConflictOfInterest, LastResort, Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.publish.events import either
from putright.core.procedure.publish.summary import time_in_words
from putright.core.procedure.publish.wording import post_in_words

EVERYBODY, HANDLER = "any staff", "handler"
ALIKE = {"receiver": EVERYBODY}
"""Words for a person that are told under another: whoever took it in may be anybody."""

HAS, DECIDES, WRITES, KEEPS, DOES, STEPS_IN = (
    "You have it at these steps",
    "You decide",
    "You write and sign",
    "You keep to these times",
    "You do this and write it down",
    "You step in",
)
ORDER = (HAS, DECIDES, WRITES, KEEPS, DOES, STEPS_IN)


@dataclass(frozen=True)
class Duties:
    """What one post has to do: each sort of duty with what it is."""

    who: str
    """The name of the post, or `any staff` or `handler`."""
    title: str
    duties: tuple[tuple[str, tuple[str, ...]], ...]


def duties(procedure: Procedure) -> tuple[Duties, ...]:
    """Everybody's duties first, then those of whoever has a case, then each post's in document order."""
    found: dict[str, dict[str, list[str]]] = {}
    for who, sort, what in _all(procedure):
        listed = found.setdefault(ALIKE.get(who, who), {}).setdefault(sort, [])
        if what not in listed:
            listed.append(what)
    posts = [post.name for post in procedure.all(Post)]
    return tuple(_of(procedure, who, found[who]) for who in (EVERYBODY, HANDLER, *posts) if who in found)


def _of(procedure: Procedure, who: str, found: dict[str, list[str]]) -> Duties:
    titles = {EVERYBODY: "Everybody who works here", HANDLER: "Whoever has the case"}
    words = titles.get(who) or post_in_words(procedure, who)
    sorts = tuple((sort, tuple(found[sort])) for sort in ORDER if sort in found)
    return Duties(who, f"{words[:1].upper()}{words[1:]}", sorts)


def _all(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    """Who, which sort of duty, and what it is."""
    for rule in procedure.rules:
        match rule:
            case Stage() if not rule.ends:
                yield from _each(rule.held_by, HAS, _quoted(rule))
            case Decision() | Judgement() | Appointment() | Agreement():
                yield from _each(rule.by or (HANDLER,), DECIDES, _quoted(rule))
            case Letter():
                yield from _each(rule.by or (HANDLER,), WRITES, _quoted(rule))
            case Clock() if rule.whose in ("the organisation's duty", "a house target"):
                yield from _each(rule.by or (HANDLER,), KEEPS, f"{_quoted(rule)}: {time_in_words(procedure, rule)}")
            case Happening() | Report() | SignOff() | Escalation():
                yield from _each(rule.by or (HANDLER,), DOES, _quoted(rule))
            case Right() if rule.judged_by:
                yield from _each(rule.judged_by, DECIDES, f"if this can go ahead: {_quoted(rule)}")
            case ConflictOfInterest():
                about = f"when somebody complains about the {post_in_words(procedure, rule.complained_of)}"
                yield from _each((*rule.instead, *rule.together_with), STEPS_IN, about)
            case LastResort():
                yield from _each(rule.posts, STEPS_IN, "when nobody else is free to take a complaint")


def _each(posts: tuple[str, ...], sort: str, what: str) -> Iterator[tuple[str, str, str]]:
    yield from ((post, sort, what) for post in posts)


def _quoted(rule: Rule) -> str:
    """The title as the public reads it, in quotation marks: there `you` is the person who complains."""
    return f"“{rule.title or f'{rule.name[:1].upper()}{rule.name[1:]}'}”"


def first_hands(procedure: Procedure, stage: str) -> str:
    """Who has what enters a stage, in words; empty where it is whoever took it in."""
    rule = procedure.get(Stage, stage)
    posts = [name for name in rule.held_by if procedure.get(Post, name)] if rule else []
    return either(post_in_words(procedure, name) for name in posts)
