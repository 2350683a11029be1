"""WFU-1, WFU-19, DUD-7, DUD-8: figures on the web, in which nobody can be known; they stay as they were, or are taken back."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from putright.core.casework.action import Refusal
from putright.core.procedure.model.keeping import RegularReport
from putright.publishing import figures
from putright.register import door, office_door, scope, setup, verify
from putright.register.door import Asked, Done
from putright.register.models import CaseRow, Exclusion
from putright.register.organisations import Place, place
from putright.register.parties import PartyDetails
from putright.web.page import procedure_in_force
from tests.web.cast import hidden_in, main_of, signed_in
from tests.web.public.five import FOLDERS

pytestmark = pytest.mark.django_db
CHIEF, WORKER = "Ruth Calder", "Tess Morley"
ADA = PartyDetails("Ada Brook", "ada@mail.example")


@pytest.fixture
def charity(db: None) -> Place:
    return setup.organisation_from(next(path for path in FOLDERS if path.name == "works-for-us"), demo=True)


def last_month() -> date:
    """The last day of the month before."""
    return timezone.localdate().replace(day=1) - timedelta(days=1)


def complained(here: Place, day: date, many: int = 1) -> list[str]:
    """Complaints that came in on a day; their refs."""
    at = timezone.make_aware(datetime.combine(day, time(11)))
    public = scope.public(here.id, here.slug, day)
    words = {"what happened": "Papers of zanzibar people were lost.", "remedy": "An apology."}
    made = []
    for _ in range(many):
        asked = Asked("receive", "complaint", values={"channel": "form"}, words=words, complainant=ADA)
        done = door.act(here.slug, None, asked, public, at=at)
        assert isinstance(done, Done), done
        made.append(done.ref)
    return made


def address(here: Place, report: str = "figures") -> str:
    return f"/{here.slug}/desk/reports/{report}/publish/"


def publishes(here: Place, report: str = "figures", who: str = CHIEF, **days: str) -> HttpResponse:
    """From what would be seen to the press of the button."""
    desk = signed_in(who)
    seen = desk.get(address(here, report), days)
    assert seen.status_code == 200
    return desk.post(address(here, report), hidden_in(seen), follow=True)


def reports(here: Place) -> str:
    return Client().get(f"/{here.slug}/reports/").text


def called(report: str = "figures") -> str:
    return f"{report}-{last_month()}"


def test_figures_go_on_the_web_and_hold_no_word_and_nobody(charity: Place) -> None:
    complained(charity, last_month(), 6)
    assert "No report has been published yet" in reports(charity)
    page = publishes(charity)
    assert "Published. Everybody can read it under Reports." in main_of(page)
    assert "Figures on complaints" in reports(charity)
    assert f"/{charity.slug}/reports/{called()}/" in reports(charity)
    report = Client().get(f"/{charity.slug}/reports/{called()}/")
    said = main_of(report)
    assert "A complaint 6" in said
    assert "Fewer than 5 in all." in said, "of the answers there are none"
    for word in ("zanzibar", "Ada", "WFU-"):
        assert word not in report.text


def test_the_numbers_can_be_saved_for_a_spreadsheet(charity: Place) -> None:
    complained(charity, last_month(), 6)
    publishes(charity)
    answer = Client().get(f"/{charity.slug}/reports/{called()}/table/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["What is counted", "What", "How many"]
    assert ["Received", "A complaint", "6"] in rows
    assert ["Received", "All", "6"] in rows
    assert ["Outcomes", "All", "fewer than 5"] in rows


def test_what_was_published_does_not_change_when_something_comes_late(charity: Place) -> None:
    complained(charity, last_month(), 6)
    publishes(charity)
    complained(charity, last_month(), 3)
    assert "A complaint 6" in main_of(Client().get(f"/{charity.slug}/reports/{called()}/"))
    assert list(verify.verify(charity.slug)) == []


def test_every_case_counts_also_one_that_is_hidden_from_whoever_publishes(charity: Place) -> None:
    """Or the difference would tell them that there is one."""
    from putright.people.names import account

    refs = complained(charity, last_month(), 6)
    person = account(CHIEF, "ruth.calder@wfu.example")
    for case in CaseRow.unscoped.filter(ref__in=refs[:2]):
        Exclusion.objects.create(organisation_id=charity.id, case=case, person=person, why="is complained about")
    assert "A complaint 6" in main_of(signed_in(CHIEF).get(address(charity)))


def test_the_same_time_is_not_published_twice_and_goes_on_from_there(charity: Place) -> None:
    complained(charity, last_month(), 6)
    publishes(charity)
    page = main_of(signed_in(CHIEF).get(address(charity), {"since": str(last_month()), "until": str(last_month())}))
    assert "published already" in page
    assert "Publish these figures" not in page
    sent = {"since": str(last_month()), "until": str(last_month())}
    assert "published already" in main_of(signed_in(CHIEF).post(address(charity), sent, follow=True))
    assert reports(charity).count(f"/reports/{called()}") == 1


def test_what_was_wrong_is_taken_back_and_its_address_says_so(charity: Place) -> None:
    complained(charity, last_month(), 6)
    publishes(charity)
    page = signed_in(CHIEF).post(address(charity), {"take back": called()}, follow=True)
    assert "Taken back" in main_of(page)
    assert "No report has been published yet" in reports(charity)
    said = main_of(Client().get(f"/{charity.slug}/reports/{called()}/"))
    assert "We took this back on" in said
    assert "A complaint" not in said
    assert Client().get(f"/{charity.slug}/reports/{called()}/table/").status_code == 404
    again = signed_in(CHIEF).post(address(charity), {"take back": called()}, follow=True)
    assert "not on the web any more" in main_of(again)
    complained(charity, last_month())
    publishes(charity)
    assert "A complaint 7" in main_of(Client().get(f"/{charity.slug}/reports/{called()}-2/"))
    changes = main_of(signed_in(CHIEF).get(f"/{charity.slug}/desk/people/changes/"))
    assert "Published: Figures on complaints" in changes
    assert "Taken back from the web" in changes


def test_a_time_that_is_not_over_is_not_published(charity: Place) -> None:
    today = str(timezone.localdate())
    assert "This time is not over yet" in main_of(signed_in(CHIEF).get(address(charity), {"until": today}))


def test_only_whoever_sees_every_case_publishes_and_only_what_is_promised_to_everybody(charity: Place) -> None:
    assert signed_in(WORKER).get(address(charity)).status_code == 404
    assert signed_in(WORKER).post(address(charity), {}).status_code == 404
    assert signed_in(CHIEF).get(address(charity, "causes")).status_code == 404
    assert Client().get(f"/{charity.slug}/reports/nothing/").status_code == 404
    assert "Publish figures of this report" in main_of(signed_in(CHIEF).get(f"/{charity.slug}/desk/reports/figures/"))
    assert "Publish figures" not in main_of(signed_in(CHIEF).get(f"/{charity.slug}/desk/reports/causes/"))


def test_two_who_publish_at_once_publish_once(charity: Place) -> None:
    """Whoever read the journal before the other wrote is told to look again."""
    rule = next(one for one in procedure_in_force(charity).all(RegularReport) if one.name == "figures")
    now, until = timezone.now(), last_month()
    earlier = place(charity.slug)
    made = figures.publish(earlier, "one", rule, until.replace(day=1), until, {}, now)
    assert not isinstance(made, Refusal)
    second = figures.publish(earlier, "two", rule, until.replace(day=1), until, {}, now)
    assert isinstance(second, Refusal)
    assert second.why == figures.MOVED


def test_without_the_look_at_the_journal_both_would_be_published(
    charity: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = next(one for one in procedure_in_force(charity).all(RegularReport) if one.name == "figures")
    now, until = timezone.now(), last_month()
    earlier, real = place(charity.slug), office_door.act_for_office
    monkeypatch.setattr(figures.office_door, "act_for_office", lambda *given, read, **how: real(*given, **how))
    for person in ("one", "two"):
        made = figures.publish(earlier, person, rule, until.replace(day=1), until, {}, now)
        assert not isinstance(made, Refusal)


def test_more_cases_than_can_be_read_are_said(charity: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    complained(charity, last_month())
    monkeypatch.setattr(figures, "MOST", 0)
    assert "Choose a shorter one" in main_of(signed_in(CHIEF).get(address(charity)))
    days = {"since": str(last_month()), "until": str(last_month())}
    assert "Choose a shorter one" in main_of(signed_in(CHIEF).post(address(charity), days))


def test_the_yearly_summary_says_how_many_of_what_nature_and_what_was_done(charity: Place) -> None:
    """WFU-19; whether the part for the annual report is made is for the trustees: it is theirs to ask for."""
    complained(charity, last_month(), 6)
    publishes(charity, "summary")
    said = main_of(Client().get(f"/{charity.slug}/reports/{called('summary')}/"))
    assert "How many complaints" in said
    assert "Complaints 6" in said
    assert "Nature of the problems" in said
    assert "Remedial actions taken" in said
    assert "It is made if they want it." in main_of(Client().get(f"/{charity.slug}/reports/"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_report_that_is_promised_to_everybody_can_be_published(folder: object, db: None) -> None:
    here = setup.organisation_from(folder, demo=True)  # type: ignore[arg-type]
    now, until = timezone.now(), last_month()
    for rule in procedure_in_force(here).all(RegularReport):
        tables = figures.made(place(here.slug), rule, until.replace(day=1), until, {}, now)
        assert tables is not None
        if rule.public:
            assert [one.title for one in tables] == list(rule.contents), "all of it is made from the record"
