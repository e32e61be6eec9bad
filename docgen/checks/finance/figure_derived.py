"""figure-derived: a figure that is not what it is derived from.

A derived figure (a sum, difference, product or ratio) may be given with the value it is expected to have. This rule
works it out from its parts, exactly, and compares, to as many decimals as the value is written with.

Why it matters: totals are where a changed figure is forgotten. A reader who adds up the lines and gets another sum
trusts no other figure of the report.

Fails:

```toml
[figures]
first_year = 24246
second_year = 206082
pilot = { value = 230382, sum = ["first_year", "second_year"] }
```

Passes:

```toml
[figures]
first_year = 24246
second_year = 206082
pilot = { value = 230328, sum = ["first_year", "second_year"] }
first_share = { value = 10.5, ratio = ["first_year", "pilot"], unit = "%" }
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision.ledger import printed
from docgen.decision.ledger.derive import decimal, derivation, derived, parts, rounded, stated
from docgen.decision.model import Figure
from docgen.diagnostics import Severity

_WAYS = {"sum": "the sum of {}", "difference": "{} less {}", "product": "the product of {}", "ratio": "{} divided by {}"}


def check(checked: Checked) -> Iterator[Finding]:
    """Each derived figure whose value is not what its parts come to."""
    front = checked.decision.front
    given = {n: f for n, f in front.figures.items() if isinstance(f, Figure) and f.value is not None and derivation(f)}
    if not given:
        return
    worked_out = derived(front)[0]
    for name, figure in given.items():
        exact = worked_out.get(name)
        assert figure.value is not None
        places = max(0, -int(figure.value.as_tuple().exponent))
        if exact is None or rounded(exact.value, places, figure.rounding) == Fraction(figure.value):
            continue
        comes_to = Figure(value=decimal(exact.value, places), unit=exact.unit)
        fact = f'"{name}" is given as {printed(stated(figure, exact))}, and {_said(figure)} is {printed(comes_to)}'
        remedy = "mend the value, or the parts it is derived from; a derived figure needs no value of its own"
        yield Finding(checked.decision.value_place(("figures", name, "value")), fact, remedy)


def _said(figure: Figure) -> str:
    names = [str(part) for part in parts(figure)]
    form = _WAYS[derivation(figure)]
    if form.count("{}") == 2:
        return form.format(names[0], _listed(names[1:]))
    return form.format(_listed(names))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


RULE = Rule("figure-derived", check, Severity.ERROR, draft=Severity.WARNING)
