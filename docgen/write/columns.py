"""Widths of a table's columns, from what stands in them, and its size; the page and the Word file share them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from docgen.paper.tree import Amended, Block, Break, Heading, Inline, Link, List, Paragraph, Reference, Styled, Table, Text

_PADDING = 2.2  # the white at the sides of a cell, in such letters
_LONGEST_WORD = 24.0  # a longer word is broken
_LONGEST_LINE = 200.0  # a longer cell wishes no more
_LEAST = 4.0
_SHORT = 14.0  # a column no wider than this is not broken, if all such columns take no more than a part of the line
_FOR_SHORT = 0.75
_FEW_ROWS, _FEW_LETTERS = 8, 800  # a table of no more than these is not divided between two pages
_MANY = 6  # columns from which type may be smaller, so that words stay whole
_SMALLEST = 8.0  # points
TIGHT = 5.0  # points of white at both sides of a cell together, where type is smaller
_RULE = 1.0  # points that the lines between cells take, and that a word may be wider than reckoned
_BOLD = 1.13  # heads of rows and columns are set in bold
_OTHER = 1.11
# Widths of Arial's signs in letters of middling width; others are about _OTHER wide.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.44), **dict.fromkeys("I !,./:;[]\\ft\u00a0", 0.56), **dict.fromkeys("()-r`", 0.67),
    **dict.fromkeys("ckszvxyJ", 1.0), **dict.fromkeys("ABEKPSVXY&", 1.33), **dict.fromkeys("CDGHNORUQw", 1.44),
    **dict.fromkeys("mMW%@—", 1.7),
}  # fmt: skip
_FIGURE = re.compile(r"[\s£$€%()\[\]+\-−–,.:/\d]*(?:m|k|fte|FTE|days?|n/a|N/A)?\Z")


class Line(NamedTuple):
    """How many letters of middling width (half the size of the type) stand side by side across a table, the white at the
    sides of its cells counted as letters: `white` of them in each cell."""

    letters: float
    white: float = _PADDING


_USUAL = Line(85.0)  # a full line of 11-point text


def widths(table: Table, total: int, shares: Sequence[float] = (), line: Line = _USUAL) -> list[int]:
    """A width for each column, above zero where `total` allows; they sum to `total` exactly.

    `shares` are the house's fixed shares; they count where there is one for each column. `line` says what stands side by
    side in `total`.
    """
    count = table.columns
    if count == 0:
        return []
    if len(shares) == count and min(shares) > 0:
        return _portions(list(shares), total)
    least, natural, figures = _measure(table, count, line.white)
    room = line.letters
    if sum(least) >= room:
        return _portions(_cut(least, room), total)
    if sum(natural) > room:
        unbroken = [n if n <= _SHORT else m for n, m in zip(natural, least, strict=True)]
        if sum(unbroken) <= room * _FOR_SHORT:
            least = unbroken
        spare, wish = room - sum(least), [n - m for n, m in zip(natural, least, strict=True)]
        whole = sum(wish) or 1.0
        return _portions([m + spare * w / whole for m, w in zip(least, wish, strict=True)], total)
    words = sum(n for n, f in zip(natural, figures, strict=True) if not f)
    spare = room - sum(natural)
    if not words:
        return _portions(natural, total)
    return _portions([n if f else n + spare * n / words for n, f in zip(natural, figures, strict=True)], total)


def size(table: Table, points: float, usual: float) -> float:
    """The size of type in points at which a table so wide breaks no word: `usual`, or less where it has many columns."""
    if table.columns < _MANY:
        return usual
    need, found = sum(_measure(table, table.columns, _PADDING)[0]), usual
    while found > _SMALLEST:
        there = line(points, found, usual)
        if need - table.columns * (_PADDING - there.white) <= there.letters:
            break
        found -= 0.5
    return found


def line(points: float, found: float, usual: float) -> Line:
    """What stands side by side in type of a size across a table so wide: less white where that is not usual."""
    wide = points / (found / 2)
    return Line(wide) if found == usual else Line(wide, (TIGHT + _RULE) / (found / 2))


def whole(table: Table) -> bool:
    """Whether a table is so short that it should stand on one page."""
    rows = (*table.head, *table.rows)
    return len(rows) <= _FEW_ROWS and sum(len(_whole(c.blocks)) for row in rows for c in row.cells) <= _FEW_LETTERS


def _cut(least: list[float], line: float) -> list[float]:
    """The widths with the largest cut to one measure, so that they fill the line: only the longest words are broken."""
    left, columns = line, len(least)
    for width in sorted(least):
        if width * columns >= left:
            break
        left, columns = left - width, columns - 1
    return [min(width, left / max(columns, 1)) for width in least]


def _measure(table: Table, count: int, white: float) -> tuple[list[float], list[float], list[bool]]:
    least, natural, figures = [_LEAST] * count, [_LEAST] * count, [bool(table.rows)] * count
    for row in (*table.head, *table.rows):
        column = 0
        for cell in row.cells:
            word, line, figure = _wishes(_whole(cell.blocks), bool(cell.header))
            if cell.header:
                figure = cell.header == "column"
            for i in range(column, column + cell.span):
                least[i] = max(least[i], word / cell.span)
                natural[i] = max(natural[i], line / cell.span)
                figures[i] &= figure
            column += cell.span
    saved = _PADDING - white
    return [w - saved for w in least], [w - saved for w in natural], figures


@lru_cache(maxsize=1024)  # what one writer has measured the next one measures too
def _wishes(text: str, bold: bool) -> tuple[float, float, bool]:
    """What the longest word and line of a cell need, with the white at the sides; whether all its lines are figures."""
    lines, wider = text.split("\n"), _BOLD if bold else 1.0
    word = min(letters(max(text.split(), key=len, default="")) * wider, _LONGEST_WORD) + _PADDING
    line = min(letters(max(lines, key=len)) * wider, _LONGEST_LINE) + _PADDING
    figure = all(map(_FIGURE.match, lines))
    return max(word, line) if figure and line <= _SHORT else word, max(word, line), figure


def letters(text: str) -> float:
    """The width of a text in Arial, in letters of middling width."""
    return sum(map(_WIDTHS.get, text[:200], repeat(_OTHER)))


def _whole(blocks: Sequence[Block]) -> str:
    """The lines of blocks as they would stand were there room."""
    return _lines(blocks[0]) if len(blocks) == 1 else "\n".join(map(_lines, blocks))


def _lines(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _plain(block.lead + block.children)
    if isinstance(block, Heading):
        return _plain(block.children)
    if isinstance(block, List):
        return "\n".join(f"•• {line}" for item in block.items if item.blocks for line in _whole(item.blocks).split("\n"))
    if isinstance(block, Table):
        rows = (*block.head, *block.rows)
        return "\n".join("   ".join(_whole(cell.blocks).replace("\n", "   ") for cell in row.cells) for row in rows)
    return _whole(block.blocks)


def _plain(inlines: tuple[Inline, ...]) -> str:
    return _text(inlines[0]) if len(inlines) == 1 else "".join(map(_text, inlines))


def _text(inline: Inline) -> str:
    if isinstance(inline, (Text, Reference)):
        return inline.text
    if isinstance(inline, (Styled, Link, Amended)):
        return _plain(inline.children)
    return "\n" if isinstance(inline, Break) else "12"


def _portions(weights: Sequence[float], total: int) -> list[int]:
    """`total` shared out by weight in whole units, the remainders going to the largest fractions."""
    whole = sum(weights)
    exact = [w / whole * total for w in weights]
    found = [int(e) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (found[i] - exact[i], i))
    for i in order[: total - sum(found)]:
        found[i] += 1
    return found
