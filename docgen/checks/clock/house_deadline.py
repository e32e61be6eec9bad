"""house-deadline: one of the council's own deadlines was missed, or is not known.

The house lists its deadlines in [clock.deadlines]. This rule looks at the days that the decision gives in
`publication.deadlines`: one after the deadline, or one for a deadline that the house does not have.

Why it matters: the deadlines for drafts and clearance keep the lawful ones possible.

Fails:

```toml
publication = { deadlines = { final-report = 2027-02-27 } }
```

```house.toml
[clock.deadlines.final-report]
name = "Final report to Democratic Services"
days = 7
time = "10:00"
```

Passes:

```toml
publication = { deadlines = { final-report = 2027-02-26 } }
```

```house.toml
[clock.deadlines.final-report]
name = "Final report to Democratic Services"
days = 7
time = "10:00"
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.checks.clock.reckoned import day, place, reckoned
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each deadline of the council that was missed, and each name that is none."""
    given = checked.decision.front.publication.deadlines
    if not given:
        return
    known = checked.house.house.clock.deadlines
    clock = reckoned(checked)
    for name in given:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            remedy = f'did you mean "{close[0]}"?' if close else "take it away, or add it to [clock.deadlines] of the house"
            at = checked.decision.place(("publication", "deadlines", name))
            yield Finding(at, f'the house "{checked.house.id}" has no deadline "{name}"', remedy)
        step = clock.step(name) if clock and name in known else None
        if step and step.done and step.done > step.last:
            fact = f"{step.name}: done on {day(step.done)}; the last day was {day(step.last)}"
            yield Finding(place(checked, step), fact, "ask the clerk whether it can still be taken")


RULE = Rule("house-deadline", check, Severity.WARNING, citation="the council's own deadlines", where="house")
