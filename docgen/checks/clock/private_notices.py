"""private-notices: an exempt report goes to a meeting of the executive without notice that it will be private.

It looks at reports of the executive that are exempt, or that have [private]. Two notices are due, 28 and 5 clear days
before; where they are not possible, the chair of scrutiny must agree. The rule asks for what is missing; in a draft it is
only a note, as the notices may still come.

Why it matters: a meeting of the executive may be held in private only after these notices, which give the public the
chance to object.

Fails:

```toml
kind = "executive"
status = "final"
release = { exempt = true, paragraphs = [3], reason = "Names a firm's prices.", public_interest = "The tender is open." }
```

Passes:

```toml
kind = "executive"
status = "final"
release = { exempt = true, paragraphs = [3], reason = "Names a firm's prices.", public_interest = "The tender is open." }
private = { notice = 2027-02-05, second_notice = 2027-02-26, representations = "none" }
```

Committees need no such notices:

```toml
status = "final"
release = { exempt = true, paragraphs = [3], reason = "Names a firm's prices.", public_interest = "The tender is open." }
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clock.reckoned import decides
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import REGULATIONS_2012
from docgen.clock.steps import is_private
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Private business of the executive without the notices, or agreement in their place."""
    front = checked.decision.front
    if not is_private(front) or decides(checked) != "executive":
        return
    given = front.private
    if given and (given.agreed_by or given.agreed):
        return
    wanted = {
        "notice (28 clear days before)": given and given.notice,
        "second_notice (5 clear days before)": given and given.second_notice,
        'representations ("none" where there were none)': given and given.representations.strip(),
    }
    if missing := [name for name, value in wanted.items() if not value]:
        at = checked.decision.place(("private",) if given else ("release", "exempt"))
        fact = "the meeting is to be private, but the decision does not speak of all notices of it"
        yield Finding(
            at, fact, f"add under [private]: {', '.join(missing)}; without the notices agreed_by, agreed and reason"
        )


RULE = Rule(
    "private-notices",
    check,
    Severity.WARNING,
    citation="SI 2012/2089 reg 5",
    draft=Severity.NOTE,
    since=REGULATIONS_2012,
)
