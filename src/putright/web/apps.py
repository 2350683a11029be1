"""Tells Django of the pages, so that it finds their templates, static files and catalogues."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages have no tables of their own."""

    name = "putright.web"
    label = "web"
