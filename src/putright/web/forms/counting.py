"""What the script that counts characters says, in the language of the page: it knows only English by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from putright.web.languages import formats


def counting_texts() -> dict[str, Any]:
    """Return the texts by the names that the component has for them; `%{count}` is filled in by the script."""
    return {
        "textareaDescriptionText": _("You can write up to %{count} characters"),
        "charactersUnderLimitText": {form: _left(number) for form, number in _forms(formats()).items()},
        "charactersAtLimitText": _("You have no characters left"),
        "charactersOverLimitText": {form: _over(number) for form, number in _forms(formats()).items()},
    }


def _left(number: int) -> str:
    return ngettext("You have %{count} character left", "You have %{count} characters left", number)


def _over(number: int) -> str:
    return ngettext("You have %{count} character too many", "You have %{count} characters too many", number)


@cache
def _forms(formats: str) -> dict[str, int]:
    """Every plural form that a language has, by the name that browsers give it, with a number that takes it."""
    form = Locale.parse(formats).plural_form
    return {form(number): number for number in range(100, -1, -1)}
