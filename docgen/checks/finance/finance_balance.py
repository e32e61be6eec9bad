"""finance-balance: costs that are not met by their funding, or money that is left over, year by year.

Adds up the ledger for each year, capital and revenue apart: what is spent (flow = "cost") and what comes in (funding,
savings, income). A cost whose line names its `source` is met by that source, where no other line meets it. Revenue
may pay for capital, capital never for revenue. A year with savings or income alone needs no balance. A line with
recurring = true counts in every later year too. What is left over is not told where the text names the sum.

Why it matters: a decision to spend needs the money, in the year in which it is spent. What is released and not spent
is somebody's budget, and the report should say whose.

Fails:

```toml
[[finances]]
what = "Business support administrators"
amount = 92476
year = "2027/28"
flow = "cost"

[[finances]]
what = "Support officers' posts given up"
amount = 106976
year = "2027/28"
flow = "saving"
```

Passes:

```toml
[[finances]]
what = "Business support administrators"
amount = 92476
year = "2027/28"
flow = "cost"

[[finances]]
what = "Support officers' posts given up"
amount = 106976
year = "2027/28"
flow = "saving"

[[finances]]
what = "Returned to the contingency"
amount = 14500
year = "2027/28"
flow = "cost"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.checks.finance.known import known_figures, years
from docgen.checks.finance.mentions import mentions
from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision.ledger import printed
from docgen.decision.ledger.totals import KINDS, Kind, Period, Sums
from docgen.decision.model import Figure
from docgen.diagnostics import Position, Severity

_NONE = Decimal()


def check(checked: Checked) -> Iterator[Finding]:
    """Each year's shortfall and surplus with its amount; the same one is told for its first year alone."""
    if not checked.decision.front.finances:
        return
    told: set[tuple[Kind, Decimal]] = set()
    for period in checked.once(years):
        sums = {kind: period.sums(kind) for kind in KINDS}
        gaps = _gaps(sums)
        for kind, gap in gaps.items():
            if gap and (kind, gap) not in told:
                told.add((kind, gap))
                yield from _finding(checked, period, kind, sums[kind], gap)


def _gaps(sums: dict[Kind, Sums]) -> dict[Kind, Decimal]:
    """What is left over of each kind, below nothing where it falls short; revenue left over fills gaps of capital."""
    gaps = {kind: _gap(of) for kind, of in sums.items()}
    if gaps["capital"] < 0 < gaps["revenue"]:
        moved = min(-gaps["capital"], gaps["revenue"])
        gaps = {"capital": gaps["capital"] + moved, "revenue": gaps["revenue"] - moved}
    return gaps


def _gap(sums: Sums) -> Decimal:
    return sums.balance if sums.cost or sums.funding else _NONE


def _finding(checked: Checked, period: Period, kind: Kind, sums: Sums, gap: Decimal) -> Iterator[Finding]:
    sizes = f"{_pounds(sums.comes_in)} comes in and {_pounds(sums.cost)} is spent"
    if gap < 0:
        fact = f"{period.label}: {_pounds(-gap)} of {kind} cost has no funding: {sizes}"
        remedy = "add the [[finances]] line that pays for it, or name its source in the line itself"
        yield Finding(_at(checked, period, kind, spent=True), fact, remedy)
    elif not _is_said(checked, gap):
        fact = f"{period.label}: {_pounds(gap)} of {kind} money is left over: {sizes}"
        remedy = f"add the line it is used for, or say in the text what becomes of the {_pounds(gap)}"
        yield Finding(_at(checked, period, kind, spent=False), fact, remedy)


def _at(checked: Checked, period: Period, kind: Kind, spent: bool) -> Position:
    """The first line of that side of the period which is to blame."""
    lines = [e for e in period.entries if e.line.kind == kind and (e.line.flow == "cost") == spent]
    bare = [e for e in lines if not e.line.source] if spent else lines
    chosen = (bare or lines or list(period.entries))[0]
    return checked.decision.value_place(("finances", chosen.index, "amount"))


def _is_said(checked: Checked, gap: Decimal) -> bool:
    said = checked.once(mentions)
    if any(m.amount.unit == "£" and abs(m.amount.low) == gap for m in said.written):
        return True
    figures = checked.once(known_figures)
    return any(
        (figure := figures.get(n.name)) is not None and figure.unit == "£" and figure.value == gap for n in said.named
    )


def _pounds(value: Decimal) -> str:
    return printed(Figure(value=value))


RULE = Rule("finance-balance", check, Severity.WARNING, citation="CIPFA practice")
