"""Tables as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from docgen.paper import walk
from docgen.paper.tree import Cell, Paragraph, Row, Table
from docgen.write.html.css import class_name

WIDE = 3  # columns from which a table may scroll sideways on a narrow screen
_NUMBER = re.compile(r"[(\[]?[-−–+]?\s?£?\d[\d,]*(\.\d+)?\s?(%|m|k|fte)?[)\]]?\*?", re.IGNORECASE)
_NIL = ("", "-", "–", "—", "n/a", "nil")

CellWriter = Callable[[Cell], str]


def table(block: Table, caption: str, name: str, columns: int, cell: CellWriter) -> str:
    """The table with its caption; `name` labels it where it scrolls, `columns` of it have widths of the house's."""
    aligned = alignments(block)
    head = "".join(_row(r, aligned, cell) for r in block.head)
    body = "".join(_row(r, aligned, cell) for r in block.rows)
    inner = (
        (f"<caption>{caption}</caption>\n" if caption else "")
        + ("<colgroup>" + "<col>" * columns + "</colgroup>\n" if columns == block.columns else "")
        + (f"<thead>\n{head}</thead>\n" if head else "")
        + (f"<tbody>\n{body}</tbody>\n" if body else "")
    )
    key = f' id="{escape(block.id)}"' if block.id else ""
    text = f'<table{key} class="t-{class_name(block.style)}">\n{inner}</table>'
    if block.columns < WIDE:
        return f'<div class="table">{text}</div>\n'
    scrolls = f'role="region" tabindex="0" aria-label="{escape(name)}"'
    return f'<div class="table wide" style="--columns: {block.columns}" {scrolls}>{text}</div>\n'


def alignments(block: Table) -> tuple[str, ...]:
    """The alignment of each column: as its cells say; "right" where all they hold is numbers; the first column never so."""
    columns: list[list[Cell]] = [[] for _ in range(block.columns)]
    for row in block.rows:
        for at, cell in _placed(row):
            if cell.span == 1:
                columns[at].append(cell)
    return tuple(_alignment(cells) if at else "" for at, cells in enumerate(columns))


def text(cell: Cell) -> str:
    """What a cell of one plain paragraph says; "…" for any other."""
    if not cell.blocks:
        return ""
    first = cell.blocks[0]
    return walk.plain(first.children) if len(cell.blocks) == 1 and isinstance(first, Paragraph) else "…"


def _placed(row: Row) -> list[tuple[int, Cell]]:
    at, placed = 0, []
    for cell in row.cells:
        placed.append((at, cell))
        at += cell.span
    return placed


def _alignment(cells: list[Cell]) -> str:
    texts = [text(c) for c in cells]
    numbers = [bool(_NUMBER.fullmatch(t)) for t in texts]
    numeric = any(numbers) and all(n or t.lower() in _NIL for n, t in zip(numbers, texts, strict=True))
    return "right" if numeric else ""


def _row(row: Row, aligned: tuple[str, ...], cell: CellWriter) -> str:
    return "<tr>" + "".join(_cell(c, aligned[at], cell) for at, c in _placed(row)) + "</tr>\n"


def _cell(cell: Cell, aligned: str, write: CellWriter) -> str:
    inner = write(cell)
    align = cell.align or (aligned if cell.span == 1 else "")
    attributes = f' class="{align}"' if align in ("right", "center") else ""
    if cell.span > 1:
        attributes += f' colspan="{cell.span}"'
    if cell.header and inner:
        direction = "row" if cell.header == "row" else "col"
        group = "group" if cell.span > 1 and direction == "col" else ""
        return f'<th scope="{direction}{group}"{attributes}>{inner}</th>'
    return f"<td{attributes}>{inner}</td>"
