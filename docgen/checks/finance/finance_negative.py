"""finance-negative: a line of the ledger has a negative amount.

Whether money goes out or comes in is said by `flow`: "cost", "saving", "income" or "funding". A line that takes back part
of a recurring one with the same flow is left alone.

Why it matters: a saving entered as a negative cost is in no total of savings, and two minus signs make a cost of it.

Fails:

```toml
[[finances]]
what = "Agency contracts ended"
amount = -224160
year = "2027/28"
```

Passes:

```toml
[[finances]]
what = "Agency contracts ended"
amount = 224160
year = "2027/28"
flow = "saving"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision.ledger import printed
from docgen.decision.model import Figure
from docgen.diagnostics import Severity

_INSTEAD = {"cost": 'flow = "saving" or "income"', "funding": 'flow = "cost"'}


def check(checked: Checked) -> Iterator[Finding]:
    """Each such line that takes nothing back."""
    lines = checked.decision.front.finances
    for n, line in enumerate(lines):
        if line.amount < 0 and not any(o.recurring and o.flow == line.flow and o.amount + line.amount >= 0 for o in lines):
            instead = _INSTEAD.get(line.flow, 'flow = "cost"')
            yield Finding(
                checked.decision.value_place(("finances", n, "amount")),
                f'{printed(Figure(value=line.amount))} for "{line.what}", a line of {line.flow}, is negative',
                f"take the minus sign away, and write {instead} if that is what was meant",
            )


RULE = Rule("finance-negative", check, Severity.WARNING)
