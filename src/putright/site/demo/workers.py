"""Who takes a step in a made-up case: whoever has it where they may, else somebody who may and who sees it."""

from __future__ import annotations

from random import Random

from putright.core.casework.action import Offer
from putright.core.casework.entries import COMPLAINANT, SYSTEM, Person
from putright.core.casework.outlook import Outlook
from putright.core.casework.scene import Scene
from putright.core.procedure.model.people import Post
from putright.site.demo.goals import Goal


def somebody(ahead: Outlook, offer: Offer, goal: Goal, random: Random) -> Person:
    """The person, or an empty word where nobody fits."""
    if goal.by:
        return goal.by if goal.by in offer.by else ""
    staff = [person for person in offer.by if person not in (COMPLAINANT, SYSTEM)]
    holders = [person for person in ahead.holders if person in staff]
    if holders:
        return holders[0]
    if not set(ahead.scene.office.staff) - ahead.barred.keys() <= set(offer.by):
        return random.choice(staff) if staff else ""
    seeing = [person for person in staff if sees(ahead.scene, person)]
    return random.choice(seeing) if seeing else ""


def sees(scene: Scene, person: Person) -> bool:
    """Whether a post of theirs reaches the case, whoever has it."""
    for holding in scene.office.holdings:
        rule = scene.procedure.get(Post, holding.post) if holding.person == person else None
        if rule is None or rule.reach == "what it holds":
            continue
        if (
            rule.reach == "everything"
            or not holding.service
            or holding.service in scene.office.lineage(scene.case.service)
        ):
            return True
    return False
