"""How one thing that was agreed to put a matter right stands, in a few words for those who work on the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework.case import ActionState
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.web.dates import short_day


def remedy_state(procedure: Procedure, action: ActionState, day: Callable[[date], str] = short_day) -> str:
    """How it stands now, with days as they are written on that page."""
    if action.dropped:
        return _("Will not be done")
    if action.waits_for:
        posts = (procedure.get(Post, name) for name in action.waits_for)
        return _("Waits for approval: %(posts)s") % {"posts": ", ".join(post.words for post in posts if post)}
    if action.disputed:
        return _("The person says it was not done")
    if action.done_on is None:
        return _("To be done")
    words = {"day": day(action.done_on), "checked": day(action.checked_on) if action.checked_on else ""}
    return _("Done on %(day)s, checked on %(checked)s") % words if action.checked_on else _("Done on %(day)s") % words
