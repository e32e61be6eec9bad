"""private-notice-late: notice of a private meeting of the executive given too late.

It counts 28 clear days from the first notice to the meeting, and five from the second. A day that is too late only in the
council's own reading is a warning. It is silent where [private] names who agreed to the meeting.

Why it matters: without both notices in time the executive may meet in private only if the chair of scrutiny agrees that
the meeting is urgent.

Fails:

```toml
kind = "executive"
private = { notice = 2027-02-15, second_notice = 2027-02-26, reason = "Names a firm's prices.", representations = "none" }
```

Passes:

```toml
kind = "executive"
private = { notice = 2027-02-05, second_notice = 2027-02-26, reason = "Names a firm's prices.", representations = "none" }
```

```toml
kind = "executive"

[private]
notice = 2027-02-15
reason = "Names a firm's prices; the tender ends on 10 March."
agreed_by = "Chair of the Scrutiny Board"
agreed = 2027-02-22
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clock.reckoned import day, place, reckoned, weight
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import REGULATIONS_2012
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each of the two notices that came too late."""
    given = checked.decision.front.private
    if given is None or not (given.notice or given.second_notice) or given.agreed_by or given.agreed:
        return
    clock = reckoned(checked)
    for name, words in (("private-notice", "first"), ("private-second-notice", "second")):
        step = clock.step(name) if clock else None
        if step and step.is_late:
            fact = (
                f"the {words} notice of the private meeting was given on {day(step.done)}; the last day was {day(step.last)}"
            )
            remedy = "meet later, or have the chair of scrutiny agree and add agreed_by, agreed and reason under [private]"
            yield Finding(place(checked, step), fact, remedy, weight(step))


RULE = Rule("private-notice-late", check, Severity.WARNING, citation="SI 2012/2089 reg 5", since=REGULATIONS_2012)
