"""The journal as its complainant reads it: what they did, what was written to them, and how it moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Kind
from putright.register.files import FileSeen
from putright.register.lists import EntrySeen, PaperSeen, TrackingPage
from putright.web.telling.journal import Teller
from putright.web.telling.theirs import from_core, said, theirs
from putright.web.telling.words import sentence


@dataclass(frozen=True)
class Step:
    """One line of what has happened."""

    title: str
    on: date
    words: tuple[tuple[str, str], ...] = ()
    """What was said, under the question it answers."""
    letter: int = 0
    """The sequence of a letter that can be read."""
    files: tuple[FileSeen, ...] = ()


def steps(seen: TrackingPage) -> list[Step]:
    """Return everything the complainant may know, oldest first."""
    told = [one for one in seen.entries if is_told(one)]
    return [replace(_of_action(seen, one) or _step(seen.procedure, one), files=one.files) for one in told]


def is_told(one: EntrySeen) -> bool:
    """Whether an entry stands on the page by which somebody follows their case; a date told stands there by itself."""
    return one.audience == "complainant" and not isinstance(one.entry, e.Promised)


def _of_action(seen: TrackingPage, one: EntrySeen) -> Step | None:
    """What they said of something that was promised, with that."""
    if not isinstance(one.entry, e.ActionAnswered):
        return None
    title = _("You told us that it was done") if one.entry.answer == "done" else _("You told us that it was not done")
    promised = next((told.what for told in seen.actions if told.state.action == one.entry.action), "")
    about = ((_("What we said we would do"), promised),) if promised else ()
    return Step(title, one.entry.on, (*about, *_words(seen.procedure, one)))


def _step(procedure: Procedure, one: EntrySeen) -> Step:
    entry = one.entry
    if isinstance(entry, e.LetterSent):
        return Step(_told(procedure, entry), entry.on, letter=one.sequence)
    if title := _naming(procedure, entry):
        return Step(title, entry.on, _words(procedure, one))
    titles: dict[type[e.Entry], str] = {
        e.Received: _("You told us"),
        e.CommunicationReceived: _("You sent us a message"),
        e.Withdrawn: _("You stopped this"),
        e.SatisfactionRecorded: _("You told us if you were satisfied"),
        e.SideAgreed: _("You agreed"),
        e.Registered: _("Registered as a formal complaint"),
        e.CodeReplaced: _("You were given a new code. If it was not you who asked for it, tell us at once"),
        e.Closed: _("Closed"),
        e.Reopened: _("Opened again"),
    }
    title = titles.get(type(entry)) or Teller(procedure, lambda _person: _("somebody here")).tell(entry).title
    return Step(title, entry.on, _words(procedure, one))


def _naming(procedure: Procedure, entry: e.AnyEntry) -> str:
    """The title of an entry that names something of the procedure."""
    match entry:
        case e.RightUsed():
            return said(_("You asked: %(right)s"), right=_rule(procedure, Right, entry.right))
        case e.RightAdmitted():
            return said(_("Request accepted: %(right)s"), right=_rule(procedure, Right, entry.right))
        case e.RightRefused():
            return said(_("Request refused: %(right)s"), right=_rule(procedure, Right, entry.right))
        case e.ActionAnswered():
            return (
                _("You told us that it was done") if entry.answer == "done" else _("You told us that it was not done")
            )
        case e.PaperAdded():
            return said(_("Document: %(paper)s"), paper=theirs(entry.paper))
        case e.Closed() if entry.word:
            return said(_("Closed: %(word)s"), word=theirs(entry.word, procedure.front.language))
    return ""


def _rule(procedure: Procedure, kind: type[Rule], name: str) -> str:
    rule = procedure.get(kind, name)
    return theirs(rule.words if rule else name, procedure.front.language)


def where_it_stands(seen: TrackingPage) -> str:
    """The stage in its own words, or how the case was closed."""
    word = seen.outlook.scene.case.closed
    if word:
        return said(_("Closed: %(word)s"), word=theirs(word, seen.procedure.front.language))
    return from_core(sentence(seen.status), seen.procedure.front.language)


def _words(procedure: Procedure, one: EntrySeen) -> tuple[tuple[str, str], ...]:
    return tuple((part_question(paper.part), paper.words) for paper in in_order(procedure, one) if paper.words)


def in_order(procedure: Procedure, one: EntrySeen) -> list[PaperSeen]:
    """The words of an entry; those of a receipt in the order in which its kind asks for them."""
    rule = procedure.get(Kind, one.entry.feedback) if isinstance(one.entry, e.Received) else None
    asks = rule.asks if rule else ()
    return sorted(one.papers, key=lambda paper: asks.index(paper.part) if paper.part in asks else len(asks))


def part_question(part: str) -> str:
    """The question behind a part that somebody gave in their own words."""
    questions = {
        "what happened": _("What happened?"),
        "outcome wanted": _("What would put it right?"),
        "cause": _("What caused it?"),
        "what was done": _("What was done about it?"),
        "what they said of our limits": _("Is any of this so?"),
        "whom they speak for": _("How do they know the person they speak for?"),
        "whom they dealt with": _("Whom have they dealt with?"),
        "message": "",
    }
    return questions[part] if part in questions else theirs(sentence(part))


def _told(procedure: Procedure, entry: e.LetterSent) -> str:
    return said(_("We wrote to you: %(letter)s"), letter=_rule(procedure, Letter, entry.letter))
