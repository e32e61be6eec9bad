"""date-impossible: a date is written that no calendar has.

It reads dates in the text, in tables and in the short fields of the front matter: "31 June 2015", "29 February 2027",
"31.11.2014". A date with month and day the American way round is told as well.

Why it matters: somebody will turn up, apply or pay on another day than was meant.

Fails:

```markdown
## Background

The consultation ends on 31 June 2027.
```

Passes:

```markdown
## Background

The consultation ends on 30 June 2027. The leap year 2028 has a 29 February 2028. Version 31.6.1 of the program is used.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.days import MONTHS, days
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each date that does not exist."""
    read = reading(checked)
    for day in days(checked):
        if day.exists or (day.day > 31 and day.year is None):
            continue
        at = read.place(day.passage, day.start, day.end)
        if 1 <= day.month <= 12:
            year = f" {day.year}" if day.month == 2 and day.year else ""
            yield Finding(
                at, f'there is no day "{day.text}"', f"{MONTHS[day.month - 1]}{year} has fewer days: say which is meant"
            )
        else:
            yield Finding(at, f'"{day.text}" has no month {day.month}', "write the month by its name")


RULE = Rule("date-impossible", check, Severity.ERROR, draft=Severity.WARNING)
