"""Whether a letter is whole in its language. What it is made of is in `parts`, and which language that is, in `languages`."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Refusal
from putright.web.languages import offered
from putright.web.letters.languages import LANGUAGE
from putright.web.letters.parts import blocks
from putright.web.letters.record import LetterRecord


def not_in_language(record: LetterRecord) -> Refusal | None:
    """Why a letter cannot go in its language: half of it would be in another. One in that of the organisation always can."""
    language = record.language
    if language is None:
        return None
    blocks(record)  # as its parts are made, the record notes what of the procedure is not there in its language
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
