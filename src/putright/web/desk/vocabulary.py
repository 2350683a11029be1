"""What cases are called by the procedures that they follow, each name with its words: kinds, stages, outcomes and the like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from putright.core.procedure.model.effects import closing_words
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.purposes import CHANNELS
from putright.core.procedure.model.scope import Categories, Channels, Kind

OTHER = "other"
"""What something is about that is none of the things listed."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of one procedure or of several, of which the last has the last word."""

    procedures: tuple[Procedure, ...]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Kinds of feedback."""
        return {kind.name: kind.words for one in self.procedures for kind in one.all(Kind)}

    @cached_property
    def stages(self) -> dict[str, str]:
        """Stages of every track."""
        return {stage.name: stage.words for one in self.procedures for stage in one.all(Stage)}

    @cached_property
    def channels(self) -> dict[str, str]:
        """Ways in which something may come in."""
        rules = [one.only(Channels) for one in self.procedures]
        known = {channel for rule in rules for channel in (rule.all if rule else CHANNELS)}
        return {channel: words for channel, words in channels().items() if channel in known}

    @cached_property
    def categories(self) -> dict[str, str]:
        """What something may be about."""
        rules = [rule for one in self.procedures for rule in one.all(Categories)]
        listed = {name: words for rule in rules for name, words in rule.list_.items()}
        return listed | ({OTHER: _("something else")} if any(rule.other for rule in rules) else {})

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """Words for what was found."""
        return {word: word for one in self.procedures for rule in one.all(Findings) for word in rule.words_}

    @cached_property
    def endings(self) -> dict[str, str]:
        """Words with which a case is closed."""
        return {word: word for one in self.procedures for word in closing_words(one)}


def channels() -> dict[str, str]:
    """Every way in which something may come in, in words."""
    return {
        "form": _("the form on our pages"), "email": _("e-mail"), "letter": _("letter"), "telephone": _("telephone"),
        "in person": _("in person"), "fax": _("fax"),
    }  # fmt: skip
