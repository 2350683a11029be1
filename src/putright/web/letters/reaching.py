"""How a letter would reach whoever it is for: by e-mail or by post; or why somebody has to see to it by hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from putright.register.parties import PartySeen
from putright.web.letters.unmet import unmet

EMAIL, POST = "email", "letter"


@dataclass(frozen=True)
class Way:
    """A way to somebody: the channel as an entry holds it, its words and the address; or why there is none."""

    channel: str = ""
    how: str = ""
    to: str = ""
    why_not: str = ""


def way_to(party: PartySeen | None, language: str = "") -> Way:
    """As they asked for it where we have that address, else the address we have; `language`: what the letter is in for them."""
    if party is None:
        return Way(why_not=_("No address"))
    if needs := unmet(party.preferences, language):
        return Way(why_not=needs[0].by_hand)
    ways = {
        EMAIL: Way(EMAIL, _("By e-mail"), party.email), POST: Way(POST, _("Printed, by post"), _line(party.address)),
    }  # fmt: skip
    first = POST if party.preferences.get("reply by") == "post" else EMAIL
    order = sorted(ways.values(), key=lambda way: way.channel != first)
    return next((way for way in order if way.to), Way(why_not=_("No address")))


def _line(address: str) -> str:
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())
