"""Letters that were recorded for several cases and go by post, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from putright.core.casework.letter_text import TEXT, Line, paragraphs
from putright.core.procedure.model.letters import Letter
from putright.web.desk.together.carrying_out import Outcome, Plan
from putright.web.desk.together.chosen import Chosen, page_of
from putright.web.desk.writing import enclosed, size_for
from putright.web.letters.languages import LANGUAGE
from putright.web.letters.reaching import POST
from putright.web.letters.reading import reference_of, sent_letter


@dataclass(frozen=True)
class Printed:
    """A letter that goes by post, as it is printed."""

    lines: tuple[Line, ...]
    reference: str
    dated: date
    size: int
    encloses: str
    """What names the version of the procedure that goes with it; empty where none does."""
    seal: str = ""
    """Empty where whoever wrote it does not see the case any more."""
    language: str = ""
    """The code of the language it is in; empty: that of staff."""


def to_print(chosen: Chosen, outcome: Outcome) -> Printed | None:
    """The letter that was recorded, where it goes by post: sealed, where whoever wrote it still sees the case."""
    seen = page_of(chosen.viewer, outcome.plan.ref)
    if seen is None or outcome.done is None:
        return _as_written(chosen, outcome.plan)
    for sequence in range(outcome.done.first, outcome.done.last + 1):
        found = sent_letter(seen, sequence)
        if found and found[0].channel == POST:
            rule = seen.procedure.the(Letter, found[0].letter)
            return Printed(
                found[1], reference_of(seen), found[0].dated, size_for(seen, rule), enclosed(seen, rule), seen.seal,
                found[0].language,
            )  # fmt: skip
    return None


def _as_written(chosen: Chosen, plan: Plan) -> Printed | None:
    """The same from what was just sent: to acknowledge a case can be the last that somebody sees of it."""
    if plan.asked is None or plan.asked.values["channel"] != POST:
        return None
    rule = plan.seen.procedure.the(Letter, plan.asked.about)
    lines = paragraphs(plan.asked.words[TEXT])
    return Printed(
        lines, reference_of(plan.seen), chosen.viewer.today, size_for(plan.seen, rule), enclosed(plan.seen, rule),
        language=str(plan.asked.values.get(LANGUAGE, "")),
    )  # fmt: skip
