"""key-decision-late: notice of a key decision published too late, or not known to have been published.

It counts 28 clear days from `publication.key_decision` to the meeting, in the reading of the council. A day that is too
late only in that reading is a warning. A final or published paper that says neither when notice was given nor that the
forward plan lists the decision gets a warning too. It is silent where a general exception or special urgency is named.

Why it matters: the executive may not take a key decision without this notice, unless one of the two other ways was kept.

Fails:

```toml
kind = "executive"
key_decision = true
publication = { key_decision = 2027-02-15 }
```

```toml
kind = "executive"
key_decision = true
status = "final"
```

Passes:

```toml
kind = "executive"
key_decision = true
publication = { key_decision = 2027-02-08 }
```

```toml
kind = "executive"
key_decision = true
publication = { key_decision = 2027-02-15 }

[general_exception]
informed = "Chair of the Scrutiny Board"
date = 2027-02-22
published = 2027-02-22
reason = "The offer was made on 19 February and ends in March."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clock.reckoned import day, decides, place, reckoned, weight
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import REGULATIONS_2012, of_executive
from docgen.diagnostics import Severity

_ROUTES = "add [general_exception] or [special_urgency]; docgen clock says which is open and drafts the notice"


def check(checked: Checked) -> Iterator[Finding]:
    """A key decision whose notice came too late, or is not spoken of once the paper is final."""
    front = checked.decision.front
    if not front.key_decision or front.general_exception or front.special_urgency:
        return
    if not front.publication.key_decision:
        yield from _unknown(checked)
        return
    clock = reckoned(checked)
    step = clock.step("key-decision") if clock else None
    if step and step.is_late:
        fact = f"notice of the key decision was published on {day(step.done)}; the last day was {day(step.last)}"
        yield Finding(place(checked, step), fact, _ROUTES, weight(step))


def _unknown(checked: Checked) -> Iterator[Finding]:
    front = checked.decision.front
    who = decides(checked)
    spoken = front.forward_plan is not None and front.forward_plan.listed is not None
    if front.status == "draft" or spoken or not (of_executive(who) or who == "officer"):
        return
    fact = "the paper does not say when notice of the key decision was published"
    remedy = "add key_decision = … under [publication], with the day"
    yield Finding(checked.decision.value_place(("key_decision",)), fact, remedy, Severity.WARNING)


RULE = Rule("key-decision-late", check, Severity.ERROR, citation="SI 2012/2089 reg 9", since=REGULATIONS_2012)
