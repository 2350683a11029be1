"""Checks of people: every post has something to do, and somebody is always left, whoever is complained about."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.names import values_in
from putright.core.procedure.check.references import reference
from putright.core.procedure.load.mistakes import Mistake, listed
from putright.core.procedure.model.events import Condition
from putright.core.procedure.model.flow import Appointment, Stage
from putright.core.procedure.model.people import ConflictOfInterest, LastResort, Post

ANYBODY = ("any staff", "anyone")
CASE_BY_CASE = ("handler", "receiver", "usual contact")
"""Whoever these words stand for may be the very person complained about."""


def posts_without_a_part(draft: Draft) -> Iterator[Mistake]:
    """A post that no rule gives anything to do, without a reading that says so."""
    used = _named(draft)
    for post in draft.procedure.all(Post):
        if post.name not in used and not post.reading:
            what = "no rule gives this post anything to do."
            yield draft.wrong(post, what, expected="a rule that names it, or a `reading` that says why it is listed")


def _named(draft: Draft) -> set[str]:
    found: set[str] = set()
    for rule in draft.procedure.rules:
        for at, value in values_in(rule):
            if isinstance(value, Condition) and value.name == "complained of":
                found.update(value.values)
            elif isinstance(value, str) and (what := reference(rule, at)) and "post" in what.kinds:
                found.add(value)
    return found


def nobody_left_to_decide(draft: Draft) -> Iterator[Mistake]:
    """A stage in which nobody is left once the holders of a post, or whoever has the case, are complained about."""
    reached = draft.map.reach.stages
    for stage in draft.procedure.all(Stage):
        if stage.ends or stage.name not in reached or set(ANYBODY) & set(stage.held_by):
            continue
        for post in _who_may_be_meant(stage):
            if not _left(draft, stage, post):
                who = f"`{post}`" if post else "whoever has the case"
                what = f"when {who} is complained about, nobody is left to decide in this stage."
                expected = "another post under `held by`, a `conflict of interest`, or a `last resort` of other posts"
                yield draft.wrong(stage, what, ("held by",), expected)


def _who_may_be_meant(stage: Stage) -> Iterator[str]:
    """The posts that have the case here; an empty word for whoever it happens to be."""
    posts = [word for word in stage.held_by if word not in CASE_BY_CASE]
    yield from posts
    if stage.held_by and not posts:
        yield ""


def _left(draft: Draft, stage: Stage, complained_of: str) -> set[str]:
    """The posts that can still have the case."""
    posts = {word for word in stage.held_by if word not in CASE_BY_CASE}
    for rule in draft.procedure.all(ConflictOfInterest):
        if rule.complained_of == complained_of and (not rule.stage or stage.name in rule.stage):
            posts.update(rule.instead)
    last = draft.procedure.only(LastResort)
    posts.update(last.posts if last else ())
    if not complained_of and len(posts) == 1:
        return set()
    return posts - {complained_of}


def nobody_left_who_did_not_act(draft: Draft) -> Iterator[Mistake]:
    """A stage that bars whoever acted before, though only the same posts can have it then and now."""
    for stage in draft.procedure.all(Stage):
        for number, named in enumerate(stage.never):
            before = draft.procedure.get(Stage, named)
            if before is None or stage.ends:
                continue
            last = draft.procedure.only(LastResort)
            left = {*stage.held_by, *(last.posts if last else ())} - set(before.held_by) - set(CASE_BY_CASE)
            if not left and not _held_by_several(draft, stage):
                what = f"whoever acted in `{named}` is barred, and {listed(stage.held_by)} had that stage too."
                yield draft.wrong(stage, what, ("never", number), "another post, or a `last resort`")


def _held_by_several(draft: Draft, stage: Stage) -> bool:
    """Whether another member of the same team can step in."""
    posts = (draft.procedure.get(Post, name) for name in stage.held_by)
    return any(post is not None and (post.several or post.of == "service") for post in posts)


def conflicts_that_never_apply(draft: Draft) -> Iterator[Mistake]:
    """A conflict of interest that steps aside for itself, or moves a case without saying from which stages."""
    for rule in draft.procedure.all(ConflictOfInterest):
        if rule.goes_to and not rule.stage:
            yield draft.wrong(rule, "it does not say from which stages a case goes there.", ("goes to",), "`stage: …`")
        if set(rule.instead) <= {rule.complained_of}:
            yield draft.wrong(
                rule, "the post complained about cannot step in for itself.", ("instead",), "another post"
            )


def nobody_from_outside(draft: Draft) -> Iterator[Mistake]:
    """An appointment that wants more people from outside than can be appointed."""
    for rule in draft.procedure.all(Appointment):
        posts = (draft.procedure.get(Post, name) for name in rule.from_)
        able = rule.may_be_outside or any(post is not None and post.outside for post in posts)
        if rule.from_outside > (rule.number if able else 0):
            what = f"{rule.from_outside} of them must be from outside, and no more than {rule.number if able else 0} can be."
            expected = "`may be outside: yes`, or a post with `outside: yes` under `from`"
            yield draft.wrong(rule, what, ("from outside",), expected)
