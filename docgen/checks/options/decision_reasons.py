"""decision-reasons: a decision of the executive is proposed without its reasons, or without alternatives.

It looks at papers of the kinds "executive" and "officer", and at key decisions, whose recommendations decide
something. They need a section on the reasons and one on the options (or [[options]]).

Why it matters: the record of such a decision must state the reasons for it and the alternatives considered and
rejected. They are taken from the report; if it has none, the record has none.

Fails:

```toml
kind = "executive"

[[recommendations]]
text = "approves the new bridge"
```

```markdown
## Background

The ford floods.
```

Passes:

```toml
kind = "executive"

[[recommendations]]
text = "approves the new bridge"
```

```markdown
## Other options considered

Doing nothing was rejected, since the ford floods.

## Reasons for the recommendations

The bridge can be used all year.
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.checks.house.sections import sections, written
from docgen.checks.recommendations.verbs import decides
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """What is missing, at the recommendations; only a warning where the decision is taken by no executive by its kind."""
    front = checked.decision.front
    certain = front.kind in ("executive", "officer")
    if not (certain or front.key_decision) or not any(decides(r.text) for r in front.recommendations):
        return
    present = sections(checked)
    missing = [
        words
        for role, words, given in (
            ("reasons", "reasons for the decision", False),
            ("options", "alternatives", bool(front.options)),
        )
        if not given and not (role in present and written(present[role])) and role not in front.implications
    ]
    if missing:
        yield Finding(
            checked.decision.place(("recommendations",)),
            f"an executive decision is proposed, and the paper gives no {' and no '.join(missing)}",
            "add the section: the record of the decision must state it",
            None if certain else Severity.WARNING,
        )


RULE = Rule(
    "decision-reasons",
    check,
    Severity.ERROR,
    citation="SI 2012/2089 regs 12 and 13; SI 2014/2095 reg 7",
    draft=Severity.WARNING,
    applies_to=frozenset({"decision", "executive", "officer"}),
    since=dt.date(2012, 9, 10),
)
