"""The engines that draw pages and texts, and what a page may load and do. The rest is in `settings`."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "putright.web.environment.environment"},
    },
    {
        # For the texts of allauth's e-mails and messages; a page of its own would show, and a test looks for one.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "texts",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the square code for an authenticator app is drawn in the page
        "media-src": [SELF],  # a letter read out
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],  # a message that came in, in a frame where nothing acts
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
