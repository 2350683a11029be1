"""The public face of a procedure, made from the same document: its page, plain text, a summary, duties and promises."""

from putright.core.procedure.publish.duties import duties, first_hands
from putright.core.procedure.publish.page import contents, page, publish
from putright.core.procedure.publish.plain import plain_text
from putright.core.procedure.publish.promises import commitments, kept, readers, reports
from putright.core.procedure.publish.summary import kinds_for_everybody, summary

__all__ = [
    "commitments",
    "contents",
    "duties",
    "first_hands",
    "kept",
    "kinds_for_everybody",
    "page",
    "plain_text",
    "publish",
    "readers",
    "reports",
    "summary",
]
