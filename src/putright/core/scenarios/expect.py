"""Comparing what a scenario expects with what the outlook says, difference by difference in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from putright.core.casework.clocks import ClockState
from putright.core.casework.decide.findings import proposed
from putright.core.casework.decide.letters import relevant_signposts
from putright.core.casework.decide.rights import usable
from putright.core.casework.entries import LetterSent
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.keeping import Findings
from putright.core.scenarios.script import Expected


def differences(found: Outlook, wanted: Expected) -> Iterator[str]:
    """Every difference, in words."""
    yield from _where(found, wanted)
    yield from _who(found, wanted)
    yield from _clocks(found, wanted)
    yield from _rights(found, wanted)
    yield from _open(found, wanted)
    yield from _letters(found, wanted)
    yield from _found(found, wanted)


def _differs(what: str, found: object, wanted: object) -> Iterator[str]:
    if wanted is not None and found != wanted:
        yield f"{what} is {_shown(found)}, expected {_shown(wanted)}"


def _shown(value: object) -> str:
    return (
        ", ".join(sorted(map(str, value))) or "none"
        if isinstance(value, set | frozenset | tuple | list)
        else str(value)
    )


def _as_set(words: Iterable[str] | None) -> set[str] | None:
    return None if words is None else {word for word in words if word}


def _where(found: Outlook, wanted: Expected) -> Iterator[str]:
    case = found.scene.case
    track = case.track(wanted.track)
    yield from _differs("the stage", track.stage, wanted.stage)
    yield from _differs("closed", case.closed, wanted.closed)
    yield from _differs("open", case.closed is None, wanted.open)
    yield from _differs("registered", case.registered, wanted.registered)
    yield from _differs("the kind", case.feedback, wanted.kind)
    yield from _differs("waits for", track.waits_for, wanted.waits_for)
    yield from _differs("satisfaction", case.satisfaction, wanted.satisfaction)
    yield from _differs("restricted", any(state.holds for state in case.restrictions), wanted.restricted)


def _who(found: Outlook, wanted: Expected) -> Iterator[str]:
    track = found.scene.case.track(wanted.track)
    holder = track.holder
    yield from _differs("the holder", set(holder.people) if holder else set(), _as_set(wanted.holder))
    together = set(holder.together_with) if holder else set()
    yield from _differs("together with", together, _as_set(wanted.together_with))
    yield from _differs("people to find a holder", set(track.wanted or ()), _as_set(wanted.wanted))
    yield from _differs("barred", set(found.barred), _as_set(wanted.barred))


def _clocks(found: Outlook, wanted: Expected) -> Iterator[str]:
    for name, day in wanted.due.items():
        state = _latest(found.clocks, name)
        yield from _differs(f"clock '{name}' due", state.due if state else "not there", day)
    for name in wanted.no_date:
        state = _latest(found.clocks, name)
        yield from _differs(f"clock '{name}' due", state.due or "no date" if state else "not there", "no date")
    for name, day in wanted.met.items():
        state = _latest(found.clocks, name, met=True)
        yield from _differs(f"clock '{name}' met", state.met_on if state else "never", day)
    for name, judged in wanted.in_time.items():
        state = _latest(found.clocks, name)
        yield from _differs(f"clock '{name}' in time", state.in_time if state else "not there", judged)
    for name, age in wanted.age.items():
        state = _latest(found.clocks, name)
        yield from _differs(f"clock '{name}' age", state.age if state else "not there", age)
    yield from _clock_states(found, wanted)


def _clock_states(found: Outlook, wanted: Expected) -> Iterator[str]:
    for word, names in (
        ("missed", wanted.missed),
        ("set aside", wanted.set_aside),
        ("standing still", wanted.standing_still),
    ):
        for name in names:
            state = _latest(found.clocks, name)
            yield from _differs(f"clock '{name}'", state.state if state else "not there", word)
    for name, why in wanted.why.items():
        state = _latest(found.clocks, name)
        yield from _differs(f"why clock '{name}' is as it is", state.why if state else "not there", why)
    for name in wanted.in_form:
        state = _latest(found.clocks, name)
        yield from _differs(f"clock '{name}' answered in form", bool(state and state.in_form), True)
    for name in wanted.not_there:
        yield from _differs(f"clock '{name}'", "there" if _latest(found.clocks, name) else "not there", "not there")
    for name, words in wanted.working.items():
        state = _latest(found.clocks, name)
        text = " ".join(state.working.in_words()) if state and state.working else ""
        yield from (f"the working of '{name}' lacks '{word}': {text}" for word in words if word not in text)
    if wanted.next_due:
        yield from _differs("next due", found.next_due.name if found.next_due else "nothing", wanted.next_due)


def _latest(states: Iterable[ClockState], name: str, met: bool = False) -> ClockState | None:
    named = [state for state in states if state.name == name and (not met or state.met_on)]
    return named[-1] if named else None


def _rights(found: Outlook, wanted: Expected) -> Iterator[str]:
    for name, day in wanted.right_until.items():
        state = _latest(found.rights, name)
        yield from _differs(f"the last day of '{name}'", state.due if state else "not there", day)
    usable_now = {state.name for state in found.rights if usable(found.scene, state)}
    for name in wanted.right_open:
        yield from _differs(f"right '{name}'", "open" if name in usable_now else "not open", "open")
    for name in wanted.right_closed:
        yield from _differs(f"right '{name}'", "open" if name in usable_now else "not open", "not open")


def _open(found: Outlook, wanted: Expected) -> Iterator[str]:
    offers = found.offers_to(wanted.by) if wanted.by else found.offers
    known = {(offer.name, offer.about) for offer in offers} | {(offer.name, "") for offer in offers}
    for doing in wanted.may:
        yield from (f"'{name} {about}' is not open" for name, about in doing.items() if (name, about) not in known)
    for doing in wanted.may_not:
        yield from (f"'{name} {about}' is open" for name, about in doing.items() if (name, about) in known)
    yield from _differs("letters owed", {letter.name for letter in found.owed}, _as_set(wanted.owed))


def _letters(found: Outlook, wanted: Expected) -> Iterator[str]:
    sent = {entry.letter: set(entry.parts) for entry in found.scene.case.journal if isinstance(entry, LetterSent)}
    for name in {**wanted.holds, **wanted.lacks}:
        if name not in sent:
            yield f"letter '{name}' was never sent"
    for name, parts in wanted.holds.items():
        held = sent.get(name, set(parts))
        yield from (f"letter '{name}' does not hold '{part}'" for part in parts if part not in held)
    for name, parts in wanted.lacks.items():
        yield from (f"letter '{name}' holds '{part}'" for part in parts if part in sent.get(name, ()))


def _found(found: Outlook, wanted: Expected) -> Iterator[str]:
    case = found.scene.case
    yield from _differs("the outcome", case.outcome, wanted.outcome)
    if wanted.proposed is not None:
        rule = found.scene.procedure.only(Findings)
        yield from _differs("the outcome proposed", proposed(rule, case.findings) if rule else "", wanted.proposed)
    relevant = {signpost.name for signpost in relevant_signposts(found.scene)}
    yield from _differs("relevant signposts", relevant, _as_set(wanted.signposts))
