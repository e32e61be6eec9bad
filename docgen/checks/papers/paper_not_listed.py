"""paper-not-listed: the text relies on a dated report that is not among the background papers.

It looks for sentences that speak of a report, study, evaluation or assessment of a date before the meeting, and for a
background paper of that month and year. Published works need not be listed, so a sentence that calls it published is
passed over. Each date is told once.

Why it matters: the public may inspect the unpublished documents that a report relies on, and finds them by this list.

Fails:

```toml
[[background_papers]]
title = "Survey of the ford"
source = "Highways"
date = "May 2026"
```

```markdown
## Background

A report of 8 December 2026 found that the ford floods.
```

Passes:

```toml
[[background_papers]]
title = "Survey of the ford"
source = "Highways"
date = "May 2026"
```

```markdown
## Background

The survey report of 12 May 2026 found that the ford floods. A later report will come on 8 June 2027.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.papers.citations import cited, listed, lists
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each date of a document which no background paper has."""
    papers = listed(checked)
    read = reading(checked)
    told: set[tuple[int, int]] = set()
    for one in cited(checked):
        if (one.month, one.year) in told or any(lists(paper, one) for paper in papers):
            continue
        told.add((one.month, one.year))
        at = read.place(one.passage, one.start, one.end)
        fact = f"the document of {one.date} is not among the background papers"
        yield Finding(at, fact, "list it, with published = true if it was published, or say where it can be read")


RULE = Rule("paper-not-listed", check, Severity.NOTE, citation="LGA 1972 s.100D; SI 2012/2089 reg 15")
