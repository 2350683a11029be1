"""What comes with a letter that can still be called back is kept from whoever complained as long as the letter is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from putright.core.casework.decide.undoing import HOLD
from putright.register import door, files, lists, scope
from putright.register.door import Asked, Done
from putright.register.files import FileSeen
from putright.register.letters import held
from putright.register.scope import NoSuchCase, Viewer
from tests.register.cast import MONDAY, Employers
from tests.register.files.made import DRAFT, PDF

SENT = MONDAY + timedelta(minutes=5)
OVER = SENT + HOLD + timedelta(seconds=1)


class Enclosed:
    """A letter that was sent with a file."""

    def __init__(self, employers: Employers) -> None:
        self.employers, self.ref = employers, employers.hand_over(employers.complain().ref).ref
        waits = files.wait(employers.place, DRAFT, "map.pdf", PDF, SENT)
        assert isinstance(waits, FileSeen)
        self.file = waits.reference
        asked = Asked(
            "send letter", "acknowledgement", values={"channel": "email"}, draft=DRAFT, files=(self.file,),
            words={"handler contact": "Farah Khan, 0100 111111", "letter": "Dear Asha Begum"},
        )  # fmt: skip
        done = door.act(employers.slug, self.ref, asked, employers.viewer("imani", SENT), at=SENT)
        assert isinstance(done, Done), done

    @property
    def complainant(self) -> Viewer:
        return scope.complainant(self.employers.place.id, self.employers.slug, MONDAY.date(), self.ref)

    def may(self, viewer: Viewer, at: datetime = SENT) -> bool:
        """Whether the viewer is given the file."""
        try:
            files.content(viewer, self.ref, self.file, at)
        except NoSuchCase:
            return False
        return True


@pytest.fixture
def enclosed(employers: Employers) -> Enclosed:
    return Enclosed(employers)


def test_its_file_is_not_there_before_the_minute_is_over(enclosed: Enclosed) -> None:
    assert not enclosed.may(enclosed.complainant)
    assert enclosed.may(enclosed.complainant, OVER)
    assert enclosed.may(enclosed.employers.viewer("imani", SENT))


def test_without_the_guard_it_would_be_there(enclosed: Enclosed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "held", lambda *_: 0)
    assert enclosed.may(enclosed.complainant)


def test_their_page_is_as_it_was_before_the_letter(enclosed: Enclosed) -> None:
    now, then = (lists.tracking_page(enclosed.complainant, enclosed.ref, at) for at in (SENT, OVER))
    assert now.sequence < then.sequence
    assert [one.entry.kind for one in then.entries if one not in now.entries] == ["letter sent"]
    assert [clock.name for clock in now.clocks if clock.open] != [clock.name for clock in then.clocks if clock.open]
