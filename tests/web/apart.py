"""Works for Us with accounts for its people, and browsers in which its cases were opened."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from putright.people.models import User
from putright.register import door
from putright.register.door import Asked, Done
from putright.web.public.session import remember
from tests.register.apart_cast import PROCEDURES, Charity
from tests.web.telling.walked import people_of


class OnPages(Charity):
    """The charity as its pages show it, now."""

    def __init__(self) -> None:
        super().__init__()
        for reference, name in people_of(PROCEDURES / "works-for-us").items():
            User.objects.create(reference=reference, name=name, email=f"{reference}@nobody.example")

    def browser(self, done: Done) -> Client:
        """A browser in which the case was opened."""
        client, answer = Client(), HttpResponse()
        remember(answer, self.place, done.code)
        client.cookies = answer.cookies
        return client

    def desk(self, person: str) -> Client:
        """A browser in which somebody of the file is signed in."""
        client = Client()
        client.force_login(User.objects.get(reference=person))
        return client

    def act(self, done: Done, person: str, asked: Asked) -> Done:
        """Something that a colleague does to a case."""
        answer = door.act(self.place.slug, done.ref, asked, self.viewer(person))
        assert isinstance(answer, Done), answer
        return answer
