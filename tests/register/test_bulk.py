"""Writing whole cases at once makes what the door would have made, byte for byte."""

from __future__ import annotations

import itertools
import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from putright.register import (
    bulk,
    door,
    journal,
    office_door,
    offices,
    parties,
    procedures,
    seal,
    search,
    setup,
    tracking,
    verify,
)  # fmt: skip
from putright.register.bulk import Step
from putright.register.door import Asked, Done
from putright.register.models import CaseRow
from putright.register.organisations import Place, place
from tests.register.cast import ASHA, COMPLAINT, FOLDER, MONDAY, WORDS, Employers

CASES = 1_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 12
"""`make soak` compares a thousand."""

TABLES = (
    "register_case", "register_entry", "register_exclusion", "register_holding", "register_owed", "register_label",
    "register_paper", "register_party", "register_code", "register_head", "register_number",
)  # fmt: skip


def steps(employers: Employers, number: int) -> list[Step]:
    """A case that goes a little further with each number, and for some is about somebody or has no name."""
    at = MONDAY + timedelta(days=number % 100)
    values: dict[str, Any] = {**COMPLAINT}
    if number % 3 == 1:
        values["suspected posts"] = ("chief executive",)
    receive = Asked("receive", "complaint", values=values, words=WORDS, complainant=ASHA if number % 2 else None)
    imani, farah = employers.viewer("imani"), employers.viewer("farah")
    letter = {"handler contact": "Ring the office."}
    all_of_them = [
        Step(receive, employers.public, at),
        Step(Asked("add note", words={"note": f"Number {number}"}), imani, at),
        Step(Asked("decide", "hand-over", values={"option": "written complaint"}), imani, at + timedelta(days=1)),
        Step(Asked("send letter", "acknowledgement", words=letter), imani, at + timedelta(days=2)),
        Step(Asked("name person", values={"people": ("helen",)}), farah, at + timedelta(days=2)),
        Step(Asked("send letter", "answer", words={"reasons": "It rained."}), farah, at + timedelta(days=9)),
    ]
    return all_of_them[: 1 + number % 6]


def seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same references, salts and codes each time, in order."""
    refs, salts, people, codes = (itertools.count(1) for _ in range(4))
    monkeypatch.setattr(journal, "new_ref", lambda: f"ref{next(refs):09d}")
    monkeypatch.setattr(seal, "new_salt", lambda: next(salts).to_bytes(32, "big"))
    monkeypatch.setattr(parties, "new_reference", lambda: f"{next(people):032x}")
    monkeypatch.setattr(tracking, "new_code", lambda *_: f"CODE{next(codes)}")


def everything(here: Place) -> dict[str, list[Any]]:
    """Every row of an organisation, without the numbers that the database itself gives to rows."""
    found: dict[str, list[Any]] = {}
    for table in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE organisation_id = %s", [here.id])
            columns = [column[0] for column in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        dropped = {"id", "case_id", "organisation_id", "version_id"}
        found[table] = sorted(repr([(k, v) for k, v in row.items() if k not in dropped]) for row in rows)
    cases = CaseRow.unscoped.filter(organisation=here.id).order_by("ref").values_list("pk", flat=True)
    found["register_search"] = [sorted(search.words_known(case)) for case in cases]
    return found


@pytest.fixture
def twin(employers: Employers) -> Employers:
    """A second organisation, whose journal is the first one's to the letter."""
    setup.create("twin", "The Employers", "employers", employers.place.calendar, prefix="EMP")
    procedures.keep(place("twin"), (FOLDER / "procedure.md").read_bytes())
    office_door.act_for_office("twin", offices.journal(employers.place))
    return Employers(place("twin"))


def test_cases_written_at_once_are_byte_for_byte_those_of_the_door(
    employers: Employers, twin: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded(monkeypatch)
    for number in range(CASES):
        ref = None
        for step in steps(employers, number):
            done = door.act(employers.slug, ref, step.asked, step.viewer, at=step.at)
            assert isinstance(done, Done), done
            ref = done.ref
    seeded(monkeypatch)
    monkeypatch.setattr(tracking, "hashed", lambda code: f"twin {code}")  # unique over all organisations
    made = [bulk.prepared(twin.place, steps(twin, number)) for number in range(CASES)]
    assert sum(bulk.write(twin.slug, made)) == CASES
    of_twin = {table: [repr(row) for row in rows] for table, rows in everything(twin.place).items()}
    of_door = {table: [repr(row) for row in rows] for table, rows in everything(employers.place).items()}
    assert len(of_door["register_entry"]) > 50
    del of_twin["register_code"], of_door["register_code"]
    assert of_twin == of_door
    assert list(verify.verify(twin.slug)) == []


def test_the_door_goes_on_where_cases_were_written_at_once(employers: Employers) -> None:
    made = [bulk.prepared(employers.place, steps(employers, number)) for number in range(6)]
    list(bulk.write(employers.slug, made))
    numbered = CaseRow.unscoped.exclude(number="").count()
    done = employers.hand_over(employers.complain().ref)
    usual = CaseRow.unscoped.filter(number__regex=r"-[0-9]+$").count()
    assert done.number == f"EMP-2026-{usual:05d}"
    assert numbered >= usual - 1
    assert CaseRow.unscoped.count() == 7
    assert list(verify.verify(employers.slug)) == []


def test_a_step_that_is_not_open_is_told_and_nothing_is_written(employers: Employers) -> None:
    wrong = [*steps(employers, 0), Step(Asked("send letter", "no such letter"), employers.viewer("imani"), MONDAY)]
    with pytest.raises(bulk.Refused, match="no such letter"):
        bulk.prepared(employers.place, wrong)
    assert not CaseRow.unscoped.exists()
