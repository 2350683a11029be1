"""Erasing what can be erased: who a party is, a case's words and files. The journal, its chain and its figures stay whole.

Every erasure is also written to a list outside the database, which a restored backup is brought up to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from putright.core.casework.entries import Person
from putright.register import findable, journal, sight
from putright.register.models import CaseRow, FileContent, KeptFile, Message, Paper, Party, StaffDraft
from putright.register.organisations import Place, place


def list_of_erasures() -> Path:
    """Where erasures are listed: references and days only."""
    return Path(settings.DATA) / "erasures.jsonl"


def party(here: Place, reference: Person, at: datetime) -> bool:
    """Erase who a party is; whether there was one. Their cases can no longer be found by their name."""
    _listed("party", here, reference, at)
    return _party(here, reference, at)


def words(here: Place, ref: str, at: datetime) -> int:
    """Erase all words and files on a case with their salts, and what colleagues have begun to write; how many parts."""
    _listed("words", here, ref, at)
    return _words(here, ref, at)


def replayed() -> Iterator[str]:
    """Carry out every listed erasure again, after a backup was restored; each in words."""
    file = list_of_erasures()
    for line in file.read_text().splitlines() if file.exists() else ():
        given = json.loads(line)
        here, at = place(given["organisation"]), datetime.fromisoformat(given["at"])
        done = _party(here, given["of"], at) if given["erased"] == "party" else _words(here, given["of"], at)
        if done:
            yield f"{given['erased']} {given['of']}"


def _listed(erased: str, here: Place, reference: str, at: datetime) -> None:
    file = list_of_erasures()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lines:
        lines.write(
            json.dumps({"erased": erased, "organisation": here.slug, "of": reference, "at": at.isoformat()}) + "\n"
        )


@transaction.atomic
def _party(here: Place, reference: Person, at: datetime) -> bool:
    theirs = Q(complainant=reference) | Q(representative=reference)
    cases = list(CaseRow.unscoped.filter(theirs, organisation=here.id).order_by("pk"))
    for case in cases:
        journal.locked_row(here, case.ref)
    rows = Party.objects.filter(organisation=here.id, reference=reference, erased_at=None)
    _letters_to(cases, list(rows.exclude(email="").values_list("email", flat=True)), at)
    done = rows.update(name="", email="", telephone="", address="", preferences={}, erased_at=at)
    StaffDraft.objects.filter(case__in=cases).delete()
    for case in cases:
        _find_again(here, case)
    return bool(done)


def _letters_to(cases: list[CaseRow], addresses: list[str], at: datetime) -> None:
    """Forget where letters to somebody went; what waits goes nowhere."""
    theirs = Message.objects.filter(case__in=cases, address__in=addresses)
    theirs.filter(state__in=("waiting", "failing")).update(state="called off", done_at=at)
    theirs.update(address="")


@transaction.atomic
def _words(here: Place, ref: str, at: datetime) -> int:
    if journal.locked_row(here, ref) is None:
        return 0
    case = CaseRow.unscoped.get(organisation=here.id, ref=ref)
    done = Paper.objects.filter(case=case, erased_at=None).update(words="", salt=None, erased_at=at)
    done += _files(case, at)
    Message.objects.filter(case=case, person="").update(subject="", words="", address="")
    sight.forget_reasons(case.pk)
    StaffDraft.objects.filter(case=case).delete()
    _find_again(here, case)
    return done


def _files(case: CaseRow, at: datetime) -> int:
    """Nothing is left of them by which somebody who has a file could tell that it was here."""
    files = KeptFile.objects.filter(case=case, erased_at=None)
    FileContent.objects.filter(file__in=files.values("pk")).delete()
    return files.update(name="", sha256="", salt=None, erased_at=at)


def _find_again(here: Place, case: CaseRow) -> None:
    findable.again(here, case.pk, case.ref, case.number, [case.complainant, case.representative])
