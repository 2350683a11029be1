"""The database's own guards, in raw SQL: entries are never changed, and nothing points into another organisation's case."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from putright.register import guards, rebuild, setup, verify
from putright.register.models import CaseRow, EntryRow, OfficeRow
from tests.register.cast import MONDAY, Employers
from tests.register.test_project import everything

REFUSED = "is never changed"


def run(sql: str, *values: object) -> int:
    """Run a statement in a transaction of its own; how many rows it concerned."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


@pytest.mark.parametrize("table", guards.NEVER_CHANGED)
@pytest.mark.parametrize("statement", ["UPDATE {} SET organisation_id = organisation_id", "DELETE FROM {}"])
def test_entries_and_versions_can_neither_be_changed_nor_deleted(
    employers: Employers, table: str, statement: str
) -> None:
    employers.complain()
    with pytest.raises(DatabaseError, match=REFUSED):
        run(statement.format(table))


@pytest.mark.postgresql
@pytest.mark.parametrize("table", guards.NEVER_CHANGED)
def test_entries_and_versions_cannot_be_emptied_at_once(employers: Employers, table: str) -> None:
    employers.complain()
    with pytest.raises(DatabaseError, match=REFUSED):
        run(f"TRUNCATE {table} CASCADE")


def test_without_its_trigger_an_entry_could_be_changed(employers: Employers) -> None:
    employers.complain()
    on = " ON register_entry" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER register_entry_no_update{on}")
    assert run("UPDATE register_entry SET body = 'no'") == EntryRow.objects.count()


def test_an_entry_is_not_changed_through_its_model_either(employers: Employers) -> None:
    employers.complain()
    for entry in (EntryRow.objects.all()[0], OfficeRow.objects.all()[0]):
        with pytest.raises(TypeError):
            entry.save()
        with pytest.raises(TypeError):
            entry.delete()


ROWS = {
    "register_entry": "(organisation_id, case_id, sequence, version_id, number, body, link, leaf, seal) "
    "VALUES (%s, %s, 99, (SELECT min(id) FROM register_procedure), '', '{}', 999, '', '')",
    "register_exclusion": "(organisation_id, case_id, person, why) VALUES (%s, %s, 'x', '')",
    "register_holding": "(organisation_id, case_id, person, has_it, outside, owes, ref) VALUES (%s, %s, 'x', '1', '0', '0', '')",
    "register_paper": "(organisation_id, case_id, sequence, part, seal, words, audience, posts) "
    "VALUES (%s, %s, 99, 'x', '', '', 'readers', '[]')",
    "register_code": "(organisation_id, case_id, code, party, given_by, made_at) VALUES (%s, %s, 'x', '', '', '2026-01-01')",
    "register_label": "(organisation_id, case_id, label) VALUES (%s, %s, 'x')",
    "register_owed": "(organisation_id, case_id, letter, title, clause, since) VALUES (%s, %s, 'x', '', '', '2026-01-01')",
    "register_notice": "(organisation_id, case_id, person, about, kind, audience, posts, words, at) "
    "VALUES (%s, %s, 'x', '', '', '', '[]', '', '2026-01-01')",
    "register_file": "(organisation_id, case_id, reference, draft, part, name, type, size, sha256, seal, audience, posts, at) "
    "VALUES (%s, %s, 'x', '', '', '', '', 0, '', '', '', '[]', '2026-01-01')",
    "register_message": "(organisation_id, case_id, kind, about, person, address, subject, words, state, attempts, not_before, "
    "next_try, lease, message_id, failure, made_at) "
    "VALUES (%s, %s, '', '', '', '', '', '', '', 0, '2026-01-01', '2026-01-01', '', '', '', '2026-01-01')",
    "register_sight": "(organisation_id, case_id, person, reason, asked_at, answered_by) "
    "VALUES (%s, %s, 'x', '', '2026-01-01', '')",
    "register_staff_draft": "(organisation_id, case_id, person, form, sealed, saved_at) "
    "VALUES (%s, %s, 'x', '', '', '2026-01-01')",
    "register_incoming": "(organisation_id, case_id, mailbox, sha256, raw, size, received_at, state, attempts, next_try, read, "
    "names, done_by, why) VALUES (%s, %s, '', '', '', 0, '2026-01-01', '', 0, '2026-01-01', '{}', '[]', '', '')",
    "register_access": "(organisation_id, case_id, person, what, at) VALUES (%s, %s, 'x', '', '2026-01-01')",
}


@pytest.fixture
def other(employers: Employers) -> int:
    """Another organisation in the same database."""
    return setup.create("elsewhere", "Elsewhere", "none", "scotland").id


def test_every_table_of_a_case_is_tried() -> None:
    assert set(ROWS) == set(guards.OF_A_CASE)


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_row_of_one_organisation_cannot_point_to_anothers_case(employers: Employers, other: int, table: str) -> None:
    employers.complain()
    case = CaseRow.unscoped.get().pk
    with pytest.raises(DatabaseError):
        run(f"INSERT INTO {table} {ROWS[table]}", other, case)
    if table != "register_entry":
        assert run(f"INSERT INTO {table} {ROWS[table]}", employers.place.id, case) == 1


def test_a_case_cannot_follow_another_organisations_procedure_nor_move_there(employers: Employers, other: int) -> None:
    employers.complain()
    with pytest.raises(DatabaseError):
        run("UPDATE register_case SET organisation_id = %s", other)
    with pytest.raises(DatabaseError):
        run(
            "INSERT INTO register_entry (organisation_id, case_id, sequence, version_id, number, body, link, leaf, seal) "
            "SELECT %s, case_id, 99, version_id, '', '{}', 999, '', '' FROM register_entry WHERE sequence = 1",
            other,
        )


def test_without_its_guard_a_row_could_point_to_anothers_case(employers: Employers, other: int) -> None:
    employers.complain()
    if connection.vendor == "postgresql":
        run("ALTER TABLE register_owed DROP CONSTRAINT register_owed_case_id_own")
    else:
        run("DROP TRIGGER register_owed_case_id_own_insert")
    assert run(f"INSERT INTO register_owed {ROWS['register_owed']}", other, CaseRow.unscoped.get().pk) == 1


def test_a_missing_guard_stops_the_start_and_the_next_migration_puts_it_back(employers: Employers) -> None:
    guards.insist()
    on = " ON register_entry" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER register_entry_no_delete{on}")
    with pytest.raises(guards.GuardsMissing, match="register_entry_no_delete"):
        guards.insist()
    assert [error.id for error in guards.check(databases=["default"])] == ["register.E001"]
    guards.after_migration("default")
    guards.insist()
    assert guards.check(databases=["default"]) == []


@pytest.mark.sqlite
def test_a_guard_that_was_made_toothless_is_missing_and_replaced(employers: Employers) -> None:
    run("DROP TRIGGER register_entry_no_delete")
    run("CREATE TRIGGER register_entry_no_delete BEFORE DELETE ON register_entry BEGIN SELECT 1; END")
    assert [guard.name for guard in guards.missing()] == ["register_entry_no_delete"]
    guards.install()
    assert guards.missing() == []


@pytest.mark.sqlite
def test_a_migration_that_remakes_a_table_loses_its_guards_and_the_end_of_migrating_puts_them_back(
    employers: Employers,
) -> None:
    employers.complain()
    with connection.schema_editor() as editor:
        editor._remake_table(EntryRow)
    assert {guard.table for guard in guards.missing()} == {"register_entry"}
    guards.after_migration("default")
    assert guards.missing() == []
    with pytest.raises(DatabaseError, match=REFUSED):
        run("DELETE FROM register_entry")


def back_and_forth() -> None:
    """Back to the version before the cases' table was last remade, and on again."""
    call_command("migrate", "register", "0010", verbosity=0)
    call_command("migrate", verbosity=0)


@pytest.mark.sqlite
def test_a_database_full_of_cases_is_brought_up_to_date_and_a_rebuild_makes_what_is_new(employers: Employers) -> None:
    employers.hand_over(employers.complain().ref)
    before = everything()
    back_and_forth()
    assert guards.missing() == []
    assert list(rebuild.rebuild(employers.slug, MONDAY)) == [1]
    assert everything() == before
    assert list(verify.verify(employers.slug)) == []


@pytest.mark.sqlite
def test_guards_that_stay_where_they_are_stand_in_the_way(
    employers: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    employers.complain()
    monkeypatch.setattr(guards, "sqlite_guards", tuple)
    with pytest.raises(DatabaseError):
        back_and_forth()
