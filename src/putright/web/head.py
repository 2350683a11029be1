"""Answering HEAD as the GET it stands for, so that no view has to know of it and none takes it for a form sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from putright.web.headers import GetResponse


class AnswersHead:
    """A page's headers without the page, as monitors and mail programs ask for them."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask for the page and keep back what it says."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        if not response.streaming:
            response.content = b""
        return response
