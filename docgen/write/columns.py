"""Widths of a table's columns, from what stands in them; the page and the Word file share them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.paper.tree import Block, Break, Cell, Inline, Link, List, Paragraph, Reference, Styled, Table, Text

_LINE = 85  # characters in a full line of text
_PADDING = 3  # characters of white at the sides of a cell
_LONGEST_WORD = 22  # a longer word is broken
_LONGEST_LINE = 60  # a longer cell is to be wrapped in any case
_LEAST = 5
_BOLD = 1.2  # heads of rows and columns are set in bold
_FIGURE = re.compile(r"[\s£$€%()\[\]+\-−–,.:/\d]*(?:m|k|fte|FTE|days?|n/a|N/A)?\Z")


def widths(table: Table, total: int, shares: Sequence[float] = ()) -> list[int]:
    """A width for each column, above zero where `total` allows; they sum to `total` exactly.

    `shares` are the house's fixed shares; they count where there is one for each column.
    """
    count = table.columns
    if count == 0:
        return []
    if len(shares) == count and min(shares) > 0:
        return _portions(list(shares), total)
    least, natural, figures = _measure(table, count)
    if sum(least) >= _LINE:
        return _portions(least, total)
    if sum(natural) > _LINE:
        spare, wish = _LINE - sum(least), [n - m for n, m in zip(natural, least, strict=True)]
        whole = sum(wish) or 1.0
        return _portions([m + spare * w / whole for m, w in zip(least, wish, strict=True)], total)
    words = sum(n for n, f in zip(natural, figures, strict=True) if not f)
    spare = _LINE - sum(natural)
    if not words:
        return _portions(natural, total)
    return _portions([n if f else n + spare * n / words for n, f in zip(natural, figures, strict=True)], total)


def _measure(table: Table, count: int) -> tuple[list[float], list[float], list[bool]]:
    least, natural, figures = [float(_LEAST)] * count, [float(_LEAST)] * count, [bool(table.rows)] * count
    for row in (*table.head, *table.rows):
        column = 0
        for cell in row.cells:
            lines = [line for block in cell.blocks for line in _lines(block)]
            word = min(max((len(w) for line in lines for w in line.split()), default=0), _LONGEST_WORD)
            word = word * (_BOLD if cell.header else 1) + _PADDING
            line = min(max((len(line) for line in lines), default=0), _LONGEST_LINE) + _PADDING
            for i in range(column, column + cell.span):
                least[i] = max(least[i], word / cell.span)
                natural[i] = max(natural[i], word / cell.span, line / cell.span)
                figures[i] &= cell.header == "column" or _all_figures(cell, lines)
            column += cell.span
    return least, natural, figures


def _all_figures(cell: Cell, lines: list[str]) -> bool:
    return cell.header == "" and all(_FIGURE.match(line) for line in lines)


def _lines(block: Block) -> Iterator[str]:
    """The lines of a block as they would stand were there room."""
    if isinstance(block, Paragraph):
        yield from "".join(map(_text, (*block.lead, *block.children))).split("\n")
    elif isinstance(block, List):
        for item in block.items:
            for inner in item.blocks:
                yield from (f"•• {line}" for line in _lines(inner))
    elif isinstance(block, Table):
        for row in (*block.head, *block.rows):
            yield "   ".join(line for cell in row.cells for inner in cell.blocks for line in _lines(inner))
    elif hasattr(block, "blocks"):
        for inner in block.blocks:
            yield from _lines(inner)
    else:
        yield from "".join(map(_text, block.children)).split("\n")


def _text(inline: Inline) -> str:
    if isinstance(inline, Text | Reference):
        return inline.text
    if isinstance(inline, Styled | Link):
        return "".join(map(_text, inline.children))
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
