"""The copies: made again from the journals they come out as the door made them, whatever had become of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from putright.core.casework.office import HolidayDeclared, LabelOffered, PostTaken
from putright.register import door, lists, notices, office_door, organisations, project, rebuild, search, timer
from putright.register.door import Asked, Done
from putright.register.models import CaseLabel, CaseRow, Exclusion, Holding, NumberSeries, Owed
from tests.register.cast import MONDAY, Employers


def everything() -> dict[str, Any]:
    """Every copied row, without its own number."""
    copied: dict[str, Any] = {"cases": list(CaseRow.unscoped.order_by("pk").values())}
    for model in (Exclusion, Holding, Owed, CaseLabel, NumberSeries):
        rows = model.objects.values(*[f.attname for f in model._meta.concrete_fields if f.name != "id"])
        copied[model.__name__] = sorted(rows, key=str)
    copied["search"] = {case: search.words_known(case) for case in CaseRow.unscoped.values_list("pk", flat=True)}
    return copied


@pytest.fixture
def busy(employers: Employers) -> Employers:
    """Cases at several points: new, handed over and answered in part, about somebody, without a name, hidden."""
    employers.complain()
    second = employers.complain(what="The room in Wolverhampton was locked")
    employers.hand_over(second.ref)
    letter = Asked("send letter", "acknowledgement", words={"handler contact": "Ring the office."})
    assert isinstance(door.act(employers.slug, second.ref, letter, employers.viewer("imani"), at=MONDAY), Done)
    labelled = Asked("label case", values={"label": "press"})
    offered = LabelOffered(on=MONDAY.date(), at=MONDAY, label="press")
    office_door.act_for_office(employers.slug, [offered], at=MONDAY)
    assert isinstance(door.act(employers.slug, second.ref, labelled, employers.viewer("farah"), at=MONDAY), Done)
    third = employers.complain()
    named = Asked("name person", values={"people": ("farah",)})
    assert isinstance(door.act(employers.slug, third.ref, named, employers.viewer("imani"), at=MONDAY), Done)
    employers.hand_over(third.ref)
    employers.complain(**{"suspected posts": ("chief executive",)})
    return employers


def test_rows_made_again_are_those_that_the_door_made(busy: Employers) -> None:
    made = everything()
    assert sum(rebuild.rebuild(busy.slug, MONDAY)) == 4
    assert everything() == made


def test_copies_that_were_spoilt_or_lost_come_back(busy: Employers) -> None:
    made = everything()
    CaseRow.unscoped.update(
        stage="", status="", number="", next_due_on=None, due_order=None, live=False, sequence=0, formal=False,
        holders=[], service="", received_on=None, complainant="", suspected=False, office_length=0, wake_on=None,
    )  # fmt: skip
    for model in (Exclusion, Holding, Owed, CaseLabel, NumberSeries):
        model.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_search")
    assert everything() != made
    list(rebuild.rebuild(busy.slug, MONDAY))
    assert everything() == made


def test_the_number_after_a_rebuild_is_the_next_one(busy: Employers) -> None:
    list(rebuild.rebuild(busy.slug, MONDAY))
    assert busy.hand_over(busy.complain().ref).number == "EMP-2026-00003"


def test_rows_that_did_not_change_are_not_written(busy: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(project.rows, "update", lambda table, number, changes: written.extend(changes))
    monkeypatch.setattr(project.rows, "insert", lambda table, rows: written.append(table))
    for ref in CaseRow.unscoped.values_list("ref", flat=True):
        timer.look_again(busy.slug, ref, MONDAY)
    assert written == []


def test_a_holiday_declared_late_moves_the_next_date_and_tells_whoever_has_the_case_once(busy: Employers) -> None:
    before = {row.ref: row.next_due_on for row in lists.due(busy.system).rows}
    day = HolidayDeclared(on=MONDAY.date(), at=MONDAY, day=date(2026, 10, 16), name="A day of thanks")
    done = office_door.act_for_office(busy.slug, [day], at=MONDAY)
    assert done.cases == 4
    after = {row.ref: row.next_due_on for row in lists.due(busy.system).rows}
    assert all(after[ref] == day + timedelta(days=1) for ref, day in before.items() if day == date(2026, 10, 19))
    told = [notice.words for notice in notices.unread(busy.viewer("imani"))]
    assert told
    assert "A day of thanks (16 October 2026): the next date is now 20 October 2026, it was 19 October 2026." in told
    list(office_door.caught_up(busy.slug, MONDAY, [day]))
    assert [notice.words for notice in notices.unread(busy.viewer("imani"))] == told


def test_a_case_left_behind_is_taken_up_by_the_timer(busy: Employers) -> None:
    day = HolidayDeclared(on=MONDAY.date(), at=MONDAY, day=date(2026, 10, 16), name="A day of thanks")
    office_door.act_for_office(busy.slug, [day], at=MONDAY, catch_up=False)
    assert date(2026, 10, 19) in {row.next_due_on for row in lists.due(busy.system).rows}
    list(timer.tick(busy.slug, MONDAY))
    assert date(2026, 10, 19) not in {row.next_due_on for row in lists.due(busy.system).rows}
    length = organisations.place(busy.slug).office_length
    assert set(CaseRow.unscoped.values_list("office_length", flat=True)) == {length}


def test_whoever_takes_a_post_under_suspicion_is_kept_out_in_the_same_transaction(busy: Employers) -> None:
    taken = PostTaken(on=MONDAY.date(), at=MONDAY, post="chief executive", person="owen")
    office_door.act_for_office(busy.slug, [taken], at=MONDAY, catch_up=False)
    assert Exclusion.objects.filter(person="owen").count() == 1


def test_a_missed_date_is_noted_once_by_the_timer(busy: Employers) -> None:
    later = MONDAY + timedelta(days=30)
    first = list(timer.tick(busy.slug, later))
    assert len(first) == 4
    assert list(timer.tick(busy.slug, later)) == []
    kinds = [entry.kind for entry in lists.case_page(busy.system, first[0], later).case.journal]
    assert "clock missed" in kinds


def test_only_cases_whose_day_has_come_are_looked_at(busy: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(door, "act", lambda organisation, ref, *_, **__: looked.append(ref))
    monkeypatch.setattr(timer, "look_again", lambda *_: None)
    list(timer.tick(busy.slug, MONDAY))
    assert looked == []
