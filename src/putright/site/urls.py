"""Where each address leads."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

handler400 = "putright.web.errors.bad_request"
handler403 = "putright.web.errors.forbidden"
handler404 = "putright.web.errors.not_found"
handler500 = "putright.web.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("", include("putright.web.urls")),
]
