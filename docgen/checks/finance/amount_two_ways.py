"""amount-two-ways: one amount written in two ways that contradict each other.

Looks at the amounts in pounds that the ledger does not have, and compares them with those it has and with each other.
Told are a rounding that came out wrong (£0.20m for £206,082, which is £0.21m), and long numbers in which two digits
changed places or one digit differs (£206,082 and £206,028). Forms that agree, such as £0.2m and £206,082, are right.
Two amounts of one table, neither of which the ledger has, are not compared.

Why it matters: two figures for one thing are the commonest fault of a report that went through many hands. Members
then ask which of them they are voting on.

Fails:

```toml
[figures]
pilot = 206082
```

```markdown
## Purpose

The pilot costs {{ pilot }}. Its cost of £206,028 falls in the first year.
```

Passes:

```toml
[figures]
pilot = 206082
```

```markdown
## Purpose

The pilot costs {{ pilot }}. Its cost of £0.2m falls in the first year.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.finance.slips import slips
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each amount that looks like a slip of another, with the other."""
    for slip in checked.once(slips):
        group = slip.group
        yield Finding(
            group.at(checked),
            f"{group.amount.text}{group.others(checked)} is not in the ledger, and close to £{slip.meant:,f}: {slip.how}",
            "print the figure by its name; if both are meant, add this one to the ledger, or declare it in [[quoted]]",
        )


RULE = Rule("amount-two-ways", check, Severity.WARNING)
