"""Tables as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec.structs import replace

from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Cell, Paragraph, Row, Table
from docgen.write import columns
from docgen.write.html.css import class_name
from docgen.write.html.markup import attribute

WIDE = 3  # columns from which a table may scroll sideways on a narrow screen
MOST_LETTERS = 20  # in the longest words of its headings, which are never broken: with more it may scroll with fewer columns
MANY = 6  # columns from which cells have less white at their sides
_WHOLE = 1000
_PAPER, _PRINTED = 470, 12  # points between the margins of an A4 page, and of the type in print
_E_MAIL = late(r'(<a class=bare href="mailto:[^"]*">[^<@]*@)')  # a narrow column breaks an address behind the @


def table(block: Table, caption: str, name: str, shares: Sequence[float], cell: Callable[[Cell], str]) -> str:
    """The table with its caption; `name` labels it where it scrolls, `shares` are the house's column widths."""
    block, found = _folded(block, columns.widths(block, _WHOLE, shares))
    widths = "".join([f'<col style="width: {w / _WHOLE:.1%}">' for w in found])
    head = "".join([_row(r, cell) for r in block.head])
    body = "".join([_row(r, cell) for r in block.rows])
    inner = (
        (f"<caption>{caption}</caption>\n" if caption else "")
        + f"<colgroup>{widths}</colgroup>\n"
        + (f"<thead>\n{head}</thead>\n" if head else "")
        + (f"<tbody>\n{body}</tbody>\n" if body else "")
    )
    key = f' id="{attribute(block.id)}"' if block.id else ""
    whole = " whole" if columns.whole(block) else ""
    text = f'<table{key} class="t-{class_name(block.style)}{whole}">\n{inner}</table>'
    if len(found) < WIDE and _letters(block, len(found)) <= MOST_LETTERS:
        return f'<div class="table">{text}</div>\n'
    scrolls = f'role="region" tabindex="0" aria-label="{attribute(name)}"'
    kind = "table wide many" if len(found) >= MANY else "table wide"
    size = _PRINTED if shares else columns.size(block, _PAPER, _PRINTED)
    small = f"; --small: {size:g}pt" if size < _PRINTED else ""
    return f'<div class="{kind}" style="--columns: {len(found)}{small}" {scrolls}>{text}</div>\n'


def _folded(block: Table, widths: list[int]) -> tuple[Table, list[int]]:
    """The table without the columns in which no cell begins, which HTML allows none of; and the widths of the others."""
    rows = (*block.head, *block.rows)
    if all(cell.span == 1 for row in rows for cell in row.cells):
        return block, widths
    begun = {0} | {at for row in rows for at in _starts(row)}
    column = [sum(1 for at in begun if at < n) for n in range(len(widths) + 1)]  # and that of the end
    if column[-1] == len(widths):
        return block, widths
    folded = [0] * column[-1]
    for n, width in enumerate(widths):
        folded[column[n + 1] - 1] += width

    def narrow(row: Row) -> Row:
        spans = [column[at + cell.span] - column[at] for at, cell in zip(_starts(row), row.cells, strict=True)]
        return replace(row, cells=tuple(replace(c, span=span) for c, span in zip(row.cells, spans, strict=True)))

    return replace(block, head=tuple(map(narrow, block.head)), rows=tuple(map(narrow, block.rows))), folded


def _starts(row: Row) -> list[int]:
    """The column in which each cell begins."""
    return list(accumulate((cell.span for cell in row.cells[:-1]), initial=0)) if row.cells else []


def text(cell: Cell) -> str:
    """What a cell says, without its lists and tables."""
    return " ".join(walk.plain(b.children) for b in cell.blocks if isinstance(b, Paragraph))


def _letters(block: Table, columns: int) -> int:
    """How many letters the longest words of the headings have, those of all columns together."""
    most = [0] * columns
    for row in (*block.head, *block.rows):
        for at, cell in zip(_starts(row), row.cells, strict=True):
            if cell.header and at < columns:
                most[at] = max([most[at], *map(len, text(cell).replace("-", " ").split())])
    return sum(most)


def _row(row: Row, write: Callable[[Cell], str]) -> str:
    start = "<tr>" if row.change is None else f'<tr class="c-{row.change.kind}">'
    return start + "".join([_cell(c, write(c)) for c in row.cells]) + "</tr>\n"


def _cell(cell: Cell, inner: str) -> str:
    attributes = f' class="{cell.align}"' if cell.align in ("right", "center") else ""
    if cell.change is not None:
        attributes = f' class="{cell.align} c-{cell.change.kind}"' if attributes else f' class="c-{cell.change.kind}"'
    if cell.span > 1:
        attributes += f' colspan="{cell.span}"'
    if "mailto:" in inner:
        inner = _E_MAIL.sub(r"\1<wbr>", inner)
    if not cell.header or not inner:
        return f"<td{attributes}>{inner}</td>"
    scope = "row" if cell.header == "row" else "colgroup" if cell.span > 1 else "col"
    return f'<th scope="{scope}"{attributes}>{inner}</th>'
