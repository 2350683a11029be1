"""What a colleague has begun to write on a form: kept for them alone until it is done. It is no part of the record.

One draft for each person, case and form; what is being recorded as new is on no case, and is called by an empty reference. The
words are sealed with a key made from the installation's secret and from whose draft it is, on which case: a copy of the database
alone reads none, and a row moved to another person or case opens for nobody. A colleague at the same form of a case is told who
else is writing, and never what.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from putright.core.calendars import say_date
from putright.people.names import people
from putright.register import notices, offices, requests, rows, scope
from putright.register.drafts import LONGEST, NONCE
from putright.register.models import CaseRow, Exclusion
from putright.register.models import StaffDraft as Row
from putright.register.notices import Occasion
from putright.register.organisations import Place, place
from putright.register.scope import Viewer
from putright.statements import Statement, later, made_once

KEPT = timedelta(days=30)
"""How long a draft is kept after it was last saved."""
TOLD = timedelta(days=23)
"""After so long without a change its writer is told until when it is kept."""

NEW = ""
"""The reference of what is being recorded as new: no case has it."""

_KEEP = (
    "INSERT INTO register_staff_draft (organisation_id, case_id, person, form, sealed, saved_at) "
    "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT {} DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at"
)
_KEEP_ON_CASE = _KEEP.format("(case_id, form, person)")
_KEEP_NEW = _KEEP.format("(organisation_id, form, person) WHERE case_id IS NULL")

Given = Mapping[str, tuple[str, ...]]
"""What was typed or chosen, by the name of its input."""
Saved = Literal["saved", "done", "too long"]


@dataclass(frozen=True)
class StaffDraft:
    """What one person has begun to write. `title` is the form's own; `ref` and `number` are empty for something new."""

    ref: str
    form: str
    title: str
    given: Given
    saved_at: datetime
    number: str = ""

    @property
    def kept_until(self) -> datetime:
        """When it goes unless it is changed."""
        return self.saved_at + KEPT

    def ends_soon(self, at: datetime) -> bool:
        """Whether nobody changed it for so long that its writer is to know until when it is kept."""
        return self.saved_at < at - TOLD

    def one(self, name: str) -> str:
        """The one thing given for an input."""
        return next(iter(self.given.get(name, ())), "")


@dataclass(frozen=True)
class Colleague:
    """Somebody else who is writing on the same form."""

    name: str
    saved_at: datetime


def save(viewer: Viewer, ref: str, form: str, title: str, given: Given, request_key: str, at: datetime) -> Saved:
    """Keep what was written so far, in place of what was kept before; raises NoSuchCase where the viewer does not see it.

    `done`: the form with this key is on the record already, and nothing is kept of it.
    """
    case = _seen(viewer, ref)
    if _is_done(viewer, request_key):
        return "done"
    text = json.dumps({"title": title, "given": {name: list(several) for name, several in given.items()}})
    if len(text) > LONGEST:
        return "too long"
    nonce = secrets.token_bytes(NONCE)
    sealed = nonce + _lock(viewer.organisation, case, viewer.person, form).encrypt(nonce, text.encode(), None)
    sql = _KEEP_ON_CASE if case else _KEEP_NEW
    rows.run(sql, viewer.organisation, case, viewer.person, form, sealed, at)
    return "saved"


def load(viewer: Viewer, ref: str, form: str, at: datetime) -> StaffDraft | None:
    """The viewer's own draft of a form; None where there is none, or it cannot be opened any more.

    Raises NoSuchCase where the viewer does not see the case, their own words there included.
    """
    case = _seen(viewer, ref)
    own = Row.objects.filter(organisation=viewer.organisation, case=case, person=viewer.person)
    found = own.filter(form=form, saved_at__gte=at - KEPT)
    row = found.values_list("sealed", "saved_at", "case__number").first()
    draft = _opened(viewer, case, ref, form, *row) if row else None
    if draft and _is_done(viewer, draft.one("request_key")):
        finished(viewer, ref, form)
        return None
    return draft


def mine(viewer: Viewer, at: datetime, *, new: bool = False) -> tuple[StaffDraft, ...]:
    """Everything the viewer has begun, on cases they see and as something new, or as something `new` alone; the last first."""
    begun = _begun_new if new else _begun
    opened = (_opened(viewer, *row) for row in begun(viewer).rows(since=at - KEPT))
    keyed = [(one, requests.hashed(viewer, one.one("request_key"))) for one in opened if one]
    taken = requests.of_those_taken(place(viewer.slug), [key for _one, key in keyed]) if keyed else set()
    return tuple(one for one, key in keyed if key not in taken)


@made_once
def _begun(viewer: Viewer) -> Statement:
    return _latest(viewer, Q(case=None) | CaseRow.objects.whose_case_is_seen_by(viewer))


@made_once
def _begun_new(viewer: Viewer) -> Statement:
    return _latest(viewer, Q(case=None))


def _latest(viewer: Viewer, wanted: Q) -> Statement:
    own = Row.objects.filter(organisation=viewer.organisation, person=viewer.person, saved_at__gte=later("since"))
    columns = ("case_id", "case__ref", "form", "sealed", "saved_at", "case__number")
    return Statement(own.filter(wanted).order_by("-saved_at").values_list(*columns)[:50])


def others(viewer: Viewer, ref: str, form: str, at: datetime) -> tuple[Colleague, ...]:
    """Who else is writing on the same form of a case, the last first; nobody from whom the case is hidden by now."""
    if ref == NEW:
        return ()
    case = _seen(viewer, ref)
    hidden = Exclusion.objects.filter(case=case).values("person")
    found = Row.objects.filter(case=case, form=form, saved_at__gte=at - KEPT).exclude(person=viewer.person)
    saved = dict(found.exclude(person__in=hidden).order_by("-saved_at").values_list("person", "saved_at"))
    known = people(saved) if saved else {}
    return tuple(Colleague(known[person].name, when) for person, when in saved.items() if person in known)


def drop(viewer: Viewer, ref: str, form: str) -> None:
    """Throw a draft away, as its writer wants; raises NoSuchCase where they do not see the case."""
    _seen(viewer, ref)
    finished(viewer, ref, form)


def finished(viewer: Viewer, ref: str, form: str) -> None:
    """Forget a draft: what it was for is on the record, even where that took the case out of its writer's sight."""
    own = "DELETE FROM register_staff_draft WHERE organisation_id = %s AND person = %s AND form = %s AND"
    if ref:
        case = "case_id IN (SELECT id FROM register_case WHERE organisation_id = %s AND ref = %s)"
        rows.run(f"{own} {case}", viewer.organisation, viewer.person, form, viewer.organisation, ref)
    else:
        rows.run(f"{own} case_id IS NULL", viewer.organisation, viewer.person, form)


def tell(here: Place, at: datetime) -> None:
    """Tell the writer of each draft on a case that has not changed for long, once, until when it is kept.

    There is no case by which to tell of something new: My work shows it open for as long (`StaffDraft.ends_soon`).
    """
    waiting = Row.objects.filter(
        organisation=here.id, case__isnull=False, saved_at__lt=at - TOLD, saved_at__gte=at - KEPT
    )
    for draft, case, person, saved_at in list(waiting.values_list("pk", "case_id", "person", "saved_at")):
        until = say_date(offices.local(saved_at + KEPT).date())
        words = _("It is kept until %(day)s.") % {"day": until}
        notices.tell(here, case, [person], Occasion("draft", f"draft {draft} of {saved_at:%Y-%m-%d}", words=words), at)


def forget(before: datetime) -> int:
    """Forget drafts that nobody came back to; how many."""
    return Row.objects.filter(saved_at__lt=before - KEPT).delete()[0]


def _seen(viewer: Viewer, ref: str) -> int | None:
    return None if ref == NEW else scope.number_of(viewer, ref)


def _is_done(viewer: Viewer, request_key: str) -> bool:
    return bool(request_key) and requests.answered(place(viewer.slug), requests.hashed(viewer, request_key)) is not None


def _opened(
    viewer: Viewer,
    case: int | None,
    ref: str | None,
    form: str,
    sealed: bytes | memoryview,
    saved_at: datetime,
    number: str | None,
) -> StaffDraft | None:
    whole = bytes(sealed)
    try:
        text = _lock(viewer.organisation, case, viewer.person, form).decrypt(whole[:NONCE], whole[NONCE:], None)
    except InvalidTag:
        return None
    kept = json.loads(text)
    given = {name: tuple(several) for name, several in kept["given"].items()}
    return StaffDraft(ref or NEW, form, kept["title"], given, saved_at, number or "")


def _lock(organisation: int, case: int | None, person: str, form: str) -> AESGCM:
    whose = f"{organisation}\n{case}\n{person}\n{form}"
    return AESGCM(salted_hmac("putright.staff_draft", whose, algorithm="sha256").digest())
