"""What a form kept about each case holds, made from the record: for any procedure, item by item as its `record` rule names them.

Some items every record has (when it came, the letters, the actions). Any other item is looked for among the procedure's own
rules: what was judged, decided, noted or written under that name, or under a name that speaks of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.procedure.model.keeping import Record, Remedies
from putright.core.procedure.model.procedure import MAIN
from putright.register.lists import CasePage, EntrySeen
from putright.web.dates import day
from putright.web.telling.journal import Teller
from putright.web.telling.remedies import remedy_state
from putright.web.telling.words import file_size, sentence

RULE_OF: dict[type[e.Entry], str] = {
    e.Judged: "judgement", e.Decided: "decision", e.Happened: "happening", e.LetterSent: "letter", e.ReportGiven: "report",
    e.Appointed: "appointment", e.RightUsed: "right", e.FactRecorded: "fact", e.SignedOff: "sign_off",
    e.Agreed: "agreement", e.ExclusionFound: "exclusion", e.RestrictionDecided: "restriction",
    e.Escalated: "escalation",
}  # fmt: skip
"""For each kind of entry that is about a rule, where it names it."""
FOUND_OUT = (
    e.FindingMade, e.OutcomeConfirmed, e.ReportGiven, e.Appointed, e.Decided, e.Judged, e.Happened, e.NoteAdded,
    e.StepPlanned, e.StepFinished, e.EvidenceAdded, e.HelpAsked, e.HelpGiven,
)  # fmt: skip
"""What an investigation consists of, as far as the form has no item of its own for it."""


@dataclass(frozen=True)
class Line:
    """One thing that stands under an item."""

    text: str
    on: date | None = None
    by: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An item of the form. One that the procedure keeps nowhere is left to be filled in by hand."""

    title: str
    lines: tuple[Line, ...]
    kept: bool = True


@dataclass(frozen=True)
class Form:
    """A form about one case, for those who work on it or as a copy that goes elsewhere."""

    seen: CasePage
    rule: Record
    tells: Teller
    copy: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands on it, in the order of the rule; in a copy only what the rule lets a copy hold."""
        return tuple(self._item(name) for name in ((self.copy and self.rule.copy_holds) or self.rule.holds))

    @cached_property
    def entries(self) -> tuple[EntrySeen, ...]:
        """The entries it is made from."""
        return tuple(one for one in self.seen.entries if not self.copy or self.may_be_copied(one))

    def may_be_copied(self, one: EntrySeen) -> bool:
        """Nothing that may not be told or shown, nothing that only some posts know of, and no note for colleagues."""
        withheld = {item for _limit, _ground, item in self.seen.case.limited}
        kept_back = isinstance(one.entry, e.EvidenceAdded | e.PaperAdded) and not one.entry.complainant_may_see
        return not (
            kept_back or one.audience == "posts" or one.sequence in withheld or isinstance(one.entry, e.NoteAdded)
        )

    def of(self, *kinds: type[e.Entry]) -> list[EntrySeen]:
        """The entries of these kinds."""
        return [one for one in self.entries if isinstance(one.entry, kinds)]

    def line(self, one: EntrySeen) -> Line:
        """An entry as it stands on the form, with the words that came with it."""
        told = self.tells.tell(one.entry)
        letter = isinstance(one.entry, e.LetterSent)
        words = () if letter else tuple(_("Erased") if p.erased else p.words for p in one.papers if p.words or p.erased)
        return Line(told.title, one.entry.on, self.tells.name_of(one.entry.by), told.lines + words)

    def _item(self, name: str) -> Item:
        if name in STANDARD:
            return Item(sentence(name), tuple(STANDARD[name](self)))
        found = [self.line(one) for one in self.entries if self.speaks_of(name, _about(one.entry))]
        return Item(sentence(name), tuple(found), bool(found) or self._is_kept(name))

    def _is_kept(self, name: str) -> bool:
        return any(self.speaks_of(name, rule.name) for rule in self.seen.procedure.rules)

    def speaks_of(self, item: str, rule: str) -> bool:
        """Whether a rule is the item: by its very name where there is such a rule, else by a name that begins or holds it."""
        if any(known.name == item for known in self.seen.procedure.rules if known.kind in KINDS):
            return rule == item
        return bool(rule) and item.removesuffix("s") in rule


KINDS = (
    "judgement",
    "decision",
    "happening",
    "letter",
    "report",
    "appointment",
    "right",
    "fact",
    "agreement",
    "exclusion",
)


def _about(entry: e.AnyEntry) -> str:
    named = RULE_OF.get(type(entry))
    return str(getattr(entry, named)) if named else ""


def _received(form: Form) -> EntrySeen | None:
    return next(iter(form.of(e.Received)), None)


def _received_on(form: Form) -> Iterator[Line]:
    received = _received(form)
    if received and isinstance(received.entry, e.Received):
        hour = f", {received.entry.hour}" if received.entry.hour else ""
        yield Line(f"{day(received.entry.on)}{hour}")
        if received.entry.at.date() != received.entry.on:
            yield Line(_("Written down on %(day)s") % {"day": day(received.entry.at.date())})


def _received_by(form: Form) -> Iterator[Line]:
    if received := _received(form):
        yield Line(sentence(form.tells.name_of(received.entry.by)))


def _channel(form: Form) -> Iterator[Line]:
    received = _received(form)
    if received and isinstance(received.entry, e.Received):
        yield Line(sentence(received.entry.channel))


def _words(form: Form) -> Iterator[Line]:
    received = _received(form)
    for paper in received.papers if received else ():
        yield Line(sentence(paper.part), details=(_("Erased") if paper.erased else paper.words,))
    for one in form.of(e.HeadAdded):
        yield form.line(one)


def _complainant(form: Form) -> Iterator[Line]:
    for party in form.seen.parties.values():
        yield Line(_("Erased") if party.erased else ", ".join(
            text for text in (party.name, party.email, party.telephone, party.address) if text
        ))  # fmt: skip
    if not form.seen.parties:
        yield Line(_("No name was given"))


def _service(form: Form) -> Iterator[Line]:
    if form.seen.case.service:
        yield Line(form.tells.service(form.seen.case.service))


def _categories(form: Form) -> Iterator[Line]:
    if form.seen.case.categories:
        yield Line(form.tells.about(form.seen.case.categories))


def _holders(form: Form) -> Iterator[Line]:
    holder = form.seen.case.track(MAIN).holder
    if holder:
        yield Line(form.tells.names(holder.all))


def _reported(form: Form) -> Iterator[Line]:
    """That it was passed on, to whom, and who had it first."""
    for one in (*(o for o in form.entries if "reported to" in _about(o.entry)), *form.of(e.Assigned)[:1]):
        yield form.line(one)


def _actions(form: Form) -> Iterator[Line]:
    """Each action with its owner and its day, and where it stands."""
    agreed = {one.entry.action: one for one in form.of(e.ActionAgreed) if isinstance(one.entry, e.ActionAgreed)}
    for action in form.seen.case.actions:
        if one := agreed.get(action.action):
            rule = form.seen.procedure.get(Remedies, action.remedies)
            details = (
                one.words("what"),
                _("Who: %(name)s") % {"name": form.tells.name_of(action.owner)} if action.owner else "",
                _("By: %(day)s") % {"day": day(action.due)} if action.due else "",
                remedy_state(form.seen.procedure, action, day),
            )
            title = rule.list_.get(action.means, action.means) if rule else action.means
            yield Line(title, one.entry.on, details=tuple(text for text in details if text))


def _letters(form: Form) -> Iterator[Line]:
    for one in form.of(e.LetterSent, e.CommunicationReceived):
        yield form.line(one)


def _documents(form: Form) -> Iterator[Line]:
    for one in form.entries:
        if isinstance(one.entry, e.PaperAdded) or "paper" in _about(one.entry):
            yield form.line(one)
        for file in one.files:
            name = _("A file, erased") if file.erased else f"{file.name} ({file.kind}, {file_size(file.size)})"
            yield Line(name, one.entry.on)


def _investigation(form: Form) -> Iterator[Line]:
    """What was found out, as far as no other item of the form holds it."""
    others = [name for name in form.rule.holds if name not in STANDARD]
    for one in form.of(*FOUND_OUT):
        about = _about(one.entry)
        if not any(form.speaks_of(name, about) for name in others) and "paper" not in about:
            yield form.line(one)


def _each(*kinds: type[e.Entry]) -> Callable[[Form], Iterator[Line]]:
    return lambda form: (form.line(one) for one in form.of(*kinds))


def _text(read: Callable[[CasePage], str]) -> Callable[[Form], Iterator[Line]]:
    return lambda form: (Line(sentence(text)) for text in (read(form.seen),) if text)


STANDARD: dict[str, Callable[[Form], Iterator[Line]]] = {
    "registration number": _text(lambda seen: seen.line.number),
    "received": _received_on, "received on": _received_on, "received by": _received_by, "channel": _channel,
    "words of the complaint": _words, "what happened": _words, "nature of the problem": _words, "complainant": _complainant,
    "area": _service, "service": _service, "categories": _categories, "who is responsible": _holders,
    "stage": _text(lambda seen: seen.outlook.status), "outcome": _text(lambda seen: seen.case.outcome),
    "reported to": _reported, "findings": _each(e.FindingMade, e.OutcomeConfirmed), "investigation": _investigation,
    "actions": _actions, "remedial actions": _actions, "letters": _letters, "communications": _letters,
    "documents": _documents, "satisfaction": _each(e.SatisfactionRecorded), "registered": _each(e.Registered),
    "sign-off": _each(e.SignedOff), "signed off": _each(e.SignedOff), "closed": _each(e.Closed),
}  # fmt: skip
"""Items that a record has whatever the procedure."""
