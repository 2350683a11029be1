"""Starting an organisation from a folder: its procedure, its services, posts and example people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from putright.core.casework.office import AdministratorNamed, AnyOfficeEntry, DeputyNamed, PostTaken
from putright.core.procedure.load import load
from putright.core.scenarios import Organisation as OrganisationGiven
from putright.core.scenarios import load_organisation
from putright.people.names import account
from putright.register import office_door, procedures
from putright.register.models import Head, Organisation
from putright.register.organisations import Place, place


def organisation_from(
    folder: Path, *, demo: bool = False, accounts: bool = True, password: str | None = None, prefix: str = ""
) -> Place:
    """The organisation that a folder with `procedure.md` and `organisation.yaml` describes, with an account for each person.

    Raises Wrong with every mistake of either file; then nothing is written. With a password, everybody can sign in with it.
    Without accounts, people are known in the journal by the words of the file, as in its scenarios.
    """
    procedure = load(folder)
    given = load_organisation(folder / "organisation.yaml", procedure)
    with transaction.atomic():
        here = create(
            procedure.name, given.name, procedure.name, procedure.front.calendar, demo=demo,
            prefix=prefix or initials(given.name), colour=given.colour or "",
            contact=given.contact.model_dump(mode="json", exclude_defaults=True),
        )  # fmt: skip
        procedures.keep(here, (folder / "procedure.md").read_bytes())
        words = [(person.person, person.name, person.email) for person in given.people]
        people = {word: _account(name, email, password) if accounts else word for word, name, email in words}
        office_door.act_for_office(here.slug, tuple(_for_accounts(given, people.__getitem__)), catch_up=False)
    return place(here.slug)


def create(
    slug: str, name: str, procedure: str, calendar: str, *, demo: bool = False, prefix: str = "", colour: str = "",
    contact: dict[str, object] | None = None,
) -> Place:  # fmt: skip
    """A new organisation without people or procedure."""
    settings = {"colour": colour} if colour else {}
    made = Organisation.objects.create(
        slug=slug, name=name, prefix=prefix or initials(name), procedure=procedure, calendar=calendar, demo=demo,
        settings=settings, contact=contact or {},
    )  # fmt: skip
    Head.objects.create(organisation=made)
    return place(slug)


def initials(name: str) -> str:
    """What its registration numbers begin with: the first letter of each word that has a capital, at least two letters."""
    letters = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return (letters if len(letters) > 1 else name[:3]).upper()[:12]


def _account(name: str, email: str | None, password: str | None) -> str:
    return account(name, email or f"{name.lower().replace(' ', '.')}@nobody.example", password)


def _for_accounts(given: OrganisationGiven, reference: Callable[[str], str]) -> list[AnyOfficeEntry]:
    """The first entries of the journal with the references of accounts in place of the words scenarios use."""
    now = datetime.now(UTC)
    made: list[AnyOfficeEntry] = []
    for entry in given.entries():
        changes: dict[str, object] = {"at": now}
        if isinstance(entry, PostTaken | DeputyNamed | AdministratorNamed):
            changes["person"] = reference(entry.person)
        if isinstance(entry, DeputyNamed):
            changes["deputy"] = reference(entry.deputy)
        made.append(entry.model_copy(update=changes))
    return made
