"""officer-not-in-post: who signed a comment was not in post on that day, or does not sign comments of that kind.

The register is [[officers]] in docgen.toml. An officer may sign for their own roles, from their first to their last day, and
as a deputy for the roles of the officer they stand in for.

Why it matters: only the officer who holds the duty, or a named deputy, can discharge it.

Fails:

```docgen.toml
[[officers]]
initials = "CD"
roles = ["finance"]
to = 2026-12-31
```

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```

Passes:

```docgen.toml
[[officers]]
initials = "CD"
roles = ["finance"]
from = 2026-04-01
```

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
from docgen.checks.signoff.seen import place
from docgen.decision.model import Comment
from docgen.diagnostics import Severity
from docgen.project import officers


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment whose signer was not in post on its date, or has another role."""
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.date and officers.entries(checked.project, comment.initials):
            yield from _signed_by(checked, n, comment)


def _signed_by(checked: Checked, n: int, comment: Comment) -> Iterator[Finding]:
    project, day = checked.project, comment.date
    if day is None:
        return
    officer = officers.officer(project, comment.initials, day)
    who = ", ".join(o.initials for o in officers.signers(project, comment.kind, day)) or "nobody"
    remedy = f"on that day {who} could sign for {comment.kind}; see the date, or the register in docgen.toml"
    if officer is None:
        yield Finding(place(checked, n, "date"), f"{comment.initials} was not in post on {day.day} {day:%B %Y}", remedy)
    elif comment.kind not in (may := officers.roles(project, officer, day)):
        fact = f"{comment.initials} signs for {', '.join(sorted(may)) or 'nothing'}, not for {comment.kind}"
        yield Finding(place(checked, n, "initials"), fact, remedy)


RULE = Rule("officer-not-in-post", check, Severity.WARNING)
