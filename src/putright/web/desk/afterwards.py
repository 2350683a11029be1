"""What somebody is told once what they did is recorded, where it is more than its name."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from putright.core.casework.action import Given
from putright.core.casework.decide.recording import OFF
from putright.register.linking import LINK
from putright.web.desk.declaring import DECLARE


def recorded(action: str, title: str, values: Mapping[str, Given]) -> str:
    """The words for it; `title` is what the action is called on its form."""
    if action == DECLARE and values.get("answer") == "some":
        return _("You know somebody in that case, so you do not see it any more. It is with somebody else now.")
    if action == LINK and values.get(OFF) == "yes":
        return _("The link was taken off. Neither case leads to the other any more.")
    return _("Recorded: %(title)s") % {"title": title}
