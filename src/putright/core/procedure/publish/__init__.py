"""The public face of a procedure, made from the same document: a page with the rules hidden or shown, and plain text."""

from putright.core.procedure.publish.page import page, publish
from putright.core.procedure.publish.plain import plain_text

__all__ = ["page", "plain_text", "publish"]
