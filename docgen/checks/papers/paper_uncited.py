"""paper-uncited: a background paper is listed that the text nowhere speaks of.

It looks for the paper's date, its address, or words of its title in the text.

Why it matters: background papers are the documents that the report relies on. One that it never mentions is listed by
mistake, or the text does not say what it took from it.

Fails:

```toml
[[background_papers]]
title = "Minutes of a picnic"
source = "Highways"
date = "May 2026"
```

```markdown
## Background

The ford floods each winter.
```

Passes:

```toml
[[background_papers]]
title = "Survey of the ford at Millbeck"
source = "Highways"
date = "May 2026"
```

```markdown
## Background

A survey in May 2026 found that the ford floods each winter.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.papers.citations import folded, listed, mentioned
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import Link


def check(checked: Checked) -> Iterator[Finding]:
    """Each background paper that is not mentioned."""
    papers = listed(checked)
    if not papers:
        return
    passages = [p for p in reading(checked).passages if "background-papers" not in (p.section.role, p.part)]
    text = "\n".join(p.text for p in passages)
    lower = "\n".join(p.text.lower() for p in passages)
    if any(paper.date for paper in papers):
        lower = folded(lower)
    for n, paper in enumerate(papers):
        if not mentioned(paper, text, lower) and not (paper.url and _linked(checked, paper.url)):
            at = checked.decision.place(("background_papers", n))
            yield Finding(
                at, "the text does not mention this background paper", "say what the report takes from it, or leave it out"
            )


def _linked(checked: Checked, url: str) -> bool:
    places = 0
    for inline in walk.all_inlines(checked.paper):
        places += isinstance(inline, Link) and inline.href == url
    return places > 1  # once in the list itself


RULE = Rule("paper-uncited", check, Severity.NOTE, citation="LGA 1972 s.100D(5)")
