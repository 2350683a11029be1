"""What is to become of each made-up case: an even spread over every way a case can go, decided before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice
from random import Random
from typing import Literal

from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Kind

Pace = Literal["prompt", "steady", "slow", "late", "stuck"]
Ending = Literal["as it comes", "withdrawn", "excluded", "restricted"]


@dataclass(frozen=True)
class Plot:
    """The character of one case. It steers choices where the procedure leaves one; it never overrides a rule."""

    counts_as: str = "complaint"
    kind: str = ""
    pace: Pace = "steady"
    outcome: Literal["upheld", "partially upheld", "not upheld"] = "upheld"
    ending: Ending = "as it comes"
    insists: bool = False
    """Uses every right there is."""
    named: bool = True
    represented: bool = False
    accused: Literal["", "somebody", "the most senior"] = ""
    escalates: bool = False
    """Takes the unusual turns that a procedure offers."""
    nameless: bool = False
    """A record on the spot, where the procedure has one."""
    age: tuple[int, int] = (30, 350)
    """Between how many and how many days ago it came in."""


RECENT, UNDER_WAY, LONG_AGO = (0, 3), (4, 24), (60, 350)
PLOTS = (
    Plot(age=UNDER_WAY),
    Plot(pace="prompt", age=LONG_AGO),
    Plot(age=RECENT),
    Plot(counts_as="compliment"),
    Plot(pace="late", outcome="partially upheld", insists=True, age=LONG_AGO),
    Plot(counts_as="concern", age=UNDER_WAY),
    Plot(outcome="not upheld", insists=True, age=(25, 55)),
    Plot(nameless=True),
    Plot(ending="withdrawn"),
    Plot(ending="excluded"),
    Plot(named=False, outcome="not upheld"),
    Plot(accused="the most senior", age=UNDER_WAY),
    Plot(pace="stuck", age=(25, 60)),
    Plot(counts_as="suggestion"),
    Plot(insists=True, outcome="not upheld", age=LONG_AGO),
    Plot(ending="restricted", insists=True),
    Plot(counts_as="comment", age=RECENT),
    Plot(accused="somebody", pace="slow"),
    Plot(represented=True, outcome="partially upheld"),
    Plot(counts_as="concern", insists=True),
    Plot(escalates=True),
    Plot(pace="late", age=UNDER_WAY),
    Plot(counts_as="service request"),
    Plot(counts_as="compliment", age=RECENT),
    Plot(pace="slow", age=(15, 45)),
)
"""Every way a case can go, the ones that show most first, so that a short year shows them too."""


def plots(procedure: Procedure, number: int, random: Random) -> Iterator[Plot]:
    """So many plots for a procedure; a kind of feedback that it does not know becomes one that it does."""
    for plot in islice(cycle(PLOTS), number):
        yield replace(plot, kind=_kind(procedure, plot, random))


def _kind(procedure: Procedure, plot: Plot, random: Random) -> str:
    kinds = procedure.all(Kind)
    alike = [kind for kind in kinds if kind.counts_as == plot.counts_as and kind.nameless == plot.nameless]
    if plot.nameless:
        alike = [kind for kind in kinds if kind.nameless]
    if not alike:
        alike = [kind for kind in kinds if not kind.nameless]
    return random.choice(alike).name
