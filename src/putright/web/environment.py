"""The Jinja environment of every page: the components' macros, translation and what templates may call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from putright.web.assets import asset
from putright.web.dates import day, day_and_time, number, short_day
from putright.web.forms.account import form_components, form_errors, form_hidden
from putright.web.languages import direction, is_draft, language, others
from putright.web.telling.theirs import theirs, written_in
from putright.web.telling.words import file_size, held_together, in_a_row, sentence


def environment(**options: Any) -> Environment:
    """Return what Django's Jinja2 engine asks for, with the macros of the components beside our templates."""
    own = options.pop("loader")
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(loader=ChoiceLoader([own, components]), extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 - Django sets autoescape
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals.update(asset=asset, url=address, is_demo=is_demo, messages_for=get_messages)
    made.globals.update(language=language, direction=direction, other_languages=others, is_draft=is_draft)
    made.globals.update(written_in=written_in, as_it_was_sent=as_it_was_sent)
    made.globals.update(form_components=form_components, form_errors=form_errors, form_hidden=form_hidden)
    made.filters.update(day=day, short_day=short_day, day_and_time=day_and_time, sentence=sentence, in_a_row=in_a_row)
    made.filters.update(number=number, theirs=theirs, file_size=file_size, lines_kept=lines_kept, slugify=_in_addresses)
    made.filters.update(shown_with_choice=shown_with_choice, held_together=held_together)
    return made


_in_addresses = lru_cache(maxsize=4096)(slugify)
"""A name as it stands in addresses, remembered for the lists of choices."""


def address(name: str, args: Sequence[str | int] = (), kwargs: Mapping[str, Any] | None = None) -> str:
    """Where a page is, by the name of its route; remembered, because a list leads to the same places again and again."""
    return reverse(name, kwargs=dict(kwargs)) if kwargs else _reversed(name, tuple(args))


@lru_cache(maxsize=4096)
def _reversed(name: str, args: tuple[str | int, ...]) -> str:
    return reverse(name, args=args)


def as_it_was_sent(draw: Callable[..., str], code: str, *parts: Any) -> Markup:
    """A letter, drawn in its own language (without a code, that of staff) whatever the page around it speaks, and marked so."""
    spoken = code or settings.LANGUAGE_CODE
    with override(spoken):
        drawn = draw(*parts)
    return Markup("<div{}>{}</div>").format(written_in(spoken), drawn)


def lines_kept(drawn: str) -> Markup:
    """A drawn question whose lines stay as they were typed where it is set inside another: that one indents what it holds."""
    return Markup(re.sub(r"(?s)(<textarea[^>]*>)(.*?)(?=</textarea>)", _in_one_line, str(drawn)))  # noqa: S704 - drawn already


def shown_with_choice(drawn: str) -> Markup:
    """Drawn choices without what tells the components' script to open and close the questions beneath them.

    It marks a radio as expanded, which no radio can be (ARIA 1.2); the style sheet shows what belongs to a choice.
    """
    opened = r' data-aria-controls="[^"]*"|(?<=__conditional) govuk-\w+__conditional--hidden'
    return Markup(re.sub(opened, "", str(drawn)))  # noqa: S704 - drawn already


def _in_one_line(area: re.Match[str]) -> str:
    return area[1] + area[2].replace("\r\n", "\n").replace("\n", "&#10;")


def is_demo() -> bool:
    """Say whether this is the demonstration, where every person and case is made up."""
    return bool(settings.MODE == "demo")
