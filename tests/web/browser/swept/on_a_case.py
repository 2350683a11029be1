"""Through the pages about one case: itself, its investigation, letters and forms, what is begun, and what cannot be done now."""

from __future__ import annotations

from collections.abc import Iterator

from tests.web.browser.swept.visiting import Visitor

MANY = 3
"""Cases of an organisation that are looked at where there is little time; the first offers most."""


def cases(visitor: Visitor) -> Iterator[str]:
    """Cases with everything that leads on from them to read."""
    known = [(ref, people) for ref, people in visitor.here.cases.items() if ref != visitor.here.spare]
    for number, (ref, people) in enumerate(known if visitor.thorough else known[:MANY]):
        visitor.opens(f"case/{ref}/", people[0])
        yield f"case {number}"
        for end in ("followed/", "investigation/") if number == 0 or visitor.thorough else ():
            visitor.opens(f"case/{ref}/{end}")
            yield f"case {number}: {end}"


def sent(visitor: Visitor) -> Iterator[str]:
    """A letter that was sent."""
    letter = visitor.page.locator('main a[href*="/letter/"]').first
    for ref, people in visitor.here.cases.items():
        visitor.opens(f"case/{ref}/", people[0])
        if letter.count():
            break
    visitor.press(letter)
    yield "a letter that was sent"


def record_form(visitor: Visitor) -> Iterator[str]:
    """The form that is kept about each case, and a copy of it where there is one."""
    copy = visitor.page.get_by_role("link", name="The copy for").first
    for ref, people in visitor.here.cases.items():
        visitor.opens(f"case/{ref}/form/complaints-records-form/", people[0])
        if copy.count():
            break
    yield "the record of a case"
    visitor.press(copy)
    yield "a copy of the record"


def declaring(visitor: Visitor) -> Iterator[str]:
    """Asked, before a case opens, whether one knows anybody in it."""
    assert visitor.here.unread
    ref, person = visitor.here.unread
    visitor.opens(f"case/{ref}/", person)
    yield "before a case opens"
    visitor.page.get_by_label("Not sure").check()
    visitor.presses("Record it")
    yield "not sure"


def drafts(visitor: Visitor) -> Iterator[str]:
    """A form that was begun, one that a colleague is writing too, and one for which something changed meanwhile."""
    first, second, *_ = visitor.here.cases[visitor.here.spare]
    where = f"case/{visitor.here.spare}/do/add-note/-/main/"
    visitor.opens(where, first)
    visitor.page.locator("textarea").first.fill("I rang them, and nobody answered.")
    visitor.presses("Save and come back later")
    yield "put aside"
    visitor.opens(where, second)
    yield "a colleague writes this too"
    visitor.page.locator("textarea").first.fill("They rang me.")
    visitor.press(visitor.page.locator("#act button").last)
    yield "recorded"
    visitor.opens(where, first)
    yield "begun before"
    visitor.page.evaluate("document.querySelector('[name=seen]').value = '1'")
    visitor.presses("Save and come back later")
    visitor.opens(where)
    yield "changed meanwhile"
    visitor.opens("")
    yield "my work with a form that was begun"
    visitor.opens(f"case/{visitor.here.spare}/do/finish-step/99/main/", first)
    yield "what cannot be done now"


def letters(visitor: Visitor) -> Iterator[str]:
    """A letter that is read before it goes, and one that lacks what it must hold."""
    form = next(form for form in visitor.here.forms if form[:2] == ("send letter", "holding"))
    visitor.opens(f"case/{visitor.here.spare}/{form.end}", form.person)
    visitor.press(visitor.page.locator("#act button").last)
    yield "a letter that lacks something"
    for area in visitor.page.locator("#act textarea").all():
        area.fill("We looked into it, and this is what we found.")
    for group in visitor.page.locator("#act .govuk-radios").all():
        group.locator("input").first.check()
    for part, number in (("day", "30"), ("month", "12"), ("year", "2030")):
        visitor.page.locator(f'[name="value.new date-{part}"]').fill(number)
    visitor.page.locator('[name="value.channel"][value="letter"]').check()
    visitor.press(visitor.page.locator("#act button").last)
    yield "a letter to be read before it goes"
    visitor.presses("Send it by post")
    visitor.presses("Call it back")
    yield "what was written in a letter that was called back"
    visitor.press(visitor.page.locator("#act button").last)
    visitor.presses("Send it by post")
    yield "a case with a letter that can be called back"
    visitor.opens("post/")
    yield "letters to post"
    visitor.presses("Show them to print")
    yield "letters to print"
    visitor.press(visitor.page.locator("main button[name=gone]"))
    yield "letters that went"


def new_code(visitor: Visitor) -> Iterator[str]:
    """A new code for whoever lost theirs."""
    visitor.opens(f"case/{visitor.here.spare}/do/replace-code/-/main/", visitor.here.cases[visitor.here.spare][0])
    visitor.page.locator("#act input[type=radio], #act input[type=checkbox]").first.check()
    visitor.press(visitor.page.locator("#act button").last)
    yield "a new code"


def copies(visitor: Visitor) -> Iterator[str]:
    """Copies of a case: the whole of it for two kinds of reader, and one without names, which holds something to be refused."""
    ref = visitor.here.spare
    visitor.opens(f"case/{ref}/copy/", visitor.here.cases[ref][0])
    yield "for whom a copy is"
    for reader in ("complainant", "ombudsman"):
        visitor.opens(f"case/{ref}/copy/{reader}/")
        yield f"the whole case, for: {reader}"
    visitor.presses("Record it and save the copy")
    yield "nobody who will have it"
    visitor.opens(f"case/{ref}/copy/contractor/")
    visitor.presses("See what would go")
    yield "no part was chosen"
    visitor.page.get_by_label("What was told").check()
    visitor.page.get_by_label("The points").check()
    visitor.page.get_by_label("Who will have it?").fill("Tidy Roads Limited")
    visitor.presses("See what would go")
    yield "read before it goes"
    visitor.page.locator("textarea").first.fill("Something else")
    visitor.presses("Record it and make the copy")
    yield "something that was not there"
    visitor.page.locator("textarea").first.fill("[left out]")
    visitor.presses("Record it and make the copy")
    yield "a copy without names"
    visitor.opens(f"case/{ref}/copy/")
    yield "copies made before"


def from_outside(visitor: Visitor) -> Iterator[str]:
    """Somebody from outside, with a part in one case alone."""
    form = next(form for form in visitor.here.forms if form[:2] == ("give report", "investigator's report"))
    visitor.opens(f"case/{form.case}/", form.person)
    yield "the case of somebody from outside"
