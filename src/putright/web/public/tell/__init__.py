"""Telling an organisation something, one question a page, made from its procedure; nothing typed is ever lost on the way."""
