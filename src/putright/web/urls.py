"""Where each page's address leads: the public's and the staff's pages of each organisation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
