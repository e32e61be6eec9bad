"""comment-twice: two comments of one kind.

Each kind of comment has one officer who answers for it. Where a second comment of the same kind stands in the decision, this
rule names it.

Why it matters: two comments may contradict each other, and it is not clear which one stands.

Fails:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[[comments]]
kind = "finance"
initials = "EF"
date = 2027-03-02
text = "The cost is small."
```

Passes:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[[comments]]
kind = "legal"
initials = "EF"
date = 2027-03-02
text = "The Council has the power."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import place, whose
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment of a kind that another before it has."""
    first: dict[str, int] = {}
    for n, comment in enumerate(checked.decision.front.comments):
        if first.setdefault(comment.kind, n) != n:
            other = place(checked, first[comment.kind])
            fact = f"{whose(comment.kind, comment.initials)} is the second of its kind; the first is at {other}"
            yield Finding(place(checked, n), fact, "keep the one that stands")


RULE = Rule("comment-twice", check, Severity.WARNING)
