"""The forms by which a post is given or ended, and a deputy named or ended."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.office import AnyOfficeEntry, DeputyEnded, DeputyNamed, PostLeft, PostTaken
from putright.core.procedure.model.people import Post
from putright.web.desk.people.asking import SEP, Asking, Form, known, one_of, person_field, value
from putright.web.forms.answers import Answers


def post_fields(asking: Asking) -> tuple[Field, ...]:
    """A post of the procedure, and the service it is held for."""
    procedure, office = asking.names.procedure, asking.names.office
    posts = tuple(Choice(rule.name, asking.names.post(rule.name)) for rule in procedure.all(Post) if not rule.outside)
    services = tuple(Choice(name, asking.names.service(name)) for name in office.services)
    hint = _("Leave this empty for a post that is held for the whole organisation.")
    places = (Choice("", _("The whole organisation")), *services)
    held_for = Field("service", "choice", _("For which service?"), hint=hint, choices=places)
    return (Field("post", "choice", _("Which post?"), True, choices=posts), *((held_for,) if services else ()))


def _give(asking: Asking) -> tuple[Field, ...]:
    people = [one for one in known(asking) if one != asking.viewer.person]
    return (person_field(_("Who?"), asking, people), *post_fields(asking))


def _given(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    person, post, service = (value(answers, name) for name in ("person", "post", "service"))
    return (PostTaken.model_validate({**asking.by(), "person": person, "post": post, "service": service}),)


def _end(asking: Asking) -> tuple[Field, ...]:
    names = asking.names
    held = (
        Choice(SEP.join((one.person, one.post, one.service)), f"{names.person(one.person)}: {names.post(one.post, one.service)}")
        for one in names.office.holdings
    )  # fmt: skip
    return (one_of(_("Who leaves which post?"), held),)


def _ended(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    person, post, service = value(answers, "which").split(SEP)
    return (PostLeft.model_validate({**asking.by(), "person": person, "post": post, "service": service}),)


def _deputy(asking: Asking) -> tuple[Field, ...]:
    staff = asking.names.office.staff
    deputies = [one for one in staff if one != asking.viewer.person]
    return person_field(_("For whom?"), asking, staff), person_field(
        _("Who stands in for them?"), asking, deputies, "deputy"
    )


def _deputy_named(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    pair = {name: value(answers, name) for name in ("person", "deputy")}
    return (DeputyNamed.model_validate({**asking.by(), **pair}),)


def _deputies(asking: Asking) -> tuple[Field, ...]:
    names = asking.names
    words = _("%(other)s, for %(name)s")
    pairs = (
        Choice(f"{person}{SEP}{deputy}", words % {"other": names.person(deputy), "name": names.person(person)})
        for person, deputies in names.office.deputies.items() for deputy in deputies
    )  # fmt: skip
    return (one_of(_("Who no longer stands in?"), pairs),)


def _deputy_ended(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    person, deputy = value(answers, "which").split(SEP)
    return (DeputyEnded.model_validate({**asking.by(), "person": person, "deputy": deputy}),)


def forms() -> dict[str, Form]:
    """The forms by their names in addresses."""
    covers = _("While somebody is away, their deputy finds their cases in My work and can act on them.")
    return {
        "give-a-post": Form(_("Give somebody a post"), _("Give the post"), _give, _given),
        "end-a-post": Form(_("End a post"), _("End the post"), _end, _ended),
        "name-a-deputy": Form(_("Name a deputy"), _("Name the deputy"), _deputy, _deputy_named, covers),
        "end-a-deputy": Form(_("End a deputy"), _("End the deputy"), _deputies, _deputy_ended),
    }
