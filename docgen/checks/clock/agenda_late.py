"""agenda-late: notice, agenda or report open to the public too late before the meeting.

It looks at the days under [publication] and counts the clear days up to the meeting. A date that is too late in working
days and in days of the calendar weighs in full. One that is too late only in the reading of the council is a warning, and
so is one of the executive, whose rules councils read in more than one way. It is silent where the decision takes a lawful
way on: [urgency], a meeting called at shorter notice, or, for a key decision of the executive, a general exception or
special urgency.

Why it matters: the public have a right to see the papers five clear days before. A decision taken on papers that came
later can be challenged, unless the item was urgent and the minutes say why.

Fails:

```toml
[publication]
agenda = 2027-03-04
```

A key decision of the executive is not made lawful by leave of the chair:

```toml
kind = "executive"
key_decision = true
publication = { agenda = 2027-03-04 }
urgency = { reason = "Storm damage.", chair_consulted = 2027-03-04, lateness = "The damage was found on 3 March." }
```

Passes:

```toml
[publication]
agenda = 2027-03-01
```

```toml
publication = { agenda = 2027-03-04 }
urgency = { reason = "Storm damage.", chair_consulted = 2027-03-04, lateness = "The damage was found on 3 March." }
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.checks.clock.reckoned import day, place, reckoned, weight
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import of_executive
from docgen.clock.steps import Clock
from docgen.decision.model import FrontMatter
from docgen.diagnostics import Severity
from docgen.toml.positions import DataPath

_NAMES = {
    "notice": "notice of the meeting was given",
    "agenda": "the agenda was open to the public",
    "report": "the report was open to the public",
}


def check(checked: Checked) -> Iterator[Finding]:
    """Each date of publication that is too late and has no lawful excuse."""
    given = checked.decision.front.publication
    if not (given.notice or given.agenda or given.report):
        return
    clock = reckoned(checked)
    if clock is None:
        return
    if given.short_notice:
        yield from _after_convening(checked)
        return
    if _excused(checked.decision.front, clock):
        return
    told: set[DataPath] = set()
    for name in ("agenda", "report", "notice"):
        step = clock.step(name)
        if step is None or not step.is_late or step.field in told:
            continue
        told.add(step.field)
        fact = f"{_NAMES[name]} on {day(step.done)}; the last day was {day(step.last)}"
        heavy = Severity.WARNING if of_executive(clock.who) else weight(step)
        yield Finding(place(checked, step), fact, _remedy(checked.decision.front, clock), heavy)


def _excused(front: FrontMatter, clock: Clock) -> bool:
    if of_executive(clock.who) and front.key_decision:
        return bool(front.special_urgency or front.general_exception)
    return front.urgency is not None


def _remedy(front: FrontMatter, clock: Clock) -> str:
    if of_executive(clock.who) and front.key_decision:
        return "a key decision that cannot wait needs [special_urgency] with agreed_by, date and reason; see docgen clock"
    return "if it cannot wait, add [urgency] with reason, chair_consulted and lateness"


def _after_convening(checked: Checked) -> Iterator[Finding]:
    """Papers of a meeting called at shorter notice are open from the day it is called."""
    given = checked.decision.front.publication
    days: dict[str, dt.date | None] = {"agenda": given.agenda, "report": given.report, "notice": given.notice}
    for name, done in days.items():
        if done and given.convened and done > given.convened:
            at = checked.decision.value_place(("publication", name))
            fact = f"{_NAMES[name]} on {day(done)}, but the meeting was called on {day(given.convened)}"
            yield Finding(at, fact, "the papers of a meeting called at shorter notice are open from the day it is called")


RULE = Rule(
    "agenda-late",
    check,
    Severity.ERROR,
    citation="LGA 1972 ss.100A, 100B; SI 2012/2089 regs 6, 7",
    since=dt.date(2002, 10, 1),
)
