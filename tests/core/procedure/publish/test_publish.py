"""The public page and the plain text of a procedure: nothing left out, nothing let through, headings in order."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from putright.core.calendars import calendar
from putright.core.procedure.load import load, load_text
from putright.core.procedure.load.shipped import shipped
from putright.core.procedure.model.events import BARE, NAMED
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish import events, page, plain_text, publish
from putright.core.procedure.publish.rules import rule_lines

DOCUMENT = """\
---
procedure: small-club
title: How the club <deals> with complaints
organisation: Bell & Book
version: "3"
in force from: 2026-04-01
calendar: scotland
counting: {cut off: "16:00"}
---
## 1 Telling <b>us</b>

Tell us. <script>alert(1)</script> [Here](javascript:alert(1)) or [there](https://club.example/a).

- by e-mail
- by letter

| who | how |
| --- | --- |
| you | any |

```rule
kind of feedback: complaint
counts as: complaint
enters: looking
```
```rule
stage: looking
title: We look
purpose: investigation
held by: secretary
house rule: yes
```
```rule
clock: answer
title: We answer
purpose: response
starts: [answer asked happened, received]
within: 10 working days
when: kind is complaint
met by: answer sent
answered in form by: {delay sent: 'moves to the date in it, once'}
extends: {by: 5 working days, times: 1, approved by: secretary}
reading: the text says "soon" & no more
```
```rule
clock: kindness
title: We are kind
purpose: progress
starts: looking entered
within: promptly
met by: answer sent
whose: a house target
house rule: yes
```
```rule
happening: answer asked
title: You ask for the answer
by: any staff
```
```rule
letter: answer
title: Our answer
purpose: response
stage: looking
parts: [signposts]
final: yes
goes to: done
```
```rule
letter: delay
title: We need longer
purpose: holding
stage: looking
parts: [new date]
promises: answer
```
```rule
right: review
title: Ask again
purpose: review request
upon: answer sent
from: answer dated
within: 1 month
form: [letter, email]
to: secretary
grounds: {fact: A fact was wrong, new: There is something new}
late: refused
judged by: secretary
used: {goes to: asked again}
admitted: {goes to: looking}
refused: {goes to: done}
```
```rule
stage: asked again
purpose: admissibility
held by: secretary
```
```rule
last resort: the chair
posts: chair
```
```rule
post: chair
```

## 2 Elsewhere

(no rule: only a promise)

### 2.1 Who else

```rule
signpost: advice
to: Advice <Centre>
about: what to do next
telephone: 0131 496 0000
final: yes
```
```rule
stage: done
purpose: end
ends: yes
```
```rule
post: secretary
```
"""


@pytest.fixture(scope="module")
def club() -> Procedure:
    return load_text(DOCUMENT)


class Read(HTMLParser):
    """The tags, headings, ids and words of a page; fails on tags that do not close in order."""

    VOID = {"meta", "br", "hr"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.labels += [given["aria-labelledby"]] if "aria-labelledby" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag in self.tags if re.fullmatch(r"h[1-6]", tag)]


def test_what_an_author_writes_can_never_become_markup(club: Procedure) -> None:
    read = Read(page(club, rules=True))
    assert not {"script", "b", "deals", "centre", "img"} & set(read.tags)
    assert "<script>alert(1)</script>" in read.words
    assert "Telling <b>us</b>" in read.words
    assert "Advice <Centre>" in read.words
    assert "How the club <deals> with complaints – Bell & Book" in read.words
    assert [link for link in read.links if not link.startswith("#")] == ["https://club.example/a"]


def test_lists_and_tables_stay_what_they_are(club: Procedure) -> None:
    assert {"ul", "table", "td"} <= set(Read(publish(club)).tags)


def test_there_is_one_first_heading_and_no_level_is_skipped(club: Procedure) -> None:
    for procedure in (club, *(load(folder) for folder in shipped())):
        headings = Read(page(procedure)).headings
        assert headings[0] == 1
        assert headings.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(headings))


def test_each_part_of_the_page_is_labelled_by_its_heading(club: Procedure) -> None:
    read = Read(page(club))
    assert len(read.ids) == len(set(read.ids))
    assert set(read.labels) <= set(read.ids)
    assert '<html lang="en-GB">' in page(club)
    assert "#procedure" in read.links


def test_a_clock_is_told_with_its_length_its_start_and_what_moves_it(club: Procedure) -> None:
    words = Read(publish(club)).words
    assert (
        "We answer: Within 10 working days. We count from the first of these that there is: we note “You ask for the "
        "answer”; we receive it. Only where it is a complaint. If we write “We need longer”, that letter gives you "
        "a new date, and only once. It may be given 5 working days more, once."
    ) in words
    assert "We are kind: Promptly. No number of days is laid down, so we show how old it is." in words


def test_a_right_is_told_with_its_last_day_its_form_and_its_grounds(club: Procedure) -> None:
    words = Read(publish(club)).words
    assert (
        "Ask again: Within 1 month. We count from the date on “Our answer”. Ask by letter or e-mail. Ask the secretary. "
        "Say which of these it is: A fact was wrong; There is something new. Late? It cannot be accepted. "
        "The secretary decides if it can go ahead."
    ) in words


def test_the_page_of_a_procedure_is_made_from_the_very_file_that_is_run() -> None:
    """WWMS-4 and WFU-1: a plain page for the public, and a copy for print, of every clause."""
    for folder in shipped():
        procedure = load(folder)
        page_words, text = Read(page(procedure)).words, plain_text(procedure)
        for clause in procedure.clauses:
            assert clause.label in page_words
            assert clause.label in text


def test_every_reading_is_printed_and_every_house_rule_is_marked() -> None:
    for folder in shipped():
        procedure = load(folder)
        page_words, text = Read(publish(procedure)).words, " ".join(plain_text(procedure).split())
        for rule in procedure.rules:
            if rule.reading:
                reading = rule.reading[:1].upper() + rule.reading[1:]
                assert reading in page_words, (folder.name, rule.name)
                assert " ".join(reading.split()) in text, (folder.name, rule.name)
        ours = sum(rule.house_rule for rule in procedure.rules)
        assert page_words.count("Our own rule, where the text says nothing") == ours


def test_the_mark_of_a_house_rule_stands_over_that_rule_alone(club: Procedure) -> None:
    words = Read(publish(club)).words
    assert "How long it takes. Our own rule, where the text says nothingWe are kind" in words
    assert "How long it takesWe answer" in words
    assert "Our own rule, where the text says nothingWe look" in words


def test_how_days_are_counted_is_printed_from_the_rules_themselves(club: Procedure) -> None:
    """ALL-2: the counting rule is data, printed for the public."""
    words = Read(publish(club)).words
    for sentence in (*club.counting.in_words(), *calendar("scotland").in_words()):
        assert sentence in words
    assert "What reaches us after 4pm counts as reaching us the next day." in words


def test_the_version_and_its_date_stand_on_the_page(club: Procedure) -> None:
    """ALL-1: the version shows on the page, so that people know which one they read."""
    words = Read(publish(club)).words
    assert "This is version 3, in force from Wednesday 1 April 2026." in words
    assert "bears no date" in words
    assert club.sha256 in words


def test_who_else_can_help_is_listed_with_how_to_reach_them(club: Procedure) -> None:
    words = Read(publish(club)).words
    assert "Advice <Centre>\nAboutwhat to do nextTelephone0131 496 0000" in words


def test_the_rules_are_hidden_unless_asked_for(club: Procedure) -> None:
    assert "details" not in Read(publish(club)).tags
    assert "only a promise" not in publish(club)
    shown = Read(publish(club, rules=True)).words
    assert "clock: answer" in shown
    assert "starts: [answer asked happened, received]" in shown
    assert "extends: {by: 5 working days, times: 1, approved by: [secretary]}" in shown
    assert "house rule: yes" in shown
    assert "No rule stands here: only a promise." in shown


def test_a_rule_shown_can_be_read_again(club: Procedure) -> None:
    """What is shown is the rule: written back into a document, it makes the same rule, in every shipped procedure."""
    for procedure in (club, *(load(folder) for folder in shipped())):
        front = "\n".join(line for line in DOCUMENT.split("---")[1].splitlines() if not line.startswith("counting"))
        blocks = "\n".join("```rule\n" + "\n".join(rule_lines(rule)) + "\n```" for rule in procedure.rules)
        counting = f"counting: {json.dumps(procedure.front.counting)}"
        again = load_text(f"---{front}\n{counting}\n---\n## 1 All\n{blocks}\n")
        for one, other in zip(again.rules, procedure.rules, strict=True):
            assert one.model_dump(exclude={"place"}) == other.model_dump(exclude={"place"})


def test_the_plain_text_fits_on_paper() -> None:
    for folder in shipped():
        text = plain_text(load(folder))
        assert max(len(line) for line in text.splitlines() if not line.startswith("|")) <= 76
        assert "How we count days\n-----------------" in text
        assert not re.search(r"<[a-z/]", text)


def test_the_same_document_makes_the_same_page(club: Procedure) -> None:
    assert page(club) == page(club)


def test_every_event_has_words_for_the_public() -> None:
    assert set(events.BARE) == set(BARE)
    assert set(events.NAMED_ONES) == set(NAMED)
