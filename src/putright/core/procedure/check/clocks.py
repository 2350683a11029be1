"""Checks of single clocks and windows: one length, one anchor, words of counting that mean something, letters in form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from putright.core.calendars import Counting
from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.values import values_of
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.load.yaml import Path
from putright.core.procedure.model.base import Rule, in_document_words
from putright.core.procedure.model.clocks import Anchor, Clock
from putright.core.procedure.model.events import Event
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.rights import Right

LISTS = ("each_of", "first_there_is_of", "earlier_of", "later_of")


def wrong_counting(draft: Draft) -> Iterator[Mistake]:
    """Words of counting that are none, in the front matter, in a clock or in a right."""
    general = draft.procedure.front.counting
    for at, what in _of_counting(general):
        line, column = draft.front.place(("counting", *at))
        yield Mistake(draft.file, line, f"`counting`: {what}.", column=column)
    base = {} if any(_of_counting(general)) else general
    for rule in draft.procedure.rules:
        if isinstance(rule, Clock | Right) and rule.counting:
            for at, what in (*_of_counting(rule.counting),) or _of_counting({**base, **rule.counting}):
                yield draft.wrong(rule, f"{what}.", ("counting", *at))


def _of_counting(words: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    alone = [((key,), why) for key, value in words.items() if (why := _refused({key: value}))]
    if alone:
        yield from alone
    elif together := _refused(words):
        yield (), together


def _refused(words: Mapping[str, str]) -> str:
    try:
        Counting.from_words(words)
    except ValueError as error:
        return str(error)
    return ""


def one_length_each(draft: Draft) -> Iterator[Mistake]:
    """A clock with no length, or with two."""
    for clock in draft.procedure.all(Clock):
        if clock.within is not None and clock.looked_up:
            yield draft.wrong(clock, "`within` and `looked up` both give its length.", ("looked up",), "one of the two")
        elif clock.within is None and not clock.looked_up:
            expected = "`within: 5 working days`, `within: promptly` or `looked up`"
            yield draft.wrong(clock, "nothing says how long it is.", expected=expected)


def one_anchor_each(draft: Draft) -> Iterator[Mistake]:
    """A start that names no event, or mixes two ways of choosing one."""
    for rule, key, anchor in _anchors(draft):
        given = [name for name in LISTS if getattr(anchor, name)]
        if len(given) != 1:
            expected = f"one of {listed(in_document_words(name) for name in LISTS)}"
            what = (
                f"`{key}` mixes {' and '.join(map(in_document_words, given))}." if given else f"`{key}` names no event."
            )
            yield draft.wrong(rule, what, (key,), expected)


def _anchors(draft: Draft) -> Iterator[tuple[Rule, str, Anchor]]:
    for clock in draft.procedure.all(Clock):
        yield clock, "starts", clock.starts
        if clock.before:
            yield clock, "before", clock.before
    for right in draft.procedure.all(Right):
        if right.from_:
            yield right, "from", right.from_


def lengths_for_no_answer(draft: Draft) -> Iterator[Mistake]:
    """A length looked up by an answer that cannot be given, or an answer for which there is no length."""
    for clock in draft.procedure.all(Clock):
        if clock.looked_up is None or not (answers := values_of(draft.procedure, clock.looked_up.fact)):
            continue
        for answer in clock.looked_up.lengths:
            if answer not in answers:
                what = f"{clock.looked_up.fact} is never `{answer}`."
                at = ("looked up", "lengths", answer)
                yield draft.wrong(clock, what, at, listed(sorted(answers)), nearest(answer, answers))
        if missing := sorted(_possible(clock, answers) - set(clock.looked_up.lengths)):
            what = f"there is no length where {clock.looked_up.fact} is {listed(missing)}."
            yield draft.wrong(clock, what, ("looked up", "lengths"), "a length for each answer")


def _possible(clock: Clock, answers: set[str]) -> set[str]:
    """The answers with which the clock exists at all, by what its own `when` says of them."""
    for condition in clock.when:
        if clock.looked_up and condition.name == clock.looked_up.fact:
            said = set(condition.values)
            answers = answers - said if condition.negated else answers & said
    return answers


def answered_by_no_letter(draft: Draft) -> Iterator[Mistake]:
    """An answer in form by something that is not a letter sent, or that has no date to move the clock to."""
    right = _letters_sent(draft)
    for clock in draft.procedure.all(Clock):
        for words in clock.answered_in_form_by:
            if words not in right:
                what, at = f"`{words}` is no letter that is sent.", ("answered in form by", words)
                yield draft.wrong(clock, what, at, listed(right) or "a letter and `sent`", nearest(words, right))
            elif (letter := draft.procedure.get(Letter, words.removesuffix(" sent"))) and letter.promises is None:
                what = f"the letter `{letter.name}` promises no date to move this clock to."
                yield draft.wrong(
                    clock, what, ("answered in form by", words), f"`promises: {clock.name}` in that letter"
                )


def _letters_sent(draft: Draft) -> list[str]:
    """`<letter> sent` for every letter, those that could not be read too."""
    letters = {name for kind, name in draft.unread if kind == "letter"} | {r.name for r in draft.procedure.all(Letter)}
    return sorted(f"{name} sent" for name in letters)


def met_by_another_letter(draft: Draft) -> Iterator[Mistake]:
    """A clock whose letter does not meet it."""
    for clock in draft.procedure.all(Clock):
        if clock.letter and clock.met_by and _are_known(draft, clock):
            sent = Event(name=clock.letter, aspect="sent")
            if sent not in clock.met_by and str(sent) not in clock.answered_in_form_by:
                what = f"`letter: {clock.letter}` is to meet this clock, but `{sent}` is not among what meets it."
                yield draft.wrong(clock, what, ("letter",), f"`{sent}` under `met by`")


def _are_known(draft: Draft, clock: Clock) -> bool:
    """Whether every letter the clock speaks of is one; a misspelt one is told of once, where it stands."""
    spoken_of = [*clock.answered_in_form_by, *(str(event) for event in clock.met_by if event.aspect == "sent")]
    return set(spoken_of) <= set(_letters_sent(draft))


def promises_without_form(draft: Draft) -> Iterator[Mistake]:
    """A letter that promises a date for a clock which that letter does not move."""
    for letter in draft.procedure.all(Letter):
        clock = draft.procedure.get(Clock, letter.promises) if letter.promises else None
        if clock and f"{letter.name} sent" not in clock.answered_in_form_by and _are_known(draft, clock):
            what = f"it promises a date for the clock `{clock.name}`, which it does not move."
            expected = f"`answered in form by: {{{letter.name} sent: moves to the date in it}}` in that clock"
            yield draft.wrong(letter, what, ("promises",), expected)
