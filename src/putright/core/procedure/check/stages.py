"""Checks of the course of a case: it can come to every stage, leave it again, and come to an end."""

from __future__ import annotations

from collections.abc import Iterator

from putright.core.procedure.check.draft import Draft
from putright.core.procedure.check.ways import is_end, onwards
from putright.core.procedure.load.mistakes import Mistake, listed
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.rights import Right


def stages_not_reached(draft: Draft) -> Iterator[Mistake]:
    """A stage to which nothing leads from any kind of feedback."""
    reached = draft.map.reach.stages
    for stage in draft.procedure.all(Stage):
        if stage.name not in reached:
            what = "no case comes to this stage."
            yield draft.wrong(
                stage, what, expected=f"`enters: {stage.name}` or `goes to: {stage.name}` where it begins"
            )


def stages_not_left(draft: Draft) -> Iterator[Mistake]:
    """A stage that is no end and from which nothing leads on, or from which only the complainant can move."""
    ways = draft.map
    for stage in _working(draft):
        if ways.onward[stage.name]:
            continue
        if ways.every[stage.name]:
            what = "a case here goes on only if the complainant does something; if they do not, it stays for ever."
        else:
            what = "nothing leads on from this stage."
        yield draft.wrong(stage, what, expected="a step that `goes to` a stage or to `end`, or `window` with `then`")


def stages_without_end(draft: Draft) -> Iterator[Mistake]:
    """A stage from which a case can be moved, but never to an end."""
    ways = draft.map
    for stage in _working(draft):
        further = onwards(ways.onward, [stage.name])
        if further and not any(is_end(draft.procedure, name) for name in further):
            what = f"a case here never comes to an end; it only goes to {listed(sorted(further))}."
            yield draft.wrong(stage, what, expected="a way to `end` or to a stage with `ends: yes`")


def _working(draft: Draft) -> Iterator[Stage]:
    reached = draft.map.reach.stages
    return (stage for stage in draft.procedure.all(Stage) if stage.name in reached and not stage.ends)


def windows_without_end(draft: Draft) -> Iterator[Mistake]:
    """A stage that waits for a right to lapse which has no last day, or that does not say what comes then."""
    for stage in draft.procedure.all(Stage):
        for right in filter(None, (draft.procedure.get(Right, name) for name in stage.window)):
            if right.within is None:
                what = f"`window: {right.name}` never closes, because that right has no last day."
                yield draft.wrong(stage, what, ("window",), f"`within: …` in the right `{right.name}`")
        if stage.window and not stage.then:
            what = "it does not say what comes when the window closes."
            yield draft.wrong(stage, what, ("window",), "`then: <stage>`")
        if stage.then and not stage.window:
            yield draft.wrong(
                stage, "`then` comes after a `window`, and there is none.", ("then",), "`window: <right>`"
            )


def nothing_senior_before(draft: Draft) -> Iterator[Mistake]:
    """A stage for somebody more senior than whoever acted in something that never comes before it."""
    ways = draft.map
    for stage in _working(draft):
        named = stage.more_senior_than
        if named is None:
            continue
        before = {named} if draft.procedure.get(Stage, named) else set()
        for rule in draft.procedure.rules:
            if rule.name == named and rule.kind in ("decision", "appointment"):
                before.update(ways.where(rule))
        if stage.name not in onwards(ways.every, before) | (before - {named}):
            what = f"`more senior than: {named}`, but nobody acts in that before a case comes here."
            yield draft.wrong(stage, what, ("more senior than",), "something earlier in the course of a case")


def nobody_holds(draft: Draft) -> Iterator[Mistake]:
    """A stage in which work goes on and which nobody has."""
    for stage in draft.procedure.all(Stage):
        if not stage.ends and not stage.held_by:
            yield draft.wrong(
                stage, "nobody has the case in this stage.", expected="`held by: <post>` or `held by: handler`"
            )


def ends_that_go_on(draft: Draft) -> Iterator[Mistake]:
    """A stage that is an end and says who has it or what comes then."""
    for stage in draft.procedure.all(Stage):
        if stage.ends and (stage.window or stage.then):
            at = ("window",) if stage.window else ("then",)
            yield draft.wrong(
                stage, "the case is over here, so nothing can come after it.", at, "no `ends: yes`, or no `then`"
            )
