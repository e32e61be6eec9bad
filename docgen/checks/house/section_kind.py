"""section-kind: a section that does not belong in a paper of this kind.

A house may say in `kinds` of `[roles.*]` in which kinds of decision a section has a place. This rule looks whether a
section stands in a paper of another kind.

Why it matters: a section that decides something has no place in a paper that is only for information, and the other way
round.

Fails:

```markdown
## Focus for Scrutiny

Which services should we look at next?
```

Passes:

```toml
kind = "scrutiny"
```

```markdown
## Focus for Scrutiny

Which services should we look at next?
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.house.sections import sections
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each section out of place."""
    kind, present = checked.decision.front.kind, sections(checked)
    for name, role in checked.house.house.roles.items():
        if name in present and role.kinds is not None and kind not in role.kinds:
            fact = f'"{role.heading}" does not belong in a paper of the kind "{kind}"'
            yield Finding(present[name].at, fact, "leave it out")


RULE = Rule("section-kind", check, Severity.WARNING, where="house")
