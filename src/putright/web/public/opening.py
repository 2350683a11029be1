"""The guard of every page of a case that somebody opened with their code; which case that is stands in `session`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from putright.register import lists
from putright.register.organisations import Place
from putright.web.page import of_organisation
from putright.web.public.session import opened

View = Callable[..., HttpResponseBase]


def of_opened_case(view: View) -> View:
    """Give a view the organisation, whoever opened a case in this browser and the case; where none is open, ask for the code."""

    @of_organisation
    @wraps(view)
    def found(request: HttpRequest, here: Place, **parts: Any) -> HttpResponseBase:
        viewer = opened(request, here)
        if viewer is None:
            return redirect("public-track", here.slug)
        return view(request, here, viewer, lists.tracking_page(viewer, viewer.case, timezone.now()), **parts)

    return found
