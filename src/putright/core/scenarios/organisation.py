"""An organisation as its `organisation.yaml` describes it: how to reach it, and services, posts and people as first entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from putright.core.casework.office import (
    AdministratorNamed,
    AnyOfficeEntry,
    ClosureDeclared,
    DeputyNamed,
    PostTaken,
    ServiceOffered,
)
from putright.core.procedure.load.mistakes import Mistake, Wrong, listed, nearest
from putright.core.procedure.load.rules import fitted
from putright.core.procedure.load.yaml import Placed, read
from putright.core.procedure.model.base import Name, Names, Text, Texts, Value
from putright.core.procedure.model.flow import Appointment
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure

SINCE = date(2012, 1, 1)
"""From when the people of an example organisation hold their posts: before any scenario."""

Mailbox = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@([a-z0-9-]+\.)*example$")]
"""An address that can never reach anybody: the reserved name `.example`."""


Telephone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{2,24}$")]
"""A telephone number as people read it out."""


class ContactGiven(Value):
    """How anybody reaches the organisation, shown to the public. Everything may be left out."""

    telephone: Telephone | None = None
    hours: Text | None = None
    """When somebody answers the telephone."""
    email: Mailbox | None = None
    address: Texts = ()
    """The lines of its address."""
    relay: Text | None = None
    """How people reach it who cannot hear or speak on the telephone."""


class ServiceGiven(Value):
    """A service, under another one or none."""

    service: Name
    title: Text | None = None
    part_of: Name | None = None
    mailbox: Mailbox | None = None
    run_by: Text | None = None


class PostGiven(Value):
    """A post held for one service."""

    post: Name
    service: Name | None = None


class PersonGiven(Value):
    """An example member of staff. `person` is the word scenarios use for them."""

    person: Name
    name: Text
    email: Mailbox | None = None
    posts: tuple[Name | PostGiven, ...] = ()
    deputy: Name | None = None

    @property
    def holdings(self) -> Iterator[tuple[str, str]]:
        """The posts held, each with its service or an empty word."""
        for post in self.posts:
            yield (post, "") if isinstance(post, str) else (post.post, post.service or "")


class Closure(Value):
    """A day on which the organisation is closed."""

    on: date
    name: Text
    declared: date


class Organisation(Value):
    """The whole of an `organisation.yaml`."""

    organisation: Name
    name: Text
    services: tuple[ServiceGiven, ...] = ()
    people: tuple[PersonGiven, ...]
    administrators: Names = ()
    """Who of the people looks after people and posts. By that they see no case, and need hold no post."""
    vacant: Names = ()
    """Posts that nobody holds just now, said on purpose; a post held by outsiders need not be named."""
    closed: tuple[Closure, ...] = ()
    colour: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    contact: ContactGiven = ContactGiven()

    def entries(self) -> tuple[AnyOfficeEntry, ...]:
        """The first entries of the organisation's journal."""
        at = datetime(SINCE.year, SINCE.month, SINCE.day, tzinfo=UTC)
        found: list[AnyOfficeEntry] = [
            ServiceOffered(
                on=SINCE, at=at, service=s.service, title=s.title or "", part_of=s.part_of or "",
                mailbox=s.mailbox or "", run_by=s.run_by or "",
            )
            for s in self.services
        ]  # fmt: skip
        for person in self.people:
            found += [PostTaken(on=SINCE, at=at, post=p, person=person.person, service=s) for p, s in person.holdings]
            if person.deputy:
                found.append(DeputyNamed(on=SINCE, at=at, person=person.person, deputy=person.deputy))
        found += [AdministratorNamed(on=SINCE, at=at, person=person) for person in self.administrators]
        closures = [ClosureDeclared(on=c.declared, at=at, day=c.on, name=c.name) for c in self.closed]
        return (*found, *closures)


_known: dict[tuple[str, str], Organisation] = {}
"""By the text of the file and the hash of the procedure with which it was checked."""


def load_organisation(path: Path, procedure: Procedure | None = None) -> Organisation:
    """The organisation in a file; raises Wrong with every mistake. With a procedure, its posts are checked too.

    A file is read and checked once: afterwards it is known by its text.
    """
    text = path.read_text("utf-8")
    key = text, procedure.sha256 if procedure else ""
    if key not in _known:
        _known[key] = _read(text, path, procedure)
    return _known[key]


def _read(text: str, path: Path, procedure: Procedure | None) -> Organisation:
    placed = read(text, str(path), 1)
    if placed.mistakes or not isinstance(placed.value, dict):
        raise Wrong(placed.mistakes or [Mistake(str(path), 1, "The file is empty.")])
    organisation, mistakes = fitted(Organisation, placed.value, placed, str(path))
    if organisation is None:
        raise Wrong(mistakes)
    given = (organisation, procedure, placed, str(path)) if procedure else None
    if given and (wrong := [*_unknown(*given), *_unheld(*given)]):
        raise Wrong(wrong)
    return organisation


def vacancies(organisation: Organisation, procedure: Procedure) -> tuple[Post, ...]:
    """The posts of a procedure that nobody in the organisation holds, nobody is appointed to, and that are not for outsiders."""
    held = {post for person in organisation.people for post, _ in person.holdings}
    held |= {appointment.post for appointment in procedure.all(Appointment)}
    return tuple(post for post in procedure.all(Post) if post.name not in held and not post.outside)


def _unheld(organisation: Organisation, procedure: Procedure, placed: Placed, file: str) -> Iterator[Mistake]:
    """Every post is held, or flagged as vacant."""
    line, column = placed.place(("people",))
    for post in vacancies(organisation, procedure):
        if post.name not in organisation.vacant:
            expected = f"somebody with `posts: [{post.name}]`, or `vacant: {post.name}`"
            yield Mistake(file, line, f"Nobody holds the post `{post.name}`.", expected, column=column)


def _unknown(organisation: Organisation, procedure: Procedure, placed: Placed, file: str) -> Iterator[Mistake]:
    """Posts that the procedure does not have, services and deputies that the organisation does not have."""
    posts = sorted(post.name for post in procedure.all(Post))
    services = sorted(service.service for service in organisation.services)
    people = sorted(person.person for person in organisation.people)
    for number, person in enumerate(organisation.people):
        named = [("posts", post, posts, "post") for post, _ in person.holdings]
        named += [("posts", service, services, "service") for _, service in person.holdings if service]
        named += [("deputy", person.deputy, people, "person")] if person.deputy else []
        for key, word, known, what in named:
            if word not in known:
                line, column = placed.place(("people", number, key))
                said = f"In {person.person}: `{word}` is no {what}."
                yield Mistake(file, line, said, listed(known), nearest(word, known), column)
    for number, word in enumerate(organisation.administrators):
        if word not in people:
            line, column = placed.place(("administrators", number))
            yield Mistake(file, line, f"`{word}` is no person.", listed(people), nearest(word, people), column)
    for number, word in enumerate(organisation.vacant):
        if word not in posts:
            line, column = placed.place(("vacant", number))
            yield Mistake(file, line, f"`{word}` is no post.", listed(posts), nearest(word, posts), column)
