"""link-text: a link whose words do not say where it leads, or a web address printed in a sentence.

It looks for links that read "here", "click here", "this page", "link" or "more", and for addresses written out in
paragraphs. An e-mail address is no fault, nor is the address of a background paper.

Why it matters: somebody who listens to the page hears its links one after another. Public bodies' web pages must meet
WCAG, which asks that a link makes sense by its words.

Fails:

```markdown
## Background

The results can be read [here](https://www.example.gov.uk/results).
```

```markdown
## Background

The results are at https://www.example.gov.uk/results for all to see.
```

Passes:

```markdown
## Background

The [results of the survey](https://www.example.gov.uk/results) are public; questions go to <hubs@example.gov.uk>.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.passage import plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper.tree import Link

_SAYS_NOTHING = late(
    r"(?:please )?(?:(?:click|press|tap|follow|see|go|read) )?(?:here|this|this (?:link|page|site|website|document)|link|"
    r"(?:read |find out |learn )?more|website|web ?page|page|url|document|download|pdf)\W*\Z",
    re.IGNORECASE,
)
_ADDRESS = late(r"(?:https?://|www\.)\S+")


def check(checked: Checked) -> Iterator[Finding]:
    """Each such link."""
    read = reading(checked)
    for passage in read.passages:
        if not passage.special or "background-papers" in (passage.section.role, passage.part):
            continue
        for inline in passage.special:
            if isinstance(inline, Link) and not inline.href.startswith(("mailto:", "tel:")):
                words = plain(inline.children)
                fact = _fault(words)
                if fact:
                    start = max(passage.text.find(words), 0)
                    yield Finding(read.place(passage, start, start + len(words)), fact, _NAME)


def _fault(words: str) -> str:
    if _SAYS_NOTHING.match(words):
        return f'the link "{words}" does not say where it leads'
    return f'"{words}" is printed as a bare address' if _ADDRESS.match(words) else ""


_NAME = "write what is found there as the link's words: [results of the survey](https://...)"

RULE = Rule("link-text", check, Severity.WARNING, citation="WCAG 2.4.4, by SI 2018/952", draft=Severity.NOTE)
