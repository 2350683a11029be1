"""The questions about how somebody found it to tell us, in words. What is done with the answers is `register.survey`'s."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field

BETTER = "better"
"""The question answered in one's own words."""


def questions() -> tuple[Field, ...]:
    """Three questions with five answers each, the best first, and one in people's own words. None has to be answered."""
    easy = _("Very easy"), _("Easy"), _("Neither easy nor hard"), _("Hard"), _("Very hard")
    often = _("Always"), _("Mostly"), _("Sometimes"), _("Not often"), _("Never")
    fairly = _("Yes, completely"), _("Mostly"), _("In part"), _("Not much"), _("Not at all")
    hint = _("Please leave out names and anything that shows who you are.")
    return (
        Field("telling us", "choice", _("How easy was it to tell us?"), choices=_choices(easy)),
        Field("kept informed", "choice", _("Did we keep you informed?"), choices=_choices(often)),
        Field("treated fairly", "choice", _("Did you feel heard and treated fairly?"), choices=_choices(fairly)),
        Field(BETTER, "words", _("What should we do better?"), hint=hint),
    )


def _choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(str(len(words) - place), text) for place, text in enumerate(words))
