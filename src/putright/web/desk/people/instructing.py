"""The forms by which whoever may sign an acknowledgement lets it go by itself, and ends that, where the procedure allows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.office import AnyOfficeEntry, InstructionEnded, InstructionLeft
from putright.core.procedure.model.letters import Letter
from putright.web.desk.people.asking import Asking, Form, one_of, value
from putright.web.forms.answers import Answers


def may_instruct(asking: Asking) -> list[Letter]:
    """Letters that may go by themselves and that this person may sign."""
    office, me = asking.names.office, asking.viewer.person
    posts = set(office.posts_of(me))
    return [rule for rule in asking.names.procedure.all(Letter) if rule.by_itself and posts & {*rule.by}]


def _chosen(label: str, rules: Iterable[Letter]) -> tuple[Field, ...]:
    return (one_of(label, [Choice(rule.name, rule.words) for rule in rules], "letter"),)


def _to_leave(asking: Asking) -> tuple[Field, ...]:
    known = asking.names.office.instructions
    rules = [rule for rule in may_instruct(asking) if known.get(rule.name) != asking.viewer.person]
    return _chosen(_("Which letter is to go by itself?"), rules)


def _left(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    return (InstructionLeft.model_validate({**asking.by(), "letter": value(answers, "letter")}),)


def _to_end(asking: Asking) -> tuple[Field, ...]:
    rules = [rule for rule in may_instruct(asking) if rule.name in asking.names.office.instructions]
    return _chosen(_("Which letter is to go by itself no longer?"), rules)


def _ended(asking: Asking, answers: Answers) -> tuple[AnyOfficeEntry, ...]:
    return (InstructionEnded.model_validate({**asking.by(), "letter": value(answers, "letter")}),)


def forms() -> dict[str, Form]:
    """The forms by their names in addresses."""
    says = _(
        "It goes by e-mail in your name as soon as it is owed, when everything in it is on record. "
        "To whoever asked for something else, and to whoever wrote often that day, somebody writes as before."
    )
    return {
        "by-itself": Form(
            _("Let an acknowledgement go by itself"), _("Let it go by itself"), _to_leave, _left, says, own=True
        ),
        "by-hand": Form(_("Send an acknowledgement by hand again"), _("Send it by hand"), _to_end, _ended, own=True),
    }
