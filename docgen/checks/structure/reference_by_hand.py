"""reference-by-hand: a number of a paragraph, section, table or recommendation of this paper was typed.

It looks for "paragraph 5.2 above", "see section 4", "table 1 below" where this paper has such a number, or the words
say that it is of this paper. Sections of Acts, paragraphs of schedules and articles are left alone.

A paragraph, table or recommendation that the paper has not is told too, unless anything near it speaks of another
document or is a quotation. Of several ("paragraphs 3 and 40", "paragraphs 12, 14 and 99", "paragraphs 3 to 40") each
number is looked at.

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

```markdown
## Background

The ford floods, as paragraphs 1 and 14 say.
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
from collections.abc import Iterator, Sequence

from docgen.checks.passage import FLOW, Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.structure.absent import absent, of_this_paper, present
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Text

_TYPED = late(r"[PpSsTtRr](?:aragraph(s?)|ara(s?)\.?|ection(s?)|able(s?)|ecommendation(s?))\s+(\d+(?:\.\d+)*)(?![\d.]*\d)")
_NEXT = r"(\d{1,3}(?:\.\d+)*)(?![\d.,]*\d|\s*%|\s+(?:per\b|million\b|[A-Z][a-z]+ [12]\d{3}))"
_MORE = late(
    rf"(?:\s*,)?\s+(?:and|or|to|&)\s+{_NEXT}|\s*[–—-]\s*{_NEXT}|\s*,\s*{_NEXT}(?=\s*,|\s+(?:and|or|to|&)\s|[.;:)]|\Z)"
)
_HERE = late(r"\s+(?:above|below|of this (?:report|paper))")
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
            start, (numbers, end) = hit.start(), _numbers(text, hit, runs)
            said_here = _HERE.match(text, end) is not None
            if text[max(0, start - 1) : start].isalnum() or not numbers:
                continue
            if not said_here and (_OF_A_LAW.match(text, end) or _LAW.search(text, max(0, start - 60), start)):
                continue
            if found := _told(checked, passage, (start, end), numbers, said_here):
                yield Finding(read.place(passage, start, end), *found)


def _numbers(text: str, hit: re.Match[str], runs: list[str]) -> tuple[list[str], int]:
    """The numbers that were typed behind the word, and where the last of them ends; none if not even the first was."""
    found, end = [str(hit[hit.lastindex or 0])], hit.end()
    if not any(hit[0] in run for run in runs):
        return [], end
    several = any(hit.groups()[:-1])
    while several and (more := _MORE.match(text, end)) and any(text[hit.start() : more.end()] in run for run in runs):
        found.append(str(more[more.lastindex or 0]))
        end = more.end()
    return found, end


def _told(
    checked: Checked, passage: Passage, span: tuple[int, int], numbers: Sequence[str], said_here: bool
) -> tuple[str, str] | None:
    """The fact and the remedy, if the numbers are meant for this paper."""
    words = passage.text[slice(*span)]
    led = _LEADS.search(passage.text, max(0, span[0] - 8), span[0]) is not None
    word = words.split()[0].lower()
    clear = said_here or word[0] in "pr" or words[0] == "T" or (word[0] == "t" and led)  # sections are of Acts; "to table"
    if clear and (lacking := [number for number in numbers if absent(checked, word, number)]):
        return _lacking(word, lacking) if said_here or of_this_paper(reading(checked), passage, *span) else None
    if said_here or (led and all(present(checked, word, number) for number in numbers)):
        return f'the number{"s" if numbers[1:] else ""} in "{words}" {"are" if numbers[1:] else "is"} typed by hand', _REMEDY
    return None


def _lacking(word: str, numbers: Sequence[str]) -> tuple[str, str]:
    name = _NAME[word[0]]
    if len(numbers) == 1:
        return f"there is no {name} {numbers[0]} in this paper", f"mend the number: {_REMEDY}"
    shown = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"there are no {name}s {shown} in this paper", f"mend the numbers: {_REMEDY}"


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
