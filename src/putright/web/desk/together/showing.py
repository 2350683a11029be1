"""The pages of everything done to several cases: what is asked first, what would be done, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import ngettext

from putright.core.casework.action import Field
from putright.web.desk.together.carrying_out import Outcome, Plan
from putright.web.desk.together.chosen import Chosen
from putright.web.desk.viewing import desk_page
from putright.web.forms.answers import Answers
from putright.web.forms.components import components, error_list


@dataclass(frozen=True)
class Page:
    """What stands on the page that shows what would be done."""

    what: str
    title: str
    heads: tuple[str, ...]
    button: str
    step: str
    nothing: str
    note: str = ""


def drawn(chosen: Chosen, plans: Sequence[Plan], page: Page, given: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """A table of what would be done to each, those that are left out with their reason, and the button."""
    return desk_page(
        chosen.request, "desk/together/plan.html", chosen.here, section="due", back=chosen.back, shown=page,
        going=[plan for plan in plans if plan.goes], left_out=[plan for plan in plans if not plan.goes],
        hidden=[*chosen.hidden(), *given],
    )  # fmt: skip


def asked_first(chosen: Chosen, title: str, fields: Sequence[Field], answers: Answers) -> HttpResponse:
    """What has to be known before anything can be shown."""
    return desk_page(
        chosen.request, "desk/together/asked.html", chosen.here, section="due", back=chosen.back, title=title,
        questions_list=components(fields, answers, small=True), error_list=error_list(fields, answers),
        hidden=list(chosen.hidden()), many=len(chosen.cases),
    )  # fmt: skip


def result(
    chosen: Chosen, found: Sequence[Outcome], said: Mapping[str, int], printed: Sequence[object] = ()
) -> HttpResponse:
    """How many were done, and each that was left out with its reason. `said` holds words with how many they speak of."""
    left_out = [outcome for outcome in found if outcome.done is None]
    said = {
        **said,
        ngettext("%(num)s left out", "%(num)s left out", len(left_out)) % {"num": len(left_out)}: len(left_out),
    }
    told = [words for words, number in said.items() if number]
    return desk_page(
        chosen.request, "desk/together/done.html", chosen.here, section="due", back=chosen.back, told=told,
        done=[outcome.plan for outcome in found if outcome.done], left_out=left_out, printed=printed,
    )  # fmt: skip
