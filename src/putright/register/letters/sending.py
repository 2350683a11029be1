"""A letter that was sent on a case, put into the outbox or to the post in the same transaction; or called back from there.

When a letter may be called back at all is decided in the core. Nothing is sent here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.action import Refusal
from putright.core.casework.case import Case
from putright.core.casework.decide.undoing import HOLD
from putright.core.casework.letter_text import TEXT
from putright.core.casework.office import Office
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.register import journal, parties, rows
from putright.register.letters.wording import Written
from putright.register.models import Message
from putright.register.models.outbox import BY_ITSELF
from putright.register.organisations import Place
from putright.register.papers import Sealed
from putright.register.parties import PartySeen

KIND = "letter"
TO_POST, POSTED = "to post", "posted"
EMAIL, PAPER = "email", "letter"
GONE = ("sending", "sent", "failing", "given up", POSTED)
"""States of a letter that cannot be called back."""


def send(
    here: Place, case: int, called: str, ref: str, first: int, made: Sequence[e.AnyEntry], given: Iterable[Sealed],
    standing: Case, procedure: Procedure, office: Office,
) -> None:  # fmt: skip
    """Put each letter among the entries just made where it goes from: of one without a text of ours there is nothing to send.

    `called` is how the case is called in letters. A letter that was sent on an earlier day has gone already.
    """
    texts = {part.seal: part.words for part in given if part.part == TEXT}
    for sequence, entry, rule in _ours(first, made, procedure, office.today):
        text = texts.get(entry.words.get(TEXT, ""))
        to = addressee_of(here, standing, rule)
        if text and to:
            who, seal = _speaks(standing, to), journal.latest_seal(case)
            written = Written(here, ref, called, rule, text, entry.dated, who, seal, entry.language)
            by_itself = entry.by == e.SYSTEM
            rows.insert("register_message", _rows(written, case, sequence, entry.channel, to, office.now, by_itself))


def _ours(
    first: int, made: Sequence[e.AnyEntry], procedure: Procedure, today: date
) -> Iterator[tuple[int, e.LetterSent, Letter]]:
    for sequence, entry in enumerate(made, first):
        if isinstance(entry, e.LetterSent) and entry.on >= today and entry.channel in (EMAIL, PAPER):
            rule = procedure.get(Letter, entry.letter)
            if rule and rule.to == "complainant":
                yield sequence, entry, rule


def _speaks(standing: Case, to: PartySeen) -> str:
    return "representative" if standing.arrival and standing.arrival.representative == to.reference else "complainant"


def _rows(
    written: Written, case: int, sequence: int, channel: str, to: PartySeen, at: datetime, by_itself: bool
) -> list[dict[str, object]]:
    """The message of a letter: by e-mail after the time in which it can be called back, or on paper. None without an address."""
    row = _row(written.here, case, sequence, at)
    if channel == EMAIL and to.email:
        when, about = (at, BY_ITSELF) if by_itself else (at + HOLD, "")
        goes = {"not_before": when, "next_try": when, "about": about, "reply_to": written.reply_to}
        return [{**row, **goes, "address": to.email, "subject": written.subject, "words": written.mail}]
    if channel == PAPER:
        return [{**row, "state": TO_POST, "subject": written.subject, "words": ""}]
    return []


def _row(here: Place, case: int, sequence: int, at: datetime) -> dict[str, object]:
    return {
        "organisation_id": here.id, "case_id": case, "kind": KIND, "about": "", "person": "", "address": "", "reply_to": "",
        "sequence": sequence, "not_before": at, "next_try": at, "made_at": at, "state": "waiting", "attempts": 0, "lease": "",
        "message_id": "", "failure": "", "done_by": "",
    }  # fmt: skip


def post_instead(here: Place, message: int, at: datetime) -> None:
    """Have a letter posted that did not arrive by e-mail: the duty does not end with a bounce."""
    kept = Message.objects.filter(pk=message, case__isnull=False, sequence__isnull=False)
    letter = kept.values_list("case", "sequence", "subject").first()
    if letter:
        row = _row(here, int(letter[0] or 0), int(letter[1] or 0), at)
        rows.insert_missing("register_message", [{**row, "state": TO_POST, "subject": letter[2], "words": ""}])


def addressee_of(here: Place, standing: Case, rule: Letter) -> PartySeen | None:
    """Whom a letter of a case goes to."""
    arrival = standing.arrival
    if arrival is None:
        return None
    return parties.addressee(arrival, parties.seen(here.id, {arrival.complainant, arrival.representative}), rule)


def call_back(case: int, made: Iterable[e.AnyEntry], at: datetime) -> Refusal | None:
    """Call back what waits of a letter, where an entry says so; why that cannot be, where it has gone."""
    for entry in made:
        if isinstance(entry, e.LetterCalledBack):
            of_it = Message.objects.filter(case=case, sequence=entry.sequence, kind=KIND)
            of_it.filter(state__in=("waiting", TO_POST)).update(state="called off", done_at=at)
            if of_it.filter(state__in=GONE).exists():
                return Refusal(_("The letter has gone. Write again to put right what is wrong in it."))
    return None
