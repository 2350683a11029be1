"""Through the pages of somebody's own work: the list, views, labels, search, what is done to several cases, notifications."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.browser.swept.visiting import Visitor


def the_list(visitor: Visitor) -> Iterator[str]:
    """What is due, narrowed, empty, and after what was told has been read."""
    visitor.opens("", "imani")
    yield "my work with news"
    visitor.presses("I have read these")
    yield "my work"
    visitor.opens("?show=late&kind=complaint&whose=mine&from=2026-10-01&sort=received")
    yield "narrowed to nothing"
    visitor.opens("", "sol")
    yield "whoever sees no case"


def views(visitor: Visitor) -> Iterator[str]:
    """A view that is saved, opened and deleted."""
    visitor.opens("?kind=complaint&standing=open", "imani")
    visitor.unfolds()
    visitor.presses("Save it")
    yield "a view without a name"
    visitor.unfolds()
    visitor.page.locator("#view-name").fill("Complaints of the winter that somebody has to look at")
    visitor.presses("Save it")
    yield "a view saved"
    visitor.unfolds()
    visitor.press(visitor.page.get_by_role("link", name="Its address"))
    visitor.unfolds()
    visitor.presses("Delete this view")
    yield "a view deleted"


def finding(visitor: Visitor) -> Iterator[str]:
    """Search, labels and notifications."""
    for text in ("", "nothing like it", "course"):
        visitor.opens("search/", "imani")
        if text:
            visitor.page.locator("#text").fill(text)
            visitor.presses("Find")
        yield f"search for {text!r}"
    visitor.opens("labels/", "imani")
    yield "labels"
    visitor.page.get_by_label("A new label").fill("With the press")
    visitor.presses("Add it")
    yield "a label added"
    visitor.opens("notifications/")
    visitor.presses("Save")
    yield "notifications saved"
    visitor.opens("case/AAAAAA/")
    yield "no such case"


def several(visitor: Visitor) -> Iterator[str]:
    """What is done to several cases at once: nothing chosen, all chosen, what would happen, and what did."""
    visitor.opens("", "imani")
    visitor.presses("Acknowledge")
    yield "none selected"
    for what in ("Acknowledge", "Export", "Address labels", "Assign", "Label"):
        visitor.opens("?all=yes")
        visitor.presses(what)
        yield f"{what}: what would happen"
        if what == "Acknowledge":
            visitor.presses("Read the letters")
            yield "a letter among several"
            visitor.press(visitor.page.locator('main button[value="do"]'))
            yield "letters sent"
    visitor.presses("See what would happen")
    yield "Label: which one?"
    visitor.page.get_by_label("Winter").check()
    visitor.presses("See what would happen")
    yield "Label: what would change"
    visitor.press(visitor.page.locator('main button[value="do"]'))
    yield "Label: done"
    visitor.opens("?all=yes", "grace")
    visitor.presses("Address labels")
    visitor.press(visitor.page.locator('main button[value="do"]'))
    yield "labels for envelopes"
