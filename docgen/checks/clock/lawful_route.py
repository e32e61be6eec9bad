"""lawful-route: a way on for a missed date that lacks its particulars.

A decision whose papers or notices were late may take a way that the law leaves open: an urgent item, a general exception,
special urgency, a meeting called at shorter notice, a private meeting by agreement. Each needs its own particulars: who
was asked, when, and why. This rule names those that are missing.

Why it matters: such a way is lawful only with its particulars. The minutes of an urgent item must state the special
circumstances; the reasons of a general exception and of special urgency must be published.

Fails:

```toml
[urgency]
reason = "The storm has damaged the roof."
```

```toml
kind = "executive"
key_decision = true
general_exception = { reason = "The offer was made on 19 February." }
```

Passes:

```toml
[urgency]
reason = "The storm has damaged the roof."
chair = "Chair of the Committee"
chair_consulted = 2027-03-05
lateness = "The damage was found on 4 March."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clock.reckoned import reckoned
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.routes import claimed
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each way that the decision takes and that lacks something, with what it lacks."""
    front = checked.decision.front
    private = front.private is not None and (front.private.agreed_by or front.private.agreed)
    if not (front.urgency or front.general_exception or front.special_urgency or front.publication.short_notice or private):
        return
    clock = reckoned(checked)
    for route in claimed(front, clock) if clock else ():
        if route.lacking:
            lacking = ", ".join(demand.shown for demand in route.lacking)
            at = checked.decision.place(route.demands[0].field[:1])
            remedy = "; ".join(f"{demand.field[-1]}: {demand.what}" for demand in route.lacking)
            yield Finding(at, f"{route.name.lower()} lacks {lacking} ({route.citation})", f"add {remedy}")


RULE = Rule(
    "lawful-route",
    check,
    Severity.ERROR,
    citation="LGA 1972 s.100B(4); SI 2012/2089 regs 5, 10, 11",
    draft=Severity.WARNING,
)
