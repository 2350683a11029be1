"""A letter as it stands on paper: whom it goes to, at the place of an envelope's window, from whom, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from putright.core.casework.letter_text import Line
from putright.core.procedure.model.letters import Letter
from putright.register.lists import CasePage, TrackingPage
from putright.register.organisations import Contact
from putright.register.parties import PartySeen
from putright.web.letters.languages import written_in
from putright.web.letters.reading import reference_of, sent_letter, title

WINDOW = 7
"""Lines that can be read through the window of an envelope."""


@dataclass(frozen=True)
class Sheet:
    """A letter that was sent, ready to be drawn."""

    organisation: str
    contact: Contact
    to: tuple[str, ...]
    """The name and address it goes to; empty where neither is known, or it goes to nobody outside."""
    title: str
    reference: str
    dated: date
    lines: tuple[Line, ...]
    seal: str = ""
    language: str = ""
    """The code of the language it is in; empty: that of staff."""

    @property
    def spoken_in(self) -> str:
        """The code of the language of a voice that reads it out."""
        return self.language or str(settings.LANGUAGE_CODE)

    @property
    def body(self) -> tuple[Line, ...]:
        """What it says, without the words it ends with, and without a heading that only says the title again."""
        said = self.lines[: len(self.lines) - len(self.signed)]
        return tuple(line for line in said if line != Line(self.title, heading=True))

    @property
    def signed(self) -> tuple[Line, ...]:
        """The words it ends with and the name of whoever signs it; none where it was signed by nobody."""
        last = self.lines[-2:]
        with written_in(self.language):
            return last if len(last) == 2 and last[0] == Line(_("Yours sincerely")) else ()

    @property
    def own_line(self) -> str:
        """The first line of the organisation's address, where it says no more than the name above it."""
        first = self.contact.address[0] if self.contact.address else ""
        return first if first and self.organisation.startswith(first) else ""

    @property
    def name(self) -> str:
        """What its file is called: by its reference and day, and nobody's name."""
        return f"{self.reference}-{self.dated}"


def sheet(seen: CasePage | TrackingPage, sequence: int, to: PartySeen | None) -> Sheet | None:
    """A letter to be put on paper, to whoever it is written to; None where that entry is no letter, or not for this reader."""
    found = sent_letter(seen, sequence)
    if found is None:
        return None
    sent, lines = found
    rule = seen.procedure.the(Letter, sent.letter)
    whom = address_lines(to) if to and _is_to_them(seen, rule) else ()
    return Sheet(
        seen.place.name, seen.place.contact, whom, title(seen.procedure, rule, sent.language), reference_of(seen),
        sent.dated, lines, seal=seen.seal, language=sent.language,
    )  # fmt: skip


def _is_to_them(seen: CasePage | TrackingPage, rule: Letter) -> bool:
    """Whether an address can stand on it. Whoever speaks for somebody and follows the case is not who was asked to agree."""
    return rule.to == "complainant" and (isinstance(seen, CasePage) or rule.purpose != "consent")


def address_lines(to: PartySeen) -> tuple[str, ...]:
    """Name and address, line by line; an address typed in one line is parted at its commas."""
    typed = [line.strip().rstrip(",") for line in to.address.splitlines() if line.strip()]
    parts = re.split(r",\s*", typed[0]) if len(typed) == 1 else typed
    lines = [line for line in (to.name, *(part for part in parts if part != to.name)) if line]
    over = ", ".join(lines[WINDOW - 1 :])
    return (*lines[: WINDOW - 1], over) if len(lines) > WINDOW else tuple(lines)


def html(of: Sheet, size: int) -> str:
    """The page that becomes the PDF, in the language of the letter and the size somebody asked for, in points."""
    about = {"sheet": of, "organisation": of.organisation, "reference": of.reference, "size": size}
    with written_in(of.language):
        return render_to_string("putright/paper_letter.html", about, using="pages")
