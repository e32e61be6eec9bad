"""event-after-meeting: something is told as past, with a date after the meeting.

It looks for a verb in the past right before a full date: "was agreed on 8 December 2015", "held on ...", "at its
meeting of ...".

Why it matters: the paper is written before the meeting, so the date is a slip, mostly of the year.

Fails:

```markdown
## Background

The plan was approved by Cabinet on 8 December 2027.
```

Passes:

```markdown
## Background

The plan was approved by Cabinet on 8 December 2026. The hub is opened on 8 December 2027, as was agreed.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.days import days, said
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_DONE = (
    "agreed|approved|considered|discussed|received|published|held|reported|issued|signed|adopted|presented|decided|closed"
)
_BY = r"(?: by (?:the )?[A-Z][\w' ]{2,50})?"
_PAST = late(rf"\b(?:(?:was|were|had been|been) (?:{_DONE}){_BY}|met) (?:on|at its meeting (?:of|on)) \Z")


def check(checked: Checked) -> Iterator[Finding]:
    """Each past event that is dated after the meeting."""
    read, meeting = reading(checked), checked.decision.front.meeting.date
    for day in days(checked):
        if day.date and day.date > meeting and _PAST.search(day.passage.text, max(0, day.start - 110), day.start):
            at = read.place(day.passage, day.start, day.end)
            yield Finding(
                at,
                f'"{day.text}" is told as past, and the meeting is on {said(meeting)}',
                "mend the year, or say that it is planned",
            )


RULE = Rule("event-after-meeting", check, Severity.WARNING)
