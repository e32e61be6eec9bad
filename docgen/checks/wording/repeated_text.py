"""repeated-text: a paragraph or a list stands in the paper twice, word for word or nearly so.

It compares paragraphs and whole lists of twelve words and more, and tells of two that are at least nine tenths the
same. Summary, purpose, recommendations and officers' comments may repeat the text: they are left out.

Why it matters: a passage pasted twice is mostly a slip. When one copy is changed, the other says something else.

Fails:

```markdown
## Background

The budget for children and families would carry the cost of the first year, and a reserve that of the second.

## Financial implications

The budget for children and families would carry the cost of the first year, and a reserve that of the third.
```

Passes:

```markdown
## Background

The budget for children and families would carry the cost of the first year, and a reserve that of the second.

## Financial implications

What the first year costs comes out of the budget for children and families; the second is for the reserve to pay.
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import Passage, plain, reading
from docgen.diagnostics import Severity
from docgen.paper import walk

_WORD = re.compile(r"[\w'’£%]+")
_FEWEST = 12
_ALIKE = 0.9
_MAY_REPEAT = frozenset({"summary", "purpose", "recommendations", "comments", "focus"})


class _Unit(Struct, frozen=True):
    at: Passage
    words: tuple[str, ...]
    what: str

    @property
    def rare(self) -> frozenset[str]:
        return frozenset(w for w in self.words if len(w) > 5)


def check(checked: Checked) -> Iterator[Finding]:
    """Each passage that repeats an earlier one."""
    units = sorted(((u, u.rare) for u in _units(checked)), key=lambda pair: len(pair[0].words))
    told: set[int] = set()
    for n, (shorter, rare) in enumerate(units):
        for longer, other in units[n + 1 :]:
            if len(shorter.words) < 0.8 * len(longer.words):
                break
            if len(rare & other) >= 0.7 * max(len(rare), len(other)) and _alike(shorter.words, longer.words):
                first, second = sorted((shorter, longer), key=lambda u: u.at.at)
                if id(second) not in told:
                    told.add(id(second))
                    yield _finding(first, second)


def _finding(first: _Unit, second: _Unit) -> Finding:
    where = f"line {first.at.at.line}" if first.at.at.file == second.at.at.file else str(first.at.at)
    how = "says the same as" if first.words == second.words else "says almost the same as"
    return Finding(
        second.at.at,
        f"this {second.what} {how} the one at {where}",
        "keep one of them and refer to it from the other place, or make clear how they differ",
    )


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return one == two or difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _units(checked: Checked) -> list[_Unit]:
    read = reading(checked)
    found = [_Unit(p, _words(p.text), "paragraph") for p in read.passages if p.kind == "paragraph" and _counts(p)]
    for block, at in read.lists:
        if _counts(at):
            text = " ".join(plain(walk.own_inlines(b)) for b in walk.blocks((block,)))
            found.append(_Unit(at, _words(text), "list"))
    return [u for u in found if len(u.words) >= _FEWEST]


def _counts(passage: Passage) -> bool:
    return passage.section.role not in _MAY_REPEAT and passage.part not in _MAY_REPEAT


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


RULE = Rule("repeated-text", check, Severity.WARNING, citation="customary: nothing is said twice")
