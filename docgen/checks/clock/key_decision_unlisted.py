"""key-decision-unlisted: a key decision of which the forward plan gives no notice, and no lawful way without it.

It looks at key decisions of the executive, its members and officers whose decision says `forward_plan = { listed = false
}`, and that name neither a general exception nor special urgency.

Why it matters: the executive may not take a key decision unless notice of it stood in public for 28 clear days, or the
chair of scrutiny was told and five clear days passed, or that chair agreed that it cannot wait.

Fails:

```toml
kind = "executive"
key_decision = true
forward_plan = { listed = false }
```

Passes:

```toml
kind = "executive"
key_decision = true
forward_plan = { listed = true, reference = "2027/014" }
```

```toml
kind = "executive"
key_decision = true
forward_plan = { listed = false }
special_urgency = { agreed_by = "Chair of the Scrutiny Board", date = 2027-03-05, reason = "The roof may fall in." }
```

Committees take no key decisions in the sense of the law:

```toml
kind = "decision"
key_decision = true
forward_plan = { listed = false }
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clock.reckoned import decides
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import REGULATIONS_2012, of_executive
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """A key decision that is not listed and takes no other way."""
    front = checked.decision.front
    unlisted = front.forward_plan is not None and front.forward_plan.listed is False
    if not front.key_decision or not unlisted or front.publication.key_decision:
        return
    if front.general_exception or front.special_urgency:
        return
    who = decides(checked)
    if of_executive(who) or who == "officer":
        at = checked.decision.value_place(("forward_plan",))
        remedy = (
            "list it 28 clear days before, or add [general_exception] or [special_urgency]; docgen clock drafts the notice"
        )
        yield Finding(at, "this is a key decision, but the forward plan does not list it", remedy)


RULE = Rule(
    "key-decision-unlisted",
    check,
    Severity.ERROR,
    citation="SI 2012/2089 regs 9-11",
    draft=Severity.WARNING,
    since=REGULATIONS_2012,
)
