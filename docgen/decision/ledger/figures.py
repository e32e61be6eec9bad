"""A decision's figures by name, derived ones worked out, and how a figure is printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from docgen.decision.decision import Decision
from docgen.decision.ledger.derive import Fault, derivation, derived, stated
from docgen.decision.model import Figure, FrontMatter

__all__ = ["Fault", "faults", "figures", "gap", "printed"]


def figures(decision: Decision) -> dict[str, Figure]:
    """Every figure that `{{ name }}` can print: those of [figures] and the finance lines that have an id.

    All have a value and a unit. A figure that cannot be derived is not among them.
    """
    front = decision.front
    found: dict[str, Figure] = {}
    known = derived(front)[0] if _any_derived(front) else {}
    for name, f in front.figures.items():
        figure = f if isinstance(f, Figure) else Figure(value=f)
        if figure.value is None or figure.unit is None:
            if name not in known and figure.value is None:
                continue
            figure = stated(figure, known.get(name))
        found[name] = figure
    for line in front.finances:
        if line.id is not None:
            found.setdefault(line.id, Figure(value=line.amount, unit="£"))
    return found


def faults(front: FrontMatter) -> list[Fault]:
    """Why figures cannot be derived: names that are not there, circles, and what cannot be reckoned."""
    return derived(front)[1] if _any_derived(front) else []


def gap(name: str) -> str:
    """What a draft prints where a figure should be that cannot be derived."""
    return f'[Figure "{name}" is not shown]'


def _any_derived(front: FrontMatter) -> bool:
    return any(
        isinstance(f, Figure) and (f.value is None or f.round is not None or derivation(f)) for f in front.figures.values()
    )


def printed(figure: Figure, money_negative: Literal["minus", "brackets"] = "minus") -> str:
    """The figure as the paper says it: "£230,328", "95%", "4 fte", "1,200"; halves are rounded away from zero.

    Without `places` the decimals are those written, except that pounds with pence have two.
    """
    value, unit = _rounded(figure), figure.unit
    amount = f"{abs(value):,f}"
    negative = value < 0
    if unit in ("£", None):
        if negative and money_negative == "brackets":
            return f"(£{amount})"
        return f"-£{amount}" if negative else f"£{amount}"
    sign = "-" if negative else ""
    if unit in ("", "%"):
        return f"{sign}{amount}{unit}"
    return f"{sign}{amount} {unit}"


def _rounded(figure: Figure) -> Decimal:
    value, places = figure.value or Decimal(), figure.places
    if places is None:
        written = -int(value.as_tuple().exponent)
        places = max(2, written) if figure.unit in ("£", None) and written > 0 else max(0, written)
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
