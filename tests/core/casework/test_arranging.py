"""Who may change people and posts, alone or with somebody else, and what a change would leave with nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from putright.core.casework.action import Refusal
from putright.core.casework.arranging import BY_TWO, CLOSED, NOT_YOURS, arrange, confirm, left_with_nobody, refuse
from putright.core.casework.office import (
    AbsenceEnded,
    AbsenceRecorded,
    AdministratorLeft,
    AdministratorNamed,
    AnyOfficeEntry,
    ChangeConfirmed,
    ChangeProposed,
    ChangeRefused,
    DeputyEnded,
    DeputyNamed,
    Office,
    PostLeft,
    PostTaken,
    WayLeft,
    WayTaken,
    after,
    office_at,
)

DAY, LATER = date(2026, 10, 12), date(2026, 10, 20)
NOW = datetime(2026, 10, 12, 12, tzinfo=UTC)
WHEN = {"on": DAY, "at": NOW}


def taken(post: str, person: str, by: str = "ada") -> PostTaken:
    return PostTaken(**WHEN, by=by, post=post, person=person)


FIRST: tuple[AnyOfficeEntry, ...] = (
    taken("chief", "kit"), taken("clerk", "cara"), taken("clerk", "otto"),
    AdministratorNamed(**WHEN, person="ada"), AdministratorNamed(**WHEN, person="ben"),
)  # fmt: skip
TWO = WayTaken(**WHEN, way=BY_TWO)


def office(*more: AnyOfficeEntry) -> Office:
    """Kit is the chief, Cara and Otto are clerks, Ada and Ben look after people and hold no post."""
    return office_at((*FIRST, *more), NOW, "england-and-wales")


def why(answer: object) -> str:
    """Why something was refused."""
    assert isinstance(answer, Refusal), answer
    return answer.why


def test_whoever_looks_after_people_gives_a_post_and_nobody_else_does() -> None:
    made = (taken("chief", "cara"),)
    assert arrange(office(), "ada", made, "p") == made
    assert why(arrange(office(), "kit", made, "p")) == NOT_YOURS


def test_nobody_gives_themselves_a_post_or_stands_in_by_their_own_word() -> None:
    assert "give yourself" in why(arrange(office(), "ada", [taken("chief", "ada")], "p"))
    own = DeputyNamed(**WHEN, by="ada", person="kit", deputy="ada")
    assert "give yourself" in why(arrange(office(taken("clerk", "ada", "ben")), "ada", [own], "p"))


def test_everybody_records_their_own_absence_and_whoever_looks_after_people_anybodys() -> None:
    away = AbsenceRecorded(**WHEN, by="cara", person="cara", until=LATER)
    assert arrange(office(), "cara", [away], "p") == (away,)
    assert arrange(office(), "ada", [away], "p") == (away,)
    assert why(arrange(office(), "otto", [away], "p")) == NOT_YOURS


def test_an_absence_is_ended_early_and_one_that_has_not_begun_is_as_if_it_had_never_been() -> None:
    away = AbsenceRecorded(on=DAY, at=NOW, person="cara", until=LATER)
    back = AbsenceEnded(on=date(2026, 10, 15), at=NOW, person="cara", since=DAY)
    assert office(away).away_until("cara") == LATER
    assert after(office(away), [back]).away["cara"] == ((DAY, date(2026, 10, 14)),)
    assert after(office(away), [back.model_copy(update={"on": DAY})]).away["cara"] == ()
    assert why(arrange(office(), "cara", [back], "p")) == "They are not away."


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (taken("chief", "kit"), "hold this post already"),
        (PostLeft(**WHEN, post="chief", person="cara"), "do not hold"),
        (DeputyNamed(**WHEN, person="cara", deputy="cara"), "nobody stands in for themselves"),
        (DeputyNamed(**WHEN, person="cara", deputy="zoe"), "Only somebody who holds a post"),
        (DeputyEnded(**WHEN, person="cara", deputy="otto"), "do not stand in"),
        (AdministratorNamed(**WHEN, person="ben"), "already"),
        (AdministratorLeft(**WHEN, person="kit"), "do not look after"),
        (AbsenceRecorded(**WHEN, person="kit", until=date(2026, 10, 1)), "before the first"),
        (WayLeft(**WHEN, way=BY_TWO), "so already"),
    ],
)
def test_what_makes_no_sense_is_refused_and_says_why(entry: AnyOfficeEntry, says: str) -> None:
    assert says in why(arrange(office(), "ada", [entry], "p"))


def test_somebody_always_looks_after_people_and_two_where_changes_are_made_by_two() -> None:
    ben, ada = (AdministratorLeft(**WHEN, person=one) for one in ("ben", "ada"))
    assert arrange(office(), "ada", [ben], "p") == (ben,)
    assert "Name somebody else first" in why(arrange(office(), "ada", [ben, ada], "p"))
    assert "made by two" in why(arrange(office(TWO), "ada", [ben], "p"))
    assert "two are needed" in why(arrange(office(ben), "ada", [TWO], "p"))


def test_by_two_a_change_is_proposed_and_becomes_so_once_somebody_else_confirms_it() -> None:
    (asked,) = made = arrange(office(TWO), "ada", [taken("chief", "cara")], "p1")  # type: ignore[misc]
    assert isinstance(asked, ChangeProposed)
    waiting = office(TWO, *made)
    assert "cara" not in waiting.holders("chief")
    confirmed = confirm(waiting, "ben", "p1", NOW)
    assert not isinstance(confirmed, Refusal)
    assert isinstance(confirmed[0], ChangeConfirmed)
    assert (confirmed[0].by, confirmed[1].by) == ("ben", "ada")
    done = after(waiting, confirmed)
    assert done.holders("chief") == ("kit", "cara")
    assert why(confirm(done, "ben", "p1", NOW)) == CLOSED


def test_without_that_way_of_working_the_same_change_is_made_at_once() -> None:
    assert arrange(office(), "ada", made := (taken("chief", "cara"),), "p1") == made


def test_nobody_confirms_their_own_change_nor_one_that_gives_them_something() -> None:
    waiting = office(TWO, *arrange(office(TWO), "ada", [taken("chief", "ben")], "p1"))  # type: ignore[misc]
    assert "You proposed this" in why(confirm(waiting, "ada", "p1", NOW))
    assert "gives something to you" in why(confirm(waiting, "ben", "p1", NOW))
    assert why(confirm(waiting, "kit", "p1", NOW)) == NOT_YOURS
    third = after(waiting, [AdministratorNamed(**WHEN, person="otto")])
    assert not isinstance(confirm(third, "otto", "p1", NOW), Refusal)


def test_a_change_is_refused_by_somebody_else_or_taken_back() -> None:
    waiting = office(TWO, *arrange(office(TWO), "ada", [taken("chief", "cara")], "p1"))  # type: ignore[misc]
    for by in ("ada", "ben"):
        made = refuse(waiting, by, "p1", NOW)
        assert not isinstance(made, Refusal)
        assert isinstance(made[0], ChangeRefused)
        assert not after(waiting, made).proposals
    assert why(refuse(waiting, "kit", "p1", NOW)) == NOT_YOURS
    assert why(refuse(office(), "ada", "p1", NOW)) == CLOSED


def test_a_change_that_no_longer_makes_sense_cannot_be_confirmed() -> None:
    waiting = office(TWO, *arrange(office(TWO), "ada", [taken("chief", "cara")], "p1"), taken("chief", "cara"))  # type: ignore[misc]
    assert "cannot be done any more" in why(confirm(waiting, "ben", "p1", NOW))


def test_by_two_too_an_absence_is_recorded_at_once() -> None:
    away = AbsenceRecorded(**WHEN, by="cara", person="cara", until=LATER)
    assert arrange(office(TWO), "cara", [away], "p") == (away,)


def test_a_post_that_would_be_left_with_nobody_is_named() -> None:
    leaves = PostLeft(**WHEN, post="chief", person="kit")
    away = AbsenceRecorded(**WHEN, person="kit", until=LATER)
    deputy = DeputyNamed(**WHEN, person="kit", deputy="cara")
    assert left_with_nobody(office(), [leaves], DAY) == (("chief", ""),)
    assert left_with_nobody(office(), [away], DAY) == (("chief", ""),)
    assert left_with_nobody(office(deputy), [away], DAY) == ()
    assert left_with_nobody(office(deputy, AbsenceRecorded(**WHEN, person="cara", until=LATER)), [away], DAY) == (
        ("chief", ""),
    )
    assert left_with_nobody(office(), [PostLeft(**WHEN, post="clerk", person="cara")], DAY) == ()
