"""finance-holding: a figure that only holds a place.

A ledger line with certainty = "holding" says that its amount is not known yet. That is fine in a draft, which gets a
note; a final or published paper must not have one.

Why it matters: nobody can approve, or sign for, an amount that was only put there to be replaced.

Fails:

```toml
[[finances]]
what = "Agency contracts ended"
amount = 224160
year = "2027/28"
flow = "saving"
certainty = "holding"
```

Passes:

```toml
[[finances]]
what = "Agency contracts ended"
amount = 224160
year = "2027/28"
flow = "saving"
certainty = "estimate"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision.ledger import printed
from docgen.decision.model import Figure
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each holding figure of the ledger."""
    for n, line in enumerate(checked.decision.front.finances):
        if line.certainty == "holding":
            yield Finding(
                checked.decision.value_place(("finances", n, "certainty")),
                f'{printed(Figure(value=line.amount))} for "{line.what}" is a holding figure',
                "put the right amount in its place, and call it firm or an estimate, before the paper is final",
            )


RULE = Rule("finance-holding", check, Severity.ERROR, draft=Severity.NOTE)
