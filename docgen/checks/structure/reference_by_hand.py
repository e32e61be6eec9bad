"""reference-by-hand: a number of a paragraph, section, table or recommendation of this paper was typed.

It looks for "paragraph 5.2 above", "see section 4", "table 1 below" where this paper has such a number, or the words
say that it is of this paper. Sections of Acts, paragraphs of schedules and articles are left alone.

Why it matters: a typed number does not move when a paragraph is added, and then leads to another paragraph.

Fails:

```markdown
## Background

The ford floods.

As paragraph 1 above says, the ford floods.
```

Passes:

```markdown
## Background

{#floods}
The ford floods.

As paragraph [](#floods) says, the ford floods. See section 149 of the Equality Act 2010 and paragraph 3 of Schedule 12A.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import NOBODY, reading
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import Block, Item, Text

_TYPED = re.compile(
    r"(?:\b([Ss]ee|[Ii]n|[Aa]t|[Ff]rom)\s+)?\b((?:[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?|[Tt]ables?|[Rr]ecommendations?)\s+"
    r"(\d+(?:\.\d+)*))(?![\d.]*\d)(\s+(?:above|below|of this (?:report|paper)))?"
)
_OF_A_LAW = re.compile(r"\s*(?:\(|of\b|to\b the|agreement|notice|order|contribution|funding|[A-Z]\w+ Act|money|enquir)")
_LAW = re.compile(r"\b(?:Act|Regulations?|Schedule|Order|Code|Directive|under|reg|s\.)\b[^.]{0,30}\Z")


def check(checked: Checked) -> Iterator[Finding]:
    """Each number typed by hand."""
    read = reading(checked)
    labels: set[str] | None = None
    for passage in read.flow:
        text = passage.text
        if passage.section is NOBODY and passage.part == "background-papers":
            continue
        for hit in _TYPED.finditer(text):
            said_here = hit[4] is not None
            if not said_here and (_OF_A_LAW.match(text, hit.end()) or _LAW.search(text, 0, hit.start(2))):
                continue
            if not _typed(passage.block, hit[2]):
                continue
            if labels is None:
                labels = _labels(checked)
            if said_here or (hit[1] and hit[3] in labels):
                at = read.place(passage, *hit.span(2))
                yield Finding(at, f'the number in "{hit[2]}" is typed by hand', _REMEDY)


_REMEDY = "name the block with {#name} on the line before it, and write [](#name) for its number"


def _typed(block: Block | Item | None, words: str) -> bool:
    """Whether the words stand in one stretch of text: a reference is a stretch of its own."""
    runs = walk.inlines(walk.own_inlines(block)) if block is not None else ()
    return any(isinstance(inline, Text) and words in inline.text for inline in runs)


def _labels(checked: Checked) -> set[str]:
    found = {getattr(block, "label", None) for block in walk.blocks(checked.paper.blocks)}
    return {label.text.strip("().").removeprefix("Table ") for label in found if label}


RULE = Rule(
    "reference-by-hand", check, Severity.WARNING, citation="councils' report guidance: references hold after renumbering"
)
