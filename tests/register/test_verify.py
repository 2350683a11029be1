"""The chain: whatever is changed behind the door's back is found, and erasing words is not."""

from __future__ import annotations

import pytest
from django.db import connection

from putright.register import chain, door, lists, seal, verify
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Paper
from putright.register.verify import Fault
from tests.register.cast import MONDAY, Employers


@pytest.fixture
def faults(employers: Employers) -> Employers:
    """Three complaints, one of them registered, and no trigger in the way of a forger."""
    for number in range(3):
        employers.complain(key=str(number))
    employers.hand_over(employers.complain().ref)
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            on = " ON register_entry" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER register_entry_no_{verb}{on}")
    return employers


def forge(sql: str) -> None:
    """Change something that the door would not."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount != 0


def found(employers: Employers, against: str = "") -> list[Fault]:
    """What verification finds."""
    return list(verify.verify(employers.slug, against))


def test_a_record_that_only_the_door_wrote_has_no_fault(faults: Employers) -> None:
    assert found(faults) == []


FIFTH = "(SELECT id FROM register_entry ORDER BY link LIMIT 1 OFFSET 4)"
OTHER = "(SELECT min(id) FROM register_case)"


@pytest.mark.parametrize(
    "forgery",
    [
        f"UPDATE register_entry SET body = replace(body, '2026', '2025') WHERE id = {FIFTH}",
        f"UPDATE register_entry SET number = 'EMP-2026-00009' WHERE id = {FIFTH}",
        f"UPDATE register_entry SET sequence = 77 WHERE id = {FIFTH}",
        f"UPDATE register_entry SET leaf = '{'0' * 64}' WHERE id = {FIFTH}",
        f"UPDATE register_entry SET seal = '{'0' * 64}' WHERE id = {FIFTH}",
        f"UPDATE register_entry SET case_id = {OTHER}, sequence = 50 WHERE id = {FIFTH}",
        f"DELETE FROM register_entry WHERE id = {FIFTH}",
        "DELETE FROM register_entry WHERE id = (SELECT max(id) FROM register_entry)",
        "UPDATE register_case SET ref = 'another' WHERE id = (SELECT max(id) FROM register_case)",
        "UPDATE register_head SET length = length - 1",
        "UPDATE register_paper SET words = 'something else'",
        "UPDATE register_paper SET seal = 'something else'",
        "UPDATE register_paper SET sequence = 2",
    ],
)
def test_a_forgery_is_found(faults: Employers, forgery: str) -> None:
    forge(forgery)
    assert found(faults)


def test_two_entries_that_changed_places_are_found_at_the_first(faults: Employers) -> None:
    first, second = sorted(
        row[:2] for row in _rows("SELECT link, id FROM register_entry ORDER BY link LIMIT 2 OFFSET 4")
    )
    for link, number in ((10_000, first[1]), (first[0], second[1]), (second[0], first[1])):
        forge(f"UPDATE register_entry SET link = {link} WHERE id = {number}")
    assert found(faults)[0].position == first[0]


def _rows(sql: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def test_a_record_written_anew_as_a_whole_shows_only_against_a_letters_seal(faults: Employers) -> None:
    page = lists.case_page(faults.system, _a_ref(faults), MONDAY)
    assert found(faults, page.seal) == []
    forge(f"UPDATE register_entry SET body = replace(body, '2026', '2025') WHERE id = {FIFTH}")
    _write_anew(faults)
    assert found(faults) == []
    assert [fault.what for fault in found(faults, page.seal)] == [f"the seal {page.seal} is not in this chain"]


def _a_ref(employers: Employers) -> str:
    return CaseRow.unscoped.order_by("pk").values_list("ref", flat=True)[3]


def _write_anew(employers: Employers) -> None:
    """What a forger with the whole database and this code could do."""
    leaves = [(e.position, e.where, e.leaf) for e in verify._of_office(employers.place)]
    leaves += [(e.position, e.where, e.leaf) for e in verify._of_cases(employers.place)]
    head = chain.Head(0, seal.START, 0, seal.START)
    for position, where, leaf in sorted(leaves):
        (link,) = chain.links(head, [leaf])
        if "case" in where:
            forge(f"UPDATE register_entry SET leaf = '{leaf}', seal = '{link.seal}' WHERE link = {position}")
    forge(f"UPDATE register_head SET seal = '{head.seal}'")


def test_erased_words_leave_the_chain_whole(faults: Employers) -> None:
    Paper.objects.update(words="", salt=None, erased_at=MONDAY)
    assert found(faults) == []


def test_the_case_page_prints_the_seal_of_the_last_entry(employers: Employers) -> None:
    done = employers.complain()
    before = lists.case_page(employers.system, done.ref, MONDAY).seal
    note = Asked("add note", words={"note": "Rang back."})
    noted = door.act(employers.slug, done.ref, note, employers.viewer("imani"), at=MONDAY)
    assert isinstance(noted, Done)
    after = lists.case_page(employers.system, done.ref, MONDAY).seal
    assert int(after.split("-")[0]) == int(before.split("-")[0]) + 1
