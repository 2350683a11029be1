"""Who is told of what, on the screen and by mail: each once, nobody twice, and nobody from whom it is hidden."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q

from putright.core.casework.office import AbsenceRecorded, DeputyNamed, PostLeft
from putright.register import door, notices, office_door, outbox, scope
from putright.register.audience import Audience
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Message, Notice
from putright.register.notices import NoticeSeen, Occasion
from putright.register.outbox import Draft, Taken
from tests.guards import SwitchOff
from tests.register.cast import MONDAY, Employers

TUESDAY = MONDAY + timedelta(days=1)
HIDDEN = Occasion("message", "entry 9", 9)
FOR_THE_CHIEF = Occasion("message", "entry 8", 8, Audience("posts", ("chief executive",)))
SAYS = Asked("record communication", values={"channel": "email"}, words={"message": "Sam was rude to Asha Begum."})


def does(employers: Employers, who: str, ref: str, asked: Asked, at: datetime = MONDAY) -> Done:
    done = door.act(employers.slug, ref, asked, employers.viewer(who, at), at=at)
    assert isinstance(done, Done), done
    return done


def told(employers: Employers, who: str, at: datetime = MONDAY) -> list[NoticeSeen]:
    return list(notices.unread(employers.viewer(who, at)))


def kinds(employers: Employers, who: str, at: datetime = MONDAY) -> list[str]:
    return [one.kind for one in told(employers, who, at)]


def mailed(state: str = "waiting") -> set[str]:
    return set(Message.objects.filter(state=state).values_list("person", flat=True))


def investigated(employers: Employers) -> str:
    """A complaint that Farah has."""
    ref = employers.hand_over(employers.complain().ref).ref
    Notice.objects.all().delete()
    Message.objects.all().delete()
    return ref


def test_whoever_is_to_decide_is_asked_once_and_nobody_else(employers: Employers) -> None:
    done = employers.complain()
    assert [kinds(employers, who) for who in ("imani", "tom", "farah", "helen")] == [["decision"], ["decision"], [], []]
    does(employers, "imani", done.ref, Asked("add note", words={"note": "Seen"}))
    assert kinds(employers, "tom") == ["decision"]
    assert sorted(Message.objects.values_list("person", flat=True)) == ["imani", "tom"]


def test_the_mail_says_by_when_and_gives_one_link_and_nothing_of_the_case(employers: Employers) -> None:
    done = employers.complain()
    mail = Message.objects.filter(person="tom").get()
    assert mail.subject == "A complaint needs your decision by Monday 2 November"
    assert mail.words.count("http") == 1
    assert f"/{employers.slug}/desk/" in mail.words
    for hidden in (done.ref, done.number or "EMP-", "Asha", "cancelled", "training"):
        assert hidden not in mail.subject + mail.words


def test_what_was_decided_is_asked_no_more(employers: Employers) -> None:
    done = employers.complain()
    assert mailed() == {"imani", "tom"}
    employers.hand_over(done.ref)
    assert (kinds(employers, "imani"), kinds(employers, "tom")) == ([], [])
    assert mailed() == set()
    assert mailed("called off") == {"imani", "tom"}


def test_what_comes_in_is_told_to_whoever_has_the_case_with_the_entry_it_is(employers: Employers) -> None:
    ref = investigated(employers)
    done = does(employers, "imani", ref, SAYS)
    (one,) = told(employers, "farah")
    assert (one.kind, one.ref, one.sequence, one.words) == ("message", ref, done.first, "")
    assert (kinds(employers, "imani"), kinds(employers, "grace"), kinds(employers, "helen")) == ([], [], [])


def test_what_whoever_complained_does_themselves_is_told(employers: Employers) -> None:
    ref = investigated(employers)
    viewer = scope.complainant(employers.place.id, employers.slug, MONDAY.date(), ref)
    assert isinstance(door.act(employers.slug, ref, SAYS, viewer, at=MONDAY), Done)
    assert kinds(employers, "farah") == ["message"]


def test_nobody_is_told_of_what_they_recorded_themselves(employers: Employers) -> None:
    ref = investigated(employers)
    does(employers, "farah", ref, SAYS)
    assert kinds(employers, "farah") == []


def test_what_was_shown_is_read_and_what_came_since_stays(employers: Employers) -> None:
    ref = investigated(employers)
    does(employers, "imani", ref, SAYS)
    shown = [one.id for one in told(employers, "farah")]
    does(employers, "imani", ref, SAYS, TUESDAY)
    assert notices.read(employers.viewer("farah"), TUESDAY, shown) == 1
    assert [one.at for one in told(employers, "farah")] == [TUESDAY]


def test_newest_stand_first(employers: Employers) -> None:
    ref = investigated(employers)
    for at in (MONDAY, TUESDAY):
        does(employers, "imani", ref, SAYS, at)
    assert [one.at for one in told(employers, "farah")] == [TUESDAY, MONDAY]


def test_whoever_is_named_later_sees_no_notice_of_it_any_more(employers: Employers) -> None:
    ref = investigated(employers)
    does(employers, "imani", ref, SAYS)
    does(employers, "imani", ref, Asked("name person", values={"people": ("farah",)}))
    assert kinds(employers, "farah") == []
    does(employers, "imani", ref, SAYS, TUESDAY)
    assert (kinds(employers, "farah"), kinds(employers, "grace")) == ([], ["message"])


def named_after_she_was_told(employers: Employers) -> None:
    ref = investigated(employers)
    assert notices.tell(employers.place, CaseRow.unscoped.get(ref=ref).pk, ["helen"], HIDDEN, MONDAY) == ("helen",)
    does(employers, "imani", ref, Asked("name person", values={"people": ("helen",)}))


def test_whoever_sees_everything_sees_no_notice_of_what_is_about_them(employers: Employers) -> None:
    named_after_she_was_told(employers)
    assert kinds(employers, "helen") == []


def test_without_the_guard_they_would_go_on_reading(employers: Employers, switch_off: SwitchOff) -> None:
    named_after_she_was_told(employers)
    switch_off("not_excluded", lambda _viewer: Q())
    assert kinds(employers, "helen") == ["message"]


def named(employers: Employers) -> int:
    """A complaint about Farah."""
    ref = investigated(employers)
    does(employers, "imani", ref, Asked("name person", values={"people": ("farah",)}))
    return CaseRow.unscoped.get(ref=ref).pk


def test_whoever_tells_it_nobody_is_told_from_whom_the_case_or_the_entry_is_hidden(employers: Employers) -> None:
    case = named(employers)
    everybody = ["imani", "farah", "owen", "grace", "helen", "a stranger", ""]
    assert notices.tell(employers.place, case, everybody, HIDDEN, MONDAY) == ("imani", "grace", "helen")
    assert notices.tell(employers.place, case, everybody, FOR_THE_CHIEF, MONDAY) == ("helen",)
    assert set(Notice.objects.values_list("person", flat=True)) == {"imani", "grace", "helen"}


def test_without_the_guard_they_would_be_told(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    case = named(employers)
    monkeypatch.setattr(notices, "may_know", lambda *_: True)
    assert notices.tell(employers.place, case, ["farah", "owen"], HIDDEN, MONDAY) == ("farah", "owen")
    assert notices.tell(employers.place, case, ["imani"], FOR_THE_CHIEF, MONDAY) == ("imani",)
    assert set(Notice.objects.values_list("person", flat=True)) == {"farah", "owen", "imani"}


def test_a_notice_for_a_post_is_not_shown_to_somebody_who_left_it(employers: Employers) -> None:
    ref = investigated(employers)
    case = CaseRow.unscoped.get(ref=ref).pk
    for_managers = Occasion("message", "entry 7", 7, Audience("posts", ("service manager",)))
    assert notices.tell(employers.place, case, ["farah"], for_managers, MONDAY) == ("farah",)
    left = PostLeft(on=MONDAY.date(), at=MONDAY, post="service manager", person="farah", service="training")
    taken = {"kind": "post taken", "on": MONDAY.date(), "at": MONDAY, "post": "director", "person": "farah"}
    from putright.core.casework.office import office_entry_from

    office_door.act_for_office(employers.slug, [left, office_entry_from({**taken, "service": "training"})], at=MONDAY)
    from putright.register.organisations import place

    employers.place = place(employers.slug)
    assert scope.sees(employers.viewer("farah"), case)
    assert kinds(employers, "farah") == []


def taken_for(employers: Employers, person: str) -> Taken:
    """A worker has the message for somebody."""
    Message.objects.exclude(person=person).delete()
    found = outbox.take(MONDAY)
    assert found
    return found


def as_if_taken_before_it_was_called_off() -> None:
    Message.objects.update(state="waiting")
    Notice.objects.update(read_at=None)


def test_mail_that_a_dead_worker_had_does_not_go_once_it_was_decided_or_read(employers: Employers) -> None:
    employers.complain()
    message = taken_for(employers, "tom")
    assert outbox.may_go(message, MONDAY)
    notices.read(employers.viewer("tom"), MONDAY, [one.id for one in told(employers, "tom")])
    assert not outbox.may_go(message, MONDAY)
    ref = employers.complain(key="another").ref
    message = taken_for(employers, "tom")
    employers.hand_over(ref)
    assert not outbox.may_go(message, MONDAY)


def test_mail_that_waits_does_not_go_to_somebody_named_meanwhile(employers: Employers) -> None:
    ref = employers.complain().ref
    does(employers, "imani", ref, Asked("name person", values={"people": ("tom",)}))
    as_if_taken_before_it_was_called_off()
    message = taken_for(employers, "tom")
    assert not outbox.may_go(message, MONDAY)


def test_without_the_guard_it_would_go(employers: Employers, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = employers.complain().ref
    does(employers, "imani", ref, Asked("name person", values={"people": ("tom",)}))
    as_if_taken_before_it_was_called_off()
    message = taken_for(employers, "tom")
    monkeypatch.setattr(scope, "sees", lambda *_: True)
    assert outbox.may_go(message, MONDAY)


def test_whoever_may_be_complained_about_is_asked_nothing_until_somebody_has_looked(employers: Employers) -> None:
    employers.complain(**{"suspected posts": ("business team",)})
    assert kinds(employers, "imani") == []
    assert mailed().isdisjoint({"imani", "tom"})
    assert "decision" in kinds(employers, "helen")


def record(employers: Employers, *made: object) -> None:
    from putright.register.organisations import place

    office_door.act_for_office(employers.slug, made, at=MONDAY)  # type: ignore[arg-type]
    employers.place = place(employers.slug)


def test_whoever_is_away_finds_it_on_the_screen_and_is_sent_no_mail(employers: Employers) -> None:
    until = date(2026, 10, 16)
    record(
        employers, *(AbsenceRecorded(on=MONDAY.date(), at=MONDAY, person=who, until=until) for who in ("imani", "tom"))
    )
    employers.complain()
    assert (kinds(employers, "imani"), kinds(employers, "tom")) == (["decision"], ["decision"])
    assert mailed() == set()


def test_who_stands_in_for_somebody_away_is_told_too_where_they_see_the_case(employers: Employers) -> None:
    ref = investigated(employers)
    away = AbsenceRecorded(on=MONDAY.date(), at=MONDAY, person="farah", until=date(2026, 10, 16))
    deputies = [DeputyNamed(on=MONDAY.date(), at=MONDAY, person="farah", deputy=who) for who in ("grace", "owen")]
    record(employers, away, *deputies)
    does(employers, "imani", ref, Asked("name person", values={"people": ("owen",)}))
    does(employers, "imani", ref, SAYS)
    assert (kinds(employers, "farah"), kinds(employers, "grace")) == (["message"], ["message"])
    assert kinds(employers, "owen") == []


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        (datetime(2026, 10, 12, 9, tzinfo=MONDAY.tzinfo), datetime(2026, 10, 12, 9, tzinfo=MONDAY.tzinfo)),
        (datetime(2026, 10, 17, 9, tzinfo=MONDAY.tzinfo), datetime(2026, 10, 19, 6, 30, tzinfo=MONDAY.tzinfo)),
        (datetime(2026, 12, 25, 9, tzinfo=MONDAY.tzinfo), datetime(2026, 12, 29, 7, 30, tzinfo=MONDAY.tzinfo)),
    ],
)
def test_nobody_is_written_to_at_the_week_end_or_on_a_holiday(
    employers: Employers, at: datetime, goes: datetime
) -> None:
    employers.complain(at=at)
    assert {message.not_before for message in Message.objects.all()} == {goes}


def test_a_case_that_nobody_can_have_is_asked_of_those_who_are_to_find_somebody(employers: Employers) -> None:
    ref = employers.complain(at=MONDAY).ref
    for who in ("imani", "tom"):
        does(employers, "grace", ref, Asked("name person", values={"people": (who,)}))
    assert kinds(employers, "helen") == ["decision"]
    assert mailed() == {"helen"}
    assert (kinds(employers, "imani"), kinds(employers, "tom")) == ([], [])


def test_a_person_is_put_one_message_for_an_occasion(employers: Employers) -> None:
    for _ in range(2):
        outbox.put(employers.place, Draft("digest", "1 late", "1 late", "2026-10-12", "imani"), MONDAY)
    assert Message.objects.count() == 1
