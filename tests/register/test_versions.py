"""ALL-1: a procedure has versions, and a case keeps the one that was in force on the day it was received."""

from dataclasses import replace
from datetime import UTC, datetime

from putright.register import procedures
from putright.register.door import Asked, Done, act
from putright.register.models import CaseRow
from tests.register.cast import ASHA, COMPLAINT, FOLDER, WORDS, Employers

NOVEMBER = datetime(2026, 11, 3, 10, tzinfo=UTC)


def keep_a_new_version(employers: Employers) -> None:
    text = (FOLDER / "procedure.md").read_text(encoding="utf-8")
    text = text.replace("version: 2026-01\n", "version: 2026-11\n").replace(
        "in force from: 2026-01-01", "in force from: 2026-11-01"
    )
    procedures.keep(employers.place, text.encode())


def version_of(ref: str) -> str:
    row = CaseRow.unscoped.select_related("version").get(ref=ref)
    assert row.version is not None
    return row.version.version


def test_a_case_that_was_received_before_a_new_version_keeps_the_old_one(employers: Employers) -> None:
    """ALL-1."""
    before = employers.complain()
    keep_a_new_version(employers)
    employers.hand_over(before.ref, at=NOVEMBER)
    assert version_of(before.ref) == "2026-01"


def test_a_case_received_since_follows_the_new_version(employers: Employers) -> None:
    """ALL-1."""
    keep_a_new_version(employers)
    assert version_of(employers.complain(at=NOVEMBER).ref) == "2026-11"


def test_paper_that_is_recorded_late_follows_the_version_of_the_day_it_came(employers: Employers) -> None:
    """ALL-1."""
    keep_a_new_version(employers)
    asked = Asked("receive", "complaint", values=COMPLAINT, words=WORDS, complainant=ASHA)
    late = replace(asked, on=datetime(2026, 10, 30, tzinfo=UTC).date())
    done = act(employers.slug, None, late, employers.viewer("imani", NOVEMBER), at=NOVEMBER)
    assert isinstance(done, Done)
    assert version_of(done.ref) == "2026-01"
