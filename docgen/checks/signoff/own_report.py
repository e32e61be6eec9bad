"""own-report: an author of the report has cleared it too.

Compares who signed a comment, by the officer's name in the comment and in the register, with the authors and signatories of
the report. Where one of the two has no name, their posts are compared.

Why it matters: a comment is a second pair of eyes. One's own are the first.

Fails:

```toml
[[authors]]
name = "Carys Dene"
post = "Head of Finance"

[[comments]]
kind = "finance"
officer = "Carys Dene"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```

Passes:

```toml
[[authors]]
name = "Ewan Frith"
post = "Head of Libraries"

[[comments]]
kind = "finance"
officer = "Carys Dene"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import place, whose
from docgen.diagnostics import Severity
from docgen.project import officers
from docgen.signoff.people import author_of


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment that an author or signatory of the report has signed."""
    front = checked.decision.front
    for n, comment in enumerate(front.comments):
        officer = officers.officer(checked.project, comment.initials, comment.date or front.meeting.date)
        author = author_of(front, comment, officer)
        if author is not None:
            who = author.name or author.post
            fact = f"{whose(comment.kind, comment.initials)} was signed by an author of the report, {who}"
            yield Finding(place(checked, n), fact, "have another officer look at it and sign")


RULE = Rule("own-report", check, Severity.WARNING)
