"""Who and what the entries of a case speak of, by name, for those who work on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.core.casework.reference import grouped
from putright.register.lists import CasePage
from putright.web.telling.journal import Teller


def teller(seen: CasePage) -> Teller:
    """Tells this case's entries with people by their names."""
    names = {e.COMPLAINANT: _("the person who complained"), e.SYSTEM: _("the system"), **seen.names}
    services = {name: one.title for name, one in seen.outlook.scene.office.services.items()}
    cases = {called: grouped(other.number, other.ref) for called, other in seen.linked.items()}
    return Teller(
        seen.procedure, lambda person: names.get(person) or _("somebody whose name is not known"), services, cases
    )
