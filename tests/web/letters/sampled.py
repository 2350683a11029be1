"""One letter of every purpose, from the scenarios of the shipped procedures: each carried through the record until it is sent.

No test is here. The people are made up, and what a scenario says of a part in a word or two is said as the demonstration says it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from putright.core.casework import entries as e
from putright.core.casework.action import Action
from putright.core.procedure.model.letters import Letter
from putright.core.scenarios import load_organisation
from putright.core.scenarios.run import _received, _taken
from putright.core.scenarios.script import Script, load_script
from putright.people.models import User
from putright.register import door, lists
from putright.register.models import Party
from putright.register.scope import Viewer
from putright.site.demo.phrases import PHRASES
from putright.web.desk.writing import LETTER, with_text
from putright.web.letters.composing import addressee
from putright.web.letters.sheet import Sheet, sheet
from tests.register.test_scenarios import PROCEDURES, ThroughTheDoor, replayed

SEAL, REFERENCE = "57-3f9a1c2b4d5e6f70", "k7mh-2qpx-9rtw"
"""In place of what is another in every run."""
ENOUGH = 60
"""Letters of words that are left as the scenario has them."""
OF_ITS_OWN = ("signposting", "restriction", "explanation", "passing on", "acknowledgement")
"""Purposes of letters whose reasons only the scenario can give."""


@dataclass(frozen=True)
class Sample:
    """A letter, and the scenario in which it is sent."""

    name: str
    scenario: str
    letter: str
    says: tuple[str, ...] = ()
    """What it must say, where that was once said wrongly."""


SAMPLES = (
    Sample("acknowledgement", "west-midlands-employers/a-complaint-answered-in-time", "acknowledgement"),
    Sample("thanks", "west-midlands-employers/a-compliment-is-passed-on-without-the-name", "thanks"),
    Sample("consent", "dudley-council/somebody-acts-for-the-customer", "asking if you agree", (
        "Dear Ada Brook", "Ivo Brook has complained to us for you. We received this on Monday 5 October 2026.",
        "Do you agree that they speak for you in this? Please tell us, yes or no.",
    )),
    Sample("passing-on", "dudley-council/a-first-report", "passed to the service"),
    Sample("signposting", "west-midlands-employers/outside-our-remit", "outside our remit"),
    Sample("informal-resolution", "west-midlands-employers/a-concern-is-put-right-early", "concern answer"),
    Sample("progress", "wanstead-and-woodford-migrant-support/progress-is-told-until-it-is-resolved", "progress", (
        "We will write to you again by Friday 18 December 2026.",
    )),
    Sample("holding", "west-midlands-employers/a-holding-letter-with-a-final-date", "holding"),
    Sample("proposed-action", "wanstead-and-woodford-migrant-support/actions-have-an-owner-a-date-and-advice", "proposed action"),
    Sample("response-upheld", "west-midlands-employers/a-complaint-answered-in-time", "outcome", (
        "The last day is Wednesday 4 November 2026. Ask by letter, email or form.",
    )),
    Sample("response-partly-upheld", "west-midlands-employers/some-points-upheld", "outcome"),
    Sample("response-not-upheld", "dudley-council/not-upheld-then-stage-2", "stage 1 response", (
        "You can ask for one of these reasons: • The decision rests on a fact that was wrong. • Something important was missed.",
        "The Council House Dudley ZZ3 1AA",
    )),
    Sample("explanation", "works-for-us/something-is-kept-back", "explanation"),
    Sample("review-acknowledgement", "west-midlands-employers/a-complaint-answered-in-time", "appeal acknowledgement", (
        "Thank you for getting in touch again. We received this on Wednesday 4 November 2026.",
    )),
    Sample("review-response", "west-midlands-opcc/an-outside-investigator-interviews-and-reports",
           "answer after the investigation"),
    Sample("final-response", "west-midlands-employers/a-complaint-answered-in-time", "final answer"),
    Sample("determination", "west-midlands-opcc/it-goes-to-the-commissioner-at-once", "determination"),
    Sample("procedural-review", "works-for-us/the-steps-were-not-followed", "trustees' answer"),
    Sample("restriction", "west-midlands-employers/contact-is-restricted", "contact arrangement"),
    Sample("message", "west-midlands-employers/later-messages-are-acknowledged", "message acknowledgement", (
        "Thank you for getting in touch again. We received this on Tuesday 13 October 2026.",
    )),
)  # fmt: skip


@dataclass
class Sending(ThroughTheDoor):
    """A scenario whose letters are written as at the desk; those that were sent, by their names."""

    sent: dict[str, Sheet] = field(default_factory=dict)

    def _asked(self, action: Action, viewer: Viewer) -> door.Answer:
        if action.name != LETTER:
            return super()._asked(action, viewer)
        wide = replace(viewer, kind="staff", everything=True)
        purpose = self.procedure.the(Letter, action.about).purpose
        if purpose not in OF_ITS_OWN:
            action = replace(action, words={part: _said(part, words) for part, words in action.words.items()})
        seen = lists.case_page(wide, str(self.ref), self.office().now, undeclared=True)
        asked = door.Asked(action.name, action.about, action.track, action.on, action.values, action.words)
        asked = with_text(self.here, seen, action, asked, action.by)
        answer = door.act(self.here.slug, self.ref, asked, viewer, at=self.office().now)
        if isinstance(answer, door.Done):
            self.sent[action.about] = self._sheet(wide, action.about)
        return answer

    def _sheet(self, viewer: Viewer, letter: str) -> Sheet:
        seen = lists.case_page(viewer, str(self.ref), self.office().now, undeclared=True)
        sequence = next(
            one.sequence for one in reversed(seen.entries) if isinstance(one.entry, e.LetterSent) and one.entry.letter == letter
        )  # fmt: skip
        made = sheet(seen, sequence, addressee(seen, seen.procedure.the(Letter, letter)))
        assert made
        return _the_same_in_every_run(made, bool(seen.line.number))


def _the_same_in_every_run(made: Sheet, numbered: bool) -> Sheet:
    """With a seal and, where it has no number, a reference that are not drawn by chance."""
    known = made.reference if numbered else REFERENCE
    lines = tuple(replace(line, text=line.text.replace(made.reference, known)) for line in made.lines)
    return replace(made, lines=lines, reference=known, seal=SEAL)


def _said(part: str, words: str) -> str:
    return words if len(words) >= ENOUGH else PHRASES.get(part, (words,))[-1]


def letters_of(scenario: str) -> dict[str, Sheet]:
    """Every letter that is sent in a scenario, as it is put on paper."""
    file = PROCEDURES / f"{scenario}.yaml".replace("/", "/scenarios/")
    script, plain = load_script(file), replayed(file)
    rehearsal = Sending(plain.procedure, plain.journal, script.received.recorded or script.received.on, here=plain.here)
    _people(rehearsal, file.parent.parent, script)
    differences = list(_received(rehearsal, script.received))
    for step in script.steps:
        differences += _taken(rehearsal, step)
    assert differences == []
    return rehearsal.sent


def _people(rehearsal: Sending, folder: Path, script: Script) -> None:
    """Whoever works there and whoever complains, under the words by which the scenario calls them."""
    for person in load_organisation(folder / "organisation.yaml").people:
        User.objects.create(reference=person.person, name=person.name, email=f"{person.person}@{folder.name}.example")
    names = iter(("Ada Brook", "Ivo Brook"))
    for reference in (script.received.complainant, script.received.representative):
        if reference not in ("", "nobody"):
            Party.objects.create(
                organisation_id=rehearsal.here.id, reference=reference, name=next(names),
                address="Flat 2\n14 Mill Lane\nMadeupton\nZZ9 9ZZ",
            )  # fmt: skip
