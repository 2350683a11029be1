"""Which keys hold names, and the names of what: the table that `names` reads. Nothing is looked up here."""

from __future__ import annotations

from typing import NamedTuple

from putright.core.procedure.load.yaml import Path
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.flow import END
from putright.core.procedure.model.people import RELATIVE
from putright.core.procedure.model.procedure import MAIN
from putright.core.procedure.model.purposes import PURPOSES


class Reference(NamedTuple):
    """The kinds of rule whose names may stand in a key, and which other words may."""

    kinds: tuple[str, ...]
    others: tuple[str, ...] = ()


STAGE, TRACK, LETTER, RIGHT = (
    Reference(("stage",)),
    Reference(("track",)),
    Reference(("letter",)),
    Reference(("right",)),
)
FEEDBACK, POST = Reference(("kind of feedback",)), Reference(("post",))
SOMEBODY = Reference(("post",), (*RELATIVE, "usual contact"))
"""A post, or a word for whoever has to do with the case."""

REFERENCES: dict[str, Reference] = {
    "goes to": Reference(("stage",), (END,)),
    "then": Reference(("stage",), (END,)),
    "enters": STAGE,
    "restarts": STAGE,
    "stage": STAGE,
    "more senior than": Reference(("stage", "decision", "appointment")),
    "never": Reference(("stage", "decision", "judgement", "appointment", "report")),
    "opens": TRACK,
    "resumes": Reference(("track",), (MAIN,)),
    "track": Reference(("track",), (MAIN,)),
    "sends": LETTER,
    "letter": LETTER,
    "causes": Reference(("happening",)),
    "appoints": Reference(("appointment",)),
    "carries": RIGHT,
    "tells rights": RIGHT,
    "window": RIGHT,
    "promises": Reference(("clock",)),
    "signposts": Reference(("signpost",)),
    "services": Reference(("service",)),
    "part of": Reference(("service",)),
    "becomes": FEEDBACK,
    "turns into": FEEDBACK,
    "kinds": FEEDBACK,
    "by": SOMEBODY,
    "held by": SOMEBODY,
    "chooses": SOMEBODY,
    "complained of": POST,
    "instead": POST,
    "together with": POST,
    "posts": POST,
    "post": POST,
    "approved by": SOMEBODY,
    "above": POST,
    "opened by": SOMEBODY,
    "access": POST,
    "seen by": POST,
    "jointly with": POST,
    "judged by": SOMEBODY,
    "decided by": SOMEBODY,
    "referred by": SOMEBODY,
    "explained by": SOMEBODY,
    "may continue": SOMEBODY,
    "tells": SOMEBODY,
    "between": SOMEBODY,
    "person": SOMEBODY,
    "fact": Reference(("fact", "decision", "judgement"), ("kind", "service", "channel")),
    "still owed": Reference(("purpose",), PURPOSES),
}
"""Keys that hold names, as an author writes them."""

IN_KIND: dict[tuple[str, str], Reference | None] = {
    ("categories", "of"): FEEDBACK,
    ("appointment", "from"): SOMEBODY,
    ("escalation", "to"): SOMEBODY,
    ("report", "to"): SOMEBODY,
    ("exclusion", "by"): None,
    ("exclusion", "tells"): None,
    ("track", "tells"): None,
}
"""Keys that mean something else in one kind of rule; None where free words stand."""


def reference(rule: Rule, at: Path) -> Reference | None:
    """What the word at a path of a rule must be the name of; None where it is no name."""
    key = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
    if at[:2] == ("on miss", "opens"):
        return RIGHT
    return IN_KIND[rule.kind, key] if (rule.kind, key) in IN_KIND else REFERENCES.get(key)
