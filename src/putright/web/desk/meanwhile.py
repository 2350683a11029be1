"""What happened to a case while somebody was at a form of it, and why something cannot be done now; every word is given back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from putright.core.casework.action import Action, Refusal
from putright.core.casework.decide import CHAPTERS, decide
from putright.register import stale
from putright.register.lists import CasePage, EntrySeen
from putright.register.organisations import Place
from putright.register.scope import Viewer
from putright.register.staff_drafts import Given
from putright.web.desk import drafting
from putright.web.desk.case import slug, subject
from putright.web.desk.drafting import SEEN, TITLE, Address
from putright.web.desk.teller import teller
from putright.web.desk.timeline import FOLLOWS
from putright.web.desk.viewing import desk_page
from putright.web.forms.names import WORDS
from putright.web.telling.words import in_a_row, sentence


@dataclass(frozen=True)
class Meanwhile:
    """Something that happened: its title, by whom, and when it was recorded."""

    what: str
    who: str
    at: str


@dataclass(frozen=True)
class Changes:
    """What happened meanwhile, under one sentence of who did it and when."""

    headline: str = ""
    listed: Sequence[Meanwhile] = ()


def happened(viewer: Viewer, seen: CasePage, sequences: Iterable[int]) -> Changes:
    """These entries, of what the viewer may read; without any that they may, that there was one is all that is said."""
    wanted, tells = set(sequences), teller(seen)
    found = [one for one in seen.entries if one.sequence in wanted]
    if not found:
        return Changes(_("This changed while you were looking. Your words are kept below.") if wanted else "")
    told = [one for one in found if not isinstance(one.entry, FOLLOWS)] or found
    listed = [Meanwhile(tells.tell(one.entry).title, tells.name_of(one.entry.by), _at(one)) for one in told]
    by = list(dict.fromkeys(one.entry.by for one in told))
    return Changes(_headline(viewer, by, [tells.name_of(person) for person in by], _at(found[-1])), listed)


def _headline(viewer: Viewer, by: Sequence[str], names: Sequence[str], at: str) -> str:
    if by == [viewer.person]:
        return _("You changed this yourself %(at)s, in another window. Your words are kept below.") % {"at": at}
    who = sentence(in_a_row(list(names)))
    return _("%(who)s changed this %(at)s. Your words are kept below.") % {"who": who, "at": at}


def _at(one: EntrySeen) -> str:
    return drafting.moment(one.entry.at)


def since(viewer: Viewer, seen: CasePage, given: Given, track: str) -> Changes:
    """What happened since somebody began a form, of what bears on it."""
    known = next(iter(given.get(SEEN, ())), "")
    if not known.isdecimal():
        return Changes()
    return happened(viewer, seen, [one.sequence for one in stale.bearing(seen.case, int(known), track)])


def clause_words(seen: CasePage, label: str) -> str:
    """The plain words of a clause."""
    return next((clause.text for clause in seen.procedure.clauses if clause.label == label), "")


def not_open(request: HttpRequest, here: Place, viewer: Viewer, seen: CasePage, address: Address) -> HttpResponse:
    """Why something cannot be done now, by its clause, what happened meanwhile, and what was written: given back, and kept."""
    refusal = _why_not(viewer, seen, address)
    sent: Mapping[str, Sequence[str]] = dict(request.POST.lists())
    words = _words(sent)
    if words:
        title = request.POST.get(TITLE) or sentence(_action(address).replace("-", " "))
        drafting.keep(viewer, seen.line.ref, address, title, request.POST, here)
    draft = drafting.load(viewer, seen.line.ref, address)
    given = draft.given if draft else {name: tuple(several) for name, several in sent.items()}
    return desk_page(
        request, "desk/not_open.html", here, 409 if request.method == "POST" else 404, section="due", seen=seen,
        title=subject(seen), refusal=refusal, clause=clause_words(seen, refusal.clause),
        words=words or _words(given), begun=drafting.about(viewer, seen.line.ref, address, draft),
        changes=since(viewer, seen, given, "main"), holders=in_a_row(list(seen.line.holders)),
        form_address=drafting.link(here.slug, seen.line.ref, drafting.form_of(address)),
    )  # fmt: skip


def _words(sent: Mapping[str, Sequence[str]]) -> list[str]:
    return [str(text) for name, several in sent.items() for text in several if name.startswith(WORDS) and text.strip()]


def _action(address: Address) -> str:
    return next((name for name in CHAPTERS if slug(name) == address[0]), "")


def _why_not(viewer: Viewer, seen: CasePage, address: Address) -> Refusal:
    scene = seen.outlook.scene
    about = next((rule.name for rule in seen.procedure.rules if slug(rule.name) == address[1]), "")
    track = next((name for name in seen.case.tracks if slug(name) == address[2]), "main")
    wanted = Action(_action(address), viewer.person, scene.office.today, scene.office.now, about, track)
    answer = decide(seen.procedure, seen.case, wanted, scene.office)
    return answer if isinstance(answer, Refusal) else Refusal(_("This is not for you to do now."))
