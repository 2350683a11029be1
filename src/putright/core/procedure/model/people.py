"""Rules about people: posts, conflicts of interest, the last resort, and restrictions on a person's contact."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from putright.core.procedure.model.base import Name, Names, Rule, Text, YesNo
from putright.core.procedure.model.clocks import ALength
from putright.core.procedure.model.events import Conditions
from putright.core.procedure.model.purposes import Purpose

SIDES = ("complainant", "person complained about")
"""The two sides of a case. What one of them says or asks for is recorded by staff; neither decides anything in it."""
RELATIVE = ("handler", "receiver", "any staff", *SIDES, "anyone", "the system")
"""Words that may stand where a post stands: whoever has the case, whoever took it in, and so on."""


class Post(Rule):
    """A role in the organisation that the procedure gives powers or duties to."""

    kind: ClassVar[str] = "post"
    of: Literal["organisation", "service"] = "organisation"
    seniority: Annotated[int, Field(ge=0, le=99)] = 10
    """Larger is more senior; used where a review goes to somebody more senior."""
    several: YesNo = False
    """Held by several people at once (a team, the trustees)."""
    outside: YesNo = False
    """Held by people who are not staff (the Commissioner, an outside investigator)."""
    reach: Literal["everything", "its services", "what it holds"] = "what it holds"
    registrar: YesNo = False


class ConflictOfInterest(Rule):
    """Who steps in when the holder of a post is complained about."""

    kind: ClassVar[str] = "conflict of interest"
    complained_of: Name
    stage: Names = ()
    """The stages it applies in; empty means all."""
    instead: Names
    """Posts in order of preference."""
    together_with: Names = ()
    """Posts who take part with whoever steps in."""
    goes_to: Name | None = None
    """A stage to which such a complaint goes at once."""


class LastResort(Rule):
    """Who finds somebody to deal with a case when everyone the rules name is barred."""

    kind: ClassVar[str] = "last resort"
    posts: Names
    """In order; the first with an unbarred holder chooses."""


class Restriction(Rule):
    """A limit on contact with a person whose behaviour was unreasonable: a recorded, reviewed, appealable measure."""

    kind: ClassVar[str] = "restriction"
    purpose: Purpose = "restriction"
    behaviours: dict[Name, Text]
    referred_by: Names = ("any staff",)
    decided_by: Names
    advice_sought: YesNo = False
    covers: Literal["this matter", "all contact"] = "this matter"
    still_owed: Names = ()
    """Purposes of clocks and letters that stay owed; all others are not."""
    letter: Name | None = None
    reviewed_within: ALength | None = None
    when: Conditions = ()


class DisclosureLimit(Rule):
    """Why something about a case may not be told to the complainant, and who explains that without disclosing it."""

    kind: ClassVar[str] = "disclosure limit"
    grounds: dict[Name, Text]
    by: Names = ()
    explained_by: Names
    letter: Name | None = None
