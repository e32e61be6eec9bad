"""Several returned copies of one paper: the same edit twice is one, two readings of one sentence are a conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from docgen.review.apply.expect import Base
from docgen.review.apply.plan import BLOCKS, TABLES, WORDS
from docgen.review.marks import Mark
from docgen.review.source.glyphs import Glyph, glyphs

_STOP = re.compile(r"[.!?:;][\"'’”)\]]*\s+(?=[\"'‘“(\[]*[A-Z0-9£])|\n")


class Copied(Struct, frozen=True):
    """A mark, and the number of the copy it is from."""

    copy: int
    mark: Mark


class Merged(Struct, frozen=True):
    """`same`: of an edit found in an earlier copy too, the number of that one. `conflicts`: of edits that do not agree, how
    each copy reads the passage.
    """

    same: dict[int, int]
    conflicts: dict[int, tuple[tuple[int, str], ...]]


def merge(base: Base, marks: Sequence[Copied]) -> Merged:
    """What the copies agree and disagree on; marks are told by their place, and those of one copy never clash."""
    same: dict[int, int] = {}
    conflicts: dict[int, tuple[tuple[int, str], ...]] = {}
    for start, end, block, numbers in _passages(base, marks):
        copies = {n: _signs(marks, numbers, n) for n in _copies(marks, numbers)}
        largest = max(copies.values(), key=len)
        if all(signs <= largest for signs in copies.values()):
            first: dict[object, int] = {}
            for i in sorted(numbers, key=lambda i: (marks[i].copy, i)):
                earlier = first.setdefault(_sign(marks[i].mark), i)
                if earlier != i:
                    same[i] = earlier
            continue
        text = base.blocks[block].text
        read = tuple((n, _reading(text, start, end, [marks[i].mark for i in numbers if marks[i].copy == n])) for n in copies)
        conflicts |= dict.fromkeys(numbers, read)
    return Merged({i: j for i, j in same.items() if i not in conflicts}, conflicts)


def _signs(marks: Sequence[Copied], numbers: Iterable[int], copy: int) -> frozenset[object]:
    return frozenset(_sign(marks[i].mark) for i in numbers if marks[i].copy == copy)


def _copies(marks: Sequence[Copied], numbers: Iterable[int]) -> list[int]:
    return sorted({marks[i].copy for i in numbers})


def _passages(base: Base, marks: Sequence[Copied]) -> list[tuple[int, int, int, list[int]]]:
    """Sentences, and whole blocks, that more than one copy changes: start, end, block, and the marks."""
    by_block: dict[int, list[int]] = {}
    for i, one in enumerate(marks):
        if one.mark.kind in (*WORDS, *BLOCKS, *TABLES):
            by_block.setdefault(one.mark.block, []).append(i)
    found = []
    for block, numbers in by_block.items():
        if not 0 <= block < len(base.blocks):
            continue
        text = base.blocks[block].text
        whole = [i for i in numbers if marks[i].mark.kind in ("remove-block", "move-block", *TABLES)]
        if whole:
            others = numbers if any(marks[i].mark.kind not in TABLES for i in whole) else whole
            groups = [(0, len(text), others)]
        else:
            groups = _grouped(text, numbers, marks)
        found += [(s, e, block, group) for s, e, group in groups if len(_copies(marks, group)) > 1]
    return found


def _grouped(text: str, numbers: list[int], marks: Sequence[Copied]) -> list[tuple[int, int, list[int]]]:
    """The marks by the sentence they are in; those that reach over more than one join them."""
    groups: list[tuple[int, int, list[int]]] = []
    words = [i for i in numbers if marks[i].mark.kind != "add-block"]
    for i in sorted(words, key=lambda i: (marks[i].mark.start, marks[i].mark.end)):
        start, end = sentence(text, marks[i].mark.start, marks[i].mark.end)
        if groups and start < groups[-1][1]:
            groups[-1] = (groups[-1][0], max(end, groups[-1][1]), [*groups[-1][2], i])
        else:
            groups.append((start, end, [i]))
    return [*groups, (0, 0, [i for i in numbers if marks[i].mark.kind == "add-block" and _is_twice(i, numbers, marks)])]


def _is_twice(i: int, numbers: list[int], marks: Sequence[Copied]) -> bool:
    return any(j != i and _sign(marks[j].mark) == _sign(marks[i].mark) for j in numbers)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or sentences, around a stretch begin and end."""
    start, end = max(start, 0), max(end, start, 0)
    stops = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    first = max((s for s in stops if s <= start), default=0)
    if first == len(text) and len(stops) > 2 and start == end:
        first = stops[-2]
    last = min((s for s in stops if s >= end and s > first), default=len(text))
    return first, last


def _sign(mark: Mark) -> object:
    """What an edit is, whoever made it."""
    cells = tuple(_bare(glyphs(cell)) for cell in mark.cells) if mark.kind.startswith("add-") else ()
    kind = "words" if mark.kind in ("insert", "delete", "replace", "format") else mark.kind
    new = () if mark.kind == "delete" else _bare(glyphs(mark.content))
    return kind, mark.block, mark.start, mark.end, new, cells, mark.side, mark.to, mark.style


def _bare(found: Iterable[Glyph]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((glyph.character, glyph.styles) for glyph in found)


def _reading(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The passage as one copy has it."""
    if any(mark.kind == "remove-block" for mark in marks):
        return "(deleted)"
    if any(mark.kind in ("move-block", *TABLES) for mark in marks):
        return "(moved, or its table changed)"
    said = text[start:end]
    for mark in sorted(marks, key=lambda m: (m.start, m.end), reverse=True):
        new = "".join(glyph.character for glyph in glyphs(mark.content)) if mark.kind != "delete" else ""
        if mark.kind in ("insert", "delete", "replace"):
            said = said[: mark.start - start] + new + said[mark.end - start :]
        elif mark.kind == "split":
            said = said[: mark.start - start] + " ¶ " + said[mark.start - start :]
    return " ".join(said.split())
