"""The ledger to be read: by year, with its balance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.decision.decision import Decision
from docgen.decision.ledger.figures import printed
from docgen.decision.ledger.totals import KINDS, Entry, Kind, Period, periods
from docgen.decision.model import Figure

Row = tuple[str, tuple[str, ...]]


def text(decision: Decision) -> str:
    """The ledger as a table for each year; what is spent first, then what pays for it."""
    front = decision.front
    found = periods(front.finances)
    if not found:
        return f"{front.title}\n\nThe ledger is empty: there are no [[finances]] lines.\n"
    kinds = tuple(kind for kind in KINDS if any(kind in period.kinds for period in found))
    tables = [list(_rows(period, kinds)) for period in found]
    left = max(len(row[0]) for rows in tables for row in rows)
    wide = max(len(cell) for rows in tables for row in rows for cell in row[1])
    lines = [front.title]
    for rows in tables:
        lines.append("")
        lines += ["  ".join([row[0].ljust(left), *(cell.rjust(wide) for cell in row[1])]).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def data(decision: Decision) -> str:
    """The same as JSON; amounts are strings, so that no program makes floating-point numbers of them."""
    shown = {
        "id": decision.id,
        "title": decision.front.title,
        "periods": [_period(period) for period in periods(decision.front.finances)],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _rows(period: Period, kinds: tuple[Kind, ...]) -> Iterator[Row]:
    sums = [period.sums(kind) for kind in kinds]
    yield period.label, tuple(kind.capitalize() for kind in kinds)
    spent = [e for e in period.entries if e.line.flow == "cost"]
    paying = [e for e in period.entries if e.line.flow != "cost"]
    yield from (_entry(entry, kinds) for entry in spent)
    if spent:
        yield "  What it costs", tuple(_pounds(of.cost) for of in sums)
    yield from (_entry(entry, kinds) for entry in paying)
    if any(of.named for of in sums):
        yield "    Met by the sources that the costs name", tuple(_pounds(of.named) if of.named else "" for of in sums)
    if paying or any(of.named for of in sums):
        yield "  What pays for it", tuple(_pounds(of.comes_in + of.named) for of in sums)
    yield "  Balance", tuple(_pounds(of.balance) for of in sums)


def _entry(entry: Entry, kinds: tuple[Kind, ...]) -> Row:
    line = entry.line
    said = [line.source] if line.source and line.flow != "cost" else []
    said += [line.flow] if line.flow in ("saving", "income") else []
    said += [line.certainty] if line.certainty != "firm" else []
    said += [f"{entry.times} years"] if entry.times > 1 else []
    label = f"{line.what} ({', '.join(said)})" if said else line.what
    return f"    {label}", tuple(_pounds(entry.amount) if line.kind == kind else "" for kind in kinds)


def _period(period: Period) -> dict[str, Any]:
    return {
        "label": period.label,
        "later": period.later,
        "lines": [
            {
                "id": e.line.id,
                "what": e.line.what,
                "amount": f"{e.amount:f}",
                "kind": e.line.kind,
                "flow": e.line.flow,
                "recurring": e.line.recurring,
                "source": e.line.source,
                "certainty": e.line.certainty,
            }
            for e in period.entries
        ],
        "totals": {
            kind: {
                "cost": f"{of.cost:f}",
                "comes_in": f"{of.comes_in:f}",
                "named_sources": f"{of.named:f}",
                "balance": f"{of.balance:f}",
            }
            for kind in period.kinds
            for of in [period.sums(kind)]
        },
    }


def _pounds(value: Decimal) -> str:
    return printed(Figure(value=value))
