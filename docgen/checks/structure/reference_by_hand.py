"""reference-by-hand: a number of a paragraph, section, table or recommendation of this paper was typed.

It looks for "paragraph 5.2 above", "see section 4", "table 1 below" where this paper has such a number, or the words
say that it is of this paper. Sections of Acts, paragraphs of schedules and articles are left alone.

A paragraph, table or recommendation that the paper has not is told too, unless anything near it speaks of another
document or is a quotation. Of several ("paragraphs 3 and 40", "paragraphs 12, 14 and 99", "paragraphs 3 to 40") each
number is looked at, also where others of them are references ("paragraphs [](#floods) and 40").

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

```markdown
## Background

{#floods}
The ford floods.

The ford floods, as paragraphs [](#floods) and 40 say.
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

from msgspec import Struct

from docgen.checks.passage import FLOW, Passage, references
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.structure.absent import absent, of_this_paper, present
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_WORD = late(r"[PpSsTtRr](?:aragraph(s?)|ara(s?)\.?|ection(s?)|able(s?)|ecommendation(s?))\s+")
_NUMBER = late(r"(\d+(?:\.\d+)*)(?![\d.]*\d)")
_NEXT = (
    r"(\d{1,3}(?:\.\d+)*)(?![\d.,]*\d|\s*%|\s+(?:per|million|people|children|[a-z]{2,}[^\Ws]s)\b|\s+[A-Z][a-z]+ [12]\d{3})"
)
_JOINT = late(r"(?:\s*,)?\s+(?:and|or|to|&)\s+|\s*[–—-]\s*|\s*,\s*")
_MORE = late(
    rf"(?:\s*,)?\s+(?:and|or|to|&)\s+{_NEXT}|\s*[–—-]\s*{_NEXT}|\s*,\s*{_NEXT}(?=\s*,|\s+(?:and|or|to|&)\s|[.;:)]|\Z)"
)
_HERE = late(r"\s+(?:above|below|of this (?:report|paper))")
_LEADS = late(r"\b(?:[Ss]ee|[Ii]n|[Aa]t|[Ff]rom)\s+\Z")
_OF_A_LAW = late(
    r"\s*(?:\((?!see\b|above\b|below\b)|of\b|to\b the|agreement|notice|order|contribution|funding|[A-Z]\w+ Act|money|enquir)"
)
_LAW = late(r"\b(?:Act|Regulations?|Schedule|Order|Code|Directive|under|reg|s\.)\b[^.]{0,30}\Z")


class _Listed(Struct, frozen=True):
    """The numbers behind a word: those that were typed, where in the text the first of them and the last of all end.

    `live`: others are references, so that all of them are of this paper; `tail` is where the words begin that stand
    between the reference before the first that was typed and its number.
    """

    typed: tuple[str, ...]
    end: int
    live: bool = False
    tail: int = 0
    first: int = 0


def check(checked: Checked) -> Iterator[Finding]:
    """Each number typed by hand."""
    read = reading(checked)
    for passage in read.holding(*_NAMES):
        text = passage.text
        if passage.kind not in FLOW or passage.part == "background-papers":
            continue
        printed = references(passage)
        for hit in _WORD.finditer(text):
            if hit.end() not in printed and not text[hit.end() : hit.end() + 1].isdigit():
                continue
            start, listed = hit.start(), _listed(text, hit, printed)
            within = any(begin <= start < end for begin, end in printed.items())  # a reference may print the word too
            if within or text[max(0, start - 1) : start].isalnum() or not listed.typed:
                continue
            end = listed.end
            said_here = listed.live or _HERE.match(text, end) is not None
            if not said_here and (_OF_A_LAW.match(text, end) or _LAW.search(text, max(0, start - 60), start)):
                continue
            if found := _told(checked, passage, (start, end), listed, said_here):
                span = (listed.tail, listed.first) if listed.live else (start, end)
                yield Finding(read.place(passage, *span), *found)


def _listed(text: str, hit: re.Match[str], printed: dict[int, int]) -> _Listed:
    """The numbers behind the word; several only behind one that speaks of several. `printed` are the ends of references."""
    at, end, several = hit.end(), hit.end(), any(hit.groups())
    typed: list[str] = []
    live, tail, first = False, hit.start(), 0
    found: re.Match[str] | None = _NUMBER.match(text, at)
    while at in printed or found:
        if at in printed:
            end, live = printed[at], True
            tail = tail if typed else end
        elif found:
            end = found.end()
            first = first or end
            typed.append(str(found[found.lastindex or 0]))
        joint = _JOINT.match(text, end) if several else None
        at, found = (joint.end(), _MORE.match(text, end)) if joint else (-1, None)
    return _Listed(tuple(typed), end, live, tail, first)


def _told(
    checked: Checked, passage: Passage, span: tuple[int, int], listed: _Listed, said_here: bool
) -> tuple[str, str] | None:
    """The fact and the remedy, if the numbers are meant for this paper."""
    words, numbers = passage.text[slice(*span)], listed.typed
    led = _LEADS.search(passage.text, max(0, span[0] - 8), span[0]) is not None
    word = words.split()[0].lower()
    clear = said_here or word[0] in "pr" or words[0] == "T" or (word[0] == "t" and led)  # sections are of Acts; "to table"
    if clear and (lacking := [number for number in numbers if absent(checked, word, number)]):
        return _lacking(word, lacking) if said_here or of_this_paper(reading(checked), passage, *span) else None
    if said_here or (led and all(present(checked, word, number) for number in numbers)):
        which = f" {_several(numbers)}" if listed.live else ""
        return (
            f'the number{"s" if numbers[1:] else ""}{which} in "{words}" {"are" if numbers[1:] else "is"} typed by hand',
            _REMEDY,
        )
    return None


def _lacking(word: str, numbers: Sequence[str]) -> tuple[str, str]:
    name = _NAME[word[0]]
    if len(numbers) == 1:
        return f"there is no {name} {numbers[0]} in this paper", f"mend the number: {_REMEDY}"
    return f"there are no {name}s {_several(numbers)} in this paper", f"mend the numbers: {_REMEDY}"


def _several(numbers: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(numbers[:-1]), numbers[-1]) if part)


_NAME = {"p": "paragraph", "s": "section", "t": "table", "r": "recommendation"}
_NAMES = [word + end for word in ("paragraph", "para", "section", "table", "recommendation") for end in ("", "s")]
_REMEDY = "name the block with {#name} on the line before it, and write [](#name) for its number"


RULE = Rule(
    "reference-by-hand", check, Severity.WARNING, citation="councils' report guidance: references hold after renumbering"
)
