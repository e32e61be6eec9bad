"""table-header: a table has a column without a heading, a column without content, or empty cells.

The first cell of the first row may be empty, where the first column holds the names of the rows.

Why it matters: a screen reader says the column's heading with each cell. A blank cell leaves everybody asking whether
nothing was meant or something was forgotten; write "none", "–" or "0".

Fails:

```markdown
## Background

| Year | Cost | Remarks |
|---|---|---|
| 2027/28 | £12,000 | |
| 2028/29 | £14,000 | |
```

Passes:

```markdown
## Background

| | Cost |
|---|---|
| 2027/28 | £12,000 |
| 2028/29 | – |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import cell_text
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import Cell, Image, Paragraph, Table, Text


def check(checked: Checked) -> Iterator[Finding]:
    """For each table: columns without heading, columns without content, and then how many other cells are empty."""
    for table, passage in reading(checked).tables:
        for fact, remedy, weight in _problems(table):
            yield Finding(passage.at, fact, remedy, weight)


def _problems(table: Table) -> Iterator[tuple[str, str, Severity | None]]:
    if not table.head:
        yield "this table has no header row", "give its columns headings", None
        return
    if any(cell.span > 1 for row in (*table.head, *table.rows) for cell in row.cells):
        return
    heads = [cell_text(cell) for cell in table.head[0].cells]
    columns = list(zip(*(row.cells for row in table.rows), strict=False))
    hollow = [n for n, column in enumerate(columns) if not any(map(_filled, column))]
    for n, head in enumerate(heads):
        name = f'"{head}"' if head else f"number {n + 1}"
        if n in hollow:
            yield f"the column {name} of this table is empty", "fill it in or leave it out", None
        elif not head and n:
            yield f"the column {name} of this table has no heading", "give it one", None
    empty = sum(1 for n, column in enumerate(columns) if n not in hollow for cell in column if not _filled(cell))
    if empty:
        cells = "a cell" if empty == 1 else f"{empty} cells"
        yield f"{cells} of this table {'is' if empty == 1 else 'are'} empty", 'write "none", "–" or 0', Severity.NOTE


def _filled(cell: Cell) -> bool:
    for block in cell.blocks:
        first = block.children[0] if isinstance(block, Paragraph) and block.children else None
        if isinstance(first, Text) and first.text.strip():
            return True
    return bool(cell_text(cell)) or _has_image(cell)


def _has_image(cell: Cell) -> bool:
    return any(isinstance(i, Image) for b in walk.blocks(cell.blocks) for i in walk.inlines(walk.own_inlines(b)))


RULE = Rule("table-header", check, Severity.WARNING, citation="WCAG 1.3.1, by SI 2018/952", draft=Severity.NOTE)
