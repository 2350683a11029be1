"""The digest: one message on a working day at half past seven to whoever has something due, and to nobody else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from putright.core.casework.office import AbsenceRecorded, ClosureDeclared, DeputyNamed
from putright.correspondence import digest, sending
from putright.register import door, mail_choices, office_door, outbox
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Message
from putright.register.organisations import place
from tests.correspondence.mail_server import Post
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

LONDON = ZoneInfo("Europe/London")
DUE = datetime(2026, 10, 19, 7, 30, tzinfo=LONDON)
"""The morning of the Monday on which the acknowledgement of a complaint of the Monday before is due."""


@pytest.fixture
def busy(employers: Employers) -> Employers:
    """Two complaints that came in on Monday; Farah has one, and the business team the other."""
    employers.hand_over(employers.complain().ref)
    employers.complain()
    Message.objects.all().delete()
    return employers


def written(at: datetime = DUE) -> dict[str, str]:
    """What the digests of a morning say, by person."""
    digest.write_due(at)
    of_that_day = Message.objects.filter(kind="digest", about=at.date().isoformat())
    return dict(of_that_day.values_list("person", "subject"))


def record(employers: Employers, *made: object) -> None:
    office_door.act_for_office(employers.slug, made, at=MONDAY)  # type: ignore[arg-type]
    employers.place = place(employers.slug)


def test_it_counts_what_each_person_has_and_names_nothing(busy: Employers) -> None:
    assert written() == {"imani": "1 due today", "tom": "1 due today", "farah": "1 due today"}
    busy.complain(at=MONDAY + timedelta(days=1))
    tomorrow = written(DUE + timedelta(days=1))
    assert tomorrow == {"imani": "1 due today, 1 late", "tom": "1 due today, 1 late", "farah": "1 late"}


def test_the_words_are_counts_and_links_alone(busy: Employers, settings: object) -> None:
    settings.ADDRESS = "https://complaints.example"  # type: ignore[attr-defined]
    written()
    words = Message.objects.filter(person="farah").get().words
    assert words == (
        "1 due today.\n1 due this week.\n\nSign in at The Employers to see what it is:\n\nhttps://complaints.example/employers/desk/?whose=mine\n\n"
        "To be sent no more of these: https://complaints.example/employers/desk/notifications/\n"
    )


def test_nobody_is_written_to_when_nothing_is_due(busy: Employers) -> None:
    assert written(datetime(2026, 10, 13, 7, 30, tzinfo=LONDON)) == {}


@pytest.mark.parametrize(
    "at", [DUE - timedelta(seconds=1), DUE.replace(hour=12, minute=0), DUE - timedelta(days=1), DUE - timedelta(days=2)]
)
def test_it_is_written_in_the_morning_of_a_weekday_alone(busy: Employers, at: datetime) -> None:
    busy.complain(at=MONDAY - timedelta(days=14))
    Message.objects.all().delete()
    assert written(at) == {}


def test_half_past_seven_is_by_the_clock_on_the_wall(busy: Employers) -> None:
    winter = datetime(2026, 11, 2, 7, 30, tzinfo=LONDON)
    assert winter.utcoffset() != DUE.utcoffset()
    assert written(winter - timedelta(minutes=1)) == {}
    assert set(written(winter)) == {"imani", "tom", "farah"}


def test_a_bank_holiday_and_a_day_that_was_declared_closed_are_no_working_days(busy: Employers) -> None:
    record(busy, ClosureDeclared(on=MONDAY.date(), at=MONDAY, day=DUE.date(), name="Boiler"))
    assert written() == {}
    assert written(datetime(2026, 12, 25, 7, 30, tzinfo=LONDON)) == {}
    assert set(written(datetime(2026, 12, 29, 7, 30, tzinfo=LONDON))) == {"imani", "tom", "farah"}


def test_whoever_is_away_is_left_in_peace_and_their_deputy_counts_what_their_work_shows(busy: Employers) -> None:
    away = AbsenceRecorded(on=MONDAY.date(), at=MONDAY, person="farah", until=date(2026, 10, 20))
    record(busy, away, DeputyNamed(on=MONDAY.date(), at=MONDAY, person="farah", deputy="grace"))
    assert set(written()) == {"imani", "tom", "grace"}, "what they cover stands in their work"
    Message.objects.all().delete()
    busy.hand_over(busy.complain(at=MONDAY + timedelta(hours=1)).ref, at=MONDAY + timedelta(hours=1))
    tomorrow = written(DUE + timedelta(days=1))
    assert tomorrow["grace"] == "2 late", "what they cover, and what came to them because she is away"
    assert "farah" not in tomorrow


def test_whoever_turned_it_off_is_sent_none_and_may_turn_it_on_again(busy: Employers) -> None:
    mail_choices.choose(busy.place, "farah", ["decision"])
    assert set(written()) == {"imani", "tom"}
    mail_choices.choose(busy.place, "farah", mail_choices.KINDS)
    assert "farah" in written(DUE + timedelta(days=1))


def test_whoever_turned_it_off_after_it_was_written_is_not_sent_it(busy: Employers, post: Post) -> None:
    written()
    mail_choices.choose(busy.place, "farah", [])
    assert sorted(sending.send_due(lambda: DUE)) == ["called off", "sent", "sent"]
    assert {mail["To"] for mail in post.arrived} == {"imani@employers.example", "tom@employers.example"}


def test_it_is_written_once_a_day_however_often_one_looks(busy: Employers, post: Post) -> None:
    for minutes in range(0, 120, 10):
        at = DUE + timedelta(minutes=minutes)
        digest.write_due(at)
        list(sending.send_due(lambda now=at: now))  # type: ignore[misc]
    assert len(post.arrived) == 3


def test_without_the_note_of_the_day_one_that_was_forgotten_would_be_written_again(
    busy: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the first of two guards; the other is that a person has one digest for a day."""
    assert digest.write_due(DUE) == 3
    Message.objects.all().delete()
    assert digest.write_due(DUE) == 0
    monkeypatch.setattr(outbox, "digests_written", lambda *_: False)
    monkeypatch.setattr(outbox, "begin_digests", lambda *_: True)
    assert digest.write_due(DUE) == 3


def test_a_digest_that_could_not_go_on_its_day_does_not_go_at_all(busy: Employers, post: Post) -> None:
    written()
    assert set(sending.send_due(lambda: DUE + timedelta(days=1))) == {"called off"}
    assert post.arrived == []


def test_whoever_is_complained_about_does_not_find_the_case_in_their_counts(busy: Employers) -> None:
    for ref in CaseRow.unscoped.values_list("ref", flat=True):
        answer = door.act(
            busy.slug, ref, Asked("name person", values={"people": ("farah",)}), busy.viewer("grace"), at=MONDAY
        )
        assert isinstance(answer, Done)
    assert "farah" not in written()


def test_without_the_guard_they_would(busy: Employers, switch_off: SwitchOff) -> None:
    """The twin: Farah still has the case, as if it had not changed hands, and only her exclusion speaks against it."""
    from putright.register.models import Exclusion

    case = CaseRow.unscoped.get(number__gt="")
    Exclusion.objects.create(organisation_id=busy.place.id, case=case, person="farah", why="is complained about")
    assert "farah" not in written()
    switch_off("not_excluded", lambda _viewer: Q())
    assert written(DUE + timedelta(days=1))["farah"] == "1 late"


def test_a_round_that_has_nothing_to_write_asks_little(busy: Employers) -> None:
    written()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        digest.write_due(DUE + timedelta(minutes=5))
    assert len(asked) <= 2
