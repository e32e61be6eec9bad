"""list-stops: the items of a list do not end alike.

Good are lists whose items all end alike (all with a full stop, all with none), and lists in which only the last item
has the full stop. Items that go on in a list of their own are left out.

Why it matters: a stop that is missing in the middle of the recommendations makes a reader wonder whether words are
missing too.

Fails:

```toml
[[recommendations]]
text = "approves the scheme."

[[recommendations]]
text = "approves its cost"

[[recommendations]]
text = "notes the risks."
```

Passes:

```toml
[[recommendations]]
text = "approves the scheme"

[[recommendations]]
text = "approves its cost"

[[recommendations]]
text = "notes the risks."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Position, Severity
from docgen.paper import walk
from docgen.paper.tree import Item, List, Paragraph

_CLOSERS = "'\"’”)]"


def check(checked: Checked) -> Iterator[Finding]:
    """The first item of each uneven list that differs from the others."""
    for block, at in reading(checked).lists:
        ends = [(item, _end(item)) for item in block.items]
        known = [(item, end) for item, end in ends if end is not None]
        if len(known) > 1 and len({end for _, end in known[:-1]}) == 1 and known[-1][1] in (known[0][1], "."):
            continue
        if len(known) > 1:
            yield _finding(block, known, at.at)


def _finding(block: List, ends: list[tuple[Item, str]], around: Position) -> Finding:
    stops = [end == "." for _, end in ends]
    usual = sum(stops) * 2 > len(stops)
    odd = next((item for item, end in ends if (end == ".") != usual), ends[0][0])
    number = block.items.index(odd) + 1
    others = "the other" if len(ends) == 2 else "most others"
    fact = f"item {number} of this list has {'no' if usual else 'a'} full stop, unlike {others}"
    return Finding(_place(odd) or around, fact, "end all items alike, or only the last with a full stop")


def _place(item: Item) -> Position | None:
    inner = item.blocks[0] if item.blocks else item
    at = inner.at if isinstance(inner, Paragraph) and inner.at.file else item.at
    return at if at.file else None


def _end(item: Item) -> str | None:
    """A stop or nothing, for what ends the item; None where that says nothing."""
    last = item.blocks[-1] if item.blocks else None
    if not isinstance(last, Paragraph):
        return None
    text = plain(walk.own_inlines(last)).rstrip().rstrip(_CLOSERS).rstrip(_CLOSERS)
    if text.endswith((" and", " or", "; and", "; or", ":", "-")):
        return None
    return "." if text.endswith((".", "!", "?")) else ""


RULE = Rule("list-stops", check, Severity.NOTE, citation="customary: the items of a list end alike")
