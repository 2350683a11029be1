"""What the record says in each part of a letter that nobody wrote. The order of the parts and their headings are in `parts`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.case import ActionState
from putright.core.casework.decide import heads
from putright.core.casework.decide.money import pounds
from putright.core.casework.owed import letters_called_for
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.flow import Decision
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.people import Post, Restriction
from putright.core.procedure.model.purposes import ACTIONS_TOLD
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Signpost
from putright.web.dates import day
from putright.web.letters.record import LetterRecord
from putright.web.page import naming
from putright.web.telling.words import in_a_row

ANSWERS = ("response", "review response", "determination", "final response")


def _thanks(record: LetterRecord) -> Iterator[str]:
    """What came in and when: the case itself, or what this letter answers; whoever is asked to agree has told nothing yet."""
    if record.rule.purpose == "consent":
        yield from _asked_to_agree(record)
        return
    if later := _came_later(record):
        yield _("Thank you for getting in touch again. We received this on %(day)s.") % {"day": day(later)}
        return
    yield _("Thank you for telling us. We received this on %(day)s.") % {"day": day(record.case.received_on)}


def _asked_to_agree(record: LetterRecord) -> Iterator[str]:
    arrival = record.case.arrival
    who = record.names.get(arrival.representative, "") if arrival else ""
    about = {"who": who or _("Somebody"), "day": day(record.case.received_on)}
    yield _("%(who)s has complained to us for you. We received this on %(day)s.") % about
    yield _("Do you agree that they speak for you in this? Please tell us, yes or no.")


def _came_later(record: LetterRecord) -> date | None:
    """The day of what a letter acknowledges that is not the complaint itself: a later message, or the use of a right."""
    events: list[Event] = []
    if record.rule.purpose == "review acknowledgement":
        events = [Event(name=right.name, aspect="used") for right in record.procedure.all(Right)]
    elif record.rule.purpose == "acknowledgement" and record.rule.again:
        events = [Event(aspect="communication received")]
    return max((moment.on for event in events for moment in record.case.seen(event)), default=None)


def handler(record: LetterRecord) -> Iterator[str]:
    for track in record.case.tracks.values():
        if track.holder and not track.ended:
            who = in_a_row([record.name(person) for person in track.holder.all])
            post = record.procedure.get(Post, track.holder.post)
            yield f"{who}, {record.told(post.words)}." if post else f"{who}."
            return


def _reach_us(record: LetterRecord) -> Iterator[str]:
    """Every way there is; the lines of an address in one, as this is said in a sentence."""
    contact, reference = record.contact, _("Give the reference %(reference)s.") % {"reference": record.reference}
    if not contact.known:
        yield _("Write to us at %(organisation)s.") % {"organisation": record.organisation} + f" {reference}"
        return
    if contact.telephone:
        hours = f" ({contact.hours})" if contact.hours else ""
        yield _("Ring us on %(telephone)s.") % {"telephone": f"{contact.telephone}{hours}"}
    if contact.relay:
        yield _("If you cannot hear or speak on the telephone: %(relay)s.") % {"relay": contact.relay.rstrip(".")}
    if contact.email:
        yield _("Send an e-mail to %(email)s.") % {"email": contact.email}
    if contact.address:
        yield _("Write to us at %(address)s.") % {"address": ", ".join(contact.address)}
    yield reference


def _answer_by(record: LetterRecord) -> Iterator[str]:
    if due := record.due(*ANSWERS):
        yield _("We will write to you with our answer by %(day)s. If we need longer, we will tell you before then.") % {
            "day": day(due)
        }


def _new_date(record: LetterRecord) -> Iterator[str]:
    if record.sent.promised:
        yield _("You will have our answer by %(day)s.") % {"day": day(record.sent.promised)}


def _next_update(record: LetterRecord) -> Iterator[str]:
    if due := record.due("progress", "holding", *ANSWERS):
        yield _("We will write to you again by %(day)s.") % {"day": day(due)}


def _points(record: LetterRecord) -> Iterator[str]:
    """Each point in its own words; where the first has none, all that they said stands for it."""
    if record.acknowledges_by_mail:
        yield _("You can read it, as we have it, on the page where you follow this.")
        return
    points = list(heads.worded(record.case.journal))
    if not any(head == "1" for head, _sequence, _part in points):
        yield record.words_of("what happened", e.Received)
    for _head, sequence, part in points:
        yield record.papers.get((sequence, part), "")


def _outcome_wanted(record: LetterRecord) -> Iterator[str]:
    if not record.acknowledges_by_mail:
        yield record.words_of("outcome wanted", e.Received)


def _decision(record: LetterRecord) -> Iterator[str]:
    """The decision that calls for this letter; otherwise the outcome, or all that was decided."""
    if told := _decision_told(record):
        yield told
        return
    if record.case.outcome:
        yield _("Your complaint is %(outcome)s.") % {"outcome": record.told(record.case.outcome)}
        return
    for name, chosen in record.case.decisions.items():
        rule = record.procedure.get(Decision, name)
        if rule and not rule.restricted:
            yield record.told(next((option.words for option in rule.options if option.option == chosen), chosen)) + "."


def _decision_told(record: LetterRecord) -> str:
    called = (*letters_called_for(record.procedure).get(record.rule.name, ()), *(c.event for c in record.rule.needs))
    names = {event.name for event in called if event is not None and event.aspect == "decided"}
    for entry in reversed(record.case.journal):
        rule = record.procedure.get(Decision, entry.decision) if isinstance(entry, e.Decided) else None
        if isinstance(entry, e.Decided) and rule and rule.name in names and not rule.restricted:
            return record.told(next(one.words for one in rule.options if one.option == entry.option)) + "."
    return ""


def _findings(record: LetterRecord) -> Iterator[str]:
    reasons = {
        entry.head: record.papers.get((sequence, "reasons"), "")
        for sequence, entry in enumerate(record.case.journal, 1)
        if isinstance(entry, e.FindingMade)
    }
    for head, word in record.case.findings.items():
        title = _("Point %(head)s: %(word)s.") % {"head": head, "word": record.told(word)}
        yield f"{title} {reasons.get(head, '')}".strip()


def _actions(*means: str) -> Callable[[LetterRecord], Iterator[str]]:
    def make(record: LetterRecord) -> Iterator[str]:
        for action in record.case.actions:
            rule = record.procedure.get(Remedies, action.remedies)
            if rule and rule.means in means and action.stands:
                yield _action(record, rule, action)

    return make


def _action(record: LetterRecord, rule: Remedies, action: ActionState) -> str:
    agreed = next(
        sequence
        for sequence, entry in enumerate(record.case.journal, 1)
        if isinstance(entry, e.ActionAgreed) and entry.action == action.action
    )
    what = record.papers.get((agreed, "what"), "") or record.told(rule.list_.get(action.means, action.means))
    by = _(" We will do this by %(day)s.") % {"day": day(action.due)} if action.due and action.open else ""
    done = _(" This was done on %(day)s.") % {"day": day(action.done_on)} if action.done_on else ""
    amount = _(" The sum is %(amount)s.") % {"amount": pounds(action.amount)} if action.amount else ""
    return f"{what.rstrip('.')}.{amount}{by}{done}"


def _rights(record: LetterRecord) -> Iterator[str]:
    for name in record.rule.tells_rights:
        rule, window = record.procedure.the(Right, name), record.right(name)
        last = _(" The last day is %(day)s.") % {"day": day(window.due)} if window and window.due else ""
        form = _(" Ask by %(form)s.") % {"form": _either(rule.form)} if rule.form else ""
        yield f"{record.told(rule.words)}.{last}{form}"
        if rule.grounds:
            yield _("You can ask for one of these reasons:")
            yield from (f"• {record.told(ground).rstrip('.')}." for ground in rule.grounds.values())


def _either(ways: Sequence[str]) -> str:
    """Return `letter, email or form`."""
    names = {
        "form": _("form"), "email": _("email"), "letter": _("letter"), "telephone": _("telephone"),
        "in person": _("in person"), "fax": _("fax"),
    }  # fmt: skip
    *first, last = (names[way] for way in ways)
    most = ", ".join(first)
    return _("%(most)s or %(last)s") % {"most": most, "last": last} if most else last


def _signposts(record: LetterRecord) -> Iterator[str]:
    for name in record.sent.signposts:
        rule = record.procedure.get(Signpost, name)
        if rule:
            to = record.named(rule.to)
            who = f"{to}: {record.told(rule.about)}" if rule.about else to
            yield ". ".join(text.rstrip(".") for text in (who, rule.telephone, rule.web, rule.address) if text) + "."


def _passed_to(record: LetterRecord) -> Iterator[str]:
    yield record.words_of("passed to")


def _behaviours(record: LetterRecord) -> Iterator[str]:
    for entry in record.case.journal:
        if isinstance(entry, e.RestrictionReferred):
            rule = record.procedure.get(Restriction, entry.restriction)
            yield from (record.told(rule.behaviours.get(name, name) if rule else name) for name in entry.behaviours)


def _until_when(record: LetterRecord) -> Iterator[str]:
    for restriction in record.case.restrictions:
        if restriction.review_on:
            yield _("We will look at this again on %(day)s.") % {"day": day(restriction.review_on)}


def _procedure(record: LetterRecord) -> Iterator[str]:
    if record.sent.channel == "email" and record.slug:
        address = f"{settings.ADDRESS}/{record.slug}/how-it-works/?{naming(record.procedure)}"
        yield _("You can read our procedure here: %(address)s") % {"address": address}
    else:
        yield _("We enclose our procedure.")


def _one(text: str) -> Callable[[LetterRecord], Iterator[str]]:
    def make(record: LetterRecord) -> Iterator[str]:
        yield text % {"organisation": record.organisation, "reference": record.reference}

    return make


FROM_RECORD: dict[str, Callable[[LetterRecord], Iterator[str]]] = {
    "thanks": _thanks,
    "handler": handler,
    "who reviews": handler,
    "handler contact": _reach_us,
    "how to reach us": _reach_us,
    "answer by": _answer_by,
    "new date": _new_date,
    "next update": _next_update,
    "points": _points,
    "outcome wanted": _outcome_wanted,
    "decision": _decision,
    "findings": _findings,
    **{part: _actions(*means) for part, means in ACTIONS_TOLD.items()},
    "right": _rights,
    "next step": _rights,
    "last day": lambda record: iter(()) if {"right", "next step"} & set(record.sent.parts) else _rights(record),
    "signposts": _signposts,
    "passed to": _passed_to,
    "behaviours": _behaviours,
    "until when": _until_when,
    "final": _one("This is our final answer."),
    "procedure enclosed": _procedure,
}
"""How each part is made where nobody wrote it. The reference and the date received stand at the head of every letter."""
