"""The ledger: a decision's figures by name, and how a figure is printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from docgen.decision.decision import Decision
from docgen.decision.model import Figure


def figures(decision: Decision) -> dict[str, Figure]:
    """Every figure that `{{ name }}` can print: those of [figures] and the finance lines that have an id."""
    found = {name: f if isinstance(f, Figure) else Figure(value=f) for name, f in decision.front.figures.items()}
    for line in decision.front.finances:
        if line.id is not None:
            found.setdefault(line.id, Figure(value=line.amount))
    return found


def printed(figure: Figure, money_negative: Literal["minus", "brackets"] = "minus") -> str:
    """The figure as the paper says it: "£230,328", "95%", "4 fte", "1,200"; halves are rounded away from zero.

    Without `places` the decimals are those written, except that pounds with pence have two.
    """
    value = _rounded(figure)
    amount = f"{abs(value):,f}"
    negative = value < 0
    if figure.unit == "£":
        if negative and money_negative == "brackets":
            return f"(£{amount})"
        return f"-£{amount}" if negative else f"£{amount}"
    sign = "-" if negative else ""
    if figure.unit in ("", "%"):
        return f"{sign}{amount}{figure.unit}"
    return f"{sign}{amount} {figure.unit}"


def _rounded(figure: Figure) -> Decimal:
    value, places = figure.value, figure.places
    if places is None:
        written = -int(value.as_tuple().exponent)
        places = max(2, written) if figure.unit == "£" and written > 0 else max(0, written)
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
