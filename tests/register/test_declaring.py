"""Where an interest is declared first, no list, search or notice shows a word of a case to whoever has not declared it."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db.models import Q

from putright.core.casework.office import AbsenceRecorded, DeputyNamed, LabelOffered
from putright.register import door, lists, notices, office_door, setup
from putright.register.door import Asked, Done
from putright.register.models import Notice
from putright.register.organisations import place
from putright.register.scope import Viewer
from tests.register.cast import MONDAY, Employers

SHIPPED = Path(__file__).parents[2] / "procedures/west-midlands-employers"
CANARY = "The lift was locked upstairs all morning and nobody answered the bell"


@pytest.fixture
def shipped(database: str) -> Employers:
    """The employers' body by its own procedure, which asks for any interest first."""
    return Employers(setup.organisation_from(SHIPPED, accounts=False, prefix="EMP"))


@pytest.fixture
def ref(shipped: Employers) -> str:
    """A complaint that Farah has, and has not opened yet."""
    found = shipped.complain(what=CANARY).ref
    shipped.hand_over(found)
    return found


def declares(shipped: Employers, ref: str, answer: str, who: str = "farah") -> None:
    asked = Asked("declare interest", values={"answer": answer})
    assert isinstance(door.act(shipped.slug, ref, asked, shipped.viewer(who), at=MONDAY), Done)


def words_in(viewer: Viewer, ref: str) -> dict[str, bool]:
    """Where somebody is shown a word of a case, or is told that it holds one."""
    (line,) = [one for one in lists.due(viewer).rows if one.ref == ref]
    beside = lists.beside(viewer, [line])[ref]
    return {
        "subject": bool(beside.subject),
        "who": bool(beside.who),
        "labels": bool(beside.labels),
        "searched": ref in [one.ref for one in lists.found(viewer, "upstairs").rows],
        "named": ref in [one.ref for one in lists.found(viewer, "Asha Begum").rows],
        "told": any(one.words for one in notices.unread(viewer) if one.ref == ref),
    }


def much_happens(shipped: Employers, ref: str) -> None:
    """They write again, a colleague puts a label on it, and what Farah is told of it holds words."""
    offered = LabelOffered(on=MONDAY.date(), at=MONDAY, label="lift")
    office_door.act_for_office(shipped.slug, [offered], at=MONDAY)
    shipped.place = place(shipped.slug)
    for asked in (
        Asked("record communication", values={"channel": "email"}, words={"message": "Nobody came."}),
        Asked("label case", values={"label": "lift"}),
    ):
        assert isinstance(door.act(shipped.slug, ref, asked, shipped.viewer("imani"), at=MONDAY), Done)
    Notice.objects.filter(person="farah").update(words="The police asked about the lift.")


def test_whoever_has_not_declared_is_shown_no_word_and_finds_it_by_its_number_alone(
    shipped: Employers, ref: str
) -> None:
    much_happens(shipped, ref)
    farah = shipped.viewer("farah")
    assert not any(words_in(farah, ref).values())
    assert lists.by_number(farah, ref) == ref
    assert [one.kind for one in notices.unread(farah) if one.ref == ref]


@pytest.mark.parametrize(("answer", "shown"), [("none", True), ("not sure", False)])
def test_every_word_is_there_once_they_say_that_they_have_no_interest(
    shipped: Employers, ref: str, answer: str, shown: bool
) -> None:
    much_happens(shipped, ref)
    declares(shipped, ref, answer)
    assert set(words_in(shipped.viewer("farah"), ref).values()) == {shown}


def test_whoever_does_not_have_the_case_reads_on(shipped: Employers, ref: str) -> None:
    imani = shipped.viewer("imani")
    seen = words_in(imani, ref)
    assert seen["subject"]
    assert seen["searched"]


def test_whoever_stands_in_is_asked_as_well_whatever_the_other_said(shipped: Employers, ref: str) -> None:
    declares(shipped, ref, "none")
    away = (
        AbsenceRecorded(on=MONDAY.date(), at=MONDAY, person="farah", until=MONDAY.date()),
        DeputyNamed(on=MONDAY.date(), at=MONDAY, person="farah", deputy="lena"),
    )
    office_door.act_for_office(shipped.slug, away, at=MONDAY)
    shipped.place = place(shipped.slug)
    lena = shipped.viewer("lena")
    assert not words_in(lena, ref)["subject"]
    declares(shipped, ref, "none", "lena")
    assert words_in(shipped.viewer("lena"), ref)["subject"]


def test_a_case_that_is_not_declared_is_not_compared_with_another(shipped: Employers, ref: str) -> None:
    other = shipped.complain(what=CANARY).ref
    helen, farah = shipped.viewer("helen"), shipped.viewer("farah")
    assert [one.line.ref for one in lists.alike(helen, other)] == [ref]
    assert lists.alike(farah, other) == ()
    declares(shipped, ref, "none")
    assert [one.line.ref for one in lists.alike(farah, other)] == [ref]


GUARDS = {
    "lists.lines": ("putright.register.lists.lines.is_undeclared", lambda *_: False),
    "finding": ("putright.register.lists.finding.undeclared", lambda _: Q(pk__in=[])),
    "notices": ("putright.register.notices.is_undeclared", lambda *_: False),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_without_each_guard_a_word_would_be_seen(shipped: Employers, ref: str, guard: str) -> None:
    much_happens(shipped, ref)
    where, off = GUARDS[guard]
    with patch(where, off):
        assert any(words_in(shipped.viewer("farah"), ref).values())


def test_without_its_guard_a_case_would_be_compared(shipped: Employers, ref: str) -> None:
    other = shipped.complain(what=CANARY).ref
    alike = sys.modules["putright.register.lists.alike"]  # its name is that of its function
    with patch.object(alike, "undeclared", lambda _: Q(pk__in=[])):
        assert [one.line.ref for one in lists.alike(shipped.viewer("farah"), other)] == [ref]
