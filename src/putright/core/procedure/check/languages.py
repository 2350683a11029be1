"""Checks of languages: each says what the procedure says, and fills in the same things."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.load.mistakes import Mistake, nearest
from putright.core.procedure.model.languages import Language, texts
from putright.core.procedure.model.merging import named


def one_rule_for_each(draft: Draft) -> Iterator[Mistake]:
    """A second rule about one language: which of the two would say what a letter says?"""
    codes = set[str]()
    for language in draft.procedure.all(Language):
        if language.code in codes:
            what = f"another language has the code `{language.code}` already."
            yield draft.wrong(language, what, ("code",), "one rule for each language")
        codes.add(language.code)


def said_nowhere(draft: Draft) -> Iterator[Mistake]:
    """Words in another language for something that no rule of the procedure says."""
    said = {text for rule in draft.procedure.rules if not isinstance(rule, Language) for text in texts(rule)}
    for language in draft.procedure.all(Language):
        for text in language.says:
            if text not in said and not draft.unread:
                what = f"no rule of the procedure says `{text}`."
                expected = "the words of a title, an option, a wording or a list, as they stand there"
                yield draft.wrong(language, what, ("says", text), expected, nearest(text, said))


def filled_in_otherwise(draft: Draft) -> Iterator[Mistake]:
    """A wording in another language that leaves out what the wording fills in, or fills in something else."""
    for language in draft.procedure.all(Language):
        for text, same in language.says.items():
            if sorted(named(text)) != sorted(named(same)):
                what = "in braces there is not the same as in the words it stands for."
                expected = ", ".join(f"`{{{one}}}`" for one in named(text)) or "no braces"
                yield draft.wrong(language, what, ("says", text), expected)
