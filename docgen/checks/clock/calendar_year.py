"""calendar-year: a meeting in a year whose bank holidays are not known.

docgen knows the bank holidays of England from 1872 to 2100. It looks at the date of the meeting, and at the year a count
of days before it may reach into.

Why it matters: no deadline can be counted for such a meeting, so that the rules on deadlines are silent. Mostly it is a
slip in the year.

Fails:

```toml
[meeting]
body = "Libraries Committee"
short = "Committee"
date = 2207-03-09
agenda_item = "8"
```

Passes:

```toml
[meeting]
body = "Libraries Committee"
short = "Committee"
date = 2027-03-09
agenda_item = "8"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.calendar import FIRST_YEAR, LAST_YEAR
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """A meeting in a year that is not known."""
    year = checked.decision.front.meeting.date.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        fact = f"the bank holidays of {year} are not known, so that no deadline can be counted"
        yield Finding(checked.decision.value_place(("meeting", "date")), fact, "look at the year")


RULE = Rule("calendar-year", check, Severity.WARNING)
