"""Who may have a file: whoever may read its entry. To everybody else it is not there, and each guard has its twin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db.models import Q

from putright.register import access, door, files, lists, scope, setup, tracking
from putright.register.door import Asked, Done
from putright.register.files import FileSeen
from putright.register.models import FileContent, KeptFile
from putright.register.scope import NoSuchCase, Viewer
from tests.guards import SwitchOff
from tests.register.cast import ASHA, COMPLAINT, MONDAY, WORDS, Employers
from tests.register.files.made import DRAFT, PDF, photo


class Filed:
    """A case with a photo that came with the receipt, and a document that came with a note of staff."""

    def __init__(self, employers: Employers) -> None:
        self.employers = employers
        asked = Asked(
            "receive", "complaint", values=COMPLAINT, words=WORDS, complainant=ASHA, draft=DRAFT,
            files=(self.wait("photo.jpg", photo()),),
        )  # fmt: skip
        done = door.act(employers.slug, None, asked, employers.public, request_key="key", at=MONDAY)
        assert isinstance(done, Done), done
        self.ref, self.code = done.ref, done.code
        note = Asked("add note", words={"note": "x"}, draft=DRAFT, files=(self.wait("minutes.pdf", PDF),))
        noted = door.act(employers.slug, self.ref, note, employers.viewer("imani"), at=MONDAY)
        assert isinstance(noted, Done), noted
        self.photo, self.minutes = KeptFile.objects.order_by("pk").values_list("reference", flat=True)

    def wait(self, name: str, data: bytes) -> str:
        seen = files.wait(self.employers.place, DRAFT, name, data, MONDAY)
        assert isinstance(seen, FileSeen), seen
        return seen.reference

    @property
    def complainant(self) -> Viewer:
        found = tracking.viewer(self.employers.place, self.code, MONDAY)
        assert found is not None
        return found

    def may(self, viewer: Viewer, reference: str, ref: str = "", *, original: bool = False) -> bool:
        """Whether the viewer is given the file."""
        try:
            files.content(viewer, ref or self.ref, reference, MONDAY, original=original)
        except NoSuchCase:
            return False
        return True

    def exclude(self, person: str) -> None:
        """Let the case be about somebody."""
        named = Asked("name person", values={"people": (person,)})
        assert isinstance(
            door.act(self.employers.slug, self.ref, named, self.employers.viewer("imani"), at=MONDAY), Done
        )


@pytest.fixture
def filed(employers: Employers) -> Filed:
    return Filed(employers)


def test_whoever_works_on_the_case_has_both_files_and_whoever_complained_their_own(filed: Filed) -> None:
    imani = filed.employers.viewer("imani")
    assert filed.may(imani, filed.photo)
    assert filed.may(imani, filed.minutes)
    assert filed.may(filed.complainant, filed.photo)
    assert not filed.may(filed.complainant, filed.minutes)


def test_without_the_audience_whoever_complained_would_have_what_staff_wrote_among_themselves(
    filed: Filed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.register.files.reading.may_read_of", lambda *_: True)
    assert filed.may(filed.complainant, filed.minutes)


def test_the_person_complained_about_has_no_file_whatever_their_rank(filed: Filed) -> None:
    boss = replace(filed.employers.viewer("helen"), everything=True)
    assert filed.may(boss, filed.photo)
    filed.exclude("helen")
    assert not filed.may(boss, filed.photo)
    assert not filed.may(boss, filed.photo, original=True)
    assert not filed.may(boss, filed.minutes)


def test_without_the_exclusion_they_would_have_them(filed: Filed, switch_off: SwitchOff) -> None:
    boss = replace(filed.employers.viewer("helen"), everything=True)
    filed.exclude("helen")
    switch_off("not_excluded", lambda _: Q())
    assert filed.may(boss, filed.photo)
    assert filed.may(boss, filed.minutes)


def test_whoever_complains_of_something_else_has_no_file_of_this(filed: Filed) -> None:
    other = filed.employers.complain()
    stranger = tracking.viewer(filed.employers.place, other.code, MONDAY)
    assert stranger is not None
    assert not filed.may(stranger, filed.photo)
    assert not filed.may(stranger, filed.photo, other.ref), "a reference opens a file of its own case alone"
    assert not filed.may(filed.employers.viewer("imani"), filed.photo, other.ref)


def test_somebody_of_another_organisation_or_passing_by_has_none(filed: Filed) -> None:
    elsewhere = setup.create("others", "The Others", "none", "england-and-wales")
    assert not filed.may(scope.system(elsewhere.id, elsewhere.slug, MONDAY.date()), filed.photo)
    assert not filed.may(filed.employers.public, filed.photo)
    assert not filed.may(filed.employers.viewer("lena"), filed.photo), "another service's manager"


def test_what_is_for_some_posts_alone_is_for_no_other(filed: Filed) -> None:
    KeptFile.objects.filter(reference=filed.minutes).update(audience="posts", posts=["chief executive"])
    assert not filed.may(filed.employers.viewer("imani"), filed.minutes)
    assert filed.may(filed.employers.viewer("helen"), filed.minutes)
    assert not filed.may(filed.complainant, filed.minutes)


def test_a_file_that_waits_or_was_never_there_is_the_same_as_one_that_is_hidden(filed: Filed) -> None:
    imani = filed.employers.viewer("imani")
    waiting = filed.wait("later.pdf", PDF)
    said = set()
    for reference in (waiting, "nothing", filed.minutes):
        viewer = filed.complainant if reference == filed.minutes else imani
        with pytest.raises(NoSuchCase) as told:
            files.content(viewer, filed.ref, reference, MONDAY)
        said.add(str(told.value).replace(reference, ""))
    assert said == {""}


def test_of_a_picture_the_copy_is_given_unless_the_original_is_asked_for(filed: Filed) -> None:
    imani = filed.employers.viewer("imani")
    view = files.content(imani, filed.ref, filed.photo, MONDAY)
    original = files.content(imani, filed.ref, filed.photo, MONDAY, original=True)
    assert original.data == photo()
    assert (original.name, original.type) == ("photo.jpg", "image/jpeg")
    assert (view.name, view.type) == ("photo.jpg", "image/jpeg")
    assert b"CanaryPhone" in original.data
    assert b"CanaryPhone" not in view.data


def test_that_staff_open_an_original_is_noted_and_that_they_look_at_a_copy_is_not(filed: Filed) -> None:
    imani = filed.employers.viewer("imani")
    files.content(imani, filed.ref, filed.photo, MONDAY)
    files.content(imani, filed.ref, filed.minutes, MONDAY, original=True)
    files.content(filed.complainant, filed.ref, filed.photo, MONDAY, original=True)
    assert access.of_case(imani, filed.ref) == ()
    files.content(imani, filed.ref, filed.photo, MONDAY, original=True)
    assert [(one.person, one.what) for one in access.of_case(imani, filed.ref)] == [
        ("imani", f"original {filed.photo}")
    ]


def test_a_picture_without_a_copy_is_given_as_it_was_sent_and_that_is_noted(filed: Filed) -> None:
    FileContent.objects.update(view=None, view_type="")
    imani = filed.employers.viewer("imani")
    assert files.content(imani, filed.ref, filed.photo, MONDAY).data == photo()
    assert len(access.of_case(imani, filed.ref)) == 1


def test_pages_list_the_files_of_what_their_reader_may_read(filed: Filed) -> None:
    def listed(entries: tuple[lists.EntrySeen, ...]) -> list[str]:
        return [file.name for entry in entries for file in entry.files]

    staff = lists.case_page(filed.employers.viewer("imani"), filed.ref, MONDAY)
    theirs = lists.tracking_page(filed.complainant, filed.ref, MONDAY)
    assert listed(staff.entries) == ["photo.jpg", "minutes.pdf"]
    assert listed(theirs.entries) == ["photo.jpg"]
