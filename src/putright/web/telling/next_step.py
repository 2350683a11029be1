"""What is to be done next on a case, by whom and by when, in one sentence and at most two buttons; told to one colleague.

What that is, is worked out in `core.casework.todo`; here it is only said. All goes by purposes and rules, for any procedure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Offer
from putright.core.casework.entries import Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.todo import Todo, is_for, todos
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN
from putright.web.dates import day
from putright.web.telling.imperatives import imperative
from putright.web.telling.outcome import outcome_in_question
from putright.web.telling.standstill import closed_with, ends_when, on_hold, open_to_them, waited_for
from putright.web.telling.words import in_a_row

FEW = 3
"""As many names as a sentence bears."""
ANSWERED_BY = ("response", "review response", "final response", "determination")


@dataclass(frozen=True)
class Button:
    """Something that can be done, and the words on it."""

    offer: Offer
    text: str


@dataclass(frozen=True)
class NextStep:
    """One sentence, what else has to be known, and what leads on."""

    title: str
    lines: tuple[str, ...] = ()
    primary: Button | None = None
    secondary: Button | None = None

    def offered(self, offers: Collection[Offer]) -> NextStep:
        """The same with the buttons that lead to one of these alone: a case that is only read has none."""
        first, second = (one if one and one.offer in offers else None for one in (self.primary, self.secondary))
        return replace(self, primary=first or second, secondary=second if first else None)


@dataclass(frozen=True)
class Reader:
    """Who reads: the person, the lines of work hidden from them, and how people are called."""

    person: Person
    hidden: frozenset[str]
    name_of: Callable[[Person], str]


def next_step(ahead: Outlook, reader: Reader) -> NextStep:
    """What one colleague is told to do next."""
    found = todos(ahead, reader.person, reader.hidden)
    top = found[0] if found else None
    mine = top is not None and is_for(ahead, top, reader.person)
    buttons = _buttons(ahead, found, reader) if mine else ()
    title, lines = _told(ahead, found, reader, mine)
    return NextStep(title, (*outcome_in_question(ahead, reader.hidden), *lines), *buttons)


def _told(ahead: Outlook, found: Sequence[Todo], reader: Reader, mine: bool) -> tuple[str, list[str]]:
    do = _what(ahead, found) if found else ""
    if ahead.scene.case.closed is not None:
        return closed_with(ahead), [*open_to_them(ahead, reader.hidden), *([do] if do else [])]
    if why := on_hold(ahead, reader.hidden):
        return why, [*ends_when(ahead, reader.hidden), *([do] if mine else []), *_with(ahead, reader)]
    if not found:
        waits = [*waited_for(ahead, reader.hidden), *open_to_them(ahead, reader.hidden)]
        return _("There is nothing to do here now."), [*waits, *_with(ahead, reader)]
    if mine:
        return do, [*_otherwise(ahead, found, reader), *_with(ahead, reader)]
    return _for_others(ahead, found[0], reader), [do]


def _what(ahead: Outlook, found: Sequence[Todo]) -> str:
    """The sentence itself: what to do, what before it, and by when."""
    todo = _leading(found)
    return _by_when(ahead, todo, _doing(ahead, todo))


def _leading(found: Sequence[Todo]) -> Todo:
    """The first thing, with its day where the same is due by one; instead of telling that it takes longer the answer itself."""
    first = found[0]
    if first.due is None and first.next:
        return next((todo for todo in found if todo.due and todo.next[:1] == first.next[:1]), first)
    if first.purpose not in ("holding", "progress") or first.state is None or first.state.state == "missed":
        return first
    answers = (t for t in found if t.purpose in ANSWERED_BY and t.track == first.track and t.next)
    return next((t for t in answers if t.state and t.state.state != "missed"), first)


def _doing(ahead: Outlook, todo: Todo) -> str:
    if not todo.next:
        return todo.state.rule.words if todo.state else ""
    now = imperative(ahead.scene, todo.next[0])
    if todo.first and todo.offers:
        then = imperative(ahead.scene, todo.offers[0])
        return _("%(now)s, then %(then)s") % {"now": now, "then": then[:1].lower() + then[1:]}
    return now


def _by_when(ahead: Outlook, todo: Todo, what: str) -> str:
    today, words = ahead.scene.office.today, {"what": what, "day": day(todo.due) if todo.due else ""}
    if todo.due and todo.state and todo.first and not todo.offers:
        words["then"] = todo.state.rule.words
        return _("%(what)s. The date that comes next is %(day)s: %(then)s.") % words
    if todo.due is None:
        return _("%(what)s.") % words if todo.course else _("%(what)s, as soon as you can.") % words
    if todo.due < today:
        return _("%(what)s. It was due by %(day)s and is late.") % words
    return _("%(what)s today.") % words if todo.due == today else _("%(what)s by %(day)s.") % words


def _otherwise(ahead: Outlook, found: Sequence[Todo], reader: Reader) -> Iterator[str]:
    """What to do where the answer cannot be sent in time, by when, and which clause says so."""
    offer = _holding(ahead, found, reader)
    if offer is None:
        return
    own = next((t for t in found if t.purpose == "holding" and t.due), None)
    words = {
        "what": imperative(ahead.scene, offer),
        "clause": offer.clause,
        "day": day(own.due) if own and own.due else "",
    }
    words["what"] = words["what"][:1].lower() + words["what"][1:]
    if own and own.due and own.due >= ahead.scene.office.today:
        yield _("If you cannot, %(what)s by %(day)s: Procedure, %(clause)s.") % words
    else:
        yield _("If you cannot, %(what)s: Procedure, %(clause)s.") % words


def _holding(ahead: Outlook, found: Sequence[Todo], reader: Reader) -> Offer | None:
    """The letter that says it takes longer, where an answer leads and this person may send it."""
    leading = _leading(found)
    if leading.purpose not in ANSWERED_BY:
        return None
    delaying = _delaying(ahead) - _used_up(leading)
    letters = (o for o in ahead.offers if o.name == "send letter" and o.about in delaying)
    return next((o for o in letters if reader.person in o.by and o.track == leading.track), None)


def _delaying(ahead: Outlook) -> set[str]:
    return {rule.name for rule in ahead.scene.procedure.all(Letter) if rule.purpose in ("holding", "progress")}


def _used_up(todo: Todo) -> set[str]:
    """Letters that move a date once and have moved it."""
    if todo.state is None or not isinstance(todo.state.rule, Clock) or not todo.state.promised:
        return set()
    moves = todo.state.rule.answered_in_form_by.items()
    return {letter.removesuffix(" sent") for letter, how in moves if how.endswith("once")}


def _buttons(ahead: Outlook, found: Sequence[Todo], reader: Reader) -> tuple[Button, ...]:
    """What leads on: the first thing to do, and beside it what comes instead, or comes after."""
    todo = _leading(found)
    mine = [o for o in todo.next if reader.person in o.by] or [o for o in found[0].next if reader.person in o.by]
    also = [_holding(ahead, found, reader), *mine[1:], *(o for o in todo.offers if reader.person in o.by)]
    both = [mine[0], *(o for o in also if o is not None and o is not mine[0])]
    return tuple(Button(offer, imperative(ahead.scene, offer)) for offer in both[:2])


def _with(ahead: Outlook, reader: Reader) -> Iterator[str]:
    """Whose it is, where that is somebody else."""
    people = _holders(ahead, reader)
    if people and reader.person not in people:
        yield _("It is with %(who)s.") % {"who": _names(people, reader)}


def _for_others(ahead: Outlook, todo: Todo, reader: Reader) -> str:
    holders = _holders(ahead, reader, todo.track)
    able = [person for offer in todo.next[:1] for person in offer.by]
    people = [person for person in holders if person in able] or holders or able
    if reader.person in people:
        return _("It is with you.")
    return _("This is with %(who)s.") % {"who": _names(people, reader)} if people else _("Nobody has this yet.")


def _holders(ahead: Outlook, reader: Reader, track: str = MAIN) -> list[Person]:
    state = ahead.scene.case.track(track)
    if state.holder is None or state.ended or track in reader.hidden:
        return list(state.wanted or ())
    return list(state.holder.all)


def _names(people: Sequence[Person], reader: Reader) -> str:
    if len(people) > FEW:
        return _("%(some)s and others") % {"some": ", ".join(reader.name_of(one) for one in people[: FEW - 1])}
    return in_a_row([reader.name_of(one) for one in people])
