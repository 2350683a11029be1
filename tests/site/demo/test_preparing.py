"""When the demonstration is kept, and when it is made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.site.demo.telling import FOLDERS, NOW

CASES = 2


@pytest.fixture
def folder(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished demonstration of one organisation."""
    from putright.site.demo import keeping, preparing

    monkeypatch.setattr(preparing, "shipped", lambda: FOLDERS[2:3])
    monkeypatch.setattr(keeping, "clear", lambda folder: (folder / keeping.MARK).unlink(missing_ok=True))
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: None)
    made = preparing.preparation(tmp_path, CASES, NOW, reset=False)
    assert (made.kept, made.why, made.total) == (None, "for the first time", CASES)
    assert len(list(made.made())) == CASES
    return tmp_path


def why(folder: Path, now: datetime = NOW, *, cases: int = CASES, reset: bool = False) -> str:
    """Why it would be made anew; empty where it is kept."""
    from putright.site.demo.preparing import preparation

    found = preparation(folder, cases, now, reset=reset)
    return "" if found.kept else found.why


def tell(now: datetime) -> None:
    """Somebody visits the demonstration and complains."""
    from putright.register import organisations, scope
    from putright.register.door import Asked, Done, act

    (here,) = organisations.places()
    values = {"channel": "form", "service": next(iter(_services(here.slug))), "categories": ("delay",)}
    asked = Asked("receive", "complaint", values=values, words={"what happened": "I waited for an hour."})
    assert isinstance(act(here.slug, None, asked, scope.public(here.id, here.slug, now.date()), at=now), Done)


def _services(slug: str) -> list[str]:
    from putright.register import offices, organisations

    return list(offices.office(organisations.place(slug), NOW).services)


def test_on_the_same_day_it_is_kept_with_a_case_to_look_up(folder: Path) -> None:
    from putright.site.demo import keeping

    assert why(folder) == ""
    kept = keeping.read(folder)
    assert kept is not None
    assert [case.organisation for case in kept.examples] == [FOLDERS[2].name]


def test_it_is_made_anew_on_another_day_with_other_numbers_or_when_asked(folder: Path) -> None:
    assert why(folder, NOW + timedelta(days=1)) == "because a new day has begun"
    assert why(folder, cases=CASES + 1) == "because the procedures or the program have changed"
    assert why(folder, reset=True) == "as you asked"


def test_what_somebody_added_is_kept_though_a_day_has_passed(folder: Path) -> None:
    tell(NOW + timedelta(hours=1))
    assert why(folder, NOW + timedelta(days=1)) == ""


def test_what_the_timer_noted_is_nothing_that_somebody_added(folder: Path) -> None:
    from putright.site.worker import tick

    later = NOW + timedelta(days=40)
    assert list(tick(later))
    assert why(folder, later) == "because a new day has begun"


def test_one_that_was_not_finished_is_made_anew(folder: Path) -> None:
    from putright.site.demo import keeping

    (folder / keeping.MARK).write_text("{", "utf-8")
    assert why(folder) == "for the first time"


def test_a_changed_procedure_changes_the_stamp(tmp_path: Path) -> None:
    from putright.site.demo import keeping

    for name in ("procedure.md", "organisation.yaml"):
        (tmp_path / name).write_bytes((FOLDERS[0] / name).read_bytes())
    before = keeping.stamp([tmp_path], 3)
    assert keeping.stamp([tmp_path], 3) == before
    with (tmp_path / "procedure.md").open("a") as document:
        document.write("\nMore.\n")
    assert keeping.stamp([tmp_path], 3) != before


def test_clearing_leaves_nothing_of_a_database(tmp_path: Path) -> None:
    from putright.site.demo import keeping

    for name in (keeping.MARK, "demo.sqlite3", "demo.sqlite3-wal", "secret-key"):
        (tmp_path / name).touch()
    keeping.clear(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_now_is_a_working_day() -> None:
    assert NOW.tzinfo is UTC
    assert NOW.weekday() < 5
