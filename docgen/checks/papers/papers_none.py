"""papers-none: the paper says that there are no background papers, and relies on one that was not published.

It looks for a business case, an impact assessment or screening, a feasibility study, a condition survey, a
consultant's report and the like that has been made.

Why it matters: "none" is only true if no unpublished document was relied on. The public may inspect those that were.

Fails:

```toml
background_papers = "none"
```

```markdown
## Background

A business case has been produced. It shows that the bridge pays for itself.
```

Passes:

```toml
background_papers = "none"
```

```markdown
## Background

A business case will be produced. No impact assessment has been made. The business case has been published on our web page.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_DOCUMENT = (
    r"business case|feasibility stud(?:y|ies)\b|condition survey|structural survey|risk assessment|valuation report|"
    r"evaluation report|(?:equality |health |privacy |environmental )?impact (?:assessment|screening)|"
    r"consultants?['’]? report|options? appraisal report"
)
_MADE = "produced|prepared|completed|carried out|done|commissioned|made|undertaken|drawn up|written|finished|received"
_RELIED = late(rf"\b({_DOCUMENT})s? (?:has|have|was|were|is) (?:now |already |also )?(?:been )?(?:{_MADE})\b", re.IGNORECASE)
_NAMES = (
    "case",
    "cases",
    "study",
    "studies",
    "survey",
    "surveys",
    "assessment",
    "assessments",
    "screening",
    "screenings",
    "report",
    "reports",
)
_NOT = late(r"\b(?:no|neither|without|nor)\b[^.]*\Z", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Finding]:
    """The first such document, where the paper says "none"."""
    if checked.decision.front.background_papers != "none":
        return
    read = reading(checked)
    for passage in read.holding(*_NAMES):
        for hit in _RELIED.finditer(passage.text):
            rest = passage.text[hit.end() :].split(".", 1)[0]
            if _NOT.search(passage.text, max(0, hit.start() - 150), hit.start()) or "publish" in rest:
                continue
            at = read.place(passage, *hit.span())
            fact = f'background_papers = "none", but the text relies on one: the {hit[1].lower()}'
            yield Finding(at, fact, "list it under [[background_papers]], unless it was published")
            return


RULE = Rule("papers-none", check, Severity.WARNING, citation="LGA 1972 s.100D(4)-(5); SI 2012/2089 reg 15")
