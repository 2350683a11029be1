"""The example organisation of the tests of the register, the people of its file, and Asha, who complains."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from putright.register import scope, viewers
from putright.register.door import Asked, Done, act
from putright.register.organisations import Place
from putright.register.parties import PartyDetails
from putright.register.scope import Viewer

FOLDER = Path(__file__).parent / "employers"
MONDAY = datetime(2026, 10, 12, 10, tzinfo=UTC)
COMPLAINT = {"channel": "form", "service": "training", "categories": ("quality of service",)}
WORDS = {"what happened": "The course was cancelled twice."}
ASHA = PartyDetails("Asha Begum", "asha@home.example", "0100 000000", "1 Any Street")


class Employers:
    """The example organisation and what tests do with it again and again."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.slug = place.slug

    def viewer(self, person: str, at: datetime = MONDAY) -> Viewer:
        """Somebody of the file as a viewer."""
        found = viewers.viewer(self.place, person, at)
        assert found is not None
        return found

    @property
    def public(self) -> Viewer:
        """Whoever comes by."""
        return scope.public(self.place.id, self.slug, MONDAY.date())

    @property
    def system(self) -> Viewer:
        """The timer."""
        return scope.system(self.place.id, self.slug, MONDAY.date())

    def complain(self, key: str = "", at: datetime = MONDAY, on: date | None = None, **changes: object) -> Done:
        """A complaint brought in by Asha."""
        values = {**COMPLAINT, **changes}
        words = {**WORDS, "what happened": str(values.pop("what", WORDS["what happened"]))}
        asked = Asked("receive", "complaint", on=on, values=values, words=words, complainant=ASHA)  # type: ignore[arg-type]
        done = act(self.slug, None, asked, self.public, request_key=key, at=at)
        assert isinstance(done, Done), done
        return done

    def hand_over(self, ref: str, at: datetime = MONDAY) -> Done:
        """The business team hands the complaint over, which registers it."""
        asked = Asked("decide", "hand-over", values={"option": "written complaint"})
        done = act(self.slug, ref, asked, self.viewer("imani"), at=at)
        assert isinstance(done, Done), done
        return done
