"""Whom the procedure would give a case to, with the reason, in a sentence or two. Who that is, is worked out in the core."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.core.casework.proposing import Proposed
from putright.core.procedure.model.people import Post
from putright.web.telling.journal import Teller
from putright.web.telling.words import in_a_row, sentence


def who(t: Teller, one: Proposed) -> str:
    """Return `Farah Khan, service manager`."""
    names = in_a_row([t.name_of(person) for person in one.people])
    return f"{names}, {t.rule(Post, one.post)}" if one.post else names


def why(t: Teller, one: Proposed) -> list[str]:
    """The reasons, the one that decided first."""
    return [sentence(reason) for reason in _reasons(t, one)]


def _reasons(t: Teller, one: Proposed) -> Iterator[str]:
    clause = {"clause": one.clause}
    if one.to_find:
        yield _("nobody the procedure names is free to have it, so they are to find somebody (%(clause)s).") % clause
    elif one.instead_of:
        post = t.rule(Post, one.instead_of)
        yield _("they step in because this may be about the %(post)s (%(clause)s).") % {"post": post, **clause}
    elif one.service:
        yield _("because the service is %(service)s (%(clause)s).") % {"service": t.service(one.service), **clause}
    else:
        yield _("because the procedure gives this stage to them (%(clause)s).") % clause
    if one.acting_for:
        yield _("%(name)s is away, and they stand in.") % {"name": t.name_of(one.acting_for)}
    for person, reason in one.passed_over:
        yield _("%(name)s cannot have it: %(reason)s.") % {"name": t.name_of(person), "reason": reason}
    if not one.to_find and one.people:
        names = in_a_row([t.name_of(person) for person in one.people])
        yield ngettext("%(names)s is not named in it.", "%(names)s are not named in it.", len(one.people)) % {
            "names": names
        }
