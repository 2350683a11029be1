"""Many at once: numbers without gap or double, a chain without break, one entry for one form, and nothing lost.

The last tests take the locks away and must go wrong: they show that the others could.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection, connections

from putright.core.casework.office import PostTaken
from putright.register import chain, door, findable, journal, office_door, rows, verify
from putright.register.door import Asked, Changed, Done
from putright.register.models import CaseRow, EntryRow, Exclusion
from putright.register.office_door import OfficeDone
from putright.register.organisations import Place
from putright.register.scope import NoSuchCase
from tests.register.cast import MONDAY, Employers

T = TypeVar("T")
ROOT = Path(__file__).parent.parent.parent


def at_once(tasks: list[Callable[[], T]], together: int = 8) -> list[T | Exception]:
    """Do all of this with so many threads, each with a connection of its own; what each answers, or the fault it ends with."""

    def safely(task: Callable[[], T]) -> T | Exception:
        try:
            return task()
        except Exception as fault:
            return fault
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(together) as pool:
        return list(pool.map(safely, tasks))


def numbers() -> list[str]:
    """The registration numbers that were drawn."""
    return sorted(EntryRow.objects.exclude(number="").values_list("number", flat=True))


def expected(count: int) -> list[str]:
    """Numbers 1 to n."""
    return [f"EMP-2026-{number:05d}" for number in range(1, count + 1)]


class Broken(Exception):
    """A fault in the middle of a transaction."""


def test_many_registering_at_once_draw_the_numbers_one_to_n_although_some_break_off_after_drawing(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [employers.complain().ref for _ in range(40)]
    doomed, real = set(refs[4::5]), findable.add

    def breaking(place: Place, case: int, ref: str, *given: Any) -> None:
        if ref in doomed:
            raise Broken
        real(place, case, ref, *given)

    monkeypatch.setattr(findable, "add", breaking)
    answers = at_once([lambda ref=ref: employers.hand_over(ref) for ref in refs])  # type: ignore[misc]
    assert [type(answer) for answer in answers].count(Broken) == 8
    assert [type(answer) for answer in answers].count(Done) == 32
    assert numbers() == expected(32)
    assert list(verify.verify(employers.slug)) == []


def test_many_processes_taking_complaints_in_keep_one_whole_chain(employers: Employers, database: str) -> None:
    url = f"sqlite:///{database}" if connection.vendor == "sqlite" else _url(database)
    environment = {**os.environ, "PUTRIGHT_DATABASE_URL": url}
    command = [sys.executable, "-m", "tests.register.writer", employers.slug, "12"]
    writers = [subprocess.Popen(command, env=environment, cwd=ROOT) for _ in range(4)]
    assert [writer.wait(120) for writer in writers] == [0] * 4
    assert numbers() == expected(48)
    assert CaseRow.unscoped.count() == 48
    assert list(verify.verify(employers.slug)) == []


def _url(database: str) -> str:
    given = connection.settings_dict
    who = given["USER"] + (f":{given['PASSWORD']}" if given["PASSWORD"] else "")
    where = f"{given['HOST']}:{given['PORT']}" if given["PORT"] else given["HOST"]
    return f"postgresql://{who + '@' if who else ''}{where}/{database}"


def test_the_same_form_sent_many_times_at_once_makes_one_case(employers: Employers) -> None:
    answers = at_once([lambda: employers.complain(key="the form")] * 12)
    assert len(set(answers)) == 1
    assert isinstance(answers[0], Done)
    assert CaseRow.unscoped.count() == 1


def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(employers: Employers) -> None:
    done = employers.complain()
    asked = Asked("decide", "hand-over", values={"option": "written complaint"})

    def deciding(person: str) -> Callable[[], object]:
        viewer = employers.viewer(person)
        return lambda: door.act(employers.slug, done.ref, asked, viewer, seen_sequence=done.last, at=MONDAY)

    answers = at_once([deciding("imani"), deciding("tom")])
    assert {type(answer) for answer in answers} == {Done, Changed}
    assert EntryRow.objects.filter(body__contains='"kind":"decided"').count() == 1


def test_notes_added_at_once_are_all_kept_in_one_order(employers: Employers) -> None:
    done = employers.complain()
    viewer = employers.viewer("imani")
    note = Asked("add note", words={"note": "Rang back."})
    answers = at_once([lambda: door.act(employers.slug, done.ref, note, viewer, at=MONDAY)] * 12)
    assert all(isinstance(answer, Done) for answer in answers)
    sequences = list(EntryRow.objects.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(1, done.last + 13))
    assert list(verify.verify(employers.slug)) == []


def slowly(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, seconds: float = 0.05) -> None:
    """Let one step take longer."""
    real = getattr(module, name)

    def later(*given: Any) -> Any:
        answer = real(*given)
        time.sleep(seconds)
        return answer

    monkeypatch.setattr(module, name, later)


def test_somebody_named_while_they_wait_for_the_case_does_not_get_in(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = employers.complain()
    employers.hand_over(done.ref)
    farah, imani = employers.viewer("farah"), employers.viewer("imani")
    slowly(monkeypatch, chain, "locked_head", 0.3)
    named = Asked("name person", values={"people": ("farah",)})
    note = Asked("add note", words={"note": "Quickly."})

    def waiting() -> object:
        time.sleep(0.1)
        return door.act(employers.slug, done.ref, note, farah, at=MONDAY)

    answers = at_once([lambda: door.act(employers.slug, done.ref, named, imani, at=MONDAY), waiting])
    assert [type(answer) for answer in answers] == [Done, NoSuchCase]


def test_a_post_taken_while_its_suspected_case_is_worked_on_stops_neither(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = employers.complain(**{"suspected posts": ("chief executive",)})
    slowly(monkeypatch, chain, "locked_head", 0.2)
    slowly(monkeypatch, journal, "locked_row", 0.1)
    taken = PostTaken(on=MONDAY.date(), at=MONDAY, post="chief executive", person="owen")
    answers = at_once([
        lambda: office_door.act_for_office(employers.slug, [taken], at=MONDAY, catch_up=False),
        lambda: employers.hand_over(done.ref),
    ])  # fmt: skip
    assert [type(answer) for answer in answers] == [OfficeDone, Done]
    assert Exclusion.objects.filter(person="owen").exists()
    assert list(verify.verify(employers.slug)) == []


def handed_over_while_a_post_is_taken(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case is handed over by an office that was read just before somebody takes the post under suspicion."""
    done = employers.complain(**{"suspected posts": ("chief executive",)})
    taken = PostTaken(on=MONDAY.date(), at=MONDAY, post="chief executive", person="owen")
    real, begun = journal.locked_row, threading.Event()

    def meanwhile(*given: Any) -> Any:
        if not begun.is_set():
            begun.set()
            (office,) = at_once(
                [lambda: office_door.act_for_office(employers.slug, [taken], at=MONDAY, catch_up=False)]
            )
            assert isinstance(office, OfficeDone)
        return real(*given)

    monkeypatch.setattr(journal, "locked_row", meanwhile)
    employers.hand_over(done.ref)


@pytest.mark.postgresql
def test_what_was_decided_by_an_office_that_has_moved_is_decided_again(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over_while_a_post_is_taken(employers, monkeypatch)
    assert Exclusion.objects.filter(person="owen").exists()


@pytest.mark.postgresql
def test_without_the_look_at_the_office_whoever_took_the_post_would_see_the_case(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = chain.locked_head
    monkeypatch.setattr(chain, "locked_head", lambda here: replace(real(here), office_seal=here.office_seal))
    handed_over_while_a_post_is_taken(employers, monkeypatch)
    assert not Exclusion.objects.filter(person="owen").exists()


@contextmanager
def without_locks(monkeypatch: pytest.MonkeyPatch, slow: tuple[Any, str]) -> Iterator[None]:
    """No row is locked and no transaction begins by taking the database; and one step takes a little longer."""
    monkeypatch.setattr(rows, "locking", lambda sql: sql)
    slowly(monkeypatch, *slow)
    options = connections.settings["default"]["OPTIONS"]
    before = options.get("transaction_mode")
    if before:
        options["transaction_mode"] = "DEFERRED"
    yield
    if before:
        options["transaction_mode"] = before


def test_without_the_heads_lock_not_everybody_could_register(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [employers.complain().ref for _ in range(8)]
    with without_locks(monkeypatch, (chain, "locked_head")):
        answers = at_once([lambda ref=ref: employers.hand_over(ref) for ref in refs])  # type: ignore[misc]
    assert any(isinstance(answer, Exception) for answer in answers)


def test_with_the_lock_a_slow_head_harms_nobody(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    refs = [employers.complain().ref for _ in range(8)]
    slowly(monkeypatch, chain, "locked_head")
    answers = at_once([lambda ref=ref: employers.hand_over(ref) for ref in refs])  # type: ignore[misc]
    assert all(isinstance(answer, Done) for answer in answers)
    assert numbers() == expected(8)


def test_without_the_cases_lock_two_would_decide_on_the_same_case(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = employers.complain()
    viewers = [employers.viewer(person) for person in ("imani", "tom")]
    asked = Asked("decide", "hand-over", values={"option": "written complaint"})
    decided = threading.Barrier(2, timeout=5)
    real = door.decide

    def together(*given: Any) -> Any:
        answer = real(*given)
        decided.wait()
        return answer

    monkeypatch.setattr(door, "decide", together)
    with without_locks(monkeypatch, (chain, "locked_head")):
        answers = at_once(
            [lambda v=v: door.act(employers.slug, done.ref, asked, v, at=MONDAY) for v in viewers]  # type: ignore[misc]
        )
    assert any(isinstance(answer, Exception) for answer in answers)
