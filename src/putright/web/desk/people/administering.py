"""The forms about who looks after people, about somebody who has left, and about how changes are made and people sign in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from putright.core.casework.action import Field
from putright.core.casework.arranging import BY_TWO
from putright.core.casework.entries import Person
from putright.core.casework.office import (
    AdministratorLeft,
    AdministratorNamed,
    AnyOfficeEntry,
    DeputyEnded,
    PostLeft,
    Way,
    WayLeft,
    WayTaken,
)
from putright.web.desk.people.asking import Asking, Form, known, person_field, value
from putright.web.desk.people.roster import everybody
from putright.web.forms.answers import Answers


def _looks_after(asking: Asking) -> tuple[Field, ...]:
    office = asking.names.office
    return (person_field(_("Who?"), asking, [one for one in known(asking) if one not in office.administrators]),)


def _named(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    return (AdministratorNamed.model_validate({**asking.by(), "person": value(answers, "person")}),)


def _administrators(asking: Asking) -> tuple[Field, ...]:
    return (person_field(_("Who?"), asking, sorted(asking.names.office.administrators)),)


def _no_longer(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    return (AdministratorLeft.model_validate({**asking.by(), "person": value(answers, "person")}),)


def _colleagues(asking: Asking) -> tuple[Field, ...]:
    return (person_field(_("Who has left?"), asking, everybody(asking.names.office)),)


def _left(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    """Everything that somebody has to do here ends at once."""
    return tuple(_endings(asking, value(answers, "person")))


def _endings(asking: Asking, person: Person) -> Iterator[AnyOfficeEntry]:
    office, by = asking.names.office, asking.by()
    for one in office.holdings:
        if one.person == person:
            yield PostLeft.model_validate({**by, "person": person, "post": one.post, "service": one.service})
    for away, deputies in office.deputies.items():
        for deputy in deputies:
            if person in (away, deputy):
                yield DeputyEnded.model_validate({**by, "person": away, "deputy": deputy})
    if person in office.administrators:
        yield AdministratorLeft.model_validate({**by, "person": person})


WAYS: dict[str, Way] = {"two": BY_TWO, "second": "second step"}


def _ways(asking: Asking) -> tuple[Field, ...]:
    del asking
    two, second = (
        _("Are changes of people and posts made by two people?"),
        _("Does everybody need a second step to sign in?"),
    )
    by_two = _("One person proposes a change and somebody else confirms it. Absences are recorded at once.")
    app = _(
        "An authenticator app, a passkey or a security key. Whoever has none is asked to set one up before their work opens."
    )
    return Field("two", "yes or no", two, True, by_two), Field("second", "yes or no", second, True, app)


def _worked(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    held = asking.names.office.ways
    changed = [(way, value(answers, name) == "yes") for name, way in WAYS.items()]
    return tuple(
        (WayTaken if wanted else WayLeft).model_validate({**asking.by(), "way": way})
        for way, wanted in changed if (way in held) != wanted
    )  # fmt: skip


def forms() -> dict[str, Form]:
    """The forms by their names in addresses."""
    sees = _("They can change posts and deputies and invite people. By that they see no case.")
    ends = _(
        "Every post they hold here ends, and they can no longer sign in unless they work for another organisation."
    )
    return {
        "looks-after-people": Form(
            _("Name somebody who looks after people"), _("Name them"), _looks_after, _named, sees
        ),
        "no-longer": Form(_("Somebody no longer looks after people"), _("End it"), _administrators, _no_longer),
        "left": Form(_("Somebody has left"), _("End everything they do here"), _colleagues, _left, ends),
        "ways": Form(_("How we change things and sign in"), _("Save"), _ways, _worked),
    }
