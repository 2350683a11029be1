"""Checks of what people choose: each option has its own name and leads somewhere, and requests are judged by somebody."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.names import values_in
from putright.core.procedure.load.mistakes import Mistake, listed, nearest
from putright.core.procedure.model.events import Condition, Event
from putright.core.procedure.model.flow import END, Decision, Effects, Option, Stage, Track
from putright.core.procedure.model.keeping import Findings
from putright.core.procedure.model.rights import Right


def doubled_options(draft: Draft) -> Iterator[Mistake]:
    """Two options of one decision with one name."""
    for decision in draft.procedure.all(Decision):
        names = [option.option for option in decision.options]
        for number, name in enumerate(names):
            if name in names[:number]:
                what = f"there are two options `{name}`."
                yield draft.wrong(decision, what, ("options", number, "option"), "a name of its own")


def restricted_and_seen_all_the_same(draft: Draft) -> Iterator[Mistake]:
    """A decision that only some may see, and that everybody who sees the case would know by what it brings about."""
    for decision in draft.procedure.all(Decision):
        if not decision.restricted or _kept_apart(draft, decision.track):
            continue
        places: list[tuple[tuple[str | int, ...], Effects]] = [((), decision)]
        places += [(("options", number), option) for number, option in enumerate(decision.options)]
        for at, effects in places:
            for key in _shown_by(draft, effects):
                what = f"only some may see that it was made, and everybody who sees the case would see what `{key}` brings."
                expected = "`opens` with a track that has `access`, or no `restricted`"
                yield draft.wrong(decision, what, (*at, key), expected)


def _shown_by(draft: Draft, effects: Effects) -> Iterator[str]:
    """The keys of what everybody sees, as an author writes them."""
    for key in (*Effects.model_fields, "appoints"):
        brings = getattr(effects, key, None)
        if brings and key != "closes_as" and not (key == "opens" and _kept_apart(draft, brings)):
            yield key.replace("_", " ")


def _kept_apart(draft: Draft, track: str | None) -> bool:
    rule = draft.procedure.get(Track, track) if track else None
    return rule is not None and bool(rule.access)


def options_that_lead_nowhere(draft: Draft) -> Iterator[Mistake]:
    """An option after which nothing follows and on which nothing turns."""
    asked = _asked_about(draft)
    for decision in draft.procedure.all(Decision):
        if _comes_to_something(decision):
            continue
        for number, option in enumerate(decision.options):
            known = (decision.name, option.option) in asked or (decision.name, "") in asked
            if not (known or _comes_to_something(option)):
                what = f"the option `{option.option}` leads nowhere."
                expected = (
                    "`goes to`, `sends`, `opens`, `assigns` or `appoints`, a rule that asks for it, or `stays: yes`"
                )
                yield draft.wrong(decision, what, ("options", number), expected)


def words_no_finding_has(draft: Draft) -> Iterator[Mistake]:
    """A step that finds something for which the procedure has no word."""
    words = [word for rule in draft.procedure.all(Findings) for word in rule.words_]
    for rule in draft.procedure.rules:
        for at, word in values_in(rule):
            if at[-1:] == ("finds",) and word not in words:
                yield draft.wrong(
                    rule, f"`{word}` is no word of the findings.", at, listed(words), nearest(str(word), words)
                )


def _comes_to_something(effects: Effects) -> bool:
    chosen = isinstance(effects, Option) and (effects.appoints or effects.carries or effects.chooses or effects.stays)
    moves = effects.goes_to or effects.opens or effects.resumes or effects.restarts or effects.turns_into
    return bool(moves or effects.sends or effects.causes or effects.assigns or chosen)


def _asked_about(draft: Draft) -> set[tuple[str, str]]:
    """Decisions and options that some other rule turns on; an empty option where it does not matter which."""
    found: set[tuple[str, str]] = set()
    for rule in draft.procedure.rules:
        for _, value in values_in(rule):
            event = value.event if isinstance(value, Condition) else value
            if isinstance(event, Event) and event.aspect == "decided":
                found.add((event.name, event.option))
            elif isinstance(value, Condition):
                found.update((value.name, word) for word in (*value.values, *([""] if value.negated else [])))
    return found


def requests_judged_nowhere(draft: Draft) -> Iterator[Mistake]:
    """A right whose use somebody judges, without a stage in which that somebody has the case meanwhile."""
    for right in draft.procedure.all(Right):
        if not right.judged_by:
            continue
        stages = [right.used.goes_to] if right.used.goes_to else list(right.stage)
        rules = [draft.procedure.get(Stage, name) for name in stages if name != END]
        if not rules or any(rule is None or rule.ends or not rule.held_by for rule in rules) or END in stages:
            what = "whether it can go ahead is judged, but nobody has the case meanwhile."
            yield draft.wrong(right, what, ("judged by",), "`used: {goes to: <stage>}` with a stage that somebody has")
        if not _comes_to_something(right.refused):
            what = "nothing follows when the request is refused."
            yield draft.wrong(right, what, ("judged by",), "`refused: {goes to: …}` or `refused: {sends: …}`")


def rights_that_reopen_an_end(draft: Draft) -> Iterator[Mistake]:
    """A right that can be used once the case is over and that then leaves it at its end, open and with nobody."""
    for right in draft.procedure.all(Right):
        if right.judged_by or (right.stage and not any(_ends(draft, name) for name in right.stage)):
            continue
        if not any(effects.goes_to or effects.opens or effects.restarts for effects in (right.used, right.admitted)):
            what = "it may be used after the case is over, and says nothing of where the case then goes."
            yield draft.wrong(
                right, what, expected="`admitted: {goes to: <stage>}`, or `stage: …` to say when it can be used"
            )


def _ends(draft: Draft, stage: str) -> bool:
    rule = draft.procedure.get(Stage, stage)
    return rule is not None and rule.ends
