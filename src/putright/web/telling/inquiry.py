"""The entries about how a matter is looked into, as titles and lines of a timeline; and the words for kinds of evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from putright.core.casework import entries as e
from putright.web.dates import day
from putright.web.telling.told import Told, lines_of


def tell_inquiry(entry: e.AnyEntry, name_of: Callable[[e.Person], str]) -> Told | None:
    """The entry in words; None where it is about something else."""
    match entry:
        case e.StepPlanned():
            who = (_("Who"), name_of(entry.owner) if entry.owner else "")
            return Told(_("Step %(number)s planned") % {"number": entry.step}, lines_of(who, _by(entry.due)))
        case e.StepFinished():
            words = {"done": _("Step %(number)s done"), "not needed": _("Step %(number)s is not needed any more")}
            return Told(words[entry.result] % {"number": entry.step})
        case e.EvidenceAdded():
            return _evidence(entry)
        case e.HelpAsked():
            words_ = _("Question %(number)s to a colleague: %(person)s")
            title = words_ % {"number": entry.request, "person": name_of(entry.person)}
            return Told(title, lines_of(_by(entry.due)))
        case e.HelpGiven():
            return Told(_answers()[entry.result] % {"number": entry.request, "person": name_of(entry.person)})
    return None


def source_words(source: str) -> str:
    """What a piece of evidence is."""
    return {
        "document": _("a document"), "interview": _("an interview"), "message": _("a message"),
        "recording": _("a recording or a picture"), "visit": _("a visit"), "something else": _("something else"),
    }[source]  # fmt: skip


def _evidence(entry: e.EvidenceAdded) -> Told:
    title = _("Evidence %(number)s: %(what)s") % {"number": entry.evidence, "what": source_words(entry.source)}
    points = (_("For point"), ", ".join(entry.heads))
    alone = (_("Accompanied"), _("yes") if entry.accompanied else "")
    return Told(title, lines_of((_("Of"), day(entry.dated) if entry.dated else ""), points, alone))


def _by(due: date | None) -> tuple[str, object]:
    return _("By"), day(due) if due else ""


def _answers() -> dict[str, str]:
    return {
        "answered": _("%(person)s answered question %(number)s"),
        "not answered": _("%(person)s did not answer question %(number)s"),
        "not needed": _("Question %(number)s to %(person)s is not needed any more"),
    }
