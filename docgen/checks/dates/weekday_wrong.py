"""weekday-wrong: a date and the day of the week written before it do not agree.

It looks at dates with their weekday, such as "Tuesday 3 September 2014". Where the year is not said, it is taken from
the date that follows ("from Monday 5 October to Sunday 29 November 2026"), and else nothing is said.

Why it matters: one of the two is wrong, and half of the readers believe the other half.

Fails:

```markdown
## Background

The workshop is on Tuesday 3 September 2014.
```

Passes:

```markdown
## Background

The workshop was on Wednesday 3 September 2014. It ran from Monday 5 October to Sunday 29 November 2026.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.days import WEEKDAYS, days
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each date that falls on another day of the week."""
    read = reading(checked)
    for day in days(checked):
        if day.weekday is not None and day.date and day.date.weekday() != day.weekday:
            at = read.place(day.passage, day.start, day.end)
            right = WEEKDAYS[day.date.weekday()]
            yield Finding(at, f'"{day.text}" falls on a {right}', "mend the weekday or the date")


RULE = Rule("weekday-wrong", check, Severity.ERROR, draft=Severity.WARNING)
