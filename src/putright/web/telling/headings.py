"""Where a matter stands as one plain sentence, by the purpose of its stage: for any procedure, whatever its own titles are."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.flow import Stage, Track
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import Purpose
from putright.core.procedure.model.scope import Kind
from putright.register.lists import EntrySeen, TrackingPage
from putright.web.telling.leading import leading, leading_stage
from putright.web.telling.public import where_it_stands
from putright.web.telling.theirs import theirs
from putright.web.telling.words import sentence

ANSWERS: tuple[Purpose, ...] = (
    "informal resolution", "response", "review response", "determination", "final response",
)  # fmt: skip
"""What a letter is for that answers a matter."""
AT_WORK: tuple[Purpose, ...] = ("sign-off", "remedy done", "learning")
"""What a stage is for in which something is still being done after our answer."""


def matter(seen: TrackingPage) -> str:
    """What somebody brought, as it is called in a sentence to them."""
    kinds = {
        "complaint": _("your complaint"), "concern": _("your concern"), "compliment": _("your compliment"),
        "comment": _("your comment"), "suggestion": _("your suggestion"), "service request": _("your request"),
    }  # fmt: skip
    rule = seen.procedure.get(Kind, seen.feedback)
    return kinds[rule.counts_as] if rule else _("what you told us")


def heading(seen: TrackingPage) -> str:
    """The sentence that heads the page of a case."""
    what = {"what": matter(seen), "What": sentence(matter(seen))}
    if is_over(seen):
        return _closed(seen) % what
    stage = leading_stage(seen)
    if stage is None:
        return _("We have %(what)s") % what
    if is_answered(seen):
        return _("We have answered %(what)s") % what
    if stage.purpose == "admissibility" and not is_asked_for(seen):
        return _("We are writing to you about what you asked for")
    if stage.purpose == "passing on" and _counts_as(seen) == "service request":
        return _("Your request is with the team that deals with it")
    return by_purpose(stage.purpose) % what


def is_asked_for(seen: TrackingPage) -> bool:
    """Whether we are deciding if what the person asked for can go ahead."""
    stage = leading_stage(seen)
    return stage is not None and stage.purpose == "admissibility" and bool(seen.outlook.scene.case.rights_open)


def _closed(seen: TrackingPage) -> str:
    if seen.outlook.scene.case.withdrawn:
        return _("You stopped %(what)s")
    if any(rule.purpose == "signposting" for _one, rule in letters(seen)):
        return _("We cannot deal with %(what)s here")
    if _counts_as(seen) in ("compliment", "comment", "suggestion"):
        return _("We have dealt with %(what)s")
    return _("%(What)s is closed")


def is_over(seen: TrackingPage) -> bool:
    """Whether the person has nothing more to expect: it is closed, or all that is left is not theirs to know of."""
    stage = leading_stage(seen)
    return seen.closed_on is not None or (stage is not None and stage.ends)


def caption(seen: TrackingPage) -> str:
    """What the procedure itself calls it: the title of the stage. None of a track that not everybody sees."""
    stage = leading_stage(seen)
    rule = seen.procedure.get(Track, leading(seen))
    if seen.closed_on is None and stage is not None and not (rule and rule.access):
        return theirs(sentence(stage.words))
    return "" if rule and rule.access and seen.outlook.stage and seen.outlook.stage.ends else where_it_stands(seen)


def _counts_as(seen: TrackingPage) -> str:
    rule = seen.procedure.get(Kind, seen.feedback)
    return rule.counts_as if rule else ""


def is_answered(seen: TrackingPage) -> bool:
    """Whether it is the person's turn: the stage waits for their next step, or our answer was sent in it."""
    stage = leading_stage(seen)
    if stage is None or stage.purpose in AT_WORK:
        return False
    return stage.purpose == "review request" or any(_answers_in(seen, stage, one, rule) for one, rule in letters(seen))


def _answers_in(seen: TrackingPage, stage: Stage, one: EntrySeen, rule: Letter) -> bool:
    """Whether a letter is an answer that was sent in the present stage, or by which that stage began."""
    track = leading(seen)
    if rule.purpose not in ANSWERS or one.entry.track != track:
        return False
    entered = seen.outlook.scene.case.track(track).entered
    return one.sequence > entered or (rule.goes_to == stage.name and _moved_to(seen, one) == entered)


def _moved_to(seen: TrackingPage, one: EntrySeen) -> int:
    """The entry by which a letter's track next entered a stage."""
    after = enumerate(seen.outlook.scene.case.journal[one.sequence :], one.sequence + 1)
    return next((n for n, entry in after if isinstance(entry, e.StageEntered) and entry.track == one.entry.track), 0)


def letters(seen: TrackingPage) -> Iterator[tuple[EntrySeen, Letter]]:
    """The letters that were written to the person, with the rule of each."""
    for one in seen.entries:
        rule = seen.procedure.get(Letter, one.entry.letter) if isinstance(one.entry, e.LetterSent) else None
        if rule is not None:
            yield one, rule


def by_purpose(purpose: Purpose) -> str:
    """What is going on in a stage of this purpose; `%(what)s` and `%(What)s` stand for the matter."""
    looking = _("We are looking into %(what)s")
    sentences: dict[Purpose, str] = {
        "acknowledgement": _("We have %(what)s"),
        "registration": _("We have %(what)s"),
        "triage": _("We have %(what)s and are deciding who looks into it"),
        "informal resolution": _("We are trying to put this right"),
        "validity": _("We are finding out what happened"),
        "investigation": looking,
        "holding": _("We are still working on %(what)s"),
        "progress": _("We are still working on %(what)s"),
        "proposed action": _("We are working out how to put this right"),
        "response": _("We are working on our answer"),
        "explanation": _("We are writing to you to explain what we decided"),
        "review request": _("We have answered %(what)s"),
        "review acknowledgement": _("You asked us to look again, and we have your request"),
        "admissibility": _("We are deciding if we can look at %(what)s again"),
        "review": _("We are looking at %(what)s again"),
        "review response": _("We are working on our answer after looking again"),
        "mediation": _("We are trying to agree with you how to settle this"),
        "determination": _("%(What)s is being decided"),
        "final response": _("We are working on our last answer"),
        "passing on": _("We are passing on %(what)s"),
        "lessons review": _("We are looking for what we can learn from %(what)s"),
        "prevention review": _("We are asking how to stop this happening again"),
        "sign-off": _("We are finishing what we said we would do"),
        "signposting": _("We are finding out who can help you"),
        "restriction": _("We are still working on %(what)s"),
        "withdrawal": _("You asked us to stop %(what)s"),
        "consent": _("We are asking for agreement before we go on"),
        "remedy done": _("We are doing more to put this right"),
        "escalation": _("Somebody more senior is looking at %(what)s"),
        "personnel": looking,
        "procedural review": _("We are checking if we followed our own steps"),
        "learning": _("We are acting on what we learned from %(what)s"),
        "reporting": _("We are still working on %(what)s"),
        "other process": _("Something else has to come first"),
        "end": _("We have dealt with %(what)s"),
        "house target": _("We are still working on %(what)s"),
    }
    return sentences[purpose]
