"""Who can have a case and who cannot: conflicts of interest, seniority, deputies, and the last resort. It moves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from putright.core.casework.case import Case
from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Appointment, Stage
from putright.core.procedure.model.people import ConflictOfInterest, LastResort, Post


@dataclass(frozen=True)
class Chosen:
    """Somebody who can have the case, as which post, and the clause that says so."""

    people: tuple[Person, ...]
    post: str
    clause: str
    together_with: tuple[Person, ...] = ()
    acting_for: Person = ""


@dataclass(frozen=True)
class NobodyLeft:
    """Nobody the rules name can have the case; these people are to find somebody."""

    choosers: tuple[Person, ...]
    clause: str


def barred(scene: Scene) -> dict[Person, str]:
    """Everybody who may neither see nor decide the case, and why, in words fit for a colleague."""
    case, office = scene.case, scene.office
    why: dict[Person, str] = {}
    for person, answer in case.interests.items():
        if answer == "some":
            why[person] = "declared an interest"
    for post in () if case.triaged or case.arrival is None else case.arrival.suspected_posts:
        for person in office.everybody_in(post):
            why[person] = "might be complained about"
            why |= dict.fromkeys(
                office.deputies.get(person, ()), "stands in for somebody who might be complained about"
            )
    for person in case.complained_of:
        why[person] = "is complained about"
    return why


def access_ended(scene: Scene) -> dict[Person, str]:
    """People who may do nothing more in the case, though nothing speaks against them: they left, or their time is over."""
    until = scene.case.appointed_until
    over = [person for person, day in until.items() if day < scene.office.today and person not in scene.office.staff]
    gone = dict.fromkeys(scene.office.gone, "no longer work here")
    return gone | {person: f"had this case until {until[person]}" for person in over}


def also_barred(scene: Scene, functions: Iterable[str]) -> dict[Person, str]:
    """People barred because of what they did earlier in this case: in a stage, a decision or an appointment."""
    return {
        person: f"took part in {function}" for function in functions for person in scene.case.acted.get(function, ())
    }


def route(scene: Scene, stage: Stage, track: str) -> Chosen | NobodyLeft:
    """Who has the case in a stage. Deterministic: the same scene gives the same answer."""
    out = barred(scene) | access_ended(scene) | also_barred(scene, stage.never)
    floor = _seniority_to_pass(scene, stage)
    for candidate in candidates(scene, stage, track):
        people = _fit(scene, candidate.people, out, floor)
        if people:
            together = tuple(p for p in candidate.together_with if p not in out)
            return _one(scene, _with_deputy(scene, Chosen(people, candidate.post, candidate.clause, together), out))
    return _last_resort(scene, out)


def _seniority_to_pass(scene: Scene, stage: Stage) -> int:
    earlier = scene.case.acted.get(stage.more_senior_than or "", frozenset())
    return max((scene.seniority(person) for person in earlier), default=-1)


def unfit(scene: Scene, stage: Stage | None, person: Person) -> str:
    """Why somebody cannot have the case in a stage, or an empty word: barred, gone, there before, or not senior enough."""
    out = barred(scene) | access_ended(scene) | also_barred(scene, stage.never if stage else ())
    if person in out or stage is None or stage.more_senior_than is None or person not in scene.office.staff:
        return out.get(person, "")
    return "" if scene.seniority(person) > _seniority_to_pass(scene, stage) else "had to be more senior"


def _fit(scene: Scene, people: Iterable[Person], out: dict[Person, str], floor: int) -> tuple[Person, ...]:
    return tuple(p for p in people if p not in out and scene.seniority(p) > floor)


def candidates(scene: Scene, stage: Stage, track: str) -> Iterator[Chosen]:
    """The people the rules name, in order: those who step in for a conflict of interest first."""
    for rule in conflicts(scene, stage):
        together = tuple(p for post in rule.together_with for p in scene.office.holders(post, scene.case.service))
        for post in rule.instead:
            yield Chosen(holders(scene, post, track), post, scene.clause(rule), together)
    for post in stage.held_by:
        yield Chosen(holders(scene, post, track), post, scene.clause(stage))


def conflicts(scene: Scene, stage: Stage) -> Iterator[ConflictOfInterest]:
    """The conflict rules that apply in a stage: a post complained about that would have the case or the powers here."""
    for rule in scene.procedure.all(ConflictOfInterest):
        if rule.complained_of in scene.posts_complained_of and (not rule.stage or stage.name in rule.stage):
            yield rule


def holders(scene: Scene, word: str, track: str) -> tuple[Person, ...]:
    """The people a word in a rule stands for: a post, or one of the relative words."""
    case = scene.case
    match word:
        case "handler":
            holder = case.track(track).holder or case.track("main").holder
            return holder.all if holder else ()
        case "receiver":
            return _receiver(case)
        case "usual contact":
            return (case.arrival.usual_contact,) if case.arrival and case.arrival.usual_contact else ()
        case "any staff" | "anyone":
            return scene.office.staff
        case "complainant":
            return (COMPLAINANT,)
        case "person complained about":
            return ()
        case "the system":
            return (SYSTEM,)
    return _appointed(scene, word) or scene.office.holders(word, case.service)


def _appointed(scene: Scene, post: str) -> tuple[Person, ...]:
    rules = (rule for rule in scene.procedure.all(Appointment) if rule.post == post)
    return tuple(person for rule in rules for person in scene.case.appointed.get(rule.name, ()))


def _receiver(case: Case) -> tuple[Person, ...]:
    by = case.arrival.by if case.arrival else ""
    return () if by in ("", COMPLAINANT, SYSTEM) else (by,)


def _with_deputy(scene: Scene, chosen: Chosen, out: dict[Person, str]) -> Chosen:
    """Where the one person chosen is away, their deputy; a duty never rests with somebody on leave unseen."""
    present = tuple(p for p in chosen.people if not scene.office.is_away(p))
    if present:
        return Chosen(present, chosen.post, chosen.clause, chosen.together_with)
    for person in chosen.people:
        for deputy in scene.office.deputies.get(person, ()):
            if deputy not in out and deputy in scene.office.staff and not scene.office.is_away(deputy):
                return Chosen((deputy,), chosen.post, chosen.clause, chosen.together_with, acting_for=person)
    return chosen


def _one(scene: Scene, chosen: Chosen) -> Chosen:
    """Of several people in a post that is not for several, the first has the case; a team and people appointed share it."""
    post = scene.procedure.get(Post, chosen.post)
    together = post is None or post.several or bool(_appointed(scene, chosen.post))
    return chosen if together else replace(chosen, people=chosen.people[:1])


def _last_resort(scene: Scene, out: dict[Person, str]) -> NobodyLeft:
    rule = scene.procedure.only(LastResort)
    for post in rule.posts if rule else ():
        people = tuple(p for p in scene.office.everybody_in(post) if p not in out)
        if people and rule:
            return NobodyLeft(people, scene.clause(rule))
    free = [p for p in scene.office.staff if p not in out]
    top = max((scene.seniority(p) for p in free), default=0)
    return NobodyLeft(tuple(p for p in free if scene.seniority(p) == top), scene.clause(rule) if rule else "")


def people_for(
    scene: Scene, words: Iterable[str], track: str, stage: Stage | None = None, deciding: bool = False
) -> tuple[Person, ...]:
    """Everybody unbarred whom these words stand for, who stands in for them, and to whom they gave their powers.

    Where a conflict takes a post out, whoever steps in for it. `deciding` asks for those who may decide.
    """
    words = tuple(words)
    asked = (words, track, stage.name if stage else None, deciding)
    if asked not in scene.known:
        scene.known[asked] = _people_for(scene, words, track, stage, deciding)
    return scene.known[asked]


def _people_for(
    scene: Scene, words: tuple[str, ...], track: str, stage: Stage | None, deciding: bool
) -> tuple[Person, ...]:
    out = barred(scene) | access_ended(scene)
    if stage is not None:
        out = out | also_barred(scene, stage.never)
    found: dict[Person, None] = {}
    for word in words:
        found |= dict.fromkeys(p for p in holders(scene, word, track) if p not in out)
        found |= dict.fromkeys(_instead(scene, word, track, stage, out))
    for person in tuple(found):
        found |= dict.fromkeys(p for p in standing_in(scene, person) if p not in out)
    for person in tuple(found):
        found |= dict.fromkeys(p for p in delegates(scene, person, deciding) if p not in out)
    return tuple(found)


def standing_in(scene: Scene, person: Person) -> tuple[Person, ...]:
    """Who stands in for somebody today: the deputies of whoever is away."""
    deputies = scene.office.deputies.get(person, ()) if scene.office.is_away(person) else ()
    return tuple(deputy for deputy in deputies if deputy in scene.office.staff)


def delegates(scene: Scene, person: Person, deciding: bool = False) -> Iterator[Person]:
    """To whom somebody gave powers that have not run out; only the power to decide lets the other decide."""
    for to, (by, powers) in scene.case.delegated.items():
        until = scene.case.delegated_until.get(to)
        if by == person and (powers == "decide" or not deciding) and (until is None or scene.office.today <= until):
            yield to


def _instead(scene: Scene, word: str, track: str, stage: Stage | None, out: Mapping[Person, str]) -> Iterator[Person]:
    """Whoever steps in for a post complained about: the holders of the first post named that has one who can."""
    rules = conflicts(scene, stage) if stage else scene.procedure.all(ConflictOfInterest)
    for rule in rules:
        if rule.complained_of == word and word in scene.posts_complained_of:
            able = (tuple(p for p in holders(scene, post, track) if p not in out) for post in rule.instead)
            yield from next(filter(None, able), ())
