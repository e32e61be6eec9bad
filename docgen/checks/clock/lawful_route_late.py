"""lawful-route-late: a way on for a missed date that was itself taken too late.

A general exception needs five clear days between its public notice and the decision. Agreement to an urgent item, to
special urgency or to a private meeting must be there by the day of the meeting.

Why it matters: a way on that is taken too late is none, and the decision is as open to challenge as without it.

Fails:

```toml
kind = "executive"
key_decision = true

[general_exception]
informed = "Chair of the Scrutiny Board"
date = 2027-03-04
published = 2027-03-04
reason = "The offer was made on 19 February."
```

```toml
[urgency]
reason = "The storm has damaged the roof."
chair_consulted = 2027-03-10
lateness = "The damage was found on 4 March."
```

Passes:

```toml
kind = "executive"
key_decision = true

[general_exception]
informed = "Chair of the Scrutiny Board"
date = 2027-02-26
published = 2027-03-01
reason = "The offer was made on 19 February."
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.checks.clock.reckoned import calendar, day, reckoned
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.routes import exception_limit
from docgen.decision.model import FrontMatter
from docgen.diagnostics import Severity
from docgen.toml.positions import DataPath


def check(checked: Checked) -> Iterator[Finding]:
    """Each date of such a way that is too late."""
    front = checked.decision.front
    exception = front.general_exception
    if exception and exception.published and (clock := reckoned(checked)):
        limit = exception_limit(clock, checked.once(calendar))
        if exception.published > limit:
            fact = f"the general exception was made public on {day(exception.published)}; the last day was {day(limit)}"
            at = checked.decision.value_place(("general_exception", "published"))
            yield Finding(at, fact, "take the decision later, or have special urgency agreed and add [special_urgency]")
    for path, what, date in _agreements(front):
        if date and date > front.meeting.date:
            at = checked.decision.value_place(path)
            yield Finding(
                at, f"{what} on {day(date)}, after the meeting", "look at the date; agreement comes before the decision"
            )


def _agreements(front: FrontMatter) -> Iterator[tuple[DataPath, str, dt.date | None]]:
    if front.urgency:
        yield ("urgency", "chair_consulted"), "the chair was consulted", front.urgency.chair_consulted
    if front.special_urgency:
        yield ("special_urgency", "date"), "special urgency was agreed", front.special_urgency.date
    if front.private:
        yield ("private", "agreed"), "the private meeting was agreed to", front.private.agreed


RULE = Rule("lawful-route-late", check, Severity.ERROR, citation="LGA 1972 s.100B(4); SI 2012/2089 regs 5, 10, 11")
