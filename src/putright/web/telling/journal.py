"""An entry of a journal as the title and lines of a timeline. Words that came with it are shown beside it, not here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.decide.money import pounds
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.clocks import Clock
from putright.core.procedure.model.flow import (
    Agreement,
    Appointment,
    Decision,
    Escalation,
    Happening,
    Judgement,
    Report,
    SignOff,
    Stage,
    Track,
)  # fmt: skip
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.people import DisclosureLimit, Post, Restriction
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.rights import Right
from putright.core.procedure.model.scope import Categories, Exclusion, Fact, Kind, Signpost
from putright.web.dates import day
from putright.web.telling.copies import tell_copy
from putright.web.telling.inquiry import tell_inquiry
from putright.web.telling.told import Told, lines_of

NameOf = Callable[[e.Person], str]


@dataclass(frozen=True)
class Teller:
    """Tells the entries of a case under its procedure, with people by their names."""

    procedure: Procedure
    name_of: NameOf
    services: Mapping[str, str] = field(default_factory=dict)
    """Titles of services by their names."""
    cases: Mapping[str, str] = field(default_factory=dict)
    """What other cases are called, by how an entry names them."""

    def tell(self, entry: e.AnyEntry) -> Told:
        """Return an entry in words."""
        told = _arriving(self, entry) or _moving(self, entry) or _deciding(self, entry) or _rights(self, entry)
        told = told or tell_inquiry(entry, self.name_of) or _finding(self, entry) or _people(self, entry)
        return (
            told
            or _stopping(self, entry)
            or _keeping(self, entry)
            or _ending(self, entry)
            or Told(entry.kind.capitalize())
        )

    def rule(self, kind: type[Rule], name: str) -> str:
        """The words of a rule, or its name where the procedure has none of that name any more."""
        found = self.procedure.get(kind, name)
        return found.words if found else name

    def service(self, name: str) -> str:
        """The title of a service."""
        return self.services.get(name) or name

    def about(self, categories: tuple[str, ...]) -> str:
        """What a matter is about, in the public's words."""
        words = {name: text for rule in self.procedure.all(Categories) for name, text in rule.list_.items()}
        return "; ".join(words.get(name, name) for name in categories)

    def posts(self, names: tuple[str, ...]) -> str:
        """Posts in the words of the procedure."""
        return ", ".join(self.rule(Post, name) for name in names)

    def names(self, people: tuple[e.Person, ...]) -> str:
        """People by their names."""
        return ", ".join(self.name_of(person) for person in people)


def _arriving(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.Received():
            lines = lines_of(
                (_("How"), entry.channel), (_("Service"), t.service(entry.service)), (_("About"), t.about(entry.categories)),
                (_("Posts that might be complained about"), ", ".join(t.rule(Post, post) for post in entry.suspected_posts)),
            )  # fmt: skip
            facts = tuple(f"{_fact(t, name)} {_answer(t, name, value)}" for name, value in entry.facts.items())
            return Told(_("Received: %(kind)s") % {"kind": t.rule(Kind, entry.feedback)}, lines + facts)
        case e.Registered():
            return Told(_("Registered as a formal complaint"))
        case e.FactRecorded():
            return Told(f"{_fact(t, entry.fact)} {_answer(t, entry.fact, entry.value)}")
        case e.KindChanged():
            return Told(_("Turned into: %(kind)s") % {"kind": t.rule(Kind, entry.feedback)})
        case e.Triaged():
            return Told(
                _("Sorted"), lines_of((_("Service"), t.service(entry.service)), (_("About"), t.about(entry.categories)))
            )
        case e.HeadAdded():
            return Told(_("Point %(head)s added") % {"head": entry.head})
    return None


def _fact(t: Teller, name: str) -> str:
    rule = t.procedure.get(Fact, name)
    return rule.question if rule else f"{name}:"


def _answer(t: Teller, name: str, value: str) -> str:
    rule = t.procedure.get(Fact, name)
    return rule.options.get(value, value) if rule else value


def _moving(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.TrackOpened():
            return Told(_("Began beside it: %(track)s") % {"track": t.rule(Track, entry.opened)})
        case e.TrackHeld():
            return Told(_("Waits for: %(track)s") % {"track": t.rule(Track, entry.waits_for)})
        case e.TrackEnded():
            return Told(_("Over: %(track)s") % {"track": t.rule(Track, entry.track)})
        case e.TrackResumed():
            return Told(_("Goes on again"))
        case e.StageEntered():
            return Told(_("Moved to: %(stage)s") % {"stage": t.rule(Stage, entry.stage)})
        case e.StageLeft():
            return Told(_("Finished: %(stage)s") % {"stage": t.rule(Stage, entry.stage)})
        case e.Assigned():
            lines = lines_of(
                (_("As"), t.rule(Post, entry.post)), (_("Together with"), t.names(entry.together_with)),
                (_("In place of"), t.name_of(entry.acting_for) if entry.acting_for else ""), (_("By"), entry.clause),
            )  # fmt: skip
            return Told(_("With %(people)s") % {"people": t.names(entry.to)}, lines)
        case e.HolderWanted():
            return Told(
                _("Somebody has to be found to have this"), lines_of((_("To find them"), t.names(entry.choosers)))
            )
    return None


def _deciding(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.LetterSent():
            signposts = ", ".join(_signpost(t, name) for name in entry.signposts)
            promised = day(entry.promised) if entry.promised else ""
            lines = lines_of(
                (_("Date promised"), promised), (_("Who else can help"), signposts), (_("How"), entry.channel)
            )
            return Told(_("Letter sent: %(letter)s") % {"letter": t.rule(Letter, entry.letter)}, lines)
        case e.LetterCalledBack():
            return Told(_("Letter called back before it went: %(letter)s") % {"letter": t.rule(Letter, entry.letter)})
        case e.Undone():
            return Told(_("Undone with a letter that was called back"))
        case e.Promised():
            return Told(_("Date told: %(clock)s") % {"clock": t.rule(Clock, entry.clock)}, (day(entry.day),))
        case e.Decided():
            return Told(f"{t.rule(Decision, entry.decision)}: {_option(t, entry)}")
        case e.DecisionProposed():
            title = _("Proposed, for others to agree: %(what)s") % {"what": t.rule(Decision, entry.decision)}
            return Told(title, (_option(t, entry),))
        case e.DecisionJoined():
            agreed = _("Agreed") if entry.agrees else _("Not agreed")
            posts = ", ".join(t.rule(Post, post) for post in entry.posts)
            return Told(f"{agreed}: {t.rule(Decision, entry.decision)}", lines_of((_("As"), posts)))
        case e.Judged():
            rule = t.procedure.get(Judgement, entry.judgement)
            answer = _("Yes") if entry.answer == "yes" else _("No")
            return Told(f"{rule.question if rule else entry.judgement} {answer}")
        case e.Happened():
            person = t.name_of(entry.person) if entry.person else ""
            about = day(entry.dated) if entry.dated else ""
            return Told(t.rule(Happening, entry.happening), lines_of((_("Who"), person), (_("On"), about)))
        case e.Appointed():
            lines = lines_of((_("Who"), t.names(entry.people)), (_("Until"), day(entry.until) if entry.until else ""))
            return Told(_("Appointed: %(what)s") % {"what": t.rule(Appointment, entry.appointment)}, lines)
        case e.ReportGiven():
            return Told(_("Report given: %(report)s") % {"report": t.rule(Report, entry.report)})
    return None


def _signpost(t: Teller, name: str) -> str:
    rule = t.procedure.get(Signpost, name)
    return rule.to if rule else name


def _option(t: Teller, entry: e.Decided | e.DecisionProposed) -> str:
    rule = t.procedure.get(Decision, entry.decision)
    found = next((option.words for option in rule.options if option.option == entry.option), None) if rule else None
    return found or entry.option


def _rights(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.RightUsed():
            lines = lines_of((_("How"), entry.channel), (_("Grounds"), _grounds(t, entry.right, entry.grounds)))
            late = (_("It came after the last day."),) if entry.late else ()
            return Told(_("Right used: %(right)s") % {"right": t.rule(Right, entry.right)}, lines + late)
        case e.RightAdmitted():
            lines = lines_of((_("Grounds"), _grounds(t, entry.right, entry.grounds)))
            return Told(_("Request accepted: %(right)s") % {"right": t.rule(Right, entry.right)}, lines)
        case e.RightRefused():
            return Told(_("Request refused: %(right)s") % {"right": t.rule(Right, entry.right)})
        case e.SideAgreed():
            return Told(_("%(side)s agreed") % {"side": entry.side.capitalize()}, lines_of(*entry.terms.items()))
        case e.NotAgreed():
            return Told(_("No agreement: %(what)s") % {"what": t.rule(Agreement, entry.agreement)})
        case e.Agreed():
            title = _("Everybody agreed: %(what)s") % {"what": t.rule(Agreement, entry.agreement)}
            return Told(title, lines_of(*entry.terms.items()))
    return None


def _grounds(t: Teller, right: str, grounds: tuple[str, ...]) -> str:
    rule = t.procedure.get(Right, right)
    return "; ".join(rule.grounds.get(ground, ground) if rule else ground for ground in grounds)


def _finding(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.FindingMade():
            title = _("Finding on point %(head)s: %(word)s") % {"head": entry.head, "word": entry.word}
            return Told(title, lines_of((_("By evidence"), ", ".join(entry.evidence))))
        case e.OutcomeConfirmed():
            return Told(
                _("Outcome: %(word)s") % {"word": entry.word}, lines_of((_("The findings came to"), entry.proposed))
            )
        case e.ActionAgreed():
            lines = lines_of(
                (_("Who"), t.name_of(entry.owner) if entry.owner else ""), (_("By"), day(entry.due) if entry.due else ""),
                (_("For point"), entry.head), (_("Sum"), pounds(entry.amount) if entry.amount else ""),
                (_("To be approved by"), t.posts(entry.approved_by)),
            )  # fmt: skip
            return Told(
                _("Action %(number)s agreed: %(means)s") % {"number": entry.action, "means": _means(t, entry)}, lines
            )
        case e.ActionApproved():
            answer = {"yes": _("Action %(number)s approved"), "no": _("Action %(number)s not approved: it is not paid")}
            return Told(answer[entry.answer] % {"number": entry.action})
        case e.ActionDone():
            return Told(_("Action %(number)s done") % {"number": entry.action})
        case e.ActionChecked():
            return Told(_("Action %(number)s checked") % {"number": entry.action})
        case e.ActionAnswered():
            said_so = {"done": _("done"), "not done": _("not done")}[entry.answer]
            return Told(
                _("The person who complained says that action %(number)s was %(answer)s")
                % {"number": entry.action, "answer": said_so}
            )
        case e.ActionDropped():
            return Told(_("Action %(number)s will not be done") % {"number": entry.action})
    return None


def _means(t: Teller, entry: e.ActionAgreed) -> str:
    rule = t.procedure.get(Remedies, entry.remedies)
    return rule.list_.get(entry.means, entry.means) if rule else entry.means


def _people(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.PersonNamed():
            return Told(_("%(person)s is complained about") % {"person": t.name_of(entry.person)})
        case e.PersonCleared():
            return Told(_("%(person)s was named by mistake") % {"person": t.name_of(entry.person)})
        case e.InterestDeclared():
            words = {"none": _("no interest"), "some": _("an interest"), "not sure": _("that they are not sure")}
            person, answer = t.name_of(entry.person), words[entry.answer]
            return Told(_("%(person)s declared %(answer)s") % {"person": person, "answer": answer})
        case e.Delegated():
            lines = lines_of((_("Powers"), entry.powers), (_("Until"), day(entry.until) if entry.until else ""))
            return Told(_("Delegated to %(person)s") % {"person": t.name_of(entry.to)}, lines)
        case e.Escalated():
            title = _("Taken further: %(what)s") % {"what": t.rule(Escalation, entry.escalation)}
            return Told(title, lines_of((_("To"), t.names(entry.to))))
    return None


def _stopping(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.RestrictionReferred():
            title = _("Referred: %(what)s") % {"what": t.rule(Restriction, entry.restriction)}
            return Told(title, lines_of((_("What happened"), ", ".join(entry.behaviours))))
        case e.RestrictionDecided():
            title = _("Contact restricted") if entry.imposed else _("Contact not restricted")
            return Told(title, lines_of((_("Reviewed on"), day(entry.review_on) if entry.review_on else "")))
        case e.RestrictionEnded():
            return Told(_("Contact is free again"))
        case e.Withdrawn():
            return Told(_("Stopped by the person who complained"), lines_of((_("How"), entry.channel)))
        case e.Continued():
            return Told(_("It goes on all the same"))
        case e.DisclosureLimited():
            rule = t.procedure.get(DisclosureLimit, entry.limit)
            ground = rule.grounds.get(entry.ground, entry.ground) if rule else entry.ground
            return Told(_("Something may not be told to the person who complained"), lines_of((_("Because"), ground)))
        case e.ExclusionFound():
            lines = lines_of((_("Who can help"), ", ".join(_signpost(t, name) for name in entry.signposts)))
            return Told(_("Outside this procedure: %(what)s") % {"what": t.rule(Exclusion, entry.exclusion)}, lines)
        case e.ExclusionLapsed():
            return Told(_("No longer outside this procedure: %(what)s") % {"what": t.rule(Exclusion, entry.exclusion)})
        case e.ContactChanged():
            whose = _("the person who complained") if entry.of == "complainant" else _("the person who speaks for them")
            return Told(_("The contact details of %(whose)s were changed") % {"whose": whose})
        case e.CodeReplaced():
            return Told(_("A new code was given to whoever follows this"), lines_of((_("Known by"), _known_by(entry))))
        case e.ContactEnded():
            return Told(_("A contact was ended"), lines_of((_("How"), entry.channel)))
    return None


def _known_by(entry: e.CodeReplaced) -> str:
    ways = {
        "in person": _("they were here"),
        "telephone": _("they were rung on the number on the case"),
        "address": _("it went to the address on the case"),
        "questions": _("they answered questions about the case"),
    }
    return ways[entry.known_by]


def _keeping(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.ClockExtended():
            return Told(_("More time: %(clock)s") % {"clock": t.rule(Clock, entry.clock)}, (day(entry.to),))
        case e.ClockMissed():
            title = _("Date missed: %(clock)s") % {"clock": t.rule(Clock, entry.clock)}
            return Told(title, lines_of((_("It was due on"), day(entry.due))))
        case e.CommunicationReceived():
            new = (_("It is about something new."),) if entry.new_matter else ()
            return Told(_("A message from the person who complained"), lines_of((_("How"), entry.channel)) + new)
        case e.NoteAdded():
            return Told(_("Note"))
        case e.CopyMade():
            return tell_copy(entry)
        case e.Labelled():
            off, on = _("Label taken off: %(label)s"), _("Label: %(label)s")
            return Told((off if entry.taken_off else on) % {"label": entry.label})
        case e.PaperAdded():
            return Told(_("Document: %(paper)s") % {"paper": entry.paper})
        case e.CaseLinked():
            off, on = _("Link with case %(other)s taken off"), _("Linked with case %(other)s")
            return Told((off if entry.taken_off else on) % {"other": t.cases.get(entry.other, entry.other)})
        case e.SatisfactionRecorded():
            return Told(_("Satisfied? %(answer)s") % {"answer": entry.answer.capitalize()})
    return None


def _ending(t: Teller, entry: e.AnyEntry) -> Told | None:
    match entry:
        case e.SignedOff():
            return Told(_("Signed off: %(what)s") % {"what": t.rule(SignOff, entry.sign_off)})
        case e.Closed():
            return Told(_("Closed: %(word)s") % {"word": entry.word} if entry.word else _("Closed"))
        case e.Reopened():
            return Told(_("Opened again"))
        case e.TakenBack():
            return Told(_("Taken back: recorded by mistake, and not counted"))
        case e.VersionMoved():
            return Told(_("Follows version %(version)s of the procedure from now on") % {"version": entry.version})
        case e.Corrected():
            right = tuple(f"{part}: {value}" for part, value in entry.right.items())
            return Told(_("Entry %(number)s put right") % {"number": entry.sequence}, right)
    return None
