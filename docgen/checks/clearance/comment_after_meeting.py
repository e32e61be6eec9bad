"""comment-after-meeting: an officer's comment is dated after the meeting.

It looks at the dates of [[comments]], and guesses the year where the same day of another lies shortly before the meeting.

Why it matters: officers advise before the decision is taken. A later date is a slip, or the advice was not there to be
heeded.

Fails:

```toml
meeting = { body = "The Committee", date = 2027-03-09, agenda_item = "4" }

[[comments]]
kind = "finance"
initials = "SS"
date = 2027-12-01
text = "The cost is met."
```

Passes:

```toml
meeting = { body = "The Committee", date = 2027-03-09, agenda_item = "4" }

[[comments]]
kind = "finance"
initials = "SS"
date = 2027-03-01
text = "The cost is met."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.clearance.years import called, meant
from docgen.checks.days import said
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each such comment, with the year that is probably meant."""
    meeting = checked.decision.front.meeting.date
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.date and comment.date > meeting:
            at = checked.decision.value_place(("comments", n, "date"))
            year = meant(comment.date, meeting)
            remedy = f"is {year} meant?" if year else "write the day on which the comment was given"
            fact = f"the {called(comment.kind)} comment is dated {said(comment.date)}, after the meeting of {said(meeting)}"
            yield Finding(at, fact, remedy)


RULE = Rule(
    "comment-after-meeting",
    check,
    Severity.ERROR,
    draft=Severity.WARNING,
    citation="customary: clearance before publication",
)
