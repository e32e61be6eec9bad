"""Amounts that are not accounted for, and look like slips of amounts that are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from docgen.amounts import Amount, rounds
from docgen.checks.finance.known import Group, known, unaccounted
from docgen.checks.finance.mentions import Mention, mentions
from docgen.checks.finance.tabled import Place, only_table
from docgen.checks.rule import Checked

_NEAR = Decimal("0.05")
_FEWEST = 4  # digits that count, before two numbers that differ in one place are taken for one
_POWERS = ((9, "bn"), (6, "m"), (3, "k"))


class Slip(Struct, frozen=True):
    """An amount, the one it was meant for, and how they differ."""

    group: Group
    meant: Decimal
    how: str


def slips(checked: Checked) -> list[Slip]:
    """The amounts in pounds that contradict another; ask for it by `checked.once(slips)`."""
    groups = [g for g in checked.once(unaccounted) if g.amount.unit == "£" and g.amount.low == g.amount.high]
    if not groups:
        return []
    values = checked.once(known).exact.get("£", frozenset())
    written: dict[Decimal, list[Mention]] = {}
    for mention in checked.once(mentions).written:
        if _is_fine(mention.amount):
            written.setdefault(abs(mention.amount.low), []).append(mention)
    beside = {value: only_table(found) for value, found in written.items() if value not in values}
    return [slip for group in groups if (slip := _slip(group, _others(group, values, beside)))]


def _others(group: Group, values: Iterable[Decimal], beside: dict[Decimal, Place | None]) -> list[Decimal]:
    """What an amount may be a slip of: in a table of many amounts some are alike by chance."""
    own = only_table(group.mentions)
    return sorted({*values, *(value for value, place in beside.items() if place is None or place != own)})


def _is_fine(amount: Amount) -> bool:
    return amount.unit == "£" and not amount.scaled and amount.low == amount.high


def _slip(group: Group, values: list[Decimal]) -> Slip | None:
    written = abs(group.amount.low)
    for value in values:
        if value != written and _wrongly_rounded(group.amount, value):
            return Slip(group, value, f"it would round to {_rounded_form(group.amount, value)}")
    for value in values:
        if value != written and (how := _mistyped(written, value)):
            return Slip(group, value, how)
    return None


def _wrongly_rounded(amount: Amount, value: Decimal) -> bool:
    """Whether the amount is a rounding of the value that came out a step too high or too low."""
    size, step = abs(amount.low), amount.step
    if step <= 1 or value % step == 0:
        return False
    return abs(size - value) < step and abs(size - value) <= _NEAR * value and not rounds(size, step, value)


def _rounded_form(amount: Amount, value: Decimal) -> str:
    whole = (value / amount.step).quantize(Decimal(1)) * amount.step
    if not amount.scaled:
        return f"£{whole:,f}"
    power, letter = next((p, sign) for p, sign in _POWERS if amount.step.scaleb(3) > Decimal(1).scaleb(p))
    return f"£{whole.scaleb(-power):,f}{letter}"


def _mistyped(written: Decimal, value: Decimal) -> str:
    """How two numbers of many digits differ in one place alone; empty if they differ more."""
    one, other = f"{written:f}", f"{value:f}"
    if len(one) != len(other) or min(len(one.rstrip("0.")), len(other.rstrip("0."))) < _FEWEST:
        return ""
    differ = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    ):
        return "two digits have changed places"
    if len(differ) == 1 and len(one.rstrip("0.")) > _FEWEST:
        return "one digit differs"
    return ""


def slipped(checked: Checked) -> Iterator[Group]:
    """The groups that are told as slips, so that no other rule tells them too."""
    return (slip.group for slip in checked.once(slips))
