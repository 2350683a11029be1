"""The orders and filters of the list: page after page by key, each holds every case once and in order, whoever looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from putright.core.casework.office import LabelOffered, LabelWithdrawn
from putright.register import door, erase, lists, office_door, offices, procedures
from putright.register.door import Asked, Done
from putright.register.lists import NOBODY, SORTS, CaseSeen, Picked, Sort
from putright.register.lists.ordering import ORDERS
from putright.register.models import CaseRow, Holding, Party, ProcedureVersion
from putright.register.organisations import place
from putright.register.scope import Viewer
from tests.register.cast import MONDAY, Employers

DAY = MONDAY.date()


def pages(viewer: Viewer, picked: Picked, size: int) -> list[CaseSeen]:
    """Every page of a list, one after another."""
    found, after = list[CaseSeen](), ""
    while True:
        page = lists.due(viewer, picked, after=after, size=size)
        assert len(page.rows) <= size
        found += page.rows
        after = page.after
        if not after:
            return found


@pytest.fixture
def many(employers: Employers) -> list[str]:
    """Cases whose days and numbers are made up by each example."""
    refs = [employers.complain().ref for _ in range(7)]
    employers.hand_over(refs[0])
    return refs


PLACES = st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(["", "WME-2026-00001", "WME-2026-00002"]))
MINE = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("sort", SORTS)
@MINE
@given(places=st.lists(PLACES, min_size=7, max_size=7), size=st.integers(1, 8))
def test_every_order_holds_every_case_once_and_goes_on_where_it_was(
    employers: Employers, many: list[str], sort: Sort, places: list[tuple[int, int, str]], size: int
) -> None:
    used = set[str]()
    CaseRow.unscoped.update(number="")
    for ref, (due, came, number) in zip(many, places, strict=True):
        number = number if number not in used else ""
        used.add(number)
        days = {"due_order": DAY + timedelta(days=due), "received_on": DAY - timedelta(days=came)}
        CaseRow.unscoped.filter(ref=ref).update(number=number, **days)
        Holding.objects.filter(ref=ref).update(due_order=days["due_order"])
    for name in ("imani", "farah", "helen"):
        viewer = employers.viewer(name)
        whole = pages(viewer, Picked(sort=sort), 50)
        assert [row.ref for row in pages(viewer, Picked(sort=sort), size)] == [row.ref for row in whole]
        assert len({row.ref for row in whole}) == len(whole)
        assert {row.ref for row in whole} == {row.ref for row in pages(viewer, Picked(), 50)}
        column = ORDERS[sort].column
        keys = [(getattr(row, column), row.ref) for row in whole]
        assert keys == sorted(keys, reverse=ORDERS[sort].latest_first)


def test_a_key_of_another_order_starts_at_the_beginning_or_goes_on_and_never_breaks(employers: Employers) -> None:
    employers.complain()
    viewer = employers.viewer("imani")
    for sort in SORTS:
        for key in (
            "",
            "x",
            ".",
            "20269999.abc",
            "WME-2026-00001.abc",
            "20261012.",
            "\x00.abc",
            "20261012.\x00",
            "é.é",
        ):
            assert len(lists.due(viewer, Picked(sort=sort), after=key).rows) <= 1


def test_each_filter_holds_what_it_says(employers: Employers) -> None:
    old = employers.complain(on=date(2026, 10, 1)).ref
    new = employers.complain().ref
    employers.hand_over(new)
    CaseRow.unscoped.filter(ref=old).update(unheld=True)
    imani, stage = employers.viewer("imani"), CaseRow.unscoped.get(ref=new).stage

    def found(**picked: object) -> set[str]:
        wanted = Picked(**picked)  # type: ignore[arg-type]
        rows = {row.ref for row in lists.due(imani, wanted).rows}
        assert lists.counted_each(imani, [wanted]) == (len(rows),)
        return rows

    assert found(stage=stage) == {new}
    assert found(holder="farah") == {new}
    assert found(holder=NOBODY) == {old}
    assert found(since=date(2026, 10, 2)) == {new}
    assert found(until=date(2026, 10, 1)) == {old}
    assert found(since=date(2026, 10, 1), until=DAY) == {old, new}
    assert found(standing="open") == {old, new}
    assert found(standing="closed") == set()
    assert found(stage=stage, until=date(2026, 10, 1)) == set()


def narrowed(employers: Employers, who: str = "imani", **picked: object) -> set[str]:
    """What a list narrowed like that holds; it is counted as well, and is the same page by page."""
    viewer, wanted = employers.viewer(who), Picked(**picked)  # type: ignore[arg-type]
    found = [row.ref for row in pages(viewer, wanted, 50)]
    assert lists.counted_each(viewer, [wanted]) == (len(found),)
    for sort in SORTS:
        assert {row.ref for row in pages(viewer, replace(wanted, sort=sort), 1)} == set(found)
    return set(found)


def test_how_it_came_what_it_is_about_and_how_it_ended_are_filters(employers: Employers) -> None:
    plain = employers.complain().ref
    other = employers.complain(channel="letter").ref
    ended = {"outcome": "upheld", "closed_as": "answered", "categories": ["staff", "quality of service"]}
    CaseRow.unscoped.filter(ref=other).update(**ended)
    assert narrowed(employers, channel="form") == {plain}
    assert narrowed(employers, channel="letter") == {other}
    assert narrowed(employers, category="quality of service") == {plain, other}
    assert narrowed(employers, category="staff") == {other}
    assert narrowed(employers, category="quality") == set()
    assert narrowed(employers, category='staff", "quality of service') == set()
    assert narrowed(employers, outcome="upheld") == {other}
    assert narrowed(employers, closed_as="answered") == {other}
    assert narrowed(employers, channel="letter", outcome="upheld", category="staff") == {other}
    assert narrowed(employers, channel="form", outcome="upheld") == set()


def test_what_the_person_needs_is_a_filter_until_it_changes_or_is_erased(employers: Employers) -> None:
    first, second, third = (employers.complain().ref for _ in range(3))

    def wishes(ref: str, **preferences: str) -> str:
        party = CaseRow.unscoped.get(ref=ref).complainant
        Party.objects.filter(reference=party).update(preferences=preferences)
        return party

    wishes(first, formats="print 16, bsl")
    wishes(second, formats="print 16")
    gone = wishes(third, language="Polish")
    assert narrowed(employers, need="print 16") == {first, second}
    assert narrowed(employers, need="bsl") == {first}
    assert narrowed(employers, need="print 1") == set()
    assert narrowed(employers, need="interpreter") == {third}
    wishes(second, language="English", formats="easy read")
    assert narrowed(employers, need="print 16") == {first}
    assert narrowed(employers, need="interpreter") == {third}
    erase.party(employers.place, gone, MONDAY)
    assert narrowed(employers, need="interpreter") == set()


def test_what_whoever_speaks_for_them_needs_counts_too(employers: Employers) -> None:
    ref = employers.complain().ref
    Party.objects.create(
        organisation_id=employers.place.id, reference="speaker", name="Ann", preferences={"formats": "braille"}
    )
    CaseRow.unscoped.filter(ref=ref).update(representative="speaker")
    assert narrowed(employers, need="braille") == {ref}


def test_the_version_of_the_procedure_is_a_filter(employers: Employers) -> None:
    old = employers.complain().ref
    document = bytes(ProcedureVersion.objects.get().document).replace(b"version: ", b"version: new-", 1)
    later = procedures.keep(employers.place, document)
    new = employers.complain().ref
    CaseRow.unscoped.filter(ref=new).update(version=later.id)
    first = employers.place.versions
    assert len(first) == 2
    assert narrowed(employers, version=later.procedure.sha256[:12]) == {new}
    (before,) = [one for one in first if one.id != later.id]
    assert narrowed(employers, version=before.sha256[:12]) == {old}
    assert narrowed(employers, version="0" * 12) == set()


def test_no_filter_betrays_a_case_to_somebody_who_does_not_see_it(employers: Employers) -> None:
    hidden = employers.complain(channel="letter").ref
    Party.objects.update(preferences={"formats": "bsl"})
    CaseRow.unscoped.update(outcome="upheld", closed_as="answered")
    version = ProcedureVersion.objects.get().sha256[:12]
    each = ({"channel": "letter"}, {"category": "quality of service"}, {"need": "bsl"}, {"outcome": "upheld"},
            {"closed_as": "answered"}, {"version": version})  # fmt: skip
    assert [narrowed(employers, "helen", **one) for one in each] == [{hidden}] * len(each)
    named = Asked("name person", values={"people": ("helen",)})
    assert isinstance(door.act(employers.slug, hidden, named, employers.viewer("imani"), at=MONDAY), Done)
    assert [narrowed(employers, "helen", **one) for one in each] == [set()] * len(each)


@pytest.mark.parametrize(
    "picked", [{"channel": "form"}, {"category": "staff"}, {"need": "bsl"}, {"version": "0" * 12}], ids=str
)
def test_no_filter_takes_more_queries_because_there_are_more_cases(
    employers: Employers, picked: dict[str, str]
) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            employers.complain()
        viewer = employers.viewer("imani")
        with CaptureQueriesContext(connection) as queries:
            lists.due(viewer, Picked(**picked))  # type: ignore[arg-type]
            lists.counted_each(viewer, [Picked(**picked)])  # type: ignore[arg-type]
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.sqlite
def test_what_somebody_needs_is_looked_up_person_by_person_and_the_list_still_follows_its_index(
    employers: Employers,
) -> None:
    employers.complain()
    with CaptureQueriesContext(connection) as queries:
        lists.due(employers.viewer("helen"), Picked(need="bsl"))
    listed = next(one["sql"] for one in queries if "ORDER BY" in one["sql"] and "register_case" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {listed}")
        plan = " / ".join(str(row[-1]) for row in cursor.fetchall())
    assert "USING INDEX case_due " in plan, plan
    assert "register_party_1 (organisation_id=? AND reference=?)" in plan, plan
    assert "SCAN" not in plan.replace("SCAN one VIRTUAL TABLE", ""), plan


def offers_and_withdraws(employers: Employers, label: str, ref: str = "") -> None:
    """A label that was put on a case, or on none, and then withdrawn."""
    office_door.act_for_office(employers.slug, [LabelOffered(on=DAY, at=MONDAY, label=label)], at=MONDAY)
    if ref:
        asked = Asked("label case", values={"label": label})
        assert isinstance(door.act(employers.slug, ref, asked, employers.viewer("imani"), at=MONDAY), Done)
    office_door.act_for_office(employers.slug, [LabelWithdrawn(on=DAY, at=MONDAY, label=label)], at=MONDAY)
    employers.place = place(employers.slug)


def test_a_withdrawn_label_is_known_while_a_case_that_somebody_sees_has_it(employers: Employers) -> None:
    ref = employers.complain().ref
    offers_and_withdraws(employers, "press", ref)
    offers_and_withdraws(employers, "winter")
    withdrawn = offices.office(employers.place, MONDAY).withdrawn_labels
    assert withdrawn == ("press", "winter")
    assert lists.worn(employers.viewer("imani"), withdrawn) == ("press",)
    assert lists.worn(employers.viewer("imani"), ()) == ()
    assert lists.worn(employers.viewer("farah"), withdrawn) == ()
    named = Asked("name person", values={"people": ("helen",)})
    assert isinstance(door.act(employers.slug, ref, named, employers.viewer("imani"), at=MONDAY), Done)
    assert lists.worn(employers.viewer("helen"), withdrawn) == ()
    CaseRow.unscoped.update(due_order=None)
    assert lists.worn(employers.viewer("imani"), withdrawn) == ()


def test_a_label_is_a_filter_and_stands_beside_the_line(employers: Employers) -> None:
    plain, labelled = employers.complain().ref, employers.complain().ref
    office_door.act_for_office(employers.slug, [LabelOffered(on=DAY, at=MONDAY, label="press")], at=MONDAY)
    imani = employers.viewer("imani")
    assert isinstance(
        door.act(employers.slug, labelled, Asked("label case", values={"label": "press"}), imani, at=MONDAY), Done
    )
    assert [row.ref for row in lists.due(imani, Picked(label="press")).rows] == [labelled]
    beside = lists.beside(imani, lists.due(imani).rows)
    assert beside[labelled].labels == ("press",)
    assert beside[plain].labels == ()
    off = Asked("label case", values={"label": "press", "take off": "yes"})
    assert isinstance(door.act(employers.slug, labelled, off, imani, at=MONDAY), Done)
    assert lists.due(imani, Picked(label="press")).rows == ()


def test_a_label_betrays_no_case_to_somebody_who_does_not_see_it(employers: Employers) -> None:
    hidden = employers.complain().ref
    office_door.act_for_office(employers.slug, [LabelOffered(on=DAY, at=MONDAY, label="press")], at=MONDAY)
    imani = employers.viewer("imani")
    for asked in (Asked("label case", values={"label": "press"}), Asked("name person", values={"people": ("helen",)})):
        assert isinstance(door.act(employers.slug, hidden, asked, imani, at=MONDAY), Done)
    helen = employers.viewer("helen")
    assert lists.due(helen, Picked(label="press")).rows == ()
    assert lists.counted_each(helen, [Picked(label="press"), Picked(holder="imani")]) == (0, 0)


@pytest.mark.parametrize("sort", SORTS)
def test_no_order_takes_more_queries_because_there_are_more_cases(employers: Employers, sort: Sort) -> None:
    counts = []
    for _ in range(2):
        for _ in range(4):
            employers.complain()
        viewer = employers.viewer("imani")
        with CaptureQueriesContext(connection) as queries:
            lists.due(viewer, Picked(sort=sort, since=DAY))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("sort", "index"), [("", "case_due"), ("received", "case_due_received"), ("number", "case_due_number")]
)
def test_each_order_follows_an_index_and_sorts_nothing(employers: Employers, sort: Sort, index: str) -> None:
    employers.complain()
    viewer = employers.viewer("helen")
    assert viewer.everything
    first = lists.due(viewer, Picked(sort=sort), size=1)
    for after in ("", ORDERS[sort].key(tuple(getattr(first.rows[0], one, None) for one in lists.COLUMNS))):
        with CaptureQueriesContext(connection) as queries:
            lists.due(viewer, Picked(sort=sort), after=after)
        listed = next(one["sql"] for one in queries if "ORDER BY" in one["sql"] and "register_case" in one["sql"])
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {listed}")
            plan = " / ".join(str(row[-1]) for row in cursor.fetchall())
        assert f"USING INDEX {index} " in plan, plan
        assert "TEMP B-TREE" not in plan, plan
