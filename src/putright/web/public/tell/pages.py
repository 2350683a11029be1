"""Which pages of questions there are, in their order, given what was answered so far. What each asks is beside this module."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import QueryDict

from putright.register.drafts import Draft
from putright.web.forms.answers import Answers, read
from putright.web.public.tell import limits, matter, person
from putright.web.public.tell.question_page import Asking, QuestionPage


def pages(asking: Asking, draft: Draft) -> tuple[QuestionPage, ...]:
    """Every page that applies, in order."""
    return tuple(_at_length(asking, draft) if asking.at_length else _briefly(asking))


def _briefly(asking: Asking) -> Iterator[QuestionPage]:
    yield matter.on_one_page(asking)
    yield person.on_one_page(asking)


def _at_length(asking: Asking, draft: Draft) -> Iterator[QuestionPage]:
    told_for = next(iter(draft.answers.get("value.for", ())), "")
    yield from limits.first_of_all(asking)
    yield from person.before_the_matter(asking)
    if told_for == person.SOMEBODY:
        yield person.about_them()
    yield from matter.at_length(asking)
    yield from person.after_the_matter(asking, told_for)


def given(page: QuestionPage, draft: Draft) -> Answers:
    """A page's answers as the draft has them, with everything that is wrong with them."""
    return each_given((page,), draft)[0]


def each_given(asked: tuple[QuestionPage, ...], draft: Draft) -> tuple[Answers, ...]:
    """The same for several pages."""
    sent = QueryDict(mutable=True)
    for name, several in draft.answers.items():
        sent.setlist(name, list(several))
    return tuple(page.checked(read(page.fields, sent)) for page in asked)


def together(answers: tuple[Answers, ...], draft: Draft) -> Answers:
    """The answers of all pages as one."""
    values = {name: value for one in answers for name, value in one.values.items()}
    words = {name: text for one in answers for name, text in one.words.items()}
    errors = {name: why for one in answers for name, why in one.errors.items()}
    return Answers(values, words, errors, draft.answers)
