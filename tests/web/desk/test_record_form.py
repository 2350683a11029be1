"""WWMS-9 and WWMS-11: the form kept about each complaint, and the copy for the client's file, made from the record by the rule of
the procedure; for any procedure that keeps such a form, whatever stands on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from putright.core.casework import entries as e
from putright.core.procedure.model.keeping import Record
from putright.people.names import account, call
from putright.register import door, lists, scope, setup, viewers
from putright.register.door import Asked, Done
from putright.register.organisations import Place
from putright.web.desk.teller import teller
from putright.web.telling import record_items
from putright.web.telling.record_items import Form
from tests.web.cast import main_of, signed_in
from tests.web.test_journey import Story

FORM = "complaints-records-form"
COPY = f"{FORM}/clients-file"
PROCEDURES = Path(__file__).parents[3] / "procedures"
ADVICE = {
    "words.what happened": "Nobody sent my form to the council.",
    "value.service": "advice",
    "value.fact:complainant type": "individual",
}


def amira(here: Place) -> scope.Viewer:
    """The manager of the area."""
    found = viewers.viewer(here, account("Amira Haddad", "amira.haddad@wwms.example"), timezone.now())
    assert found
    return found


def does(here: Place, ref: str, name: str, person: str = "Amira Haddad", **what: object) -> None:
    """Something done to the case at the door."""
    first, last = person.lower().split()
    viewer = viewers.viewer(here, account(person, f"{first}.{last}@wwms.example"), timezone.now())
    assert viewer
    answer = door.act(here.slug, ref, Asked(name, **what), viewer)  # type: ignore[arg-type]
    assert isinstance(answer, Done), answer


@pytest.fixture
def story(migrants: Place) -> Story:
    """A client's complaint, found valid, with a colleague's help, something agreed, a letter, a note and a measure for staff."""
    story = Story(migrants, **ADVICE, **{"value.fact:client": "yes"})
    kofi = account("Kofi Boateng", "kofi.boateng@wwms.example")
    does(migrants, story.ref, "triage", values={"people": (kofi,)})
    does(
        migrants,
        story.ref,
        "judge",
        about="validity",
        values={"answer": "yes"},
        words={"reasons": "It was in our tray."},
    )
    does(migrants, story.ref, "record happening", about="other paper named", words={"which paper": "Case file 88."})
    does(migrants, story.ref, "agree action", about="corrective actions", values={"means": "service given"},
         words={"what": "Send the form."})  # fmt: skip
    does(migrants, story.ref, "send letter", about="proposed action", words={"proposed action": "We send it today."})
    does(
        migrants,
        story.ref,
        "judge",
        about="significance",
        values={"answer": "yes"},
        words={"reasons": "It cost money."},
    )
    does(migrants, story.ref, "add note", words={"note": "Between ourselves."})
    does(migrants, story.ref, "decide", "Nadia Rahman", about="measure for staff", values={"option": "suspend on full pay"},
         words={"reasons": "So that nobody is afraid."})  # fmt: skip
    return story


def page(story: Story, end: str, name: str = "Amira Haddad") -> str:
    """What a form says."""
    return main_of(signed_in(name).get(f"/{story.here.slug}/desk/case/{story.ref}/form/{end}/"))


def test_the_form_holds_each_item_of_the_rule_in_its_order_filled_from_the_record(story: Story) -> None:
    """WWMS-9."""
    whole = signed_in("Amira Haddad").get(f"/{story.here.slug}/desk/case/{story.ref}/form/{FORM}/").text
    said = page(story, FORM)
    assert [name.lower() for name in re.findall(r"<h2>([^<]+)</h2>", whole)] == list(_rule(story).holds)
    for part in (
        "Complaints Records Form", "Nobody sent my form to the council.", "Jo Field", "Advice and casework", "Form",
        "Did something go wrong that was ours to get right? Yes", "It was in our tray.", "Case file 88.",
        "Giving the help that should have been given", "Send the form.", "To be done",
        "Letter sent: What we plan to do", "It cost money.",
    ):  # fmt: skip
        assert part in said, part


def test_how_something_agreed_stands_is_asked_of_the_place_that_says_it_on_every_page(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_items, "remedy_state", lambda *_: "In the one way")
    assert "In the one way" in page(story, FORM)


def test_each_thing_stands_under_its_own_item(story: Story) -> None:
    items = {item.title: item for item in Form(_seen(story), _rule(story), teller(_seen(story))).items}
    assert [line.text.split("?")[0] for line in items["Validity"].lines] == [
        "Did something go wrong that was ours to get right"
    ]
    assert [line.details for line in items["Documents"].lines] == [("Case file 88.",)]
    assert "validity" not in " ".join(line.text.lower() for line in items["Investigation"].lines)
    assert all(item.kept for item in items.values()), "everything on the form is kept somewhere"


def test_the_copy_for_the_clients_file_holds_only_what_the_rule_lets_it_hold(story: Story) -> None:
    """WWMS-11."""
    said = page(story, COPY)
    assert "Copy for: client's file" in said
    for part in ("Investigation", "Actions", "Letters", "Send the form.", "Letter sent: What we plan to do"):
        assert part in said
    for part in ("Jo Field", "Words of the complaint", "Significance", "It cost money.", "Between ourselves."):
        assert part not in said, part


def test_who_has_another_name_outside_has_it_in_the_copy_and_not_in_the_form(story: Story) -> None:
    call(account("Amira Haddad", "amira.haddad@wwms.example"), "Officer A")
    assert "Amira Haddad" in page(story, FORM)
    assert "Officer A" in page(story, COPY)
    assert "Amira Haddad" not in page(story, COPY)


def test_what_only_some_posts_know_is_in_no_copy_even_for_them(story: Story) -> None:
    for end, there in ((FORM, True), (COPY, False)):
        assert ("So that nobody is afraid." in page(story, end, "Nadia Rahman")) is there
        assert "So that nobody is afraid." not in page(story, end)


def test_without_the_guard_the_copy_would_hold_it(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_items.Form, "may_be_copied", lambda _form, _one: True)
    assert "So that nobody is afraid." in page(story, COPY, "Nadia Rahman")
    assert "Between ourselves." in page(story, COPY)


def test_somebody_who_is_not_a_client_has_no_copy(migrants: Place) -> None:
    """WWMS-11: for clients."""
    story = Story(migrants, **ADVICE, **{"value.fact:client": "no"})
    client = signed_in("Amira Haddad")
    address = f"/{migrants.slug}/desk/case/{story.ref}/form/"
    assert client.get(f"{address}{FORM}/").status_code == 200
    assert "The copy for" not in client.get(f"{address}{FORM}/").text
    assert client.get(f"{address}{COPY}/").status_code == 404


def test_whoever_does_not_see_the_case_does_not_see_its_form(story: Story) -> None:
    for name in ("Kofi Boateng", "Yusuf Demir"):
        for end in (FORM, COPY):
            answer = signed_in(name).get(f"/{story.here.slug}/desk/case/{story.ref}/form/{end}/")
            assert answer.status_code == 404
    assert Client().get(f"/{story.here.slug}/desk/case/{story.ref}/form/{FORM}/").status_code == 302


def test_a_procedure_that_keeps_no_form_has_no_such_page(employers: Place) -> None:
    story = Story(employers)
    assert "/form/" not in signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/").text
    assert signed_in("Imani Cole").get(f"/{employers.slug}/desk/case/{story.ref}/form/{FORM}/").status_code == 404


SIXTH = """
```rule
record: night book
title: The night book
holds: [received on, hand-over, shoe size, outcome]
copied to: [the landlord, the chair]
copy holds: hand-over
```
"""


def test_a_sixth_organisation_with_other_items_needs_no_code(db: None, tmp_path: Path) -> None:
    folder = tmp_path / "sixth"
    folder.mkdir()
    source = PROCEDURES / "west-midlands-employers"
    (folder / "procedure.md").write_text(_with_form((source / "procedure.md").read_text("utf-8")), "utf-8")
    (folder / "organisation.yaml").write_bytes((source / "organisation.yaml").read_bytes())
    story = Story(setup.organisation_from(folder, demo=True))
    story.does("Imani Cole", "decide/hand-over", **{"value.option": "written complaint"})
    said = page(story, "night-book", "Imani Cole")
    assert re.search(r"The night book .* Received on .* Hand-over .* Shoe size The record does not hold this", said)
    assert "Hand the complaint to the right person" in said
    copy = page(story, "night-book/the-landlord", "Imani Cole")
    assert "Hand-over" in copy
    assert "Shoe size" not in copy
    assert "Copy for: the chair" in page(story, "night-book/the-chair", "Imani Cole")


def _with_form(text: str) -> str:
    """The employers' procedure with a form of its own under the clause about its register."""
    at = text.index("```rule\nregister: complaints")
    return text[:at] + SIXTH.lstrip() + text[at:]


def _rule(story: Story) -> Record:
    return next(iter(_seen(story).procedure.all(Record)))


def _seen(story: Story) -> lists.CasePage:
    return lists.case_page(amira(story.here), story.ref, timezone.now())


def test_the_words_of_an_erased_part_are_said_to_be_erased(story: Story) -> None:
    from dataclasses import replace

    seen = _seen(story)
    gone = tuple(
        replace(one, papers=tuple(replace(paper, words="", erased=True) for paper in one.papers))
        for one in seen.entries
    )
    items = {item.title: item for item in Form(replace(seen, entries=gone), _rule(story), teller(seen)).items}
    assert items["Words of the complaint"].lines[0].details == ("Erased",)
    assert any(isinstance(one.entry, e.Received) for one in gone)
