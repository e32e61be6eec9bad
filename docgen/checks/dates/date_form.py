"""date-form: a date in the text is written in figures.

It looks at "19/11/2014" and "09.11.2018" in paragraphs, lists and footnotes. Tables may be short, and sign-off codes
have the form their house gives them.

Why it matters: councils' own guidance asks for day, month and year in full, since figures are read one way in Britain
and another elsewhere.

Fails:

```markdown
## Background

The offer lapses on 04/05/2027.
```

Passes:

```markdown
## Background

The offer lapses on 4 May 2027. The ratio is 4/5/6, the version 1.2.10 of the program and the order 04/05/2027-A.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.days import Day, days, said
from docgen.checks.passage import FLOW
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_CODE = late(r"[\[(][A-Z]{2,4}[ /]\Z")


def check(checked: Checked) -> Iterator[Finding]:
    """Each date in figures."""
    read = reading(checked)
    for day in days(checked):
        if day.figures and day.date and day.passage.kind in FLOW and not _in_code(day):
            at = read.place(day.passage, day.start, day.end)
            yield Finding(at, f'the date "{day.text}" is written in figures', f'write "{said(day.date)}"')


def _in_code(day: Day) -> bool:
    """Whether the date belongs to a sign-off code: "(AB 19/11/14)"."""
    return bool(_CODE.search(day.passage.text, max(0, day.start - 7), day.start))


RULE = Rule("date-form", check, Severity.NOTE, citation="councils' report guidance: dates in full")
