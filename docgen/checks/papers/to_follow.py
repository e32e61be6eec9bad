"""to-follow: something that belongs to the paper is still to come.

It looks for appendices with `to_follow = true`, and for words such as "to follow", "will be tabled" or "to be made
available" in the text. In a draft that is a note; in a final paper a warning; in a published one an appendix to follow
is an error.

Why it matters: reports must be open to inspection five clear days before the meeting, with all that belongs to them.

Fails:

```toml
[[appendices]]
label = "A"
title = "Plans"
to_follow = true
```

Passes:

```markdown
## Background

A report on the results is to follow the survey. Stage two would follow if stage one works.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_SENT = "made available|circulated|tabled|sent|distributed"
_LATER = late(
    r"[\[(](?:report |appendix |paper |copy |copies |document )?to follow[\])]"
    rf"|\bto be (?:{_SENT}) (?:on|at|with|before|separately|later|in)\b"
    r"|\bwill be (?:tabled|circulated) (?:separately|(?:at|before) the meeting)\b"
    r"|\bappendi(?:x|ces) (?:is |are )?to follow\b",
    re.IGNORECASE,
)
_WORDS = ("follow", "available", "circulated", "tabled", "distributed", "sent")
_BRACKETED = late(rf"[\[(][^\])]{{0,150}}\b(?:to be|will be) (?:{_SENT})\b[^\])]{{0,150}}[\])]", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Finding]:
    """Each appendix to follow, and each promise of one."""
    front, read = checked.decision.front, reading(checked)
    for n, appendix in enumerate(front.appendices):
        if appendix.to_follow:
            at = checked.decision.place(("appendices", n, "to_follow"))
            weight = Severity.WARNING if front.status != "published" else None
            yield Finding(
                at, f'the appendix "{appendix.title}" is still to follow', "add it before the paper is published", weight
            )
    for passage in read.holding(*_WORDS):
        hit = _BRACKETED.search(passage.text) or _LATER.search(passage.text)
        if hit:
            at = read.place(passage, *hit.span())
            yield Finding(
                at, f'"{hit[0]}" promises something the paper lacks', "add it and take out the promise", Severity.WARNING
            )


RULE = Rule(
    "to-follow",
    check,
    Severity.ERROR,
    citation="LGA 1972 s.100B; SI 2012/2089 reg 7",
    draft=Severity.NOTE,
)
