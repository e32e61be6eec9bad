"""paper-unfindable: nobody can tell where to read a background paper.

It looks for unpublished papers with neither `source` (the body that keeps it) nor `url`, and for works that are
published by what they are (an Act, regulations, a White Paper) but not marked `published = true`.

Why it matters: what is listed must be open to inspection, from the day the report is published.

Fails:

```toml
[[background_papers]]
title = "Survey of the ford"
```

Passes:

```toml
[[background_papers]]
title = "Survey of the ford"
source = "Highways, County Hall"

[[background_papers]]
title = "Highways Act 1980"
published = true
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.papers.citations import listed
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.late import late

_PUBLISHED = late(
    r"\b(?:Act|Regulations|Order|Rules) (?:18|19|20)\d\d\b|\b(?:White|Green) Paper\b|\bISBN\b|\bstatutory guidance\b|"
    r"legislation\.gov\.uk"
)


def check(checked: Checked) -> Iterator[Finding]:
    """Each background paper that cannot be found, or is published and not marked so."""
    for n, paper in enumerate(listed(checked)):
        if paper.published:
            continue
        at = checked.decision.place(("background_papers", n))
        if _PUBLISHED.search(f"{paper.title} {paper.url}"):
            fact = "this is a published work, and not marked as one"
            yield Finding(at, fact, "add published = true, or leave it out", Severity.NOTE)
        elif not paper.source and not paper.url:
            yield Finding(at, "nobody can tell where to read this background paper", "add source or url")


RULE = Rule("paper-unfindable", check, Severity.WARNING, citation="LGA 1972 s.100D(1) and (4)")
