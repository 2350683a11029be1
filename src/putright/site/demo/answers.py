"""Filling in the form of an action as somebody in a made-up case would: the choices, people, days and words it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from putright.core.casework.action import Action, Choice, Field, Given, Offer
from putright.core.casework.decide.letters import relevant_signposts
from putright.core.casework.entries import COMPLAINANT, Person
from putright.core.casework.outlook import Outlook
from putright.core.procedure.model.flow import Appointment, Decision
from putright.core.procedure.model.keeping import Findings
from putright.site.demo.goals import Goal
from putright.site.demo.needs import WITHIN_REMEDIES, remedies
from putright.site.demo.phrases import EVIDENCE_OF_BEHAVIOUR, phrase
from putright.site.demo.plots import Plot


@dataclass(frozen=True)
class Form:
    """One action being filled in."""

    ahead: Outlook
    plot: Plot
    random: Random
    goal: Goal
    offer: Offer
    by: Person
    accused: Person = ""
    channel: str = ""

    def action(self) -> Action:
        """The action as it is taken."""
        values = {field.name: given for field in self.offer.fields if (given := self.value(field))}
        asked = (field for field in self.offer.fields if field.type == "words" and field.is_asked(values))
        words = {field.name: self.words(field) for field in asked if self.said(field)}
        name, about, track = self.offer.name, self.offer.about, self.offer.track
        now = self.ahead.scene.office.now
        return Action(name, self.by, now.date(), now, about, track, values, words)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.ahead.scene.office.today

    def said(self, field: Field) -> bool:
        """Whether something is written in a field of words: wherever it is asked for, and where it would be missed."""
        if field.name in WITHIN_REMEDIES and any(remedies(self.ahead, self.offer.track, {field.name})):
            return False
        return field.required or field.name == "reasons" or (self.goal.name == "decide" and field.unless_refused)

    def words(self, field: Field) -> str:
        """What is written there."""
        if self.offer.name == "refer restriction":
            return EVIDENCE_OF_BEHAVIOUR
        part = "explanation" if field.only_with else field.name
        return phrase(self.random, part, by_complainant=self.by == COMPLAINANT)

    def value(self, field: Field) -> Given:
        """What is chosen or entered in any other field."""
        match field.type:
            case "words":
                return ""
            case "yes or no":
                return "no" if field.name in ("outside", "new matter") else "yes"
            case "date":
                return self.day(field)
            case "choice":
                return self.choice(field)
            case "choices":
                return self.choices(field)
            case "person" | "people":
                return self.people(field)
            case "text":
                return {"item": "", "sequence": "1"}.get(field.name, "as we agreed when we met")

    def day(self, field: Field) -> str:
        """A day: promises and extensions lie beyond what was due."""
        open_due = [s.due for s in self.ahead.clocks if s.open and s.due]
        after = max([self.today, *(day for day in open_due if self.goal.name in ("send letter", "extend clock"))])
        calendar = self.ahead.scene.office.calendar
        match field.name:
            case "new date" | "to":
                return str(calendar.after(after, self.random.randint(4, 9)))
            case "due":
                return str(calendar.after(self.today, self.random.randint(8, 30)))
            case "review on":
                return str(self.today + timedelta(days=180))
        return ""

    def choice(self, field: Field) -> str:
        """One of the choices: the one the goal is about, else the one that this plot or the record suggests."""
        known = [choice.value for choice in field.choices]
        if self.goal.option in known:
            return self.goal.option
        if not known:
            return ""
        suggested = {
            "answer": "none" if "none" in known else "yes", "word": field.hint or self._finding(known),
            "channel": self._channel(), "side": self._side(known), "service": self.ahead.scene.case.service,
            "means": self.random.choice([word for word in known if word != "other"] or known),
        }  # fmt: skip
        wanted = suggested.get(field.name, "")
        return wanted if wanted in known else known[0]

    def _channel(self) -> str:
        """Letters go by mail to those who wrote by mail or form, by post to the others."""
        if self.offer.name != "send letter":
            return self.channel
        return "email" if self.channel in ("email", "form") else "letter"

    def _finding(self, known: list[str]) -> str:
        meanings = {
            word: means for rule in self.ahead.scene.procedure.all(Findings) for word, means in rule.words_.items()
        }
        wanted = self.plot.outcome if self.plot.outcome != "partially upheld" else "upheld"
        return next((word for word in known if meanings.get(word) == wanted), known[0])

    def _side(self, known: list[str]) -> str:
        agreed = self.ahead.scene.case.agreed.get(self.offer.about, {})
        return next((side for side in known if side not in agreed), known[0])

    def choices(self, field: Field) -> tuple[str, ...]:
        """Several of the choices; signposts that fit, otherwise one."""
        known = [choice.value for choice in field.choices]
        if field.name == "signposts":
            fitting = [s.name for s in relevant_signposts(self.ahead.scene) if s.name in known]
            return tuple(fitting or known[:2])
        if field.name == "categories":
            return tuple(word for word in self.ahead.scene.case.categories if word in known)
        return (self.random.choice(known),) if known else ()

    def people(self, field: Field) -> tuple[str, ...]:
        """People: whoever is complained about where that is asked, else people who fit."""
        known = [choice.value for choice in field.choices]
        if self.offer.name in ("triage", "name person"):
            return (self.accused,) if self.accused in known else ()
        if field.name == "owner":
            return (self.by,) if self.by in known else ()
        if field.name not in ("people", "handler", "to", "person") or not self._asked(field.name):
            return ()
        return tuple(self._fitting(field.choices)[: self._how_many()])

    def _asked(self, name: str) -> bool:
        """Whether the option that is decided on leaves a person to be chosen."""
        rule = self.ahead.scene.procedure.get(Decision, self.offer.about) if self.offer.name == "decide" else None
        chosen = [option for option in rule.options if option.option == self.goal.option] if rule else []
        return not chosen or bool(chosen[0].chooses if name == "handler" else chosen[0].appoints)

    def _fitting(self, choices: tuple[Choice, ...]) -> list[str]:
        """People of the case's service first; whoever already took part last."""
        scene = self.ahead.scene
        acted = {person for people in scene.case.acted.values() for person in people}
        own = {
            h.person
            for h in scene.office.holdings
            if h.service and h.service in scene.office.lineage(scene.case.service)
        }
        known = [choice.value for choice in choices if choice.value not in self.ahead.barred]
        self.random.shuffle(known)
        return sorted(known, key=lambda person: (person in acted, person not in own, -scene.seniority(person)))

    def _how_many(self) -> int:
        procedure, rule = self.ahead.scene.procedure, None
        if self.offer.name == "appoint":
            rule = procedure.get(Appointment, self.offer.about)
        decision = procedure.get(Decision, self.offer.about) if self.offer.name == "decide" else None
        for option in decision.options if decision else ():
            if option.option == self.goal.option and option.appoints:
                rule = procedure.get(Appointment, option.appoints)
        return rule.number if rule else 1
