"""From a journal to a case, entry by entry. It knows what each kind of entry means and no rule of any procedure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, assert_never

from putright.core.casework import entries as e
from putright.core.casework.case import (
    TAKEN_BACK,
    ActionState,
    Case,
    Holder,
    Moment,
    Proposal,
    RestrictionState,
    TrackState,
)
from putright.core.casework.events import events_of
from putright.core.casework.inquiry import inquired
from putright.core.casework.replacing import replace
from putright.core.casework.rewritten import PLACED, Placed, put_right_in, undone_in
from putright.core.casework.standing_outcome import as_closed, as_told, put_in_question, put_right
from putright.core.procedure.model.procedure import MAIN

K = TypeVar("K")
V = TypeVar("V")


def fold(journal: Iterable[e.AnyEntry], case: Case | None = None) -> Case:
    """The case that a journal makes, or that some more entries make of a case."""
    case = case or Case()
    for entry in journal:
        case = apply(case, entry)
    return case


def apply(case: Case, entry: e.AnyEntry) -> Case:
    """The case after one more entry."""
    if isinstance(entry, e.Corrected):
        return _kept(again(put_right_in(case.journal, entry)), entry)
    if isinstance(entry, e.LetterCalledBack):
        return _called_back(case, entry)
    journal = (*case.journal, entry)
    return _told(replace(case, journal=journal), entry, len(journal))


def _called_back(case: Case, entry: e.LetterCalledBack) -> Case:
    """The journal read again as far as the letter; what it brought about keeps its places and counts for nothing."""
    earlier, undone = undone_in(case.journal, entry)
    stood = again(earlier)
    return replace(stood, journal=(*stood.journal, *undone, entry))


def again(journal: Iterable[e.AnyEntry]) -> Case:
    """A journal read again, with what was put right and called back in its places already: neither is done twice."""
    case = Case()
    for known in journal:
        case = _kept(case, known) if isinstance(known, PLACED) else apply(case, known)
    return case


def _kept(case: Case, entry: Placed) -> Case:
    case = replace(case, journal=(*case.journal, entry))
    return put_right(case, entry) if isinstance(entry, e.Corrected) else case


def _told(case: Case, entry: e.AnyEntry, sequence: int) -> Case:
    for event, on, promised in events_of(entry):
        hour = entry.hour if isinstance(entry, e.Received) else ""
        person = entry.person if isinstance(entry, (e.Happened, e.HelpAsked, e.HelpGiven)) else ""
        place = _place(case, on) if isinstance(entry, e.Happened) and event.aspect == "dated" else sequence
        case = _with_moment(case, Moment(event, on, place, entry.track, hour, promised, person))
    return _changed(case, entry, sequence)


def _place(case: Case, day: date) -> int:
    """Where a day that a happening bears lies in the journal: before whatever happened on that day or later."""
    later = (sequence for sequence, known in enumerate(case.journal[:-1]) if known.on >= day)
    return next(later, len(case.journal))


def _with_moment(case: Case, moment: Moment) -> Case:
    key = (moment.event.name, moment.event.aspect)
    index = {**case.index, key: (*case.index.get(key, ()), moment)}
    return replace(case, moments=(*case.moments, moment), index=index)


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**mapping, key: value}


def _acted(case: Case, function: str, people: Iterable[e.Person]) -> Case:
    so_far = case.acted.get(function, frozenset())
    return replace(case, acted=_put(case.acted, function, so_far | frozenset(people)))


def _took_part(case: Case, entry: e.Entry) -> Case:
    """Whoever decided, found or reported something in a stage acted in it, holder or not."""
    stage = case.track(entry.track).stage
    return _acted(case, stage, [entry.by]) if stage and entry.by not in (e.SYSTEM, e.COMPLAINANT) else case


def _on_track(case: Case, name: str, **changes: Any) -> Case:
    return replace(case, tracks=_put(case.tracks, name, replace(case.track(name), **changes)))


def _changed(case: Case, entry: e.AnyEntry, sequence: int) -> Case:
    """What an entry changes besides the event it is. One case for every kind: the type checker finds a forgotten one."""
    match entry:
        case e.Received() | e.Triaged() | e.KindChanged() | e.FactRecorded() | e.HeadAdded() | e.Registered():
            return _arrived(case, entry)
        case (
            e.TrackOpened() | e.TrackHeld() | e.TrackResumed() | e.TrackEnded() | e.StageEntered() | e.StageLeft()
            | e.Assigned() | e.HolderWanted()
        ):  # fmt: skip
            return _moved(case, entry, sequence)
        case (
            e.FindingMade()
            | e.OutcomeConfirmed()
            | e.ActionAgreed()
            | e.ActionApproved()
            | e.ActionDone()
            | e.ActionChecked()
            | e.ActionAnswered()
            | e.ActionDropped()
            | e.LetterSent()
        ):
            return _found(case, entry)
        case e.StepPlanned() | e.StepFinished() | e.EvidenceAdded() | e.HelpAsked() | e.HelpGiven():
            return replace(case, inquiry=inquired(case.inquiry, entry, sequence))
        case (
            e.PersonNamed() | e.PersonCleared() | e.InterestDeclared() | e.Delegated()
            | e.RestrictionReferred() | e.RestrictionDecided() | e.RestrictionEnded()
        ):  # fmt: skip
            return _about_people(case, entry, sequence)
        case e.ClockExtended() | e.ClockMissed() | e.Promised():
            return _timed(case, entry, sequence)
        case e.Withdrawn() | e.Continued() | e.Closed() | e.Reopened() | e.SignedOff() | e.TakenBack():
            return _ended(case, entry)
        case (
            e.ExclusionFound()
            | e.ExclusionLapsed()
            | e.DisclosureLimited()
            | e.VersionMoved()
            | e.SatisfactionRecorded()
            | e.Labelled()
        ):
            return _marked(case, entry)
        case e.DecisionProposed() | e.DecisionJoined():
            return _proposed(case, entry, sequence)
        case (
            e.Decided() | e.Judged() | e.SideAgreed() | e.Agreed() | e.NotAgreed() | e.Appointed() | e.ReportGiven()
            | e.RightUsed() | e.RightAdmitted() | e.RightRefused()
        ):  # fmt: skip
            return _resolved(case, entry)
        case (
            e.Happened() | e.Escalated() | e.CommunicationReceived() | e.ContactChanged() | e.ContactEnded()
            | e.CodeReplaced() | e.CopyMade() | e.NoteAdded() | e.PaperAdded() | e.CaseLinked() | e.Corrected()
            | e.LetterCalledBack() | e.Undone()
        ):  # fmt: skip
            return case
        case _:
            assert_never(entry)


def _arrived(
    case: Case, entry: e.Received | e.Triaged | e.KindChanged | e.FactRecorded | e.HeadAdded | e.Registered
) -> Case:
    match entry:
        case e.Received():
            return replace(
                case, arrival=entry, feedback=entry.feedback, service=entry.service, categories=entry.categories,
                facts=dict(entry.facts), heads=entry.heads, tracks={MAIN: TrackState(MAIN)},
            )  # fmt: skip
        case e.Triaged():
            service, categories = entry.service or case.service, entry.categories or case.categories
            return replace(case, triaged=True, service=service, categories=categories)
        case e.KindChanged():
            return replace(case, feedback=entry.feedback)
        case e.FactRecorded():
            return replace(case, facts=_put(case.facts, entry.fact, entry.value))
        case e.HeadAdded():
            return replace(case, heads=(*case.heads, entry.head))
        case e.Registered():
            return replace(case, registered=True)


def _moved(
    case: Case,
    entry: e.TrackOpened | e.TrackHeld | e.TrackResumed | e.TrackEnded | e.StageEntered | e.StageLeft
    | e.Assigned | e.HolderWanted,
    sequence: int,
) -> Case:  # fmt: skip
    match entry:
        case e.TrackOpened():
            return _on_track(case, entry.opened, ended=False)
        case e.TrackHeld():
            waited = (*case.track(entry.track).waited, (entry.on, None))
            return _on_track(case, entry.track, waits_for=entry.waits_for, waited=waited)
        case e.TrackResumed():
            *earlier, (since, _) = case.track(entry.track).waited or ((entry.on, None),)
            return _on_track(case, entry.track, waits_for="", waited=(*earlier, (since, entry.on)))
        case e.TrackEnded():
            return _on_track(case, entry.track, ended=True, stage="", holder=None, wanted=None)
        case e.StageEntered():
            visits = case.track(entry.track).visits
            visits = _put(visits, entry.stage, visits.get(entry.stage, 0) + 1)
            return _on_track(case, entry.track, stage=entry.stage, entered=sequence, visits=visits, ended=False)
        case e.StageLeft():
            return _on_track(case, entry.track, stage="")
        case e.Assigned():
            holder = Holder(entry.to, entry.post, entry.together_with, entry.clause)
            case = _on_track(case, entry.track, holder=holder, wanted=None)
            return _acted(case, case.track(entry.track).stage, holder.all)
        case e.HolderWanted():
            return _on_track(case, entry.track, holder=None, wanted=entry.choosers)


def _resolved(
    case: Case,
    entry: e.Decided | e.Judged | e.SideAgreed | e.Agreed | e.NotAgreed | e.Appointed | e.ReportGiven
    | e.RightUsed | e.RightAdmitted | e.RightRefused,
) -> Case:  # fmt: skip
    match entry:
        case e.Decided():
            case = replace(case, decisions=_put(case.decisions, entry.decision, entry.option))
            case = _without_proposal(case, entry.decision)
            return _acted(_took_part(case, entry), entry.decision, [entry.by])
        case e.Judged():
            case = replace(case, judgements=_put(case.judgements, entry.judgement, entry.answer))
            return _acted(_took_part(case, entry), entry.judgement, [entry.by])
        case e.Appointed():
            until = {person: entry.until for person in entry.people if entry.until}
            appointed = _put(case.appointed, entry.appointment, entry.people)
            case = replace(case, appointed=appointed, appointed_until={**case.appointed_until, **until})
            return _acted(case, entry.appointment, entry.people)
        case e.ReportGiven():
            return _acted(_took_part(case, entry), entry.report, [entry.by])
        case e.SideAgreed():
            sides = _put(case.agreed.get(entry.agreement, {}), entry.side, _terms(entry.terms))
            return replace(case, agreed=_put(case.agreed, entry.agreement, sides))
        case e.Agreed():
            terms = _put(case.terms, entry.agreement, dict(entry.terms))
            return replace(case, terms=terms, agreed=_put(case.agreed, entry.agreement, {}))
        case e.NotAgreed():
            return replace(case, agreed=_put(case.agreed, entry.agreement, {}))
        case e.RightUsed():
            return replace(case, rights_open=_put(case.rights_open, entry.right, entry.channel))
        case e.RightAdmitted() | e.RightRefused():
            left = {right: channel for right, channel in case.rights_open.items() if right != entry.right}
            return replace(case, rights_open=left)


def _proposed(case: Case, entry: e.DecisionProposed | e.DecisionJoined, sequence: int) -> Case:
    case = _acted(_took_part(case, entry), entry.decision, [entry.by])
    if isinstance(entry, e.DecisionProposed):
        return replace(case, proposals=_put(case.proposals, entry.decision, Proposal(sequence, entry)))
    found = case.proposals.get(entry.decision)
    if found is None or not entry.agrees:
        return _without_proposal(case, entry.decision)
    joined = replace(found, agreed=found.agreed | frozenset(entry.posts))
    return replace(case, proposals=_put(case.proposals, entry.decision, joined))


def _without_proposal(case: Case, decision: str) -> Case:
    left = {name: proposal for name, proposal in case.proposals.items() if name != decision}
    return replace(case, proposals=left)


def _terms(terms: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {terms[name]}" for name in sorted(terms))


def _found(
    case: Case,
    entry: e.FindingMade | e.OutcomeConfirmed | e.ActionAgreed | e.ActionApproved | e.ActionDone | e.ActionChecked
    | e.ActionAnswered | e.ActionDropped | e.LetterSent,
) -> Case:  # fmt: skip
    match entry:
        case e.LetterSent():
            return as_told(case) if entry.tells_outcome else case
        case e.FindingMade():
            case = put_in_question(case)
            return _took_part(replace(case, findings=_put(case.findings, entry.head, entry.word)), entry)
        case e.OutcomeConfirmed():
            return _took_part(replace(case, outcome=entry.word, in_question=None), entry)
        case e.ActionAgreed():
            action = ActionState(
                entry.action, entry.remedies, entry.means, entry.owner, entry.due, entry.head,
                amount=entry.amount, waits_for=entry.approved_by, agreed_by=entry.by,
            )  # fmt: skip
            return replace(case, actions=(*case.actions, action))
        case e.ActionApproved():
            return _on_action(case, entry.action, waits_for=(), dropped=entry.answer == "no")
        case e.ActionDone():
            return _on_action(case, entry.action, done_on=entry.on, answer="")
        case e.ActionChecked():
            return _on_action(case, entry.action, checked_on=entry.on)
        case e.ActionAnswered():
            return _on_action(case, entry.action, answer=entry.answer)
        case e.ActionDropped():
            return _on_action(case, entry.action, dropped=True)


def _on_action(case: Case, name: str, **changes: Any) -> Case:
    actions = tuple(replace(action, **changes) if action.action == name else action for action in case.actions)
    return replace(case, actions=actions)


def _about_people(
    case: Case,
    entry: e.PersonNamed | e.PersonCleared | e.InterestDeclared | e.Delegated
    | e.RestrictionReferred | e.RestrictionDecided | e.RestrictionEnded,
    sequence: int,
) -> Case:  # fmt: skip
    match entry:
        case e.PersonNamed():
            return replace(case, complained_of=case.complained_of | {entry.person})
        case e.PersonCleared():
            return replace(case, complained_of=case.complained_of - {entry.person})
        case e.InterestDeclared():
            return replace(case, interests=_put(case.interests, entry.person, entry.answer))
        case e.Delegated():
            until = {person: day for person, day in case.delegated_until.items() if person != entry.to}
            until |= {entry.to: entry.until} if entry.until else {}
            powers = _put(case.delegated, entry.to, (entry.by, entry.powers))
            return replace(case, delegated=powers, delegated_until=until)
        case e.RestrictionReferred():
            return replace(case, restrictions=(*case.restrictions, RestrictionState(entry.restriction, sequence)))
        case e.RestrictionDecided():
            return _on_restriction(
                case, entry.restriction, decided=sequence, imposed=entry.imposed, review_on=entry.review_on
            )
        case e.RestrictionEnded():
            return _on_restriction(case, entry.restriction, ended=True)


def _on_restriction(case: Case, name: str, **changes: Any) -> Case:
    latest = max((n for n, state in enumerate(case.restrictions) if state.restriction == name), default=-1)
    states = tuple(replace(s, **changes) if n == latest else s for n, s in enumerate(case.restrictions))
    return replace(case, restrictions=states)


def _timed(case: Case, entry: e.ClockExtended | e.ClockMissed | e.Promised, sequence: int) -> Case:
    match entry:
        case e.Promised():
            if not entry.moves:
                return case
            days = (*case.promised.get(entry.clock, ()), (sequence, entry.day))
            return replace(case, promised=_put(case.promised, entry.clock, days))
        case e.ClockExtended():
            moves = (*case.extended.get(entry.clock, ()), (sequence, entry.to, entry.occurrence))
            return replace(case, extended=_put(case.extended, entry.clock, moves))
        case e.ClockMissed():
            return replace(case, misses=case.misses | {(entry.clock, entry.occurrence, entry.due)})


def _ended(case: Case, entry: e.Withdrawn | e.Continued | e.Closed | e.Reopened | e.SignedOff | e.TakenBack) -> Case:
    match entry:
        case e.TakenBack():
            return replace(case, closed=TAKEN_BACK, closed_on=entry.on, taken_back=True)
        case e.Withdrawn():
            return replace(case, withdrawn=True)
        case e.Continued():
            return replace(case, withdrawn=False)
        case e.SignedOff():
            return replace(case, signed_off=True)
        case e.Closed():
            case = as_closed(case)
            tracks = {n: replace(t, holder=None, wanted=None) for n, t in case.tracks.items()}
            return replace(case, closed=entry.word, closed_on=entry.on, tracks=tracks)
        case e.Reopened():
            return replace(case, closed=None, closed_on=None)


def _marked(
    case: Case,
    entry: e.ExclusionFound
    | e.ExclusionLapsed
    | e.DisclosureLimited
    | e.VersionMoved
    | e.SatisfactionRecorded
    | e.Labelled,
) -> Case:
    match entry:
        case e.ExclusionFound():
            return replace(case, exclusions=(*case.exclusions, entry.exclusion))
        case e.ExclusionLapsed():
            return replace(case, exclusions=tuple(x for x in case.exclusions if x != entry.exclusion))
        case e.DisclosureLimited():
            return replace(case, limited=(*case.limited, (entry.limit, entry.ground, entry.item)))
        case e.VersionMoved():
            return replace(case, version=entry.version)
        case e.SatisfactionRecorded():
            return replace(case, satisfaction=entry.answer)
        case e.Labelled():
            others = tuple(label for label in case.labels if label != entry.label)
            return replace(case, labels=others if entry.taken_off else (*others, entry.label))
