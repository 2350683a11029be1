"""The public face of a procedure, made from the same document: its page, plain text, a summary, duties and promises."""

from putright.core.procedure.publish.duties import duties
from putright.core.procedure.publish.page import contents, page, publish
from putright.core.procedure.publish.plain import plain_text
from putright.core.procedure.publish.promises import commitments, kept, reports
from putright.core.procedure.publish.summary import summary

__all__ = ["commitments", "contents", "duties", "kept", "page", "plain_text", "publish", "reports", "summary"]
