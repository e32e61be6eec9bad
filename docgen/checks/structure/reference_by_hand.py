"""reference-by-hand: a number of a paragraph, section, table or recommendation of this paper was typed.

It looks for "paragraph 5.2 above", "see section 4", "table 1 below" where this paper has such a number, or the words
say that it is of this paper. Sections of Acts, paragraphs of schedules and articles are left alone.

A paragraph, table or recommendation that the paper has not is told too, unless anything near it speaks of another
document or is a quotation.

Why it matters: a typed number does not move when a paragraph is added, and then leads to another paragraph.

Fails:

```markdown
## Background

The ford floods.

As paragraph 1 above says, the ford floods.
```

```markdown
## Background

The ford floods, as paragraph 14 says and Table 9 shows.
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

from docgen.checks.passage import FLOW, Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.structure.absent import absent, of_this_paper, present
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Text

_TYPED = late(
    r"[PpSsTtRr](?:aragraphs?|aras?\.?|ections?|ables?|ecommendations?)\s+(\d+(?:\.\d+)*)(?![\d.]*\d)"
    r"(\s+(?:above|below|of this (?:report|paper)))?"
)
_LEADS = late(r"\b(?:[Ss]ee|[Ii]n|[Aa]t|[Ff]rom)\s+\Z")
_OF_A_LAW = late(
    r"\s*(?:\((?!see\b|above\b|below\b)|of\b|to\b the|agreement|notice|order|contribution|funding|[A-Z]\w+ Act|money|enquir)"
)
_LAW = late(r"\b(?:Act|Regulations?|Schedule|Order|Code|Directive|under|reg|s\.)\b[^.]{0,30}\Z")


def check(checked: Checked) -> Iterator[Finding]:
    """Each number typed by hand."""
    read = reading(checked)
    for passage in read.holding(*_NAMES):
        text = passage.text
        if passage.kind not in FLOW or passage.part == "background-papers":
            continue
        runs = _runs(passage)
        for hit in _TYPED.finditer(text):
            said_here, words = hit[2] is not None, hit[0].removesuffix(hit[2] or "")
            if text[max(0, hit.start() - 1) : hit.start()].isalnum() or not any(words in run for run in runs):
                continue
            if not said_here and (
                _OF_A_LAW.match(text, hit.end()) or _LAW.search(text, max(0, hit.start() - 60), hit.start())
            ):
                continue
            if found := _told(checked, passage, hit, said_here):
                yield Finding(read.place(passage, hit.start(), hit.start() + len(words)), *found)


def _told(checked: Checked, passage: Passage, hit: re.Match[str], said_here: bool) -> tuple[str, str] | None:
    """The fact and the remedy, if the number is meant for this paper."""
    words = hit[0].removesuffix(hit[2] or "")
    led = _LEADS.search(passage.text, max(0, hit.start() - 8), hit.start()) is not None
    word = words.split()[0]
    clear = said_here or word[0] in "PpTRr" or (word[0] == "t" and led)  # most sections are of Acts; members table motions
    if clear and absent(checked, word.lower(), hit[1]):
        if said_here or of_this_paper(reading(checked), passage, hit.start(), hit.end()):
            return f"there is no {_NAME[word[0].lower()]} {hit[1]} in this paper", f"mend the number: {_REMEDY}"
        return None
    if said_here or (led and present(checked, word.lower(), hit[1])):
        return f'the number in "{words}" is typed by hand', _REMEDY
    return None


_NAME = {"p": "paragraph", "s": "section", "t": "table", "r": "recommendation"}
_NAMES = [word + end for word in ("paragraph", "para", "section", "table", "recommendation") for end in ("", "s")]
_REMEDY = "name the block with {#name} on the line before it, and write [](#name) for its number"


def _runs(passage: Passage) -> list[str]:
    """The stretches of text that were typed: a reference is a stretch of its own."""
    if passage.block is None:
        return []
    return [inline.text for inline in walk.inlines(walk.own_inlines(passage.block)) if isinstance(inline, Text)]


RULE = Rule(
    "reference-by-hand", check, Severity.WARNING, citation="councils' report guidance: references hold after renumbering"
)
