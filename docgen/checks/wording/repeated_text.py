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
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.passage import Passage, plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.paper import walk

_FEWEST = 12
_SHARED = 0.75  # of the longer one's different words: what two that are alike have at least in common
_ALIKE = 0.9  # of the words, in their order
_ALIKE_IN_LENGTH = 0.82  # as short as a passage can be beside another that is so much alike
_OWN = 1 - _ALIKE * (1 + _ALIKE_IN_LENGTH) / 2  # of its words: what one that is so much alike can have alone, at most
_NEIGHBOURS = 100  # passages of like length that one is compared with
_LONGEST = 500  # words: longer ones are compared without their order
_MAY_REPEAT = frozenset({"summary", "purpose", "recommendations", "comments", "focus"})


class _Unit(Struct, frozen=True):
    at: Passage
    words: tuple[str, ...]
    set: frozenset[str]
    what: str


class _Candidate(Struct, frozen=True):
    """A unit, with a bit for each of its different words."""

    unit: _Unit
    bits: int
    count: int


def check(checked: Checked) -> Iterator[Finding]:
    """Each passage that repeats an earlier one."""
    candidates = sorted(_candidates(list(_units(checked))), key=lambda one: len(one.unit.words))
    told: set[int] = set()
    for n, candidate in enumerate(candidates):
        shorter, bits = candidate.unit, candidate.bits
        longest = len(shorter.words) / _ALIKE_IN_LENGTH
        for other in candidates[n + 1 : n + 1 + _NEIGHBOURS]:
            longer = other.unit
            if len(longer.words) > longest:
                break
            if (bits & other.bits).bit_count() >= _SHARED * other.count and _alike(shorter.words, longer.words):
                first, second = sorted((shorter, longer), key=lambda u: u.at.at)
                if id(second) not in told:
                    told.add(id(second))
                    yield _finding(first, second)


def _candidates(units: list[_Unit]) -> Iterator[_Candidate]:
    """Those of whose words enough stand in another one too."""
    seen: Counter[str] = Counter()
    for unit in units:
        seen.update(unit.set)
    common = {word for word, times in seen.items() if times > 1}
    bit = {word: 1 << n for n, word in enumerate(seen)}.__getitem__
    for unit in units:
        if len(unit.set - common) <= _OWN * len(unit.words):
            yield _Candidate(unit, sum(map(bit, unit.set)), len(unit.set))


def _finding(first: _Unit, second: _Unit) -> Finding:
    where = f"line {first.at.at.line}" if first.at.at.file == second.at.at.file else str(first.at.at)
    how = "says the same as" if first.words == second.words else "says almost the same as"
    return Finding(
        second.at.at,
        f"this {second.what} {how} the one at {where}",
        "keep one of them and refer to it from the other place, or make clear how they differ",
    )


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if one == two:
        return True
    if len(two) > _LONGEST:
        return (Counter(one) & Counter(two)).total() >= _ALIKE * len(two)
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _units(checked: Checked) -> Iterator[_Unit]:
    read = reading(checked)
    for passage in read.passages:
        if passage.kind == "paragraph" and _counts(passage):
            yield from _unit(passage, passage.text, "paragraph")
    for block, at in read.lists:
        if _counts(at):
            yield from _unit(at, " ".join(plain(walk.own_inlines(b)) for b in walk.blocks((block,))), "list")


def _unit(at: Passage, text: str, what: str) -> Iterator[_Unit]:
    words = tuple(text.lower().split())
    if len(words) >= _FEWEST:
        yield _Unit(at, words, frozenset(words), what)


def _counts(passage: Passage) -> bool:
    return passage.section.role not in _MAY_REPEAT and passage.part not in _MAY_REPEAT


RULE = Rule("repeated-text", check, Severity.WARNING, citation="customary: nothing is said twice")
