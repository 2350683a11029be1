"""Through the pages of people and posts: each change with its errors, what waits for somebody, invitations, one case opened."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.browser.swept.visiting import Visitor

CHANGES = (
    "away", "back", "give-a-post", "end-a-post", "name-a-deputy", "end-a-deputy", "left", "looks-after-people", "no-longer",
    "ways", "invite", "called",
)  # fmt: skip


def changes(visitor: Visitor) -> Iterator[str]:
    """Each change of people and posts: its form, and what it says of one that is empty."""
    visitor.opens("people/", "dev")
    yield "people, for a colleague"
    visitor.opens("people/called/", "dev")
    yield "what I am called in letters"
    _away(visitor)
    yield "an absence that leaves something with nobody"
    visitor.presses("Do it all the same")
    visitor.opens("people/", "noor")
    yield "people, for whoever looks after them"
    for change in CHANGES:
        visitor.opens(f"people/{change}/")
        yield f"{change}"
        if change != "ways":
            visitor.press(visitor.page.locator("main form button").last)
            assert visitor.page.title().startswith("Error: "), change
            yield f"{change} with errors"


def training(visitor: Visitor) -> Iterator[str]:
    """Who was trained: the gaps, the form, and somebody recorded."""
    visitor.opens("people/", "max")
    yield "people, with training"
    visitor.opens("people/trained/")
    yield "training"
    visitor.press(visitor.page.locator("main form button").last)
    assert visitor.page.title().startswith("Error: ")
    yield "training with errors"


def _away(visitor: Visitor) -> None:
    visitor.opens("people/away/", "marcus")
    for part, number in (("day", "31"), ("month", "12"), ("year", "2030")):
        visitor.page.locator(f"#value-until-{part}").fill(number)
    visitor.presses("Record the absence")


def by_two(visitor: Visitor) -> Iterator[str]:
    """What one person proposes and another confirms, and everything that was changed.

    People are chosen by reference: another organisation has a Dev too, and whoever was made first gave him his name.
    """
    visitor.opens("people/looks-after-people/", "noor")
    visitor.page.locator('[value="dev"]').check()
    visitor.presses("Name them")
    visitor.opens("people/ways/")
    visitor.page.locator('[name="value.two"][value="yes"]').check()
    visitor.presses("Save")
    visitor.opens("people/give-a-post/")
    visitor.page.locator('[value="megan"]').check()
    visitor.page.get_by_label("Senior manager").check()
    visitor.presses("Give the post")
    yield "proposed"
    visitor.opens("people/", "dev")
    yield "to be confirmed"
    visitor.presses("Confirm")
    yield "confirmed"
    visitor.opens("people/changes/")
    yield "everything that was changed"


def invitations(visitor: Visitor) -> Iterator[str]:
    """An invitation: made, opened by somebody new and by somebody known, over, and taken back."""
    for email, who in (("ida@opcc.example", "somebody new"), ("leo@nobody.example", "somebody known")):
        link = _invited(visitor, email)
        yield f"an invitation for {who}"
        visitor.page.context.clear_cookies()
        visitor.page.goto(link)
        yield f"{who}, invited"
        if who == "somebody known":
            visitor.be("leo")
            visitor.page.goto(link)
            yield "invited with their own account"
        else:
            visitor.presses("Accept and begin")
            assert visitor.page.title().startswith("Error: ")
            yield "a name and a password are missing"
            visitor.page.locator('[name="name"]').fill("Ida Lund")
            visitor.presses("Use a passkey instead of a password")
            yield "a passkey instead of a password"
            visitor.page.goto(link)
            visitor.page.locator('[name="name"]').fill("Ida Lund")
            visitor.page.locator('[name="password1"]').fill("a long enough pass phrase")
            visitor.presses("Accept and begin")
            yield "somebody else has to confirm the post"
    visitor.opens("invitation/nothing/")
    yield "an invitation that does not work"
    visitor.opens("people/", "noor")
    visitor.press(visitor.page.get_by_role("button", name="leo@nobody.example"))
    yield "an invitation taken back"


def _invited(visitor: Visitor, email: str) -> str:
    visitor.opens("people/invite/", "noor")
    visitor.page.locator("#value-email").fill(email)
    visitor.page.get_by_label("Office team").check()
    visitor.presses("Send the invitation")
    return str(visitor.page.locator("main .putright-typed a").get_attribute("href"))


def opening(visitor: Visitor) -> Iterator[str]:
    """One case opened for a day to somebody who looks after people."""
    visitor.opens("people/open-a-case/", "noor")
    yield "asking to read a case"
    visitor.presses("Ask")
    yield "asking without a reason"
    visitor.page.locator("#value-case").fill(visitor.here.spare)
    visitor.page.locator("#words-reason").fill("The office is closed, and somebody may be in danger.")
    visitor.presses("Ask")
    yield "asked"
    visitor.opens("people/open-a-case/", "dev")
    yield "somebody asks to read a case"
    visitor.presses("Agree for 24 hours")
    yield "agreed"
    visitor.opens("people/open-a-case/", "noor")
    yield "a case that is open"
    visitor.opens(f"case/{visitor.here.spare}/")
    yield "a case to be read only"
