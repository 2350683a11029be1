"""For whom entries about a member of staff are: only for whoever decides about staff, not for those who work on the case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from putright.core.casework import entries as e
from putright.core.procedure.load import load
from putright.register import audience

FOLDER = Path(__file__).parents[2] / "procedures" / "wanstead-and-woodford-migrant-support"
PROCEDURE = load(FOLDER)
WHEN = {"on": date(2026, 10, 13), "at": datetime(2026, 10, 13, 12, tzinfo=UTC), "by": "nadia"}
CHIEF_ALONE = audience.Audience("posts", ("chief executive",))


@pytest.mark.parametrize(
    "entry",
    [
        e.Decided(**WHEN, decision="measure for staff", option="suspend on full pay"),
        e.TrackOpened(**WHEN, opened="measure for staff"),
        e.StageEntered(**WHEN, track="measure for staff", stage="measure in force"),
        e.TrackOpened(**WHEN, opened="staff process"),
        e.TrackHeld(**WHEN, waits_for="staff process"),
        e.Decided(**WHEN, track="staff process", decision="kind of process", option="disciplinary"),
        e.TrackEnded(**WHEN, track="staff process"),
    ],
    ids=lambda entry: entry.kind,
)
def test_what_is_decided_about_a_member_of_staff_is_for_the_chief_executive_alone(entry: e.AnyEntry) -> None:
    """WWMS-16: restricted from ordinary case readers; WWMS-17: so is the process for staff."""
    assert audience.of(PROCEDURE, entry) == CHIEF_ALONE


def test_what_is_decided_about_the_complaint_is_for_everybody_who_works_on_it() -> None:
    decided = e.Decided(**WHEN, decision="allocation", option="keep it")
    held = e.TrackHeld(**WHEN, track="main", waits_for="main")
    assert audience.of(PROCEDURE, decided) == audience.of(PROCEDURE, held) == audience.READERS


def test_without_the_tracks_spoken_of_readers_would_learn_that_there_is_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audience, "_tracks", lambda entry: (entry.track,))
    assert audience.of(PROCEDURE, e.TrackOpened(**WHEN, opened="staff process")) == audience.READERS
