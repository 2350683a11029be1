"""What the procedure commits the organisation to for each member of staff, such as training: for whom it was done, and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from putright.core.calendars import due_date
from putright.core.casework.action import Choice, Field
from putright.core.casework.entries import Person
from putright.core.casework.office import AnyOfficeEntry, CommitmentMet
from putright.core.procedure.model.keeping import Commitment
from putright.web.desk.people.asking import Asking, Form, one_of, person_field, value
from putright.web.desk.people.roster import Names
from putright.web.forms.answers import Answers


@dataclass(frozen=True)
class Trained:
    """One member of staff: when it was done for them last, and by when again; without a day, never."""

    name: str
    on: date | None
    again_by: date | None
    is_gap: bool


@dataclass(frozen=True)
class Training:
    """One commitment, with everybody who works here, gaps first."""

    title: str
    people: tuple[Trained, ...]

    @property
    def gaps(self) -> int:
        """For how many it was never done, or not again in time."""
        return sum(one.is_gap for one in self.people)


def commitments(names: Names) -> list[Commitment]:
    """The commitments that are recorded for each member of staff."""
    return [rule for rule in names.procedure.all(Commitment) if rule.recorded_for == "each staff member"]


def training(names: Names) -> tuple[Training, ...]:
    """For each commitment, for whom it was done."""
    return tuple(Training(rule.words, _people(names, rule)) for rule in commitments(names))


def _people(names: Names, rule: Commitment) -> tuple[Trained, ...]:
    found = [_trained(names, rule, person) for person in _staff(names)]
    return tuple(sorted(found, key=lambda one: (not one.is_gap, one.name.casefold())))


def _staff(names: Names) -> list[Person]:
    """Everybody who works here and has a name."""
    return [person for person in names.office.staff if person in names.people]


def _trained(names: Names, rule: Commitment, person: Person) -> Trained:
    office = names.office
    on = office.met.get((rule.name, person))
    again = due_date(office.calendar, on, rule.every, names.procedure.counting) if on and rule.every else None
    return Trained(names.person(person), on, again, on is None or (again is not None and again < office.today))


def _asked(asking: Asking) -> tuple[Field, ...]:
    rules = commitments(asking.names)
    return (
        one_of(_("What was done?"), [Choice(rule.name, rule.words) for rule in rules], "commitment"),
        person_field(_("For whom?"), asking, _staff(asking.names)),
        Field("since", "date", _("On which day?"), True),
    )


def _met(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    on = date.fromisoformat(value(answers, "since"))
    said = {"commitment": value(answers, "commitment"), "person": value(answers, "person")}
    return (CommitmentMet.model_validate({**asking.by(on), **said}),)


def forms(names: Names) -> dict[str, Form]:
    """The form by its name in addresses; none where there is nothing to record."""
    return {"trained": Form(_("Record training"), _("Record it"), _asked, _met)} if commitments(names) else {}
