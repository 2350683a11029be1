"""The language of a letter: that of the organisation, or another of its procedure that whoever it goes to asked for."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from putright.core.casework.action import Refusal
from putright.core.procedure.model.languages import Language
from putright.core.procedure.model.procedure import Procedure
from putright.register.parties import PartySeen
from putright.web.languages import offered
from putright.web.letters.record import LetterRecord

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


def not_in_language(record: LetterRecord) -> Refusal | None:
    """Why a letter, all parts of which are made, cannot go in its language: half of one would be in another."""
    language = record.language
    if language is None:
        return None
    record.told(record.rule.words)
    if language.code not in offered():
        why = _("Putright has no words of its own for letters in %(language)s") % {"language": language.words}
        return Refusal(f"{why}.", fields={LANGUAGE: why})
    if record.untranslated:
        missing = "; ".join(sorted(record.untranslated))
        said = {"language": language.words, "words": missing}
        why = _("The procedure does not say this in %(language)s yet: %(words)s") % said
        otherwise = _("Send the letter in our language, and have it translated.")
        return Refusal(f"{why}. {otherwise}", fields={LANGUAGE: why})
    return None
