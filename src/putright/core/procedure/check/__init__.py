"""Checks beyond grammar: a list of small functions, each of which looks at one thing that can be wrong in a procedure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from putright.core.procedure.check import (
    answers,
    clauses,
    clocks,
    decisions,
    events,
    happenings,
    languages,
    letters,
    not_yet,
    posts,
    rounds,
    stages,
)
from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.names import doubled_names, unknown_names
from putright.core.procedure.load.mistakes import Mistake
from putright.core.procedure.load.yaml import Placed
from putright.core.procedure.model.procedure import Procedure

Words = tuple[Placed, Mapping[int, Placed], frozenset[tuple[str, str]]]
"""The words of the front matter and of each rule with their places, and the rules that could not be read: see `Draft`."""
Check = Callable[[Draft], Iterable[Mistake]]
ALWAYS: tuple[Check, ...] = (
    doubled_names,
    unknown_names,
    not_yet.keys_not_yet,
    clocks.wrong_counting,
    clocks.one_length_each,
    clocks.one_anchor_each,
    clocks.lengths_for_no_answer,
    clocks.answered_by_no_letter,
    clocks.met_by_another_letter,
    clocks.promises_without_form,
    letters.answers_without_next_step,
    letters.last_words_without_signpost,
    letters.told_rights_without_window,
    letters.rights_told_in_no_part,
    letters.by_itself_and_no_acknowledgement,
    letters.wording_that_cannot_be_filled_in,
    letters.wording_of_what_a_person_writes,
    languages.one_rule_for_each,
    languages.said_nowhere,
    languages.filled_in_otherwise,
    answers.answers_not_offered,
    answers.grounds_named_like_questions,
    answers.panels_that_cannot_be,
    answers.closing_words_without_close,
    decisions.doubled_options,
    decisions.words_no_finding_has,
    decisions.restricted_and_seen_all_the_same,
    posts.conflicts_that_never_apply,
    stages.windows_without_end,
    stages.ends_that_go_on,
    stages.nobody_holds,
    clauses.doubled_numbers,
)
"""Checks of one rule at a time, or of names, which make sense even where some rules could not be read."""
WHEN_WHOLE: tuple[Check, ...] = (
    clauses.nothing_comes_in,
    clauses.clauses_without_rule,
    stages.stages_not_reached,
    stages.stages_not_left,
    stages.stages_without_end,
    stages.nothing_senior_before,
    events.steps_that_cannot_be,
    events.events_that_cannot_be,
    events.set_off_by_counting,
    happenings.dates_nobody_gives,
    happenings.moves_after_closing,
    posts.nobody_from_outside,
    events.clocks_never_met,
    rounds.cases_sent_round,
    decisions.options_that_lead_nowhere,
    decisions.requests_judged_nowhere,
    decisions.rights_that_reopen_an_end,
    posts.posts_without_a_part,
    posts.nobody_left_to_decide,
    posts.nobody_left_who_did_not_act,
)
"""Checks of the procedure as a whole, made once every rule could be read and every name is known."""


def checked(procedure: Procedure, file: str, words: Words, complete: bool) -> list[Mistake]:
    """Every mistake that the checks find; `complete` says that every rule could be read."""
    draft = Draft(procedure, file, *words)
    found = [mistake for check in ALWAYS for mistake in check(draft)]
    if complete and not found:
        found = [mistake for check in WHEN_WHOLE for mistake in check(draft)]
    return found
