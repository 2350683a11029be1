"""What goes round the text of a letter that is sent by e-mail: its subject, how to answer, and where the case can be followed.

No word of what anybody complained about is in the subject. The text of a letter itself is made elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from putright.core.procedure.model.letters import Letter
from putright.register.incoming import addresses
from putright.register.organisations import Place

SUBJECTS = {
    "acknowledgement": gettext_noop("We have what you sent us"),
    "holding": gettext_noop("We need a little longer"),
    "progress": gettext_noop("Where we are with what you sent us"),
    "proposed action": gettext_noop("What we propose to do"),
    "informal resolution": gettext_noop("What we did about what you told us"),
    "response": gettext_noop("Our answer to you"),
    "explanation": gettext_noop("An explanation from us"),
    "review acknowledgement": gettext_noop("We have your request"),
    "admissibility": gettext_noop("About your request"),
    "review response": gettext_noop("Our answer to your request"),
    "determination": gettext_noop("The decision on your case"),
    "final response": gettext_noop("Our final answer to you"),
    "passing on": gettext_noop("Where we passed on what you sent us"),
    "signposting": gettext_noop("Who can help you"),
    "restriction": gettext_noop("How we will be in touch with you"),
    "withdrawal": gettext_noop("You asked us to stop"),
    "consent": gettext_noop("We need something from you"),
    "remedy done": gettext_noop("What we have done"),
    "mediation": gettext_noop("About mediation"),
}
"""The subject of a letter by its purpose; the reference follows it."""
OTHERWISE = gettext_noop("A letter for you")
DAY = "l j F Y"
"""How a day is written in a message, in the language of the letter."""
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
    language: str = ""
    """The code of the language it is in; empty: that of staff."""

    @property
    def subject(self) -> str:
        """At most 60 letters, and nothing of the matter."""
        with override(self.language or settings.LANGUAGE_CODE):
            return f"{_(SUBJECTS.get(self.rule.purpose, OTHERWISE))}: {self.called}"

    @property
    def reply_to(self) -> str:
        """An address that leads an answer to the case; else the organisation's own."""
        mailbox = settings.REPLIES.get(self.here.slug, "")
        signed = addresses.reply_address(self.here, mailbox, self.ref, self.who) if mailbox else ""
        return signed or self.here.contact.email

    @property
    def mail(self) -> str:
        """The text under its head, with what is said below it."""
        with override(self.language or settings.LANGUAGE_CODE):
            reference = _("Our reference: %(reference)s") % {"reference": self.called}
            seal = _("Seal of the record: %(seal)s") % {"seal": self.seal}
            head = f"{self.here.name}\n{date_format(self.dated, DAY)}\n{reference}"
            ending = f"{self._how_to_answer}\n\n{self._where_to_follow}\n\n{seal}"
        return f"{head}\n\n{self.text}{ENDING}{ending}\n"

    @property
    def _how_to_answer(self) -> str:
        if settings.REPLIES.get(self.here.slug):
            return _("You can answer this message: what you write comes to the people who deal with your case.")
        return _("Put %(reference)s on anything you send us about this.") % {"reference": self.called}

    @property
    def _where_to_follow(self) -> str:
        address = f"{settings.ADDRESS}/{self.here.slug}/track/"
        text = _(
            "This letter also stands on the page where you can follow your case, with your reference and code: %(address)s"
        )
        return text % {"address": address}
