"""Sending letters: which are owed, which parts each must hold, and what sending one brings about.

The words of letters are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from putright.core.calendars import say_date
from putright.core.casework import entries as e
from putright.core.casework.action import Action, Answer, Choice, Field, Offer, Refusal
from putright.core.casework.clocks import clocks
from putright.core.casework.decide.chapter import Chapter
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.steps import allowed, done_in_this_visit, offer, tracks_of, unmet
from putright.core.casework.outcomes import again_first, to_correct
from putright.core.casework.owed import owed_letters
from putright.core.casework.scene import Scene
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.keeping import Findings, Remedies
from putright.core.procedure.model.languages import Language
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import ACTIONS_TOLD, CHANNELS, FROM_THE_RECORD, OUTCOME_TOLD
from putright.core.procedure.model.scope import Signpost

NONE_KNOWN = "none known"
"""What a letter may say instead of a signpost, unless it is the organisation's last word."""


def offers(scene: Scene) -> Iterator[Offer]:
    """Letters that may be sent now; those owed come marked, whatever the stage."""
    owed = {letter.name: letter.track for letter in owed_letters(scene)}
    for rule in scene.procedure.all(Letter):
        tracks = [
            t
            for t in tracks_of(scene, rule, rule.while_waiting)
            if rule.again or not done_in_this_visit(scene, t, rule.name, "sent") or _corrects(scene, rule, t)
        ]
        if rule.name in owed and not tracks:
            tracks = [owed[rule.name]]
        for track in tracks:
            by = allowed(scene, rule.by, track) or allowed(scene, ["any staff"], track)
            by = (*by, e.SYSTEM) if goes_by_itself(scene, rule) in by else by
            found = offer(scene, rule, track, _fields(scene, rule), by)
            yield Offer(**{**found.__dict__, "urgent": rule.name in owed or _corrects(scene, rule, track)})


def goes_by_itself(scene: Scene, rule: Letter) -> e.Person:
    """Who left the instruction that a letter goes by itself; nobody, where the procedure does not let it."""
    return scene.office.instructions.get(rule.name, "") if rule.by_itself else ""


def _corrects(scene: Scene, rule: Letter, track: str) -> bool:
    """Whether this letter told an outcome here in place of which another has been confirmed since: it has to be told again."""
    return to_correct(scene.case, rule.name, scene.case.track(track).entered)


def parts_required(scene: Scene, rule: Letter) -> tuple[str, ...]:
    """The parts this letter must hold in this case."""
    also = [part for more in rule.also_holds if scene.holds(more.when) for part in more.parts]
    return tuple(dict.fromkeys([*rule.parts, *also]))


def _fields(scene: Scene, rule: Letter) -> Iterator[Field]:
    required = parts_required(scene, rule)
    for part in required:
        if part not in ("signposts", "new date") and not from_the_record(scene, rule, part):
            yield Field(part, "words", part.capitalize(), required=True, unless_refused=True)
    if rule.promises or "new date" in required:
        yield Field("new date", "date", "The date we promise", required=True, unless_refused=True)
    if "signposts" in required or rule.final:
        nobody = () if rule.final else (Choice(NONE_KNOWN, "We know of nobody"),)
        choices = (*(Choice(s.name, s.to) for s in scene.procedure.all(Signpost)), *nobody)
        yield Field("signposts", "choices", "Who else can help", True, choices=choices, unless_refused=True)
    yield Field("dated", "date", "The date on the letter")
    yield Field("channel", "choice", "How it is sent", choices=tuple(Choice(c, c) for c in CHANNELS))
    languages = scene.procedure.all(Language) if rule.to == "complainant" else ()
    if languages:
        choices = tuple(Choice(one.code, one.words) for one in languages)
        yield Field("language", "choice", "The language it is in, if it is not ours", choices=choices)
    yield Field("note to the reader", "words", "Anything else to say")


def relevant_signposts(scene: Scene) -> tuple[Signpost, ...]:
    """The signposts whose conditions this case meets."""
    return tuple(s for s in scene.procedure.all(Signpost) if (s.when and scene.holds(s.when)) or not s.when)


def _told(scene: Scene, purposes: tuple[str, ...]) -> bool:
    return any(state.open and state.due for state in clocks(scene) if state.rule.purpose in purposes)


def _every_head_found(scene: Scene) -> bool:
    return not scene.procedure.all(Findings) or all(head in scene.case.findings for head in scene.case.heads)


def _actions(part: str) -> Callable[[Scene], bool]:
    def agreed(scene: Scene) -> bool:
        kinds = {rule.name for rule in scene.procedure.all(Remedies) if rule.means in ACTIONS_TOLD[part]}
        return any(action.remedies in kinds and action.stands for action in scene.case.actions)

    return agreed


ON_RECORD: dict[str, Callable[[Scene], bool]] = {
    "handler": lambda scene: any(t.holder for t in scene.case.tracks.values()),
    "who reviews": lambda scene: any(t.holder for t in scene.case.tracks.values()),
    "answer by": lambda scene: _told(scene, ("response", "review response", "determination", "final response")),
    "decision": lambda scene: bool(scene.case.outcome or scene.case.decisions or scene.case.judgements),
    "findings": _every_head_found,
    **{part: _actions(part) for part in ACTIONS_TOLD},
    "behaviours": lambda scene: bool(scene.case.restrictions),
    "until when": lambda scene: any(r.review_on for r in scene.case.restrictions),
}
"""Parts made from the record only when it holds something; those not listed are always at hand."""


def from_the_record(scene: Scene, rule: Letter, part: str) -> bool:
    """Whether the record as it stands supplies a part, so that nobody has to write it."""
    if part in ("right", "last day", "next step"):
        return bool(rule.tells_rights)
    if part == "procedure enclosed":
        return "procedure" in rule.encloses
    return ON_RECORD[part](scene) if part in ON_RECORD else part in FROM_THE_RECORD


def _present(scene: Scene, rule: Letter, action: Action, part: str) -> bool:
    if action.words.get(part, "").strip():
        return True
    if part == "new date":
        return bool(action.value("new date"))
    if part == "signposts":
        return bool(action.several("signposts")) or not scene.procedure.all(Signpost)
    return from_the_record(scene, rule, part)


def carry_out(scene: Scene, offer_: Offer, action: Action) -> Answer:
    """A letter sent with all its parts, the date it promises, and what follows."""
    rule = scene.procedure.the(Letter, offer_.about)
    required = parts_required(scene, rule)
    if refusal := _in_question(scene, rule, required) or unmet(scene, rule, action):
        return refusal
    if refusal := _refused(scene, rule, action, required):
        return refusal
    course = Course(scene, action)
    promised = action.day("new date")
    course.write(
        e.LetterSent, letter=rule.name, dated=action.day("dated") or action.on, parts=required, promised=promised,
        rights=rule.tells_rights, signposts=action.several("signposts"), channel=action.value("channel"),
        language=action.value("language"), words=action.sealed(),
    )  # fmt: skip
    if rule.promises and promised:
        course.write(e.Promised, clock=rule.promises, day=promised)
    if "answer by" in required:
        _promise_answer(course)
    course.follow(rule, action.track)
    return course.settle()


def _promise_answer(course: Course) -> None:
    """The date of the answer told in a letter is a promise from then on, though it moves nothing."""
    for state in clocks(course.scene):
        if state.open and state.due and state.rule.purpose in ("response", "review response"):
            course.write(e.Promised, clock=state.name, day=state.due, moves=False)


def _in_question(scene: Scene, rule: Letter, required: tuple[str, ...]) -> Refusal | None:
    """No letter tells an outcome that has to be confirmed again."""
    tells = rule.needs_outcome or not OUTCOME_TOLD.isdisjoint(required)
    why = again_first(scene) if tells else ""
    return Refusal(f"This letter cannot tell the outcome yet. {why}", scene.clause(rule)) if why else None


def _refused(scene: Scene, rule: Letter, action: Action, required: tuple[str, ...]) -> Refusal | None:
    clause = scene.clause(rule)
    if rule.needs_outcome and not scene.case.outcome:
        return Refusal("The outcome has not been confirmed yet, so this letter cannot tell it.", clause)
    missing = [part for part in required if not _present(scene, rule, action, part)]
    if missing:
        wanted = {part: MISSING[part] for part in missing}
        return Refusal(". ".join(wanted.values()) + ".", clause, wanted)
    if rule.final and not action.several("signposts") and scene.procedure.all(Signpost):
        wanted = {"signposts": MISSING["signposts"]}
        return Refusal(f"{MISSING['signposts']}.", clause, wanted)
    if wrong := _wrong_signposts(scene, rule, action):
        return Refusal(f"{wrong}.", clause, {"signposts": wrong})
    dated = action.day("dated")
    if dated and dated < scene.case.received_on:
        why = "The date on a letter cannot be before the matter was received."
        return Refusal(why, clause, {"dated": "Enter the date on the letter"})
    return _promise_refused(scene, rule, action, clause)


def _wrong_signposts(scene: Scene, rule: Letter, action: Action) -> str:
    """A last letter names every body that this case is for, and none that it is not for."""
    if not rule.final:
        return ""
    named, bodies = action.several("signposts"), [s for s in scene.procedure.all(Signpost) if s.final and s.when]
    for body in bodies:
        if scene.holds(body.when) and body.name not in named:
            return f"This letter does not name {body.to}, who can help in this case"
        if body.name in named and not scene.holds(body.when):
            return f"{body.to} cannot help in this case"
    return ""


def _promise_refused(scene: Scene, rule: Letter, action: Action, clause: str) -> Refusal | None:
    promised: date | None = action.day("new date")
    if not (rule.promises and promised):
        return None
    if promised <= action.on:
        return Refusal("The date promised must lie ahead.", clause, {"new date": "Enter a date after today"})
    clock = scene.procedure.the(Clock, rule.promises)
    how = clock.answered_in_form_by.get(f"{rule.name} sent", "")
    moved = next((s for s in clocks(scene) if s.name == clock.name and s.open and s.promised), None)
    if how.endswith("once") and moved:
        already = say_date(moved.due or promised)
        return Refusal(f"A final date was promised already ({already}); it moves only once.", scene.clause(clock))
    return None


MISSING: dict[str, str] = {
    "apology": "This letter does not apologise",
    "reasons": "This letter does not give reasons",
    "evidence": "This letter says nothing about evidence (you can say there is none)",
    "signposts": "This letter does not say who else can help",
    "right": "This letter does not say how to ask for a review",
    "next step": "This letter does not say how to go further",
    "handler": "This letter does not say who is dealing with it, because nobody has it yet",
    "handler contact": "This letter does not say how to reach whoever is dealing with it",
    "new date": "This letter does not give the date of the answer",
    "remedies": "This letter does not say what will be done to put things right",
    "prevention": "This letter does not say what will keep it from happening again",
    "changes": "This letter does not say what changes against the first response",
    "answer by": "This letter does not say when the answer will come",
    "findings": "Not every head of complaint has a finding yet",
    "explanation": "This letter does not explain why",
    "reason for delay": "This letter does not say why it takes longer",
    "what was done": "This letter does not say what was done",
    "thanks": "This letter does not thank them",
    "reference": "This letter does not give the reference",
    "date received": "This letter does not say when we received it",
    "points": "This letter does not say what they told us",
    "outcome wanted": "This letter does not say what they want to come of it",
    "out of scope": "This letter does not say what cannot be looked into",
    "decision": "Nothing has been decided yet that this letter could tell",
    "improvements": "This letter does not say what will be done better",
    "last day": "This letter does not give the last day to ask for more",
    "final": "This letter does not say that it is our last answer",
    "progress": "This letter does not say what has been done so far",
    "next update": "This letter does not say when they hear from us next",
    "proposed action": "This letter does not say what you propose to do",
    "how it will be dealt with": "This letter does not say how it will be dealt with",
    "who reviews": "This letter does not say who reviews it, because nobody has it yet",
    "passed to": "This letter does not say whom it was passed to",
    "behaviours": "No behaviour is on record that this letter could name",
    "until when": "No day is on record until which this holds",
    "how to reach us": "This letter does not say how to reach us",
    "procedure enclosed": "The procedure is not enclosed with this letter",
    "seal": "This letter does not have the seal of the record",
    "question about the remedy wanted": "This letter does not ask what would put it right",
}
"""What a writer is told when a part is missing."""

LETTERS = Chapter(("send letter",), offers, carry_out)
