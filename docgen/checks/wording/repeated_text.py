"""repeated-text: a paragraph or a list stands in the paper twice, word for word or nearly so.

It compares paragraphs and whole lists of twelve words and more, and tells of two that are at least nine tenths the
same. Summary, purpose, recommendations and officers' comments may repeat the text: they are left out.
A list is not compared with the list it stands in.

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
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import or_

from msgspec import Struct

from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import List

_FEWEST = 12
_SHARED = 0.75  # of the longer one's different words: what two that are alike have at least in common
_ALIKE = 0.9  # of the words, in their order
_ALIKE_IN_LENGTH = 0.82  # as short as a passage can be beside another that is so much alike
_OWN = 1 - _ALIKE * (1 + _ALIKE_IN_LENGTH) / 2  # of its words: what one that is so much alike can have alone, at most
_NEIGHBOURS = 100  # passages of like length that one is compared with
_LONGEST = 500  # words: longer ones are compared without their order
_MAY_REPEAT = frozenset({"summary", "purpose", "recommendations", "comments", "focus"})


class _Unit(Struct, frozen=True):
    """A paragraph or a list: `bits` has one for each of its different words, `shared` how many it must share to be alike."""

    at: Passage
    words: list[str]
    bits: int
    shared: float
    what: str


class _Bits(dict[str, int]):
    """A bit for each word that was asked for."""

    def __missing__(self, word: str) -> int:
        bit = self[word] = 1 << len(self)
        return bit


def check(checked: Checked) -> Iterator[Finding]:
    """Each passage that repeats an earlier one."""
    units = sorted(_not_alone(list(_units(checked))), key=_length)
    told: set[int] = set()
    for n, shorter in enumerate(units):
        bits, end = shorter.bits, bisect_right(units, len(shorter.words) / _ALIKE_IN_LENGTH, n + 1, key=_length)
        for longer in units[n + 1 : min(end, n + 1 + _NEIGHBOURS)]:
            if (bits & longer.bits).bit_count() >= longer.shared and _alike(shorter.words, longer.words):
                first, second = sorted((shorter, longer), key=lambda u: u.at.at)
                if id(second) not in told and not _within(shorter, longer):
                    told.add(id(second))
                    yield _finding(first, second)


def _within(inner: _Unit, outer: _Unit) -> bool:
    """Whether one list stands in the other."""
    return isinstance(outer.at.block, List) and any(block is inner.at.block for block in walk.blocks([outer.at.block]))


def _length(unit: _Unit) -> int:
    return len(unit.words)


def _not_alone(units: list[_Unit]) -> Iterator[_Unit]:
    """Those of whose words enough stand in another one too."""
    once = common = 0
    for unit in units:
        common |= once & unit.bits
        once |= unit.bits
    for unit in units:
        if (unit.bits & ~common).bit_count() <= _OWN * len(unit.words):
            yield unit


def _finding(first: _Unit, second: _Unit) -> Finding:
    where = f"line {first.at.at.line}" if first.at.at.file == second.at.at.file else str(first.at.at)
    how = "says the same as" if first.words == second.words else "says almost the same as"
    return Finding(
        second.at.at,
        f"this {second.what} {how} the one at {where}",
        "keep one of them and refer to it from the other place, or make clear how they differ",
    )


def _alike(one: list[str], two: list[str]) -> bool:
    if one == two:
        return True
    if len(two) > _LONGEST:
        return (Counter(one) & Counter(two)).total() >= _ALIKE * len(two)
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _units(checked: Checked) -> Iterator[_Unit]:
    read, bits = reading(checked), _Bits()
    paragraphs = ((passage, "paragraph") for passage in read.passages if passage.kind == "paragraph")
    for passage, what in (*paragraphs, *((at, "list") for _, at in read.lists)):
        if _counts(passage) and len(words := passage.text.lower().split()) >= _FEWEST:
            held = reduce(or_, map(bits.__getitem__, words))
            yield _Unit(passage, words, held, _SHARED * held.bit_count(), what)


def _counts(passage: Passage) -> bool:
    return passage.section.role not in _MAY_REPEAT and passage.part not in _MAY_REPEAT


RULE = Rule("repeated-text", check, Severity.WARNING, citation="customary: nothing is said twice")
