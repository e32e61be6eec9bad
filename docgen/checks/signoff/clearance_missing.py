"""clearance-missing: a comment has nobody's initials, or no date.

A comment counts once an officer has put initials and a date to it. This rule names each comment that lacks either: in a
draft as a note, because it may still come; in a final paper as an error.

Why it matters: silence is never clearance. Words without a name may be the author's own, and no one answers for them.

Fails:

```toml
[[comments]]
kind = "finance"
text = "There is no cost."
```

Passes:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import command, place, whose
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment that nobody, or nobody on any day, has signed."""
    kinds = checked.house.house.comments
    for n, comment in enumerate(checked.decision.front.comments):
        rule = kinds.get(comment.kind)
        if rule is None:
            continue
        by_name = bool(comment.officer) and "{officer}" in rule.heading + rule.code
        lacking = [] if comment.initials or by_name else ["initials"]
        lacking += [] if comment.date else ["date"]
        if lacking:
            fact = f"{whose(comment.kind, comment.initials)} has no {' and no '.join(lacking)}: it is not cleared"
            sign = command(checked, comment.kind, comment.initials)
            yield Finding(place(checked, n), fact, f"have the officer sign it: {sign}")


RULE = Rule("clearance-missing", check, Severity.ERROR, citation="silence is not clearance", draft=Severity.NOTE)
