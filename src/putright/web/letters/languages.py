"""The language of a letter: that of the organisation, or another of its procedure that whoever it goes to asked for."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override

from putright.core.procedure.model.languages import Language
from putright.core.procedure.model.procedure import Procedure
from putright.register.parties import PartySeen

LANGUAGE = "language"
"""The question which language a letter is in."""


def written_in(code: str) -> override:
    """Speak the language of a letter; without a code that of staff, whatever the reader's pages speak."""
    return override(code or settings.LANGUAGE_CODE)


def asked_for(procedure: Procedure, to: PartySeen | None) -> str:
    """The code of the language that somebody asked for, if the procedure has letters in it."""
    asked = str(to.preferences.get("language", "")) if to else ""
    return next((one.code for one in procedure.all(Language) if one.is_called(asked)), "")


def answered(code: str) -> dict[str, str]:
    """The answer to the question which language a letter is in; none for that of the organisation."""
    return {LANGUAGE: code} if code else {}
