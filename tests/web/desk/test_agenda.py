"""Reports for meetings: made from the record for each, and said to be empty where there is nothing (WWMS-13, WWMS-15)."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from django.utils.text import slugify

from putright.core.casework.scene import Scene
from putright.core.procedure.model.keeping import RegularReport
from putright.people.names import account
from putright.register import door, offices, scope, setup, viewers
from putright.register.door import Asked, Done
from putright.register.lists import reported
from putright.register.models import CaseRow
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.web.page import procedure_in_force
from tests.guards import SwitchOff
from tests.web.cast import main_of, signed_in
from tests.web.desk.test_quick import logs
from tests.web.public.five import FOLDERS

pytestmark = pytest.mark.django_db
CANARY = "Papers of zanzibar people were lost."
ADA = PartyDetails("Ada Brook", "ada@mail.example")
NADIA, AMIRA, BRUNO = "Nadia Rahman", "Amira Haddad", "Bruno Keller"
BOARD, MANAGERS = "board-agenda", "management-team-agenda"


def acts(here: Place, name: str, ref: str | None, asked: Asked) -> str:
    viewer = viewers.viewer(here, account(name, f"{name.lower().replace(' ', '.')}@wwms.example"), timezone.now())
    assert viewer
    done = door.act(here.slug, ref, asked, viewer)
    assert isinstance(done, Done), done
    return done.ref


def complained(here: Place) -> str:
    """A complaint about advice; its ref."""
    now = timezone.now()
    words = {"what happened": CANARY}
    asked = Asked("receive", "complaint", values={"channel": "form", "service": "advice"}, words=words, complainant=ADA)
    done = door.act(here.slug, None, asked, scope.public(here.id, here.slug, now.date()), at=now)
    assert isinstance(done, Done), done
    return done.ref


def judged(here: Place, ref: str, what: str, answer: str = "yes", by: str = AMIRA) -> None:
    acts(here, by, ref, Asked("judge", what, values={"answer": answer}, words={"reasons": "Six people."}))


def significant(here: Place) -> str:
    """A complaint that the managers look at together, with an apology that Amira owes; its ref."""
    ref = complained(here)
    judged(here, ref, "significance")
    judged(here, ref, "validity")
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    values = {"means": "apology", "owner": account(AMIRA, "amira.haddad@wwms.example"), "due": due}
    acts(
        here,
        AMIRA,
        ref,
        Asked("agree action", "corrective actions", values=values, words={"what": "Write to all six."}),
    )
    return ref


def report(here: Place, name: str, who: str = NADIA, **asked: str) -> str:
    answer = signed_in(who).get(f"/{here.slug}/desk/reports/{name}/", asked)
    assert answer.status_code == 200
    return main_of(answer)


def part(page: str, name: str, following: str) -> str:
    return page.split(name, 1)[1].split(following, 1)[0]


def test_it_stands_on_the_agenda_even_when_there_is_nothing_to_report(migrants: Place) -> None:
    """WWMS-15: for each meeting of the Board."""
    page = report(migrants, BOARD)
    assert "Comments and complaints, for the Board" in page
    assert "There is nothing to report." in page
    assert page.count("None.") == 7


def test_the_board_reads_how_many_of_what_and_whether_in_time_and_no_word_or_name(migrants: Place) -> None:
    ref = complained(migrants)
    page = report(migrants, BOARD)
    assert "nothing to report" not in page
    assert "A complaint 1" in part(page, "Received by kind", "Received by area")
    assert "Advice and casework 1" in part(page, "Received by area", "Valid and not valid")
    judged(migrants, ref, "validity", "no")
    page = report(migrants, BOARD)
    assert "Not valid 1" in part(page, "Valid and not valid", "Resolved in time")
    assert "zanzibar" not in page
    assert ADA.name not in page


def test_the_managers_read_each_significant_complaint_and_where_each_action_stands(migrants: Place) -> None:
    """WWMS-13: so that what was agreed gets done in good time."""
    complained(migrants)
    ref = significant(migrants)
    page = report(migrants, MANAGERS)
    text = signed_in(NADIA).get(f"/{migrants.slug}/desk/reports/{MANAGERS}/").text
    assert text.count(f"/desk/case/{ref}/") == 3, "itself, its action, the review that has not been"
    assert text.count("/desk/case/") == 3, "and no other complaint"
    assert "Amira Haddad, by" in part(page, "Actions with owner and date", "Actions late")
    assert "None." in part(page, "Actions late", "Reviews missing")
    assert "Write to all six." not in page
    assert "None." not in page.split("Reviews missing", 1)[1]


def test_whoever_is_complained_about_reads_nothing_of_it(migrants: Place, switch_off: SwitchOff) -> None:
    ref = significant(migrants)
    about = Asked("name person", values={"people": (account(NADIA, "nadia.rahman@wwms.example"),)})
    acts(migrants, AMIRA, ref, about)
    for name in (BOARD, MANAGERS):
        assert "There is nothing to report." in report(migrants, name)
    switch_off("not_excluded", lambda _viewer: Q())
    assert ref in signed_in(NADIA).get(f"/{migrants.slug}/desk/reports/{MANAGERS}/").text


def test_what_goes_on_for_some_posts_alone_is_in_no_report(migrants: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """WWMS-16: what is decided of somebody who works there is read by few."""
    significant(migrants)
    assert "None." not in report(migrants, MANAGERS).split("Reviews missing", 1)[1]
    monkeypatch.setattr(Scene, "is_for_some", lambda *_: True)
    assert "None." in report(migrants, MANAGERS).split("Reviews missing", 1)[1]


def test_it_is_for_those_who_see_every_case_because_to_others_it_would_say_that_there_is_nothing(
    migrants: Place,
) -> None:
    for name in (AMIRA, "Lucia Ferrante", "Rosa Delgado"):
        assert signed_in(name).get(f"/{migrants.slug}/desk/reports/{BOARD}/").status_code == 404
        assert "/desk/reports/" not in signed_in(name).get(f"/{migrants.slug}/desk/").text
    assert report(migrants, BOARD, "Peter Whitcombe")
    assert signed_in(NADIA).get(f"/{migrants.slug}/desk/reports/another/").status_code == 404
    assert Client().get(f"/{migrants.slug}/desk/reports/{BOARD}/").status_code == 302
    links = signed_in(NADIA).get(f"/{migrants.slug}/desk/").text
    assert all(f"/desk/reports/{name}/" in links for name in (MANAGERS, BOARD))


def test_it_reaches_from_one_meeting_to_the_next(migrants: Place) -> None:
    complained(migrants)
    today = timezone.localdate()
    later = {"since": str(today + timedelta(days=1)), "until": str(today + timedelta(days=2))}
    assert "None." in part(report(migrants, BOARD, **later), "Received by kind", "Received by area")
    assert "The first day is after the last." in report(migrants, BOARD, since="2026-02-01", until="2026-01-01")
    assert "A complaint 1" in report(migrants, BOARD, since="nonsense", until="9" * 40)


def test_more_than_can_be_read_for_one_page_is_said(migrants: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    complained(migrants)
    monkeypatch.setattr(reported, "MOST", 0)
    assert "Choose a shorter one." in report(migrants, BOARD)


def register(here: Place, who: str = NADIA) -> list[dict[str, str]]:
    answer = signed_in(who).get(f"/{here.slug}/desk/register/")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]


def test_the_register_is_a_file_with_the_procedure_s_own_columns_and_nobody_s_words(migrants: Place) -> None:
    """WME-5.1: complaints, what came of them and what was done."""
    complained(migrants)
    significant(migrants)
    first, second = register(migrants)
    assert list(first) == [
        "Registration number",
        "Received",
        "Area",
        "Validity",
        "Significance",
        "Actions",
        "Resolved",
        "Signed off",
    ]
    assert (first["Validity"], second["Validity"], second["Significance"]) == ("", "yes", "yes")
    assert second["Actions"].endswith(f"(by {timezone.localdate() + timedelta(days=5)})")
    assert not [cell for row in (first, second) for cell in row.values() if "zanzibar" in cell or "Ada" in cell]
    assert signed_in(AMIRA).get(f"/{migrants.slug}/desk/register/").status_code == 404


def test_whoever_is_complained_about_is_not_given_its_line(migrants: Place) -> None:
    ref = significant(migrants)
    acts(migrants, AMIRA, ref, Asked("name person", values={"people": (account(NADIA, "nadia.rahman@wwms.example"),)}))
    assert register(migrants) == []
    assert len(register(migrants, "Peter Whitcombe")) == 1


def test_small_things_are_analysed_by_cause_and_are_no_complaints(db: None) -> None:
    """WFU-5: the causes are looked at again and again; WFU-4: they count as learning, and never as complaints."""
    here = setup.organisation_from(next(path for path in FOLDERS if path.name == "works-for-us"), demo=True)
    desk = signed_in("Amina Hassan")
    for cause in ("mistake", "mistake", "delay"):
        assert logs(desk, **{"value.categories": cause}).status_code == 200
    assert logs(desk, **{"value.categories": "mistake"}).status_code == 200
    last = CaseRow.unscoped.filter(organisation=here.id).latest("pk").ref
    amina = viewers.viewer(here, account("Amina Hassan", "amina.hassan@wfu.example"), timezone.now())
    assert amina
    assert isinstance(door.act(here.slug, last, Asked("take back"), amina), Done)
    page = report(here, "causes", "Ruth Calder")
    assert "We made a mistake 2" in page, "and not the one that was taken back at once"
    assert "We were late 1" in page
    assert "None." in part(
        report(here, "yearly-report", "Ruth Calder"), "How many complaints", "Nature of the problems"
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_report_of_each_procedure_opens_and_says_of_each_part_what_it_is(folder: object, db: None) -> None:
    here = setup.organisation_from(folder, demo=True)  # type: ignore[arg-type]
    rules = procedure_in_force(here).all(RegularReport)
    assert rules
    chief = min(viewers.sees_everything(procedure_in_force(here), offices.office(here, timezone.now())))
    client = Client()
    client.force_login(get_user_model().objects.get(reference=chief))
    for rule in rules:
        page = main_of(client.get(f"/{here.slug}/desk/reports/{slugify(rule.name)}/"))
        parts = [name for name in rule.contents if name != "nothing to report"]
        assert page.count("None.") + page.count("Add it by hand.") == len(parts), page
