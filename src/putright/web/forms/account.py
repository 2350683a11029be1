"""Draws Django's own forms, which the account pages come with, by the same components and in the same words as ours."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, CheckboxInput, PasswordInput, RadioSelect
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from putright.web.forms.components import Component

AUTOCOMPLETE = {"login": "username", "email": "email", "password": "current-password", "code": "one-time-code"}
NEW_PASSWORDS = ("password1", "password2")


def _words() -> dict[str, tuple[str, str]]:
    """What the account pages call each field, and what they say where it is left empty."""
    address = _("E-mail address"), _("Enter your e-mail address")
    return {
        "login": address, "email": address,
        "password": (_("Password"), _("Enter your password")),
        "oldpassword": (_("Your password now"), _("Enter the password that you have now")),
        "password1": (_("A new password of at least 12 characters"), _("Enter a new password")),
        "password2": (_("The new password again"), _("Enter the new password again")),
        "code": (_("Code"), _("Enter the code")),
        "name": (_("What do you call this key?"), _("Give the key a name")),
        "passwordless": (_("Sign in with this key alone, without a password"), ""),
    }  # fmt: skip


def form_components(form: BaseForm) -> list[Component]:
    """Return what to draw for each visible field."""
    return [_component(bound) for bound in form.visible_fields()]


def form_hidden(form: BaseForm) -> dict[str, str]:
    """Return the hidden inputs of a form, by name."""
    return {bound.html_name: str(bound.value() or "") for bound in form.hidden_fields()}


def form_errors(form: BaseForm | None) -> list[dict[str, str]]:
    """Return the error summary's items; none for a form that was not sent."""
    if not form:
        return []
    general = [{"text": str(text)} for text in form.non_field_errors()]
    return general + [{"text": text, "href": f"#{bound.id_for_label}"} for bound in form for text in _wrong(bound)]


def _is_ours(bound: BoundField) -> bool:
    """The form has labels and errors of its own in our words; the others came with the library."""
    return type(bound.form).__module__.startswith("putright.")


def _label(bound: BoundField) -> str:
    return str(bound.label) if _is_ours(bound) else _words().get(bound.name, (str(bound.label), ""))[0]


def _wrong(bound: BoundField) -> list[str]:
    """What is wrong with a field, in words that say what to do."""
    missing = "" if _is_ours(bound) else _words().get(bound.name, ("", ""))[1]
    return [
        missing if missing and error.code == "required" else str(text)
        for error in bound.errors.as_data() for text in error.messages
    ]  # fmt: skip


def _component(bound: BoundField) -> Component:
    widget = bound.field.widget
    params: dict[str, Any] = {"name": bound.html_name, "id": bound.id_for_label}
    if bound.errors:
        params["errorMessage"] = {
            "text": " ".join(_wrong(bound)),
            "visuallyHiddenText": _("Error"),
        }
    if isinstance(widget, CheckboxInput):
        items = [{"value": "on", "text": _label(bound), "id": bound.id_for_label, "checked": bool(bound.value())}]
        return Component("checkboxes", params | {"items": items})
    if isinstance(widget, RadioSelect):
        return Component("radios", params | _radios(bound))
    return Component("input", params | _input(bound))


def _radios(bound: BoundField) -> dict[str, Any]:
    choices = getattr(bound.field, "choices", ())
    items = [
        {"value": str(value), "text": str(words), "checked": str(value) == str(bound.value())}
        for value, words in choices
    ]
    legend = {"text": _label(bound), "classes": "govuk-fieldset__legend--m"}
    return {"items": items, "idPrefix": bound.id_for_label, "fieldset": {"legend": legend}}


def _input(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    secret = isinstance(widget, PasswordInput)
    default = "new-password" if bound.name in NEW_PASSWORDS else ""
    return {
        "label": {"text": _label(bound)},
        "type": getattr(widget, "input_type", "text"),
        "value": "" if secret else str(bound.value() or ""),
        "classes": "govuk-!-width-one-half",
        "autocomplete": AUTOCOMPLETE.get(bound.name, default),
        "spellcheck": False,
    }
