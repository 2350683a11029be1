"""What somebody can do as a plain imperative: on a button, and at the head of the page of a case."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework.action import Offer
from putright.core.casework.scene import Scene
from putright.core.procedure.model.flow import Judgement
from putright.core.procedure.model.keeping import Remedies
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.purposes import Purpose
from putright.core.procedure.model.rights import Right
from putright.web.telling.words import sentence


def imperative(scene: Scene, offer: Offer) -> str:
    """Return `Send the answer`, `Decide: next step`, `Record the finding on point 2`."""
    if offer.name == "send letter":
        return _letter(scene, offer)
    if offer.name == "make finding":
        return _finding(scene)
    if offer.name in ("admit right", "refuse right"):
        return _right(scene, offer)
    return _others(scene, offer)


def _letter(scene: Scene, offer: Offer) -> str:
    rule = scene.procedure.get(Letter, offer.about)
    known = letters().get(rule.purpose) if rule and rule.to == "complainant" else None
    return known or _("Send: %(what)s") % {"what": offer.title}


def letters() -> dict[Purpose, str]:
    """What a letter to whoever complained does, by its purpose; one that is not named here is called by its title."""
    return {
        "acknowledgement": _("Send the acknowledgement"),
        "review acknowledgement": _("Acknowledge what they asked for"),
        "holding": _("Send a holding letter"),
        "progress": _("Tell them how far it has come"),
        "proposed action": _("Tell them what we plan to do"),
        "response": _("Send the answer"),
        "review response": _("Send the answer after looking again"),
        "final response": _("Send the last answer"),
        "determination": _("Send the determination"),
        "signposting": _("Tell them who can help"),
        "explanation": _("Explain it to them"),
    }


def _finding(scene: Scene) -> str:
    missing = [head for head in scene.case.heads if head not in scene.case.findings]
    if len(scene.case.heads) < 2 or not missing:
        return _("Record the finding")
    return _("Record the finding on point %(head)s") % {"head": missing[0]}


def _right(scene: Scene, offer: Offer) -> str:
    rule = scene.procedure.get(Right, offer.about)
    words = {"what": rule.words if rule else offer.about}
    return _("Accept: %(what)s") % words if offer.name == "admit right" else _("Refuse: %(what)s") % words


def _others(scene: Scene, offer: Offer) -> str:
    judged = scene.procedure.get(Judgement, offer.about) if offer.name == "judge" else None
    words = {"what": judged.question.rstrip("?") if judged else offer.title}
    sentences = {
        "decide": _("Decide: %(what)s"),
        "judge": _("Decide: %(what)s"),
        "record happening": _("Record: %(what)s"),
        "appoint": _("Appoint somebody: %(what)s"),
        "give report": _("Give the report: %(what)s"),
        "sign off": _("Sign off: %(what)s"),
        "agree": _("Record what is agreed: %(what)s"),
        "assign": _("Find somebody to have this"),
        "record satisfaction": _("Find out whether they are satisfied"),
        "check action": _("Check what was done: %(what)s"),
        "complete action": _("Do what was agreed: %(what)s"),
    }
    if offer.name in ("check action", "complete action"):
        words = {"what": _agreed(scene, offer)}
    return sentences[offer.name] % words if offer.name in sentences else sentence(offer.title)


def _agreed(scene: Scene, offer: Offer) -> str:
    """What was agreed, in the procedure's words for that kind of action."""
    action = next((one for one in scene.case.actions if one.action == offer.about), None)
    rule = scene.procedure.get(Remedies, action.remedies) if action else None
    if action is None or rule is None or action.means not in rule.list_:
        return offer.title.partition(": ")[2]
    words = rule.list_[action.means]
    return words[:1].lower() + words[1:]
