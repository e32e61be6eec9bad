"""comment-year: an officer's comment is dated long before the meeting, and right but for its year.

It tells of comments dated three hundred days or more before the meeting, where the same day of a later year lies
within the sixty days before it. Sign-off codes typed into the text ("[AB/07012026/C]", "(AB 7/1/26)") are read too.

Why it matters: in January the old year slips into dates. The comment then seems to have been given on another paper.

Fails:

```toml
meeting = { body = "The Committee", date = 2027-01-20, agenda_item = "4" }

[[comments]]
kind = "finance"
initials = "SS"
date = 2026-01-07
text = "The cost is met."
```

Passes:

```toml
meeting = { body = "The Committee", date = 2027-01-20, agenda_item = "4" }

[[comments]]
kind = "finance"
initials = "SS"
date = 2026-12-18
text = "The cost is met."
```
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from docgen.checks.clearance.years import called, meant
from docgen.checks.days import said
from docgen.checks.passage import FLOW
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Position, Severity
from docgen.late import late

_LONG_BEFORE = 300
_CODE = late(r"[\[(]([A-Z]{2,4})[ /](\d\d?)/?(\d\d)/?(\d{4}|\d\d)(?:/[A-Z])?[\])]")
_END = late(r"\d\d(?:/[A-Z])?[\])]")


def check(checked: Checked) -> Iterator[Finding]:
    """Each date of a comment, or of a typed code, that is a year or more too early."""
    meeting = checked.decision.front.meeting.date
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.date and (year := _slipped(comment.date, meeting)):
            at = checked.decision.value_place(("comments", n, "date"))
            yield _finding(
                at, f"the {called(comment.kind)} comment is dated {said(comment.date)}", comment.date, meeting, year
            )
    read = reading(checked)
    for passage in read.like(_END):
        for hit in _CODE.finditer(passage.text) if passage.kind in FLOW else ():
            day = _date(hit)
            if day and (year := _slipped(day, meeting)):
                at = read.place(passage, *hit.span())
                yield _finding(at, f'the code "{hit[0]}" is dated {said(day)}', day, meeting, year)


def _finding(at: Position, fact: str, day: dt.date, meeting: dt.date, year: int) -> Finding:
    before = (meeting - day).days
    return Finding(at, f"{fact}, {before} days before the meeting of {said(meeting)}", f"is {year} meant?")


def _slipped(day: dt.date, meeting: dt.date) -> int:
    return meant(day, meeting) if (meeting - day).days >= _LONG_BEFORE else 0


def _date(hit: re.Match[str]) -> dt.date | None:
    year = int(hit[4]) if len(hit[4]) == 4 else 2000 + int(hit[4])
    try:
        return dt.date(year, int(hit[3]), int(hit[2]))
    except ValueError:
        return None


RULE = Rule("comment-year", check, Severity.WARNING, citation="councils' report guidance: the clearance date is credible")
