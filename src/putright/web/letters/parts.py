"""A letter put together of its parts, in order: for each, its heading and what a person wrote or the record says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from putright.core.procedure.model.merging import merged
from putright.web.dates import day
from putright.web.letters.from_record import ANSWERS, FROM_RECORD, handler
from putright.web.letters.languages import written_in
from putright.web.letters.record import LetterRecord


@dataclass(frozen=True)
class Block:
    """One part of a letter: a heading, which may be empty, and paragraphs. `own_words` are kept as they were written."""

    part: str
    heading: str
    paragraphs: tuple[str, ...]
    own_words: bool = False


ORDER = (
    "thanks", "points", "outcome wanted", "decision", "behaviours", "findings", "reasons", "explanation", "evidence",
    "changes", "what was done", "apology", "remedies", "improvements", "prevention", "proposed action",
    "question about the remedy wanted", "reason for delay", "progress", "out of scope", "how it will be dealt with",
    "passed to", "handler", "who reviews", "handler contact", "answer by", "new date", "next update", "until when",
    "right", "next step", "last day", "final", "signposts", "how to reach us", "note to the reader", "procedure enclosed",
)  # fmt: skip
"""The order in which a letter says things: what was decided and why before what comes next."""


def blocks(record: LetterRecord) -> tuple[Block, ...]:
    """Every part of a letter that has something to say, each said once, between the greeting and the name beneath.

    All of it is in the language of the letter, whatever the page around it speaks.
    """
    parts = dict.fromkeys([*record.sent.parts, *record.words])
    order = sorted(parts, key=lambda part: ORDER.index(part) if part in ORDER else len(ORDER))
    said: set[str] = set()
    with written_in(record.sent.language):
        found = [_said_once(_block(record, part), said) for part in order]
        return (*_greeting(record), *(block for block in found if block.paragraphs), *_ending(record))


def _said_once(block: Block, said: set[str]) -> Block:
    new = tuple(line for line in block.paragraphs if line not in said)
    said.update(new)
    return replace(block, paragraphs=new)


def _greeting(record: LetterRecord) -> Iterator[Block]:
    if record.to:
        yield Block("greeting", "", (_("Dear %(name)s") % {"name": record.to},))


def _ending(record: LetterRecord) -> Iterator[Block]:
    if record.signed:
        yield Block("ending", "", (_("Yours sincerely"), record.signed))


def _block(record: LetterRecord, part: str) -> Block:
    heading = _headings().get(part, part.capitalize())
    if text := record.words.get(part, "").strip():
        return Block(part, heading, (text,), own_words=True)
    make = FROM_RECORD.get(part)
    usual = tuple(line for line in make(record) if line) if make else ()
    return Block(part, heading, _in_own_wording(record, part, usual) or usual)


def _in_own_wording(record: LetterRecord, part: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """What the organisation says in place of the usual words; nothing, where it has no wording or that cannot be filled in."""
    own = record.rule.wording.get(part, "")  # type: ignore[call-overload]
    if not own:
        return ()
    due = record.due(*ANSWERS)
    values = {
        "organisation": record.organisation, "reference": record.reference, "name": record.to,
        "date received": day(record.case.received_on), "answer by": day(due) if due else "",
        "handler": "".join(handler(record)).rstrip("."), "what we say": "\n".join(usual),
    }  # fmt: skip
    said = merged(record.told(own), values)
    return (said,) if said else ()


def _headings() -> dict[str, str]:
    """The headings of parts; a part that needs none has an empty one."""
    return {
        "thanks": "", "reference": "", "date received": "", "final": "", "note to the reader": "",
        "handler": _("Who is dealing with it"), "handler contact": "", "answer by": _("When you will hear from us"),
        "points": _("What you told us"), "outcome wanted": _("What you would like"),
        "out of scope": _("What we cannot look into"), "decision": _("Our decision"), "findings": _("What we found"),
        "reasons": _("Why"), "evidence": _("What we looked at"), "apology": _("We are sorry"),
        "remedies": _("What we will do"), "improvements": _("What we will do better"),
        "prevention": _("How we will keep it from happening again"), "next step": _("If you are not happy"),
        "right": _("If you are not happy"), "last day": "", "signposts": _("Who else can help"),
        "reason for delay": _("Why we need longer"), "new date": _("When you will hear from us"),
        "progress": _("What we have done so far"),
        "next update": "", "how to reach us": _("How to reach us"), "procedure enclosed": "", "seal": "",
        "who reviews": _("Who looks at it again"), "passed to": _("Who we passed it to"),
        "until when": _("Until when"), "behaviours": _("What happened"), "what was done": _("What we did"),
        "explanation": _("What we can tell you"), "changes": _("What has changed"),
        "proposed action": _("What we plan to do"), "how it will be dealt with": _("How we will deal with it"),
        "question about the remedy wanted": _("A question to you"),
    }  # fmt: skip
