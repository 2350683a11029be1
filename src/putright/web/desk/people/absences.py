"""The forms by which an absence is recorded and ended early: everybody for themselves, whoever looks after people for all."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.office import AbsenceEnded, AbsenceRecorded, AnyOfficeEntry
from putright.web.dates import short_day
from putright.web.desk.people.asking import SEP, Asking, Form, one_of, person_field, value
from putright.web.desk.people.roster import everybody
from putright.web.forms.answers import Answers


def _absence(asking: Asking) -> tuple[Field, ...]:
    days = (
        Field("since", "date", _("The first day away"), True), Field("until", "date", _("The last day away"), True),
    )  # fmt: skip
    if not asking.viewer.administers:
        return days
    return (person_field(_("Who is away?"), asking, everybody(asking.names.office)), *days)


def _absent(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    person = value(answers, "person") or asking.viewer.person
    since, until = (date.fromisoformat(value(answers, name)) for name in ("since", "until"))
    return (AbsenceRecorded.model_validate({**asking.by(since), "person": person, "until": until}),)


def _absences(asking: Asking) -> tuple[Field, ...]:
    office, names = asking.names.office, asking.names
    spans = [(person, since, until) for person, known in office.away.items() for since, until in known]
    words = _("%(name)s, until %(day)s")
    choices = (
        Choice(f"{person}{SEP}{since}", words % {"name": names.person(person), "day": short_day(until)})
        for person, since, until in spans
        if until >= asking.today and (asking.viewer.administers or person == asking.viewer.person)
    )  # fmt: skip
    return (one_of(_("Which absence has ended?"), choices),)


def _back(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    """Back from today; of an absence that has not begun, on its first day, so that it never was."""
    person, since = value(answers, "which").split(SEP)
    first = date.fromisoformat(since)
    return (AbsenceEnded.model_validate({**asking.by(max(asking.today, first)), "person": person, "since": first}),)


def forms() -> dict[str, Form]:
    """The forms by their names in addresses."""
    return {
        "away": Form(_("Record an absence"), _("Record the absence"), _absence, _absent, own=True),
        "back": Form(_("Back early"), _("End the absence"), _absences, _back, own=True),
    }
