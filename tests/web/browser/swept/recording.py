"""Through the pages on which staff record what came in, each with its errors, and what is asked that belongs to no case."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.people import fill
from tests.web.browser.swept.visiting import Visitor


def kinds(visitor: Visitor) -> Iterator[str]:
    """Each kind of feedback: its form and its errors."""
    person = next(iter(visitor.here.people))
    visitor.opens("record/", person)
    yield "what came in?"
    addresses = [one.get_attribute("href") for one in visitor.page.locator("main .putright-actions a").all()]
    for address in map(str, addresses):
        visitor.page.goto(address)
        yield address
        visitor.press(visitor.page.locator("main form button").last)
        if "/record/" in visitor.page.url:
            assert visitor.page.title().startswith("Error: "), address
            yield f"{address} with errors"


def received(visitor: Visitor) -> Iterator[str]:
    """What somebody is told who recorded a complaint, with a file that came with it."""
    visitor.opens("record/complaint/", "amina")
    file = {"name": f"{'a-name-without-a-space-' * 4}.txt", "mimeType": "text/plain", "buffer": b"words"}
    visitor.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    visitor.presses("Add this file")
    yield "a file waits"
    fill(
        visitor.page, {"what happened": "The floor was wet."},
        {"channel": "letter", "service": "training", "categories": "our service", "for": "no", "name": "Ada Brook"},
    )  # fmt: skip
    visitor.page.locator('[name="value.email"]').fill("ada@mail.example")
    visitor.press(visitor.page.locator("main form button").last)
    yield "recorded"
    visitor.press(visitor.page.get_by_role("link", name="Open the case"))
    yield "a case with a file"


def begun(visitor: Visitor) -> Iterator[str]:
    """A record that was put aside, and is gone on with."""
    visitor.opens("record/complaint/", "amina")
    visitor.page.locator("#act textarea").first.fill("They rang about the floor.")
    visitor.presses("Save and come back later")
    yield "a record put aside"
    visitor.opens("record/")
    yield "what came in, with a record that was begun"
    visitor.opens("record/complaint/")
    yield "a record begun before"


def on_the_spot(visitor: Visitor) -> Iterator[str]:
    """The record of half a minute: with what looks like a name, saved, and taken back."""
    visitor.opens("record/put-right-at-once/", "amina")
    visitor.page.locator("textarea").first.fill("Mrs Brook got the wrong letter")
    visitor.page.locator('[name="value.categories"]').first.check()
    visitor.press(visitor.page.get_by_role("button", name="Save and add another").last)
    yield "what looks like a name"
    visitor.presses("It names nobody: save it")
    yield "saved without a name"
    visitor.presses("Undo what I saved last")
    yield "taken back"


def meetings(visitor: Visitor) -> Iterator[str]:
    """What is put before the Board and the managers."""
    for name in ("board-agenda", "management-team-agenda"):
        visitor.opens(f"reports/{name}/", "nadia")
        yield name


def published(visitor: Visitor) -> Iterator[str]:
    """Figures that go on the web, as everybody then reads them, and that are taken back."""
    visitor.opens("reports/figures/publish/?until=2020-01-31", "ruth")
    yield "figures before they are published"
    visitor.presses("Publish these figures")
    yield "figures that are published"
    visitor.press(visitor.page.locator("#standing ~ ul a").first)
    yield "figures on the web"
    visitor.page.go_back(wait_until="load")
    visitor.press(visitor.page.locator("#standing ~ ul button").first)
    yield "figures taken back"


def apart(visitor: Visitor) -> Iterator[str]:
    """What people said that belongs to no case."""
    person = next(one for one in visitor.here.people if one in ("ruth", "imani"))
    for end in ("survey/", "equality/"):
        visitor.opens(end, person)
        yield end
