"""The page of a case: what comes next at its head, all that is on it, and exactly what whoever complained can see of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from putright.core.scenarios.run import _received, _taken
from putright.core.scenarios.script import load_script
from putright.people.names import account
from putright.register import lists, scope, viewers
from putright.register.lists import CasePage, TrackingPage
from putright.register.models import Party
from putright.register.organisations import Place, place
from putright.web.desk import timeline
from putright.web.desk.contents import limits, other_lines, points
from putright.web.desk.taking_part import people_on
from putright.web.desk.timeline import THEIRS, happened
from putright.web.telling.first_promise import first_promise
from putright.web.telling.public import steps
from tests.register.test_scenarios import SCENARIOS, ThroughTheDoor, replayed
from tests.web.cast import main_of, signed_in
from tests.web.test_journey import Story

PROCEDURES = Path(__file__).parents[3] / "procedures"
SOME = SCENARIOS[::4]
"""Enough of them to hold every procedure several times."""


def played(file: Path, until: int | None = None) -> ThroughTheDoor:
    """A scenario on record, to its end or its first steps."""
    script, rehearsal = load_script(file), replayed(file)
    rehearsal.today = script.received.recorded or script.received.on
    for reference in {script.received.complainant, script.received.representative} - {"", "nobody"}:
        Party.objects.create(organisation_id=rehearsal.here.id, reference=reference, name=reference)
    list(_received(rehearsal, script.received))
    for step in script.steps[:until]:
        list(_taken(rehearsal, step))
    return rehearsal


def seen_by(rehearsal: ThroughTheDoor, person: str) -> CasePage | None:
    """The case as a colleague sees it; None where they do not."""
    here, now = place(rehearsal.here.slug), rehearsal.office().now
    viewer = viewers.viewer(here, person, now)
    if viewer is None or not lists.by_number(viewer, str(rehearsal.ref)):
        return None
    return lists.case_page(viewer, str(rehearsal.ref), now, undeclared=True)


def tracked(rehearsal: ThroughTheDoor) -> TrackingPage:
    """The same case as whoever complained follows it."""
    here, now = place(rehearsal.here.slug), rehearsal.office().now
    return lists.tracking_page(
        scope.complainant(here.id, here.slug, now.date(), str(rehearsal.ref)), str(rehearsal.ref), now
    )


def both(file: Path) -> Iterator[tuple[list[int], list[int], int]]:
    """For each colleague: what the timeline shows as theirs, what their page shows, and how many steps that page has."""
    rehearsal = played(file)
    if not rehearsal.ref:
        return
    page = tracked(rehearsal)
    told = [one.sequence for one in page.entries if one.entry.kind != "promised"]
    for person in rehearsal.office().staff:
        if seen := seen_by(rehearsal, person):
            yield [one.seen.sequence for one in reversed(happened(seen, THEIRS))], told, len(steps(page))


@pytest.mark.parametrize("file", SOME, ids=lambda file: f"{file.parent.parent.name}/{file.stem}")
def test_only_what_they_can_see_is_exactly_what_their_page_shows(database: str, file: Path) -> None:
    for shown, told, number in both(file):
        assert shown == told
        assert len(shown) == number


def test_all_five_procedures_are_among_them() -> None:
    assert {file.parent.parent.name for file in SOME} == {path.name for path in PROCEDURES.iterdir() if path.is_dir()}


def test_what_is_marked_otherwise_is_noticed(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "is_told", lambda _one: True)
    assert any(shown != told for shown, told, _ in both(SOME[0]))


def test_what_may_not_be_told_is_not_marked_as_seen(database: str) -> None:
    rehearsal = played(PROCEDURES / "wanstead-and-woodford-migrant-support/scenarios/the-complaint-goes-first.yaml")
    seen = seen_by(rehearsal, "amira")
    assert seen
    for one in happened(seen):
        assert one.theirs == (one.seen.sequence in {entry.sequence for entry in tracked(rehearsal).entries} and
                              one.seen.entry.kind != "promised")  # fmt: skip


def test_a_line_of_work_that_is_for_some_posts_only_is_told_to_nobody_else(database: str) -> None:
    """WWMS-16 and WWMS-17."""
    file = (
        PROCEDURES
        / "wanstead-and-woodford-migrant-support/scenarios/a-worker-is-suspended-while-it-is-looked-into.yaml"
    )
    rehearsal = played(file, until=13)
    chief, manager = seen_by(rehearsal, "nadia"), seen_by(rehearsal, "amira")
    assert chief
    assert manager
    assert dict(other_lines(chief))["A measure while the complaint is looked into"].startswith(
        "The measure is in force"
    )
    assert other_lines(manager) == []
    assert len([role for role, _ in people_on(chief) if role == "With"]) == 2
    assert len([role for role, _ in people_on(manager) if role == "With"]) == 1
    assert {state.name for state in chief.tracks} - {state.name for state in manager.tracks} == {"measure for staff"}


def test_the_first_promise_stays_in_sight_after_a_holding_letter(database: str) -> None:
    rehearsal = played(PROCEDURES / "dudley-council/scenarios/a-holding-letter.yaml", until=8)
    seen = seen_by(rehearsal, "sam")
    assert seen
    answer = next(state for state in seen.clocks if state.promised)
    told = first_promise(seen.procedure, seen.case.journal, answer, rehearsal.today)
    assert told[1:3] == (
        "The first promise was day 20, Monday 2 November 2026.",
        "New date given in the holding letter of 30 October: Friday 20 November 2026.",
    )
    late = rehearsal.today > (answer.first_due or rehearsal.today)
    assert told[3] == (
        "Reports count this as late: they go by the first promise." if late else "Reports go by the first promise."
    )
    unmoved = next(state for state in seen.clocks if not state.promised)
    assert first_promise(seen.procedure, seen.case.journal, unmoved, rehearsal.today) == ()


def page_of(story: Story, name: str, end: str = "") -> str:
    """What a colleague reads on the page."""
    return main_of(signed_in(name).get(f"/{story.here.slug}/desk/case/{story.ref}/{end}"))


def test_the_page_says_what_comes_next_and_leads_to_the_rest(employers: Place) -> None:
    story = Story(employers)
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/")
    box = page.text.split('class="putright-next"')[1].split("</section>")[0]
    assert len(re.findall(r'role="button"', box)) in (1, 2)
    assert 'href="#do"' in box
    assert re.search(r'id="next">[A-Z][^<]+\.</h2>', box)
    for part in ("Points (1)", "Letters (0)", "Files (0)", "Everything that happened"):
        assert part in main_of(page)
    for place_on_page in re.findall(r'href="#([a-z]+)"', page.text.split("<main")[1]):
        assert f'id="{place_on_page}"' in page.text


def test_points_are_told_with_their_words_and_what_is_still_to_do(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    story.does("Imani Cole", "add-head/-", **{"words.point": "Nobody rang back."})
    viewer = viewers.viewer(employers, account("Imani Cole", "imani.cole@wme.example"), timezone.now())
    assert viewer
    seen = lists.case_page(viewer, story.ref, timezone.now())
    assert [(one.head, one.words, one.finding) for one in points(seen)] == [
        ("1", "", ""),
        ("2", "Nobody rang back.", ""),
    ]
    assert "Point 2: no finding yet Nobody rang back. A finding is still to be made." in page_of(story, "Imani Cole")


def test_the_timeline_shows_only_what_they_can_see_on_asking(employers: Place) -> None:
    story = Story(employers)
    story.does("Imani Cole", "add-note/-", **{"words.note": "Between ourselves."})
    assert "Between ourselves." in page_of(story, "Imani Cole")
    theirs = page_of(story, "Imani Cole", "?shown=theirs")
    assert "Between ourselves." not in theirs
    assert "You told us" not in theirs
    assert "Show everything" in theirs


def test_a_linked_case_is_shown_from_both_sides(employers: Place) -> None:
    first, second = Story(employers), Story(employers, **{"words.what happened": "The other room too."})
    first.does("Imani Cole", "link-case/-", **{"value.other": second.reference})
    for one, other in ((first, second), (second, first)):
        page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{one.ref}/").text
        assert f'href="/{employers.slug}/desk/case/{other.ref}/"' in page
        assert "Linked cases" in page
    page = signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{second.ref}/").text
    button = re.search(r'name="value.other" value="(\w+)">Take the link off', page)
    assert button
    off = {"value.other": button[1], "value.take off": "yes"}
    done = signed_in("Imani Cole").post(
        f"/{employers.slug}/desk/case/{second.ref}/do/link-case/-/main/", off, follow=True
    )
    assert "The link was taken off" in main_of(done)
    for one in (first, second):
        page = page_of(one, "Imani Cole")
        assert "Linked cases" not in page
        assert "taken off by Imani Cole" in page
    refused = first.form("Imani Cole", "link-case/-", {"value.other": "no such case"})
    assert "No other case has this number or reference" in main_of(refused)


def test_who_speaks_for_whom_is_told(employers: Place) -> None:
    about = {"value.for": "somebody", "value.other name": "Mrs Field", "value.relation": "Her daughter",
             "value.spoken for": "agrees"}  # fmt: skip
    said = page_of(Story(employers, **about), "Imani Cole")
    assert "Speaks for them Jo Field" in said
    assert "Whom it is for Mrs Field" in said


def test_a_restriction_of_contact_stands_at_the_top_with_the_day_it_is_reviewed(database: str) -> None:
    """DUD-6."""
    rehearsal = played(PROCEDURES / "dudley-council/scenarios/contact-is-restricted.yaml")
    told = [limits(seen) for person in rehearsal.office().staff if (seen := seen_by(rehearsal, person))]
    assert told
    assert any("Contact is restricted" in line or "asked for" in line for lines in told for line in lines) or all(
        state.ended for state in rehearsal.case.restrictions
    )


def test_somebody_signed_out_sees_nothing_of_it(employers: Place) -> None:
    assert Client().get(f"/{employers.slug}/desk/case/{Story(employers).ref}/?shown=theirs").status_code == 302
