"""Random valid procedures, random offices and random walks through them, for the properties that must always hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from putright.core.casework.action import Action, Field, Given, Offer, Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide import decide
from putright.core.casework.entries import COMPLAINANT, SYSTEM, AnyEntry
from putright.core.casework.fold import fold
from putright.core.casework.office import AnyOfficeEntry, DeputyNamed, Office, PostTaken, office_at
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.load import load_text
from putright.core.procedure.model.procedure import MAIN, Procedure

SHIPPED = Path(__file__).parents[3] / "procedures"
POSTS = ("clerk", "officer", "manager", "director", "chief", "chair")
QUIET = (
    "record communication", "record satisfaction", "add note", "add paper", "end contact", "link case", "correct",
    "name person", "clear person", "declare interest", "delegate", "add head", "move version",
)  # fmt: skip
"""Actions that are always open and seldom move a case; a walk takes them less often than the others."""
START = datetime(2026, 10, 12, 9, tzinfo=UTC)

FRONT = """---
procedure: made-up
title: A made-up procedure
organisation: Nobody in particular
version: '1'
in force from: 2020-01-01
calendar: england-and-wales
counting: {first day: the day after, received on a closed day: as is, due on a closed day: stays}
---
# 1 All of it

Words.
"""


def random_procedure(random: Random) -> Procedure:
    """A valid procedure with one to five stages, each held by random posts and left by random steps."""
    stages = [f"stage {n}" for n in range(1, random.randint(1, 5) + 1)]
    rules = [
        f"post: {post}\nseniority: {10 * n}\nseveral: {random.choice(['yes', 'no'])}\nreading: may have no part"
        for n, post in enumerate(POSTS, 1)
    ]
    rules += [f"kind of feedback: complaint\ncounts as: complaint\nenters: {stages[0]}"]
    rules += ["stage: over\npurpose: end\nends: yes\ncloses as: over"]
    for number, stage in enumerate(stages):
        onwards = [*stages[number + 1 :], "over"]
        rules += list(_stage(random, stage, onwards[0], [*stages, "over"]))
    rules += list(_conflicts(random, stages))
    rules += [f"last resort: somebody\nposts: [{', '.join(random.sample(POSTS, 3))}]"]
    text = FRONT + "".join(f"\n```rule\n{rule}\n```\n" for rule in rules)
    return load_text(text)


def _stage(random: Random, stage: str, onwards: str, anywhere: list[str]) -> Iterator[str]:
    held = random.sample(POSTS, random.randint(1, 3))
    yield (
        f"stage: {stage}\npurpose: review\nheld by: [{', '.join(held)}]\nfindings: yes\n"
        f"declares interest: {random.choice(['yes', 'no'])}"
    )
    yield (
        f"decision: of {stage}\npurpose: review\nstage: {stage}\noptions:\n"
        f"  - {{option: on, goes to: {onwards}}}\n"
        f"  - {{option: elsewhere, asks: reasons, goes to: {random.choice(anywhere)}}}\n"
        f"  - {{option: to somebody, chooses: {random.choice(POSTS)}, assigns: yes}}"
    )
    yield (
        f"clock: answer of {stage}\npurpose: response\nstage: {stage}\nstarts: {stage} entered\n"
        f"within: {random.randint(1, 28)} {random.choice(['working days', 'calendar days'])}\nmet by: of {stage} decided"
    )
    if random.random() < 0.5:
        yield f"judgement: worth of {stage}\npurpose: validity\nstage: {stage}\nquestion: Is it so?\nno: {{goes to: over}}"
    if random.random() < 0.5:
        yield (
            f"right: again after {stage}\npurpose: review request\nupon: {stage} left\nwithin: 5 working days\n"
            f"admitted: {{goes to: {stage}}}"
        )


def _conflicts(random: Random, stages: list[str]) -> Iterator[str]:
    for post in random.sample(POSTS, random.randint(0, 3)):
        instead = random.sample([p for p in POSTS if p != post], 2)
        where = f"stage: [{', '.join(random.sample(stages, 1))}]" if random.random() < 0.5 else ""
        yield f"conflict of interest: about the {post}\ncomplained of: {post}\ninstead: [{', '.join(instead)}]\n{where}"


def random_office(random: Random, procedure: Procedure, posts: tuple[str, ...]) -> Callable[[datetime], Office]:
    """An organisation with few or many people, some of them in several posts."""
    people = [f"person {n}" for n in range(1, random.randint(2, 9))]
    journal: list[AnyOfficeEntry] = []
    for post in posts:
        chosen = random.sample(people, min(len(people), random.randint(0, 2)))
        journal += [PostTaken(on=START.date(), at=START, post=post, person=person) for person in chosen]
    for person in people:
        journal.append(PostTaken(on=START.date(), at=START, post=random.choice(posts), person=person))
        if random.random() < 0.3:
            journal.append(DeputyNamed(on=START.date(), at=START, person=person, deputy=random.choice(people)))
    return lambda now: office_at(journal, now, procedure.front.calendar)


@dataclass
class Walk:
    """A case on a random walk, with everything that was written in it."""

    random: Random
    procedure: Procedure
    office_on: Callable[[datetime], Office]
    now: datetime = START

    def __post_init__(self) -> None:
        self.case = Case()
        self.journal: list[AnyEntry] = []
        self.refused = 0

    @property
    def office(self) -> Office:
        """The office now."""
        return self.office_on(self.now)

    def outlook(self) -> Outlook:
        """The outlook now."""
        return outlook(self.procedure, self.case, self.office)

    def step(self) -> tuple[AnyEntry, ...]:
        """Let some time pass and do something that is open, filled in at random."""
        self.now += timedelta(days=self.random.choice([0, 0, 0, 1, 3, 20]))
        offers = [offer for offer in self.outlook().offers if offer.by]
        moving = [offer for offer in offers if offer.name not in QUIET]
        offer = self.random.choice(moving if moving and self.random.random() < 0.7 else offers)
        action = self.filled(offer)
        answer = decide(self.procedure, self.case, action, self.office)
        if isinstance(answer, Refusal) and "interest" in answer.fields:
            declared = replace(action, name="declare interest", about="", track=MAIN, values={"answer": "none"})
            answer = decide(self.procedure, self.case, declared, self.office)
        if isinstance(answer, Refusal):
            self.refused += 1
            return ()
        self.journal += answer
        self.case = fold(answer, self.case)
        return answer

    def attempt(self, action: Action) -> tuple[AnyEntry, ...] | Refusal:
        """Decide an action and keep nothing of it."""
        return decide(self.procedure, self.case, action, self.office)

    def filled(self, offer: Offer) -> Action:
        """An action for an offer, by somebody who may, with random answers."""
        values = {field.name: given for field in offer.fields if (given := self.answered(field))}
        words = {field.name: "Some words." for field in offer.fields if field.type == "words"}
        who = self.random.choice(offer.by)
        return Action(offer.name, who, self.now.date(), self.now, offer.about, offer.track, values, words)

    def answered(self, field: Field) -> Given:
        """A random answer to one field."""
        match field.type:
            case "words":
                return ""
            case "yes or no":
                return self.random.choice(["yes", "no"])
            case "date" if field.name == "dated":
                return str(self.now.date())
            case "date":
                return str(self.now.date() + timedelta(days=self.random.randint(0, 40)))
            case "choice" | "person" | "choices" | "people":
                many = [choice.value for choice in field.choices]
                return (self.random.choice(many),) if many else ""
            case _:
                return {
                    "complainant": "party",
                    "paper": "one",
                    "other": "two",
                    "sequence": "1",
                    "field": "on",
                    "value": "2026-10-01",
                }.get(field.name, "")


def shipped() -> list[Path]:
    """The folders of the shipped procedures."""
    return sorted(path.parent for path in SHIPPED.glob("*/procedure.md"))


__all__ = ["COMPLAINANT", "POSTS", "SYSTEM", "Walk", "random_office", "random_procedure", "shipped"]
