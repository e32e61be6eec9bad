"""reference-kind: the word before a reference is not what it refers to.

It looks at the word before the number: "paragraph", "section", "table", "recommendation", "option", "appendix". A
reference to an option prints the number of its paragraph or heading. "Table" before a reference that prints the word
itself is told too, and so are two references joined to each other that print one number: "2.4 to 2.4".

Why it matters: text moves while a paper is written. A "table" that has become a paragraph sends the reader the wrong
way.

Fails:

```markdown
## Background

{#cost}
The bridge costs £12,000.

The cost is shown in table [](#cost).
```

Passes:

```markdown
## Background

{#cost}
The bridge costs £12,000.

The cost is given in paragraph [](#cost) above, and [](#years) shows it by year.

{#years}
| Year | Cost |
|---|---|
| 2027/28 | £12,000 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Block, Heading, Inline, Item, Paragraph, Reference, Table, Text

_WORD = late(
    r"\b(paragraphs?|paras?\.?|sections?|tables?|recommendations?|appendix|appendices|options?|figures?|footnotes?)\s+\Z",
    re.IGNORECASE,
)
_FURTHEST = 40  # characters before a reference in which its word stands
_AFTER_NUMBER = late(r"(?:\s*(?:,|and|to|or|–|&)\s*)\Z")
_FITS = {
    "para": ("paragraph", "section", "item"),
    "sect": ("section", "paragraph"),
    "tabl": ("table",),
    "reco": ("recommendation",),
    "appe": (),
    "opti": (),
    "figu": (),
    "foot": (),
}
_ONCE = "refer to it once, or give the paragraphs numbers of their own with {numbered=true}"
_SHOWN = {
    "section": "a section",
    "paragraph": "a paragraph",
    "item": "an item of a list",
    "table": "a table",
    "recommendation": "a recommendation",
}


def check(checked: Checked) -> Iterator[Finding]:
    """Each reference of another kind than the text says."""
    passages = [p for p in reading(checked).passages if p.special and any(isinstance(i, Reference) for i in p.special)]
    runs = [walk.own_inlines(p.block) for p in passages if p.block is not None]
    if runs:
        targets = {i.target for run in runs for i in run if isinstance(i, Reference)}
        kinds = _kinds(checked, targets)
        for run in runs:
            yield from _in_run(run, kinds)


def _in_run(run: tuple[Inline, ...], kinds: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    word, joint = "", ""
    before: Reference | None = None
    for inline in run:
        if isinstance(inline, Text):
            text = inline.text
            found = _WORD.search(text, max(0, len(text) - _FURTHEST)) if text[-1:].isspace() else None
            word = found[1].lower() if found else word if _AFTER_NUMBER.match(text) else ""
            joint = text if _AFTER_NUMBER.match(text) else ""
        if not isinstance(inline, Reference):
            continue
        if before and joint and before.text == inline.text:
            yield Finding(inline.at, f'"{before.text}{joint}{inline.text}" says one number twice', _ONCE)
        before, joint = inline, ""
        if word and inline.target in kinds:
            kind, label = kinds[inline.target]
            if kind not in _FITS[word[:4]]:
                yield Finding(inline.at, f'"{word} {inline.text}" is {_SHOWN[kind]}', _remedy(word, kind, label))
            elif label.lower().startswith(word[:4]):
                fact = f'"{word} {inline.text}" says its word twice'
                yield Finding(inline.at, fact, f'leave out "{word}": the reference prints it')


def _remedy(word: str, kind: str, label: str) -> str:
    """What to write for the word that does not fit."""
    if label.lower().startswith(kind[:4]):
        return f'leave out "{word}", as the reference prints its word itself, or mend the reference'
    right = f"{kind}s" if word.rstrip(".").endswith("s") else kind
    return f'write "{right}" for "{word}", as that is the number which is printed, or mend the reference'


def _kinds(checked: Checked, targets: set[str]) -> dict[str, tuple[str, str]]:
    """What each numbered block that is referred to is, and its label, by id."""
    found: dict[str, tuple[str, str]] = {}
    for block in reading(checked).blocks:
        if block.id not in targets:
            continue
        kind = _kind(block)
        label = getattr(block, "label", None)
        if kind and block.id:
            found[block.id] = (kind, label.text if label else "")
    for recommendation in checked.decision.front.recommendations:
        if recommendation.id in found:
            found[recommendation.id] = ("recommendation", "")
    return found


def _kind(block: Block | Item) -> str:
    match block:
        case Heading():
            return "section"
        case Paragraph():
            return "paragraph"
        case Table():
            return "table"
        case Item():
            return "item"
    return ""


RULE = Rule("reference-kind", check, Severity.WARNING)
