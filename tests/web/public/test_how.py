"""How it works, for every organisation from its own rules: the main points, the whole text, and copies on paper."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from putright.core.procedure import publish
from putright.core.procedure.model.scope import Exclusion, Signpost
from putright.register import procedures, setup
from putright.register.models import ProcedureVersion
from putright.register.organisations import Place, place
from putright.web.page import naming, procedure_in_force
from tests.web.cast import main_of
from tests.web.public.five import FOLDERS, INDUCTION, PAGES, get

pytestmark = pytest.mark.django_db


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def here(request: pytest.FixtureRequest, db: None) -> Place:
    """Each of the five in turn."""
    return setup.organisation_from(request.param, demo=True)


def council() -> Place:
    return setup.organisation_from(next(path for path in FOLDERS if path.name == "dudley-council"), demo=True)


def charity() -> Place:
    return setup.organisation_from(next(path for path in FOLDERS if path.name == "works-for-us"), demo=True)


def words_of(text: str) -> str:
    """Words as a page gives them, with single spaces."""
    return " ".join(text.split())


def test_every_promise_choice_and_way_out_of_the_rules_is_told_first(here: Place) -> None:
    """WFU-16 and DUD-4.ext: who can help after us; ALL-2: how days are counted."""
    told = publish.summary(procedure_in_force(here))
    first = main_of(get(here, "how-it-works/")).split("The whole text", 2)
    said = words_of(f"{first[0]} {first[1]}")
    assert told.steps
    for step in told.steps:
        assert f"{step.what} {step.time[:1].upper()}{step.time[1:]}" in said
    for line in (*told.counting, *told.ways, *told.kinds):
        assert words_of(line) in said
    for choice in told.choices:
        assert all(words_of(line) in said for line in (choice.what, *choice.more, *choice.grounds))
    for matter in (*told.elsewhere, *told.not_here):
        assert all(words_of(helper.to) in said and helper.telephone in said for helper in matter.helpers)


def test_the_council_s_page_names_both_ombudsmen_with_their_telephone(db: None) -> None:
    """DUD-4.ext: after stage 2, by telephone."""
    said = main_of(get(council(), "how-it-works/"))
    assert "The Housing Ombudsman : the council as a landlord. Telephone 0300 111 3000" in said
    assert (
        "The Local Government and Social Care Ombudsman : all other services of the council. Telephone 0300 061" in said
    )


def test_the_charity_s_page_names_every_body_and_what_it_is_for(db: None) -> None:
    """WFU-16: the Charity Commission, our own procedure, the police, trading standards, health and safety, the funder."""
    here = charity()
    said = main_of(get(here, "how-it-works/"))
    for rule in procedure_in_force(here).all(Signpost):
        assert rule.to in said
    assert "The police . For: something that may be a crime." in said


def test_the_whole_text_follows_with_its_readings_and_a_way_to_each_part(here: Place) -> None:
    procedure = procedure_in_force(here)
    page = get(here, "how-it-works/").text
    assert page.count("<h1") == 1
    places = set(re.findall(r'href="#([^"]+)"', page.split("<main", 1)[1]))
    assert places >= {heading.place for heading in publish.contents(procedure)}
    assert [place for place in places if f'id="{place}"' not in page] == []
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "Our own rule, where the text says nothing" in page
    assert "How we read the text" in page


def test_what_a_procedure_does_not_deal_with_stands_on_its_page_with_who_does(here: Place) -> None:
    procedure = procedure_in_force(here)
    said = main_of(get(here, "how-it-works/"))
    for rule in procedure.all(Exclusion):
        assert words_of(rule.words) in said
        assert all(procedure.the(Signpost, name).to in said for name in rule.signposts)


def test_a_copy_for_print_is_the_same_text_with_its_version_and_the_day(here: Place) -> None:
    """WWMS-4: a printable copy made from the procedure's own file; ALL-1: its version stands on it."""
    procedure = procedure_in_force(here)
    page = get(here, "how-it-works/print/")
    said = main_of(page)
    assert publish.publish(procedure) in page.text
    assert f"Version {procedure.front.version}, in force from" in said
    assert "Printed on" in said
    assert "putright-sheet--14" in page.text


def kept(here: Place, version: str, since: date) -> Place:
    """The organisation with another version of its procedure, in force from a day on."""
    (row,) = ProcedureVersion.objects.filter(organisation=here.id).order_by("pk")[:1]
    front = f"\nversion: {version}\nin force from: {since}\n".encode()
    procedures.keep(here, re.sub(rb"\nversion: .+\nin force from: .+\n", front, bytes(row.document)))
    return place(here.slug)


@pytest.mark.parametrize("end", ["how-it-works/", "how-it-works/print/"])
def test_what_came_in_under_an_older_version_leads_to_that_one_which_says_so(db: None, end: str) -> None:
    """ALL-1: a case follows the version under which it came in; WFU-1: and that one is enclosed with its letters."""
    before = council()
    older = procedure_in_force(before)
    here = kept(before, "newer", timezone.localdate())
    assert procedure_in_force(here).front.version == "newer"
    page = get(here, f"{end}?{naming(older)}")
    assert "This is an older version." in main_of(page)
    assert "See the version in force today" in main_of(page)
    assert f"?size=16&amp;{naming(older)}" in page.text
    assert "This is an older version." not in main_of(get(here, end))


def test_a_version_that_is_not_in_force_yet_is_shown_to_nobody(db: None) -> None:
    here = kept(council(), "next", timezone.localdate() + timedelta(days=1))
    coming = next(one for one in here.versions if one.version == "next")
    page = main_of(get(here, f"how-it-works/print/?version={coming.sha256[:12]}"))
    assert f"Version {procedure_in_force(here).front.version}," in page
    assert "Version next" not in page


@pytest.mark.parametrize(
    ("asked", "size"), [("", 14), ("?size=16", 16), ("?size=20", 20), ("?size=9000", 14), ("?size=x", 14)]
)
def test_the_copy_can_be_had_in_large_print(db: None, asked: str, size: int) -> None:
    """DUD-11: the procedure in large print."""
    page = get(council(), f"how-it-works/print/{asked}").text
    assert f'class="putright-sheet putright-sheet--{size}"' in page
    assert len(re.findall(r"<strong>(?:Large print, )?\d+ point</strong>", page)) == 1
    assert not re.search(r"<(?:i|em)>|\sstyle=", page.split("<article", 1)[1])


def test_large_print_is_offered_where_people_look_for_it(here: Place) -> None:
    """DUD-11: on the page itself and under help."""
    for end in ("how-it-works/", "help/"):
        assert all(f"/{here.slug}/how-it-works/print/?size={size}" in get(here, end).text for size in (16, 20))


def test_new_staff_have_a_copy_where_the_procedure_says_that_they_learn_it_and_nowhere_else(here: Place) -> None:
    """WFU-1: in the induction of staff and trustees."""
    promised = publish.commitments(procedure_in_force(here), "induction copy")
    page = get(here, INDUCTION)
    assert page.status_code == (200 if promised else 404)
    assert (INDUCTION in get(here, "how-it-works/").text) == bool(promised)
    assert bool(promised) == (here.slug == "works-for-us")


def test_the_copy_for_new_staff_says_who_does_what_then_the_text_then_a_line_to_sign(db: None) -> None:
    """WFU-1: what new staff must do themselves."""
    here = charity()
    said = main_of(get(here, INDUCTION))
    assert "Put it right at once, if you can." in said
    assert "Pass on a complaint on the same day. It goes to: operational manager." in said
    assert "Never deal with a complaint about yourself." in said
    assert (
        "Operational manager You have it at these steps “We put it right quickly” “We register your complaint”" in said
    )
    assert "“We tell you that we have your complaint”: by return" in said
    assert "when somebody complains about the chief executive" in said
    assert (
        said.index("Who does what")
        < said.index("1 Why we wrote this We want")
        < said.index("I have read this Name Post Signed Date")
    )


def test_every_page_has_the_same_way_to_help_in_the_same_place_and_how_to_reach_us(here: Place) -> None:
    """WCAG 3.2.6; and 3.2.3 for the links of the foot."""
    links = []
    for end in ("", "track/", *PAGES):
        page = get(here, end).text
        header, footer = page.split("<main", 1)[0], page.split("</main>", 1)[1]
        links.append(
            (
                re.findall(r'class="govuk-service-navigation__link" href="([^"]+)"', header),
                re.findall(r'href="([^"]+)"', footer),
            )
        )
        assert here.contact.telephone in footer
        assert here.contact.address[0] in footer
    assert all(one == links[0] for one in links)
    assert links[0][0][-1] == f"/{here.slug}/help/"
    assert {f"/{here.slug}/{end}/" for end in ("privacy", "accessibility", "poster")} <= set(links[0][1])


def test_every_page_is_there_without_style_or_script_of_its_own(here: Place) -> None:
    for end in PAGES:
        page = get(here, end)
        assert page.status_code == 200, end
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*src=)", page.text), end
    assert Client().get("/no-such-body/help/").status_code == 404


def test_an_organisation_that_gave_no_way_to_reach_it_has_no_empty_block(db: None) -> None:
    here = council()
    from putright.register import rows

    rows.run("UPDATE register_organisation SET contact = %s", {})
    assert "putright-contact" not in get(here, "help/").text
    assert "We have not put a telephone number" in main_of(get(here, "help/"))
    assert get(here, "poster/").status_code == 200
