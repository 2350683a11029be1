"""What the list may be narrowed to: what procedures call things, services, colleagues, labels, needs, each with its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from putright.core.casework.office import Office
from putright.core.procedure.model.procedure import Procedure
from putright.register import lists, procedures
from putright.register.lists import NOBODY
from putright.register.organisations import Place, Version
from putright.register.scope import Viewer
from putright.web.dates import day
from putright.web.desk.needs import formats
from putright.web.desk.vocabulary import Vocabulary
from putright.web.page import SHORT, office_now, procedure_in_force


@dataclass(frozen=True)
class Choices:
    """What may be chosen of: each value by its name, with its words. Read once for a page, however often an address is read."""

    here: Place
    viewer: Viewer
    known: dict[str, Vocabulary] = field(default_factory=dict, init=False, compare=False, repr=False)
    """By the version that is asked for, so that its words are put together once."""

    @cached_property
    def procedure(self) -> Procedure:
        """The one in force."""
        return procedure_in_force(self.here)

    @cached_property
    def office(self) -> Office:
        """As it is now."""
        return office_now(self.here)

    def under(self, version: str) -> Vocabulary:
        """What cases are called: by the procedure in force, and by an earlier version where the list is narrowed to it."""
        if version not in self.known:
            self.known[version] = Vocabulary((*self._asked(version), self.procedure))
        return self.known[version]

    def _asked(self, version: str) -> tuple[Procedure, ...]:
        found = [one for one in self._kept if version and one.sha256[:SHORT] == version]
        return tuple(procedures.pinned(one.id, one.sha256).procedure for one in found)

    @cached_property
    def _kept(self) -> tuple[Version, ...]:
        return self.here.versions

    @cached_property
    def versions(self) -> dict[str, str]:
        """Versions of the procedure, by the beginning of their hash; none where there is only one."""
        words = _("version %(version)s, from %(day)s")
        named = {
            one.sha256[:SHORT]: words % {"version": one.version, "day": day(one.in_force_from)} for one in self._kept
        }
        return named if len(named) > 1 else {}

    @cached_property
    def services(self) -> dict[str, str]:
        """Services, by their names."""
        return {name: one.title or name for name, one in self.office.services.items()}

    @cached_property
    def needs(self) -> dict[str, str]:
        """What people may need to read, hear or speak."""
        return formats()

    @cached_property
    def labels(self) -> dict[str, str]:
        """The organisation's own labels, and those withdrawn that a case on the list still has."""
        worn = lists.worn(self.viewer, self.office.withdrawn_labels)
        return {label: label for label in self.office.labels} | {
            label: _("%(label)s (withdrawn)") % {"label": label} for label in worn
        }

    @cached_property
    def holders(self) -> dict[str, str]:
        """Nobody, and colleagues by their references, in the order of their names."""
        found = lists.names(self.viewer, self.office.staff)
        return {NOBODY: _("Nobody"), **dict(sorted(found.items(), key=lambda one: one[1].casefold()))}

    @property
    def standings(self) -> dict[str, str]:
        """Open, or closed with something still to be done."""
        return {"open": _("Open"), "closed": _("Closed, with something still to do")}
