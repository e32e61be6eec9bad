"""comment-unsigned: a final paper has a comment that is bound to no text.

A comment with initials and a date says who cleared the report and when, but not what it said then. `docgen sign` adds that.
This rule asks for it once the paper is final.

Why it matters: without it, nobody can tell whether the report was changed after the officer looked at it.

Fails:

```toml
status = "final"

[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```

Passes:

```toml
status = "draft"

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
    """Each comment with a name and a date but without a sign-off, in a paper that is no draft."""
    front = checked.decision.front
    if front.status == "draft":
        return
    for n, comment in enumerate(front.comments):
        if comment.signed is None and comment.initials and comment.date:
            sign = command(checked, comment.kind, comment.initials)
            fact = f"{whose(comment.kind, comment.initials)} does not say on which text it was given"
            yield Finding(place(checked, n), fact, f"have it signed: {sign}")


RULE = Rule("comment-unsigned", check, Severity.WARNING)
