"""The organisation at one moment: who holds what, for which service, who is away and who stands in, and which days are closed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from putright.core.casework.office import Office, office_at, office_entry_from

SERVICES = [("homes", ""), ("repairs", "homes"), ("boilers", "repairs")]


def at(day: str, *entries: dict[str, object]) -> Office:
    """The office on a day, at noon, from these entries in any order."""
    journal = [office_entry_from({"at": f"{entry['on']}T08:00:00Z", **entry}) for entry in entries]
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=12)
    return office_at(journal, moment, "england-and-wales")


def taken(post: str, person: str, service: str = "", on: str = "2026-01-05") -> dict[str, object]:
    return {"kind": "post taken", "on": on, "post": post, "person": person, "service": service}


def offered(service: str, part_of: str = "") -> dict[str, object]:
    return {"kind": "service offered", "on": "2026-01-01", "service": service, "part_of": part_of}


def test_somebody_holds_a_post_from_the_day_they_take_it_until_the_day_they_leave_it() -> None:
    left = {"kind": "post left", "on": "2026-06-01", "post": "chief", "person": "kit"}
    found = {
        day: at(day, taken("chief", "kit"), left).holders("chief")
        for day in ("2026-01-04", "2026-01-05", "2026-05-31", "2026-06-01")
    }
    assert list(found.values()) == [(), ("kit",), ("kit",), ()]


def test_a_post_is_held_for_the_nearest_service() -> None:
    services = [offered(*service) for service in SERVICES]
    office = at(
        "2026-10-12",
        *services,
        taken("officer", "ann"),
        taken("officer", "hal", "homes"),
        taken("officer", "rita", "repairs"),
    )
    held = {service: office.holders("officer", service) for service in ("boilers", "repairs", "homes", "libraries", "")}
    assert held == {"boilers": ("rita",), "repairs": ("rita",), "homes": ("hal",), "libraries": ("ann",), "": ("ann",)}
    assert office.lineage("boilers") == ("boilers", "repairs", "homes")
    assert office.everybody_in("officer") == ("ann", "hal", "rita")


def test_a_service_that_is_part_of_itself_comes_to_an_end() -> None:
    office = at("2026-10-12", offered("a", "b"), offered("b", "a"))
    assert office.lineage("a") == ("a", "b")


def test_a_service_that_ended_is_offered_no_more() -> None:
    office = at("2026-10-12", offered("homes"), {"kind": "service ended", "on": "2026-02-01", "service": "homes"})
    assert dict(office.services) == {}


def test_staff_are_listed_once_with_all_their_posts() -> None:
    office = at("2026-10-12", taken("chief", "kit"), taken("officer", "kit", "homes"), taken("officer", "ann"))
    assert (office.staff, office.posts_of("kit")) == (("kit", "ann"), ("chief", "officer"))


def test_somebody_is_away_on_the_first_day_and_on_the_last() -> None:
    absence = {"kind": "absence recorded", "on": "2026-10-12", "person": "kit", "until": "2026-10-14"}
    days = ("2026-10-11", "2026-10-12", "2026-10-14", "2026-10-15")
    assert [at(day, absence).is_away("kit") for day in days] == [False, True, True, False]


def test_deputies_stand_in_the_order_they_were_named() -> None:
    named = [{"kind": "deputy named", "on": "2026-01-05", "person": "kit", "deputy": name} for name in ("dora", "mona")]
    assert at("2026-10-12", *named).deputies["kit"] == ("dora", "mona")


def test_contact_with_a_person_is_restricted_until_it_is_freed() -> None:
    restricted = {"kind": "contact restricted", "on": "2026-01-05", "party": "p1", "restriction": "quiet"}
    freed = {"kind": "contact freed", "on": "2026-06-01", "party": "p1"}
    assert dict(at("2026-05-31", restricted, freed).restricted) == {"p1": "quiet"}
    assert dict(at("2026-06-01", restricted, freed).restricted) == {}


def test_closed_days_are_known_from_the_day_they_were_declared() -> None:
    closure = {"kind": "closure declared", "on": "2026-10-12", "day": "2026-10-16", "name": "Storm"}
    holiday = {"kind": "holiday declared", "on": "2026-10-12", "day": "2026-10-15", "name": "Jubilee"}
    off = {"kind": "holiday withdrawn", "on": "2026-10-14", "day": "2026-10-16", "name": "Storm"}
    friday, thursday = date(2026, 10, 16), date(2026, 10, 15)
    assert at("2026-10-11", closure, holiday).calendar.is_working_day(friday)
    assert not at("2026-10-12", closure, holiday).calendar.is_working_day(friday)
    assert at("2026-10-12", closure, holiday).calendar.why_closed(thursday) == "Jubilee"
    assert at("2026-10-14", closure, off).calendar.is_working_day(friday)


def test_entries_are_taken_in_the_order_of_their_days_whatever_the_order_they_are_kept_in() -> None:
    left = {"kind": "post left", "on": "2026-06-01", "post": "chief", "person": "kit"}
    assert at("2026-10-12", left, taken("chief", "kit")).holders("chief") == ()
