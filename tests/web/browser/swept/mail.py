"""Through what came in by mail: what waits, what machines wrote, one message with each thing that can be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.browser.swept.visiting import Visitor

WHO = "amina"


def mail(visitor: Visitor) -> Iterator[str]:
    """The lists, a message, what is wrong with what was asked for, and each place that it can be given."""
    visitor.opens("mail/?show=automatic", WHO)
    yield "mail of machines"
    visitor.press(visitor.page.locator("main .putright-mail a").first)
    yield "a message of a machine"
    visitor.opens("mail/")
    yield "mail that waits"
    visitor.press(visitor.page.locator("main .putright-mail a").first)
    yield "a message"
    visitor.presses("Put it on that case")
    assert visitor.page.title().startswith("Error: ")
    yield "no such case"
    visitor.presses("Set it aside")
    yield "set aside without a reason"
    visitor.page.locator("#why").fill("An advertisement for printers.")
    visitor.presses("Set it aside")
    yield "set aside"
    visitor.presses("Put it back")
    yield "put back"
    visitor.presses("Record it")
    yield "recorded as something new"
    visitor.opens("mail/")
    visitor.press(visitor.page.locator("main .putright-mail a").first)
    visitor.page.locator("#case").fill(visitor.here.spare)
    visitor.presses("Put it on that case")
    yield "on a case"
