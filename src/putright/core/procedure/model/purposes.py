"""The closed lists: purposes, letter parts, channels, meanings of outcomes. A procedure chooses among these words."""

from __future__ import annotations

from typing import Literal, get_args

Purpose = Literal[
    "acknowledgement", "registration", "triage", "informal resolution", "validity", "investigation", "holding",
    "progress", "proposed action", "response", "explanation", "review request", "review acknowledgement",
    "admissibility", "review", "review response", "mediation", "determination", "final response", "passing on",
    "lessons review", "prevention review", "sign-off", "signposting", "restriction", "withdrawal", "consent",
    "remedy done", "escalation", "personnel", "procedural review", "learning", "reporting", "other process", "end",
    "house target",
]  # fmt: skip
PURPOSES: tuple[str, ...] = get_args(Purpose)

LOOKED_INTO = frozenset({
    "informal resolution", "validity", "investigation", "review", "determination", "procedural review", "personnel",
    "other process", "response",
})  # fmt: skip
"""Purposes of the stages in which a matter is looked into: evidence is gathered and colleagues are asked."""

Channel = Literal["form", "email", "letter", "telephone", "in person", "fax"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)

SPOKEN_FOR = ("agrees", "cannot agree", "has died")
"""What somebody who speaks for another says of them."""

Part = Literal[
    "thanks", "reference", "date received", "handler", "handler contact", "answer by", "points", "outcome wanted",
    "out of scope", "decision", "findings", "reasons", "evidence", "apology", "remedies", "improvements",
    "prevention", "next step", "right", "last day", "signposts", "final", "reason for delay", "new date", "progress",
    "next update", "proposed action", "changes", "explanation", "how it will be dealt with", "who reviews", "passed to",
    "behaviours", "until when", "how to reach us", "what was done", "procedure enclosed", "seal",
    "question about the remedy wanted",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)

FROM_THE_RECORD: frozenset[str] = frozenset({
    "thanks", "reference", "date received", "handler", "answer by", "points", "outcome wanted",
    "decision", "findings", "remedies", "right", "last day", "final", "new date", "next update", "who reviews",
    "procedure enclosed", "seal", "how to reach us", "until when", "behaviours", "next step",
    "question about the remedy wanted",
})  # fmt: skip
"""Parts that are made from the record when it holds what they need; the others are written by a person."""

OUTCOME_TOLD = frozenset({"decision", "findings"})
"""Parts by which a letter tells what a case came to."""

ACTIONS_TOLD: dict[str, tuple[str, ...]] = {
    "remedies": ("remedy", "corrective action", "improvement", "preventive action"),
    "improvements": ("improvement", "preventive action"),
    "prevention": ("preventive action", "improvement"),
}
"""Parts that tell of actions, each with the means it tells of."""

OUTCOME_TOLD = frozenset({"decision", "findings"})
"""Parts by which a letter tells what a case came to."""

OutcomeMeaning = Literal["upheld", "partially upheld", "not upheld", "no finding"]
"""What an organisation's own outcome word counts as in figures."""
