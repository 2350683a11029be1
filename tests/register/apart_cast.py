"""Works for Us with complaints that are closed, for what is asked apart from the case; and everything the database holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from putright.register import door, lists, scope, setup, tracking, viewers
from putright.register.door import Asked, Done
from putright.register.lists import TrackingPage
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer

PROCEDURES = Path(__file__).parents[2] / "procedures"
MAY = datetime(2026, 5, 12, 10, tzinfo=UTC)
JULY = datetime(2026, 7, 14, 10, tzinfo=UTC)
"""In the quarter after."""
ASHA = PartyDetails("Asha Begum", "asha@home.example", "", "")
APART = ("register_survey", "register_equality")


class Charity:
    """A small charity and what its tests do again and again."""

    def __init__(self) -> None:
        self.place: Place = setup.organisation_from(PROCEDURES / "works-for-us", accounts=False)

    def complaint(self, at: datetime = MAY) -> Done:
        """A complaint that has just come in."""
        values = {"channel": "form", "service": "training", "categories": ("our service",)}
        asked = Asked("receive", "complaint", values=values, words={"what happened": "Wet floor."}, complainant=ASHA)
        public = scope.public(self.place.id, self.place.slug, at.date())
        done = door.act(self.place.slug, None, asked, public, at=at)
        assert isinstance(done, Done), done
        return done

    def closed(self, at: datetime = MAY) -> Done:
        """A complaint that came in and was stopped."""
        done = self.complaint(at)
        stop = Asked("withdraw", "stopping", values={"channel": "form"})
        stopped = door.act(self.place.slug, done.ref, stop, self.follower(done, at), at=at)
        assert isinstance(stopped, Done), stopped
        return done

    def follower(self, done: Done, at: datetime = MAY) -> Viewer:
        """Whoever has the code of a case."""
        found = tracking.viewer(self.place, done.code, at)
        assert found is not None
        return found

    def tracked(self, done: Done, at: datetime = MAY) -> TrackingPage:
        """The page of a case for whoever follows it."""
        return lists.tracking_page(self.follower(done, at), done.ref, at)

    def viewer(self, person: str, at: datetime = JULY) -> Viewer:
        """Somebody of the file."""
        found = viewers.viewer(self.place, person, at)
        assert found is not None
        return found


def everything_else() -> str:
    """Every row of every table but those that are kept apart, as one text."""
    kept = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in APART:
                cursor.execute(f'SELECT * FROM "{table}"')
                kept.append(f"{table}: {cursor.fetchall()!r}")
    return "\n".join(kept)
