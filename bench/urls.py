"""The product's addresses, and a bare page: one indexed query and a line of text."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """What Django itself takes for one query by an index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ref FROM register_case WHERE organisation_id = %s AND ref = %s", [1, "none"])
        return HttpResponse(f"{cursor.fetchone()}")


urlpatterns = [path("bench/bare/", bare), path("", include("putright.site.urls"))]
