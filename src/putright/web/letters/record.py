"""What a letter is made from: a case as it stood when the letter was sent, or as it would stand if it were sent now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from putright.core.casework import entries as e
from putright.core.casework.case import Case
from putright.core.casework.clocks import ClockState
from putright.core.casework.office import Office
from putright.core.casework.outlook import Outlook, outlook
from putright.core.procedure.model.languages import Language
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import Procedure
from putright.register.organisations import Contact

Papers = Mapping[tuple[int, str], str]
"""Words by the sequence of their entry and their part."""


@dataclass(frozen=True)
class LetterRecord:
    """A letter that was or would be sent, with everything its parts are made from."""

    organisation: str
    reference: str
    procedure: Procedure
    case: Case
    office: Office
    rule: Letter
    sent: e.LetterSent
    words: Mapping[str, str]
    """The words written for this letter, by part."""
    papers: Papers
    names: Mapping[e.Person, str]
    to: str = ""
    """Whom it greets by name; empty for a letter that goes to nobody in particular."""
    signed: str = ""
    contact: Contact = field(default_factory=Contact)
    """How the organisation is reached on the day the letter is made."""
    slug: str = ""
    """The organisation's name in addresses."""
    untranslated: set[str] = field(default_factory=set, compare=False)
    """What of the procedure was wanted in the letter's language and is not there; found while its parts are made."""

    @property
    def language(self) -> Language | None:
        """The language it is in; None for that of the organisation."""
        return self.procedure.language(self.sent.language)

    def told(self, text: str) -> str:
        """What the procedure says, in the language of the letter."""
        language = self.language
        if language and text not in language.says:
            self.untranslated.add(text)
        return self.named(text)

    def named(self, text: str) -> str:
        """A name that the procedure gives; where it has no other in the language of the letter, it stays as it is."""
        return self.language.says.get(text, text) if self.language else text

    @property
    def acknowledges_by_mail(self) -> bool:
        """It goes by e-mail to say that something came. The address may be another's: no word of theirs goes there."""
        return self.sent.channel == "email" and self.rule.purpose in ("acknowledgement", "review acknowledgement")

    @property
    def outlook(self) -> Outlook:
        """Everything owed, allowed and open once the letter has gone."""
        return outlook(self.procedure, self.case, self.office)

    def name(self, person: e.Person) -> str:
        """A person's name, or a word for somebody whose name is not known or was erased."""
        return self.names.get(person, "somebody here")

    def words_of(self, part: str, *kinds: type[e.Entry]) -> str:
        """The latest words of a part that came with an entry of these kinds."""
        for sequence in range(len(self.case.journal), 0, -1):
            text = self.papers.get((sequence, part), "")
            if text and (not kinds or isinstance(self.case.journal[sequence - 1], kinds)):
                return text
        return ""

    def due(self, *purposes: str) -> date | None:
        """The first day by which something of these purposes is due; a letter promises no day that has gone when it is dated."""
        found = (state for state in self.outlook.clocks if state.open and state.rule.purpose in purposes)
        return min((state.due for state in found if state.due and state.due >= self.sent.dated), default=None)

    def right(self, name: str) -> ClockState | None:
        """The window of a right, as it stands once the letter has gone."""
        found = [state for state in self.outlook.rights if state.name == name]
        return found[-1] if found else None
