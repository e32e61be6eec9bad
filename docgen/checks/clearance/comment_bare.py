"""comment-bare: an officer's comment only says that the report has it all, and not where.

It looks for comments such as "The financial implications are contained in the report" without a reference to the
paragraphs. A comment that also says something of its own is only noted; one that refers to paragraphs without a single
figure is noted if it is the finance officer's.

Why it matters: members rely on the officer's word for certain figures. Which ones, only numbers of paragraphs tell.

Fails:

```toml
[[comments]]
kind = "finance"
initials = "SS"
date = 2027-03-01
text = "The financial implications are set out in the report."
```

Passes:

```toml
[[comments]]
kind = "finance"
initials = "SS"
date = 2027-03-01
text = "The financial implications are set out in paragraph [](#cost) of the report."
```

```markdown
## Financial implications

{#cost}
The bridge costs £12,000.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.clearance.years import called
from docgen.checks.passage import plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Heading, Inline, Reference

_SAYS = "contained|set out|sets out|described|explained|detailed|shown|covered|included|given|outlined|addressed|stated"
_THE_REPORT = r"(?:the|this) (?:\w+ )?(?:report|paper)(?: itself)?"
_BARE = late(
    rf"\b(?:{_SAYS})\b[^.]{{0,40}}\b(?:in|within|by|throughout) (?:the body of )?{_THE_REPORT}\b"
    rf"|{_THE_REPORT} (?:\w+ )?(?:{_SAYS}|contains|explains|describes)\b",
    re.IGNORECASE,
)
_POINTS = late(r"[Tt](?:he|his) (?:\w+ )?(?:report|paper)|THE REPORT|THIS REPORT")
_CITES = late(r"\]\(#|\b(?:paragraphs?|paras?\.?|sections?)\s+\d|£\s?\d|\{\{")
_TARGET = late(r"\]\(#([^)]*)\)")
_SUBSTANCE = 25  # words


def check(checked: Checked) -> Iterator[Finding]:
    """Each such comment."""
    for n, comment in enumerate(checked.decision.front.comments):
        if not comment.text.strip() or comment.kind == "constitutional":
            continue
        at = checked.decision.place(("comments", n))
        bare = _BARE.search(comment.text) if _POINTS.search(comment.text) else None
        if bare and not _CITES.search(comment.text):
            more = len(comment.text.split()) > _SUBSTANCE or comment.text[: bare.start()].endswith(" as ")
            lighter = Severity.NOTE if more else None
            fact = f"the {called(comment.kind)} comment points to the report, and to no paragraph of it"
            yield Finding(at, fact, "refer to the paragraphs that it is about: [](#name)", lighter)
        elif comment.kind == "finance" and "£" not in comment.text and "{{" not in comment.text:
            targets = {end.strip(" #") for t in _TARGET.findall(comment.text) for end in re.split(r",|\.\.", t)}
            if targets and not _figures(checked, targets):
                fact = "the paragraphs that the finance comment refers to hold no figure"
                yield Finding(at, fact, "refer to those that do", Severity.NOTE)


def _figures(checked: Checked, targets: set[str]) -> bool:
    """Whether any of the blocks, or what stands under a heading of them, has a digit in it."""
    inside = False
    for block in reading(checked).blocks:
        if isinstance(block, Heading):
            inside = block.id in targets
        elif (inside or block.id in targets) and any(c.isdigit() for c in _written(walk.own_inlines(block))):
            return True
    return False


def _written(run: tuple[Inline, ...]) -> str:
    return plain(inline for inline in run if not isinstance(inline, Reference))


RULE = Rule("comment-bare", check, Severity.WARNING, citation="customary: a comment says what it stands for")
