"""recommendation-amount: a recommendation asks for a sum that the ledger does not have.

Every sum of money in a recommendation that approves, agrees or accepts should be a line of the ledger, a total of its
lines (by year, kind, source), or derived from lines. A sum in a recommendation that only notes or receives is left
alone.

Why it matters: the recommendation is what becomes the resolution. A sum in it which no line explains has no year, no
source and no certainty, and the finance officer has not seen it.

Fails:

```toml
[[recommendations]]
text = "approves £230,000 for the pilot"

[[finances]]
what = "Pilot"
amount = 206082
year = "2027/28"
source = "Libraries budget"
```

Passes:

```toml
[[recommendations]]
text = "approves {{ pilot }} for the pilot"

[[finances]]
id = "pilot"
what = "Pilot"
amount = 206082
year = "2027/28"
source = "Libraries budget"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.finance.approved import backed, sums
from docgen.checks.finance.mentions import place
from docgen.checks.finance.slips import slipped
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each sum of a recommendation that no line of the ledger stands behind, once."""
    asked = checked.once(sums)
    if not asked:
        return
    behind = set(backed(checked))
    lines = bool(checked.decision.front.finances)
    told = {abs(group.amount.low) for group in slipped(checked)}
    for one in asked:
        if abs(one.value) in told or any(one.is_for(value) for value in behind):
            continue
        told.add(abs(one.value))
        named = f"{{{{ {one.name} }}}} ({one.text})" if one.name else one.text
        yield Finding(
            place(checked.decision, one.piece, one.start, one.source),
            f"recommendation {one.number} asks for {named}, which no line of the ledger "
            + ("adds up to" if lines else "holds: there is no [[finances]] line"),
            "add the [[finances]] line with its year and source, or derive the figure from the lines it is made of",
        )


RULE = Rule(
    "recommendation-amount",
    check,
    Severity.WARNING,
    applies_to=frozenset({"decision", "executive", "officer"}),
)
