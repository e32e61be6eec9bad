"""The amounts that a decision accounts for, and those its texts write without one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from docgen import amounts
from docgen.amounts import Amount, rounds
from docgen.checks.finance.mentions import Mention, mentions, place
from docgen.checks.rule import Checked
from docgen.decision.ledger import figures
from docgen.decision.ledger.totals import KINDS, Period, periods, subtotals
from docgen.decision.model import Figure
from docgen.diagnostics import Position

_COUNTS = ("fte", "posts")
_ALWAYS = {"%": {Decimal(0), Decimal(100)}}


class Known(Struct, frozen=True):
    """Sizes by unit: `exact` of the ledger, its totals and the figures, `sizes` of what is `quoted`, as it is written."""

    exact: dict[str, frozenset[Decimal]]
    quoted: tuple[Amount, ...]
    sizes: dict[str, frozenset[Decimal]]

    def has(self, amount: Amount) -> bool:
        """Whether the amount, both ends if it is a range, is accounted for, as exactly as it is written."""
        return all(self._has(amount, value) for value in amount.values)

    def _has(self, amount: Amount, value: Decimal) -> bool:
        exact = self.exact.get(amount.unit, frozenset())
        if abs(value) in exact or abs(value) in self.sizes.get(amount.unit, ()):
            return True
        if amount.unit in _COUNTS:
            return any(abs(value) == abs(v) for q in self.quoted if q.unit in _COUNTS for v in q.values)
        if any(rounds(value, amount.step, known) for known in exact):
            return True
        alike = [quoted for quoted in self.quoted if quoted.unit == amount.unit]
        return any(rounds(value, max(amount.step, q.step), v) for q in alike for v in q.values)


class Group(Struct, frozen=True):
    """One amount that is not accounted for, at all its places in reading order."""

    amount: Amount
    mentions: tuple[Mention, ...]

    def at(self, checked: Checked) -> Position:
        """Its first place."""
        return where(checked, self.mentions[0])

    def others(self, checked: Checked) -> str:
        """Its other places, in words: " (also on lines 12 and 40)"; empty if there are none."""
        first = self.at(checked)
        rest = [where(checked, m) for m in self.mentions[1:5]]
        said = [f"{p.line}" if p.file == first.file else f"{p.line} of {p.file}" for p in rest]
        said = list(dict.fromkeys(s for s in said if s != str(first.line)))
        more = f", and {len(self.mentions) - 5} more times" if len(self.mentions) > 5 else ""
        if not said:
            return ""
        lines = ", ".join(said[:-1]) + " and " + said[-1] if len(said) > 1 else said[0]
        return f" (also on {'lines' if len(said) > 1 else 'line'} {lines}{more})"


def where(checked: Checked, mention: Mention) -> Position:
    """Where an amount stands in its file."""
    return place(checked.decision, mention.piece, mention.amount.start, mention.amount.text)


def known_figures(checked: Checked) -> dict[str, Figure]:
    """The figures by name, derived ones worked out."""
    return figures(checked.decision)


def years(checked: Checked) -> list[Period]:
    """The ledger year by year."""
    return periods(checked.decision.front.finances)


def known(checked: Checked) -> Known:
    """What the decision accounts for; ask for it by `checked.once(known)`."""
    front = checked.decision.front
    exact: dict[str, set[Decimal]] = {unit: set(values) for unit, values in _ALWAYS.items()}
    for figure in checked.once(known_figures).values():
        if figure.value is not None:
            for unit in _units(figure.unit or ""):
                exact.setdefault(unit, set()).update(_sizes(figure))
    pounds = exact.setdefault("£", set())
    pounds |= {abs(value) for value in subtotals(front.finances)}
    for period in checked.once(years) if front.finances else ():
        for sums in (period.sums(kind) for kind in KINDS):
            pounds |= {abs(sums.balance), abs(sums.comes_in - sums.cost), sums.comes_in}
    pounds.discard(Decimal())
    quoted = tuple(a for q in front.quoted for text in q.amounts for a in amounts.read(text))
    sizes: dict[str, set[Decimal]] = {}
    for amount in quoted:
        sizes.setdefault(amount.unit, set()).update(map(abs, amount.values))
    return Known(_frozen(exact), quoted, _frozen(sizes))


def _frozen(sizes: dict[str, set[Decimal]]) -> dict[str, frozenset[Decimal]]:
    return {unit: frozenset(values) for unit, values in sizes.items()}


def _units(unit: str) -> Iterable[str]:
    """The units of text that a figure's unit answers: a plain number may be one of posts."""
    folded = unit.casefold()
    return (folded,) if folded in ("£", "%") else _COUNTS if folded in _POSTS else ()


_POSTS = ("", "fte", "ftes", "post", "posts", "full-time equivalent", "full-time equivalents")


def _sizes(figure: Figure) -> set[Decimal]:
    value = abs(figure.value or Decimal())
    return {value} if figure.places is None else {value, round(value, figure.places)}


def unaccounted(checked: Checked) -> list[Group]:
    """The amounts that the texts write and the decision does not account for, each once; by `checked.once(unaccounted)`."""
    written = checked.once(mentions).written
    if not written:
        return []
    quoted = {text for source in checked.decision.front.quoted for text in source.amounts}
    files = {name for source in checked.decision.front.quoted for name in source.files}
    groups: dict[tuple[str, tuple[Decimal, ...]], list[Mention]] = {}
    judged: dict[tuple[str, tuple[Decimal, ...], Decimal], bool] = {}
    for mention in written:
        amount = mention.amount
        if mention.piece.file in files:
            continue
        if amount.text in quoted and not (amount.unit != "£" and amount.text[-1].isdigit()):  # a bare number says no unit
            continue
        key = (amount.unit, amount.values, amount.step)
        if key not in judged:
            judged[key] = checked.once(known).has(amount)
        if not judged[key]:
            sizes = tuple(abs(v) for v in amount.values)
            groups.setdefault((amount.unit, sizes), []).append(mention)
    return [Group(found[0].amount, tuple(found)) for found in groups.values()]
