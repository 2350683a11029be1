"""What a procedure promises to people at large: standing commitments, regular reports, and how long things are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from putright.core.procedure.model.keeping import Commitment, RegularReport, Retention
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.publish.events import either, event_in_words
from putright.core.procedure.publish.wording import every, posts_in_words, sentence


@dataclass(frozen=True)
class Promise:
    """A standing commitment and the clause that lays it down."""

    title: str
    clause: str
    words: str
    """The plain words of the clause."""


@dataclass(frozen=True)
class ReportPromised:
    """A report that comes round: to whom, how often, and what it says."""

    title: str
    to: str
    often: str
    contents: tuple[str, ...]
    public: bool
    if_wished: bool
    """It is not owed: whoever gets it may ask for it."""


def commitments(procedure: Procedure, by_means_of: str = "") -> tuple[Promise, ...]:
    """The commitments that the pages do something for by these means; without means, all of them."""
    found = [rule for rule in procedure.all(Commitment) if not by_means_of or rule.by_means_of == by_means_of]
    return tuple(_promise(procedure, rule) for rule in found)


def _promise(procedure: Procedure, rule: Commitment) -> Promise:
    clause = procedure.clause_of(rule)
    again = f": {every(rule.every)}" if rule.every else ""
    return Promise(f"{rule.title or sentence(rule.to).removesuffix('.')}{again}", clause.label, clause.text)


def reports(procedure: Procedure) -> tuple[ReportPromised, ...]:
    """Every regular report, those for the public first."""
    found = [_report(procedure, rule) for rule in procedure.all(RegularReport)]
    return tuple(sorted(found, key=lambda report: not report.public))


def _report(procedure: Procedure, rule: RegularReport) -> ReportPromised:
    return ReportPromised(
        title=rule.title or sentence(rule.name).removesuffix("."),
        to=" and ".join(_readers(procedure, rule)),
        often=every(rule.every) if rule.every else either(event_in_words(procedure, event) for event in rule.upon),
        contents=rule.contents,
        public=rule.public,
        if_wished=rule.optional,
    )


def _readers(procedure: Procedure, rule: RegularReport) -> Iterator[str]:
    for words in posts_in_words(procedure, rule.to):
        yield words if words.startswith("the ") else f"the {words}"


def readers(procedure: Procedure) -> tuple[str, ...]:
    """The posts whose holders may look at every case, unless it is about them."""
    return tuple(post.words for post in procedure.all(Post) if post.reach == "everything")


KEPT = {
    "content": "What you told us and what we wrote to you",
    "evidence": "Photos and other papers",
    "register line": "The line in our register",
    "equality answers": "What you told us about yourself, kept apart from your case",
}


def kept(procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """What is kept, and how long after a case is closed."""
    return tuple((KEPT[rule.of], str(rule.keep)) for rule in procedure.all(Retention))
