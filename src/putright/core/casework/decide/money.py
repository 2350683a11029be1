"""Sums of money that put something right: how they are written, and from which sum on somebody else has to approve them."""

from __future__ import annotations

import re

from putright.core.casework.action import Field
from putright.core.procedure.model.keeping import Money, Remedies

_SUM = re.compile(r"£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(?P<pence>\d\d))?")


def amount_field(rule: Money) -> Field:
    """How much: asked where the kind chosen is one of those that are sums of money."""
    hint = f"For example 50 or 12.50. More than {pounds(rule.up_to * 100)} "
    hint += "waits until somebody else has approved it." if rule.above else "cannot be agreed here."
    only_with = ("means", rule.of[0]) if len(rule.of) == 1 else None
    return Field("amount", "text", "How much, in pounds?", hint=hint, only_with=only_with)


def pence(text: str) -> int | None:
    """A sum as people write it, such as `£1,250` or `12.50`, in pence; None for anything else."""
    found = _SUM.fullmatch(text.strip())
    return int(found["pounds"].replace(",", "")) * 100 + int(found["pence"] or 0) if found else None


def pounds(amount: int) -> str:
    """A sum in pence as people write it."""
    return f"£{amount // 100:,}" if amount % 100 == 0 else f"£{amount // 100:,}.{amount % 100:02}"


def agreed_sum(rule: Remedies, means: str, text: str) -> int | str:
    """The sum in pence, 0 for what is no sum of money; or why it cannot be agreed, in words."""
    if rule.money is None or means not in rule.money.of:
        return 0
    amount = pence(text)
    if not amount:
        return "Enter how much, in pounds: for example 50 or 12.50"
    if amount > rule.money.up_to * 100 and not rule.money.above:
        return f"No more than {pounds(rule.money.up_to * 100)} can be agreed"
    return amount


def approvers(rule: Remedies, amount: int) -> tuple[str, ...]:
    """The posts one of which has to approve a sum; none where whoever has the case may agree it."""
    return rule.money.above if rule.money and amount > rule.money.up_to * 100 else ()
