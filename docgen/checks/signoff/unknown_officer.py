"""unknown-officer: a comment is signed with initials that no officer in the register has.

The register is [[officers]] in docgen.toml: who may sign which comments, and from when to when. Without a register, this
rule looks at nothing.

Why it matters: initials that stand for nobody, often a slip of the finger, leave open who cleared the report.

Fails:

```docgen.toml
[[officers]]
initials = "EF"
roles = ["finance"]
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

import difflib
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import place, whose
from docgen.diagnostics import Severity
from docgen.project import officers


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment whose initials are not in the register."""
    project = checked.project
    if not project.officers:
        return
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.initials and not officers.entries(project, comment.initials):
            close = difflib.get_close_matches(comment.initials, [o.initials for o in project.officers], n=1)
            remedy = f'did you mean "{close[0]}"?' if close else "add them to [[officers]] in docgen.toml"
            at = place(checked, n, "initials")
            yield Finding(
                at, f"{whose(comment.kind, comment.initials)}: no officer in the register has these initials", remedy
            )


RULE = Rule("unknown-officer", check, Severity.WARNING)
