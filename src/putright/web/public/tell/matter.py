"""Questions about what happened: what it is about, in whose part of the work, and what would put it right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from putright.core.casework.action import Choice, Field
from putright.core.casework.office import Office
from putright.core.procedure.model.scope import Fact
from putright.web.forms.answers import Answers
from putright.web.public.asked import FACT, missing, receipt_fields
from putright.web.public.tell.question_page import Asking, QuestionPage
from putright.web.telling.public import part_question
from putright.web.telling.theirs import theirs

HAPPENED, WANTED = "what happened", "outcome wanted"
WISHES = "wishes"
"""What would put it right, of the usual things; beside it stands what they say in their own words."""


def wishes() -> tuple[Choice, ...]:
    """What people usually want."""
    return (
        Choice("apology", _("An apology")),
        Choice("explanation", _("An explanation")),
        Choice("fix it", _("That it is put right")),
        Choice("money back", _("Money back")),
        Choice("change", _("That you do it another way from now on")),
    )


def at_length(asking: Asking) -> Iterator[QuestionPage]:
    """One question a page."""
    fields = {field.name: field for field in receipt_fields(asking.procedure, asking.office, asking.kind)}
    group = _("What happened")
    if fields["service"].choices:
        yield QuestionPage("service", (_service(asking.office),), group=group)
    for part in asking.kind.asks:
        yield _of_part(part, part == asking.kind.asks[0], group)
    if "categories" in fields:
        yield QuestionPage("about", (_about(fields["categories"]),), group=group)
    for field in _facts(asking, fields):
        yield QuestionPage(_slug(field.name), (field,), group=group)
    yield QuestionPage("files", (), _("Add photos or files"), group, takes_files=True)


def on_one_page(asking: Asking) -> QuestionPage:
    """Everything about the matter together, for what is only passed on or quickly put right."""
    fields = {field.name: field for field in receipt_fields(asking.procedure, asking.office, asking.kind)}
    asked = [_words(part, part == asking.kind.asks[0]) for part in asking.kind.asks]
    if fields["service"].choices:
        asked.append(replace(_service(asking.office), required=False, unless_refused=False))
    if "categories" in fields and asking.kind.category_required:
        asked.append(_about(fields["categories"]))
    asked += [replace(field, required=False, unless_refused=False) for field in _facts(asking, fields)]
    title, group = theirs(asking.kind.words), _("What happened")
    return QuestionPage("matter", tuple(asked), title, group, wrong=_untold(asking), takes_files=True)


def _untold(asking: Asking) -> _Untold:
    return _Untold(asking.kind.asks[0])


class _Untold:
    """Better words for the one answer that is needed."""

    def __init__(self, part: str) -> None:
        self.part = part

    def __call__(self, answers: Answers) -> dict[str, str]:
        found = {self.part: missing(self.part) or _("Write something first")} if self.part in answers.errors else {}
        return {} if answers.words.get(self.part) else found


def _of_part(part: str, needed: bool, group: str) -> QuestionPage:
    if part == WANTED:
        field = Field(WISHES, "choices", _("Choose all that you want"), choices=wishes())
        own = Field(WANTED, "words", _("Anything else, in your own words"))
        return QuestionPage("put-right", (field, own), part_question(WANTED), group)
    return QuestionPage(_slug(part), (_words(part, needed),), group=group, wrong=_Untold(part))


def _words(part: str, needed: bool) -> Field:
    hint = _(
        "Say what happened, when and where, and whom you spoke to. Your own words are best. "
        "Leave out things about other people that we do not need."
    )
    return Field(part, "words", part_question(part), needed, hint if part == HAPPENED else "")


def _service(office: Office) -> Field:
    unsure = Choice("", _("I do not know"))
    listed = tuple(Choice(one.service, theirs(_place(office, one.service))) for one in office.services.values())
    return Field(
        "service", "choice", _("Which service is it about?"), True, choices=(*listed, unsure), unless_refused=True
    )


def _place(office: Office, service: str) -> str:
    """A service with what it is part of, nearest last: Place › Housing › Housing Strategy."""
    titles = [office.services[one].title or one for one in office.lineage(service) if one in office.services]
    return " › ".join(reversed(titles))


def _about(field: Field) -> Field:
    return replace(field, label=_("What is it about?"), hint=_("Choose all that are so."))


def _facts(asking: Asking, fields: dict[str, Field]) -> Iterator[Field]:
    unsure = Choice("", _("I am not sure"))
    for name, field in fields.items():
        fact = asking.procedure.get(Fact, name.removeprefix(FACT)) if name.startswith(FACT) else None
        if fact is not None and fact.of != "staff":
            choices = field.choices if fact.usually else (*field.choices, unsure)
            yield replace(field, required=True, unless_refused=True, choices=choices)


def _slug(name: str) -> str:
    return name.removeprefix(FACT).replace(" ", "-").lower()
