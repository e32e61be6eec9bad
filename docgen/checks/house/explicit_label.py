"""explicit-label: a number written by hand.

The house numbers paragraphs and headings by itself. With `{label="7."}` an author can write a number over it; this rule
names each such place, and the number the house would give.

Why it matters: a number written by hand stays when a paragraph is added before it, and then there are two of it or a gap.
It is right only where a paper is copied as it was once published.

Fails:

```markdown
## Purpose

{label="7."}
The Committee is asked to note the results.
```

Passes:

```markdown
## Purpose

The Committee is asked to note the results.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.paper.tree import Heading, Paragraph


def check(checked: Checked) -> Iterator[Finding]:
    """Each label written by hand, with the number the house would give."""
    for block in reading(checked).blocks:
        if isinstance(block, Heading | Paragraph) and block.label and block.label.explicit:
            yield Finding(
                block.at,
                f'the number "{block.label.text}" was written by hand; the house would print "{block.label.usual}"',
                "take label=... out of the braces, unless the number must stay as it was published",
            )


RULE = Rule("explicit-label", check, Severity.WARNING, where="house")
