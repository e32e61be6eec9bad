"""amount-unlisted: an amount in the text that is not in the ledger.

Every sum of money, percentage, full-time equivalent and number of posts in the text, its tables and its
recommendations should be a line of the ledger, a figure, a total of the ledger, or declared as quoted from elsewhere.
A rounded form counts as what it rounds: "£0.2m" is in the ledger where £206,082 is. Each amount is told once, at its
first place. Percentages and posts only give notes, and so does everything in a draft.

Why it matters: a figure typed by hand is the one that is not changed when the others are. The finance officer signs
for the ledger; what stands outside it nobody has signed for.

Fails:

```toml
[figures]
pilot = 206082
```

```markdown
## Purpose

The pilot costs {{ pilot }}, and the vans £31,500.
```

Passes:

```toml
[figures]
pilot = 206082
vans = 31500

[[quoted]]
amounts = ["£5m"]
source = "Budget monitoring report, October 2026"
```

```markdown
## Purpose

The pilot costs {{ pilot }}, or £0.2m, and the vans £31,500. Agency staff cost £5m last year.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.finance.known import unaccounted
from docgen.checks.finance.slips import slipped
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each amount that the decision does not account for, at its first place."""
    told = {id(group) for group in slipped(checked)}
    for group in checked.once(unaccounted):
        if id(group) in told:
            continue
        written = " ".join(group.amount.text.split())
        yield Finding(
            group.at(checked),
            f"{written} is neither in the ledger nor among the figures{group.others(checked)}",
            "add it to [[finances]] or [figures], or name its source under [[quoted]]",
            None if group.amount.unit == "£" else Severity.NOTE,
        )


RULE = Rule("amount-unlisted", check, Severity.WARNING, draft=Severity.NOTE)
