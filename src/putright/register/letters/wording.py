"""What goes round the text of a letter that is sent by e-mail: its subject, how to answer, and where the case can be followed.

No word of what anybody complained about is in the subject. The text of a letter itself is made elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from putright.core.calendars import say_date
from putright.core.procedure.model.letters import Letter
from putright.register.incoming import addresses
from putright.register.organisations import Place

SUBJECTS = {
    "acknowledgement": "We have what you sent us",
    "holding": "We need a little longer",
    "progress": "Where we are with what you sent us",
    "proposed action": "What we propose to do",
    "informal resolution": "What we did about what you told us",
    "response": "Our answer to you",
    "explanation": "An explanation from us",
    "review acknowledgement": "We have your request",
    "admissibility": "About your request",
    "review response": "Our answer to your request",
    "determination": "The decision on your case",
    "final response": "Our final answer to you",
    "passing on": "Where we passed on what you sent us",
    "signposting": "Who can help you",
    "restriction": "How we will be in touch with you",
    "withdrawal": "You asked us to stop",
    "consent": "We need something from you",
    "remedy done": "What we have done",
    "mediation": "About mediation",
}
"""The subject of a letter by its purpose; the reference follows it."""
OTHERWISE = "A letter for you"
ENDING = "\n\n---\n\n"
"""What stands between a letter and what is said below it of the message itself."""


@dataclass(frozen=True)
class Written:
    """A letter's text, and what its message is made of besides."""

    here: Place
    ref: str
    called: str
    """How the case is called: its number, or its reference in groups."""
    rule: Letter
    text: str
    dated: date
    who: str
    """`complainant` or `representative`."""
    seal: str
    """Of the record as it stands with the letter."""

    @property
    def subject(self) -> str:
        """At most 60 letters, and nothing of the matter."""
        return f"{SUBJECTS.get(self.rule.purpose, OTHERWISE)}: {self.called}"

    @property
    def reply_to(self) -> str:
        """An address that leads an answer to the case; else the organisation's own."""
        mailbox = settings.REPLIES.get(self.here.slug, "")
        signed = addresses.reply_address(self.here, mailbox, self.ref, self.who) if mailbox else ""
        return signed or self.here.contact.email

    @property
    def mail(self) -> str:
        """The text under its head, with what is said below it."""
        head = f"{self.here.name}\n{say_date(self.dated)}\nOur reference: {self.called}"
        ending = f"{self._how_to_answer}\n\n{self._where_to_follow}\n\nSeal of the record: {self.seal}"
        return f"{head}\n\n{self.text}{ENDING}{ending}\n"

    @property
    def _how_to_answer(self) -> str:
        if settings.REPLIES.get(self.here.slug):
            return "You can answer this message: what you write comes to the people who deal with your case."
        return f"Put {self.called} on anything you send us about this."

    @property
    def _where_to_follow(self) -> str:
        address = f"{settings.ADDRESS}/{self.here.slug}/track/"
        return f"This letter also stands on the page where you can follow your case, with your reference and code: {address}"
