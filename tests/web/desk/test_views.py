"""Views saved under a name, the orders and filters of the list in its address, and the organisation's own labels."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from putright.register import procedures, saved_views
from putright.register.lists import Picked
from putright.register.models import CaseRow, OfficeRow, Party, ProcedureVersion, SavedView
from putright.register.organisations import Place
from putright.web.desk.picked import query_of
from tests.web.cast import complain, main_of, signed_in
from tests.web.desk.test_together import Desk, handed_over
from tests.web.desk.test_work import table, work
from tests.web.test_journey import Story

pytestmark = pytest.mark.django_db


def saves(client: Client, here: Place, name: str, query: str, **more: str) -> str:
    """Save a view; what the list says then."""
    address = f"/{here.slug}/desk/views/save/"
    return main_of(client.post(address, {"name": name, "query": query, **more}, follow=True))


def test_a_view_is_saved_counted_opened_at_an_address_and_deleted_by_its_owner(employers: Place) -> None:
    complain(employers)
    imani = signed_in("Imani Cole")
    said = saves(imani, employers, "  New  ones ", "kind=complaint&sort=received&nonsense=1&after=x")
    assert "Saved: New ones" in said
    assert "New ones (1)" in said
    kept = SavedView.objects.get()
    assert kept.query == "kind=complaint&sort=received"
    answer = imani.get(f"/{employers.slug}/desk/view/{kept.ref}/")
    assert answer["Location"] == f"/{employers.slug}/desk/?kind=complaint&sort=received"
    page = main_of(imani.get(answer["Location"]))
    assert "Only you have it in your list." in page
    assert "The room was locked" in page
    assert "The view is deleted." in main_of(imani.post(f"/{employers.slug}/desk/view/{kept.ref}/delete/", follow=True))
    assert not SavedView.objects.exists()


def test_a_view_is_the_owners_alone_until_it_is_shared(employers: Place, migrants: Place, settings: object) -> None:
    settings.MODE = "demo"  # type: ignore[attr-defined]
    imani, farah = signed_in("Imani Cole"), signed_in("Farah Khan")
    saves(imani, employers, "Mine alone", "show=late")
    saves(imani, employers, "For all", "show=late", shared="yes")
    alone, shared = SavedView.objects.order_by("shared")
    read = work(employers, name="Farah Khan")
    assert "For all (0)" in read
    assert "Mine alone" not in read
    assert farah.get(f"/{employers.slug}/desk/view/{shared.ref}/").status_code == 302
    assert farah.get(f"/{employers.slug}/desk/view/{alone.ref}/").status_code == 404
    for one in (alone, shared):
        assert farah.post(f"/{employers.slug}/desk/view/{one.ref}/delete/").status_code == 404
    stranger = re.findall(r">([^<]+)</button>", Client().get(f"/{migrants.slug}/desk/sign-in/").text.split("<main")[1])[
        0
    ]
    other = signed_in(stranger)
    assert "For all" not in work(migrants, name=stranger)
    assert other.get(f"/{migrants.slug}/desk/view/{shared.ref}/").status_code == 404
    assert SavedView.objects.count() == 2


def test_whoever_sees_every_case_may_delete_what_is_shared_and_nothing_else(employers: Place) -> None:
    imani = signed_in("Imani Cole")
    saves(imani, employers, "Mine alone", "show=late")
    saves(imani, employers, "For all", "show=late", shared="yes")
    alone, shared = SavedView.objects.order_by("shared")
    helen = signed_in("Helen Abara")
    assert helen.post(f"/{employers.slug}/desk/view/{alone.ref}/delete/").status_code == 404
    assert helen.post(f"/{employers.slug}/desk/view/{shared.ref}/delete/").status_code == 302


def test_a_name_is_needed_used_once_and_not_without_end(employers: Place) -> None:
    imani = signed_in("Imani Cole")
    assert "Give the view a name" in saves(imani, employers, "  ", "show=late")
    saves(imani, employers, "Late", "show=late")
    assert "You have a view called Late." in saves(imani, employers, "Late", "show=today")
    for number in range(saved_views.MOST - 1):
        saves(imani, employers, f"View {number}", "show=late")
    assert "You have as many views as can be kept." in saves(imani, employers, "One more", "show=late")


def test_a_shared_view_shows_each_what_they_may_see(employers: Place) -> None:
    complain(employers)
    saves(signed_in("Imani Cole"), employers, "Complaints", "kind=complaint", shared="yes")
    assert "Complaints (1)" in work(employers)
    assert "Complaints (0)" in work(employers, name="Owen Hart")


def test_a_view_counts_no_more_queries_because_there_are_more_views(employers: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    complain(employers)
    client, counts = signed_in("Imani Cole"), []
    for number in range(2):
        for more in range(3):
            saves(client, employers, f"{number} {more}", "kind=complaint", shared="yes")
        client.get(f"/{employers.slug}/desk/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{employers.slug}/desk/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_each_filter_stands_in_the_address_and_is_taken_back_by_itself(employers: Place) -> None:
    handed_over(employers)
    query = "?stage=investigation&standing=open&from=2020-01-01&to=2090-12-31&kind=complaint"
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/{query}")
    said = main_of(page)
    assert "The room was locked" in said
    for chip in ("A complaint ×", "Open ×", "Came in from Wednesday 1 January 2020 ×", "Came in until"):
        assert chip in said, chip
    without = "kind=complaint&amp;stage=investigation&amp;from=2020-01-01&amp;to=2090-12-31"
    assert f'href="/west-midlands-employers/desk/?{without}"' in page.text
    for nothing in ("?to=2020-01-01", "?standing=closed", "?with=nobody"):
        assert "There is nothing here." in work(employers, nothing)
    assert "The room was locked" in work(
        employers, "?from=yesterday&to=32&standing=x&with=stranger&sort=x&stage=x&label=x"
    )


RARER = "?about=quality-of-service&channel=form&needs=print-16"


def wishes(**preferences: str) -> None:
    """What everybody who wrote to us needs."""
    Party.objects.update(preferences=preferences)


def test_the_rarer_filters_stand_behind_one_disclosure_which_opens_where_one_is_chosen(employers: Place) -> None:
    complain(employers)
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/")
    more = page.text.split("More ways to narrow")[1].split("</form>")[0]
    for name in ("about", "channel", "needs", "outcome", "closed"):
        assert f'name="{name}"' in more, name
    assert 'name="version"' not in page.text
    assert 'putright-narrow__more" data-module="govuk-details" open' not in page.text
    narrow = signed_in("Imani Cole").get(f"/{employers.slug}/desk/{RARER}")
    assert 'putright-narrow__more" data-module="govuk-details" open' in narrow.text
    assert '<option value="quality-of-service" selected>' in narrow.text


def test_each_rarer_filter_is_said_in_words_and_taken_back_by_itself(employers: Place) -> None:
    complain(employers)
    wishes(formats="print 16, bsl")
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/{RARER}")
    said = main_of(page)
    assert "The room was locked" in said
    for chip in ("About: ", "How it came: the form on our pages ×", "They need: large print (16 point) ×"):
        assert chip in said, chip
    without = "channel=form&amp;needs=print-16"
    assert f'href="/west-midlands-employers/desk/?{without}"' in page.text
    for nothing in ("?channel=letter", "?needs=braille", "?about=other", "?outcome=upheld", "?closed=final"):
        assert "There is nothing here." in work(employers, nothing), nothing
    assert "The room was locked" in work(employers, "?channel=x&needs=x&about=x&outcome=x&closed=x&version=x")


def test_the_outcome_and_how_it_was_closed_are_said_in_words(employers: Place) -> None:
    complain(employers)
    CaseRow.unscoped.update(outcome="upheld", closed_as="answered")
    said = work(employers, "?outcome=upheld&closed=answered")
    assert "Outcome: upheld ×" in said
    assert "Closed as: answered ×" in said
    assert "The room was locked" in said


def test_the_version_is_a_filter_once_there_are_two_and_its_own_words_are_known_under_it(employers: Place) -> None:
    complain(employers)
    document = bytes(ProcedureVersion.objects.get(organisation=employers.id).document)
    older = document.replace(b"version: 2023-08", b"version: 2020-01").replace(
        b"in force from: 2023", b"in force from: 2020"
    )
    older = older.replace(b"quality of service", b"how we served you")
    kept = procedures.keep(employers, older)
    short = kept.procedure.sha256[:12]
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/")
    assert f'<option value="{short}">Version 2020-01, from' in page.text
    assert "how-we-served-you" not in page.text
    assert "There is nothing here." in work(employers, f"?version={short}")
    CaseRow.unscoped.update(version=kept.id, categories=["how we served you"])
    narrow = signed_in("Imani Cole").get(f"/{employers.slug}/desk/?version={short}&about=how-we-served-you")
    assert "Procedure: version 2020-01, from" in main_of(narrow)
    assert "The room was locked" in main_of(narrow)
    assert 'value="how-we-served-you" selected' in narrow.text


def test_a_saved_view_and_the_file_keep_every_filter(employers: Place) -> None:
    complain(employers)
    complain(employers, request_key="other", **{"words.what happened": "A second thing"})
    reference = CaseRow.unscoped.order_by("pk")[0].complainant
    Party.objects.filter(reference=reference).update(preferences={"formats": "print 16"})
    said = saves(signed_in("Imani Cole"), employers, "Large print", RARER[1:])
    assert "Large print (1)" in said
    query = "channel=form&about=quality-of-service&needs=print-16"
    assert SavedView.objects.get().query == query
    assert [line[4] for line in table(employers, f"?{query}")[1:]] == ["The room was locked <again>. Nobody came."]


def test_every_filter_at_once_fits_into_a_view(employers: Place) -> None:
    longest = SavedView._meta.get_field("query").max_length
    words = {"service": 80, "feedback": 80, "stage": 80, "category": 80, "outcome": 80, "closed_as": 80, "label": 40,
             "holder": 32, "channel": 20, "need": 20, "version": 12}  # fmt: skip
    day = date(2026, 1, 1)
    picked = Picked("acknowledge", mine=True, standing="closed", since=day, until=day, sort="received",
                    **{field: "x" * length for field, length in words.items()})  # type: ignore[arg-type]  # fmt: skip
    assert longest
    assert len(query_of(picked)) <= longest


def test_with_somebody_is_what_they_have(employers: Place) -> None:
    handed_over(employers)
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/")
    farah = re.search(r'<option value="([0-9a-f]+)">Farah Khan', page.text)
    assert farah
    said = work(employers, f"?with={farah[1]}")
    assert "With Farah Khan ×" in said
    assert "The room was locked" in said


def test_the_file_is_in_the_order_of_the_list(employers: Place) -> None:
    complain(employers, **{"words.what happened": "First thing"})
    handed_over(employers, **{"words.what happened": "Second thing"})
    subjects = [line[4] for line in table(employers, "?sort=number")[1:]]
    assert subjects[0] == "Second thing"
    assert set(subjects) == {"First thing", "Second thing"}
    assert table(employers, "?stage=investigation")[1][4] == "Second thing"


def adds(here: Place, label: str, name: str = "Helen Abara") -> int:
    """Add a label to the organisation's list."""
    return signed_in(name).post(f"/{here.slug}/desk/labels/", {"label": label}).status_code


def test_whoever_sees_every_case_keeps_the_list_of_labels(employers: Place) -> None:
    assert adds(employers, "winter", "Farah Khan") == 404
    assert adds(employers, "  with\n the   press\x07 ") == 302
    before = OfficeRow.objects.count()
    adds(employers, "With the Press")
    adds(employers, " ")
    assert OfficeRow.objects.count() == before
    page = main_of(signed_in("Helen Abara").get(f"/{employers.slug}/desk/labels/"))
    assert "with the press Withdraw" in page
    helen = signed_in("Helen Abara")
    gone = helen.post(f"/{employers.slug}/desk/labels/", {"withdraw": "with the press"}, follow=True)
    assert "There are none yet." in main_of(gone)


def test_a_label_is_put_on_several_cases_and_is_for_those_who_work_on_them_alone(employers: Place) -> None:
    adds(employers, "press")
    first, second = handed_over(employers), Story(employers)
    desk = Desk(employers)
    asked = desk.chooses("label", [first.ref, second.ref])
    shown = desk.presses("label", asked, step="check", **{"value.label": "press", "value.take off": "no"})
    assert "Put “press” on 2" in main_of(shown)
    result = desk.presses("label", shown, step="do")
    assert "2 changed" in main_of(result)
    assert "press" in work(employers, "?label=press")
    assert "Label: press" in first.case("Imani Cole")
    assert "press" not in main_of(first.tracked())
    again = desk.presses("label", desk.chooses("label", [first.ref]), step="check",
                         **{"value.label": "press", "value.take off": "no"})  # fmt: skip
    assert "It has this label already." in main_of(again)


def test_a_label_that_was_withdrawn_is_a_filter_while_a_case_has_it_and_its_view_goes_on(employers: Place) -> None:
    adds(employers, "press")
    story, helen = Story(employers), signed_in("Helen Abara")
    story.does("Imani Cole", "label-case/-", **{"value.label": "press"})
    saves(signed_in("Imani Cole"), employers, "Press", "label=press")
    helen.post(f"/{employers.slug}/desk/labels/", {"withdraw": "press"})
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/?label=press")
    assert '<option value="press" selected>Press (withdrawn)</option>' in page.text
    assert "Press (withdrawn) ×" in main_of(page)
    assert "The room was locked" in main_of(page)
    story.does("Imani Cole", "label-case/-", **{"value.label": "press", "value.take off": "yes"})
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/")
    assert "Press (withdrawn)" not in page.text
    assert "Press (0)" in main_of(page)


def test_one_case_is_labelled_on_its_page_and_a_withdrawn_label_can_still_come_off(employers: Place) -> None:
    adds(employers, "press")
    story = Story(employers)
    story.does("Imani Cole", "label-case/-", **{"value.label": "press"})
    signed_in("Helen Abara").post(f"/{employers.slug}/desk/labels/", {"withdraw": "press"})
    refused = story.form("Imani Cole", "label-case/-", {"value.label": "press"})
    assert "It has this label already" in main_of(refused)
    story.does("Imani Cole", "label-case/-", **{"value.label": "press", "value.take off": "yes"})
    assert "Label taken off: press" in story.case("Imani Cole")
    assert "label-case" not in signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/").text
