"""Tables: header rows that repeat, rows that stay whole, captions, widths from the content."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from docgen.house.forms import counters
from docgen.house.styles import TableLook
from docgen.paper.tree import Block, Cell, Row, Table
from docgen.paper.walk import plain
from docgen.write import columns
from docgen.write.word import bookmarks, fields, inlines
from docgen.write.word.place import Place
from docgen.write.word.story import Shape, Story
from docgen.write.word.styles import shading
from docgen.write.word.xml import attribute

Blocks = Callable[[Story, Sequence[Block], Place], None]
_CELL_PADDING = 200  # twips, both sides
_LONGEST_ALT = 250
_SIDE = round(columns.TIGHT * 10)
_TIGHT = f'<w:tblCellMar><w:left w:w="{_SIDE}" w:type="dxa"/><w:right w:w="{_SIDE}" w:type="dxa"/></w:tblCellMar>'
_COUNTER = re.compile(r"\{(\d)(?::.)?\}")
_SEQ_FORMATS = {"1": "ARABIC", "a": "alphabetic", "A": "ALPHABETIC", "i": "roman", "I": "ROMAN"}
CAPTION_SEPARATOR = ": "


class _Grid(Struct, frozen=True):
    """What all cells of a table share: its look, widths in twips, and the style id of each kind of cell."""

    look: TableLook
    columns: tuple[int, ...]
    scope: str
    styles: dict[str, str]
    small: int = 0  # half points, where a table of many columns has smaller type than its style, and less white in its cells
    cells: dict[tuple[object, ...], tuple[str, Place]] = field(default_factory=dict)


class _Line(NamedTuple):
    """Which row of its table: the first is 0; whether of the head, and whether it stays on the page of the next."""

    at: int
    head: bool
    keep: bool


def write(story: Story, table: Table, place: Place, blocks: Blocks) -> None:
    """A table with its caption above; `blocks` writes what stands in a cell."""
    if not table.columns:
        return
    story.mark(table.id)
    if table.caption:
        _caption(story, table, place)
    story.separate()
    look = story.draft.house.table(table.style)
    left = place.indent if place.depth else 0
    total = max(place.width - left, 600)
    usual = look.size or story.draft.house.looks.find("", ("cell",)).size
    size = usual if look.widths else columns.size(table, total / 20, usual)
    shares = tuple(columns.widths(table, total, look.widths, columns.line(total / 20, size, usual)))
    small = round(2 * size) if size < usual else 0
    grid = _Grid(look, shares, place.scope, _cell_styles(story, table, place, look), small)
    tags = "".join(f'<w:gridCol w:w="{w}"/>' for w in shares)
    story.out.append(f"<w:tbl>{_properties(story, table, left, total, bool(small))}<w:tblGrid>{tags}</w:tblGrid>")
    heads, last = len(table.head), len(table.head) + len(table.rows) - 1
    whole = columns.whole(table)
    for index, row in enumerate((*table.head, *table.rows)):
        _row(story, row, _Line(index, index < heads, whole and index < last), grid, blocks)
    story.out.append("</w:tbl>")
    story.after_table = True


def _cell_styles(story: Story, table: Table, place: Place, look: TableLook) -> dict[str, str]:
    """Style ids by kind of cell: "front-matter-cell" and the like where the house has one, else the table's own."""
    looks, found = story.draft.house.looks, {}
    for header, kind, role in (("", "Text", "cell"), ("column", "Heading", "head-cell"), ("row", "Label", "label")):
        own = [looks.role(f"{scope}-{role}") for scope in (place.scope, table.style) if scope]
        found[header] = next((style.id for style in own if style), "") or looks.word(f"{look.word} {kind}")
    return found


def _properties(story: Story, table: Table, left: int, total: int, tight: bool) -> str:
    look = story.draft.house.table(table.style)
    labelled = any(row.cells and row.cells[0].header == "row" for row in table.rows)
    flags = f'w:firstRow="{int(bool(table.head))}" w:lastRow="0" w:firstColumn="{int(labelled)}" w:lastColumn="0"'
    flags += f' w:noHBand="{int(not look.band_fill)}" w:noVBand="1"'
    value = 0x20 * bool(table.head) + 0x80 * labelled + 0x200 * (not look.band_fill) + 0x400
    indent = f'<w:tblInd w:w="{left}" w:type="dxa"/>' if left else ""
    title, description = _alternative(table)
    return (
        f'<w:tblPr><w:tblStyle w:val="{story.draft.house.looks.word(look.word)}"/>'
        f'<w:tblW w:w="{total}" w:type="dxa"/>{indent}'
        f'<w:tblLayout w:type="fixed"/>{_TIGHT if tight else ""}<w:tblLook w:val="{value:04X}" {flags}/>'
        + (f'<w:tblCaption w:val="{attribute(title)}"/>' if title else "")
        + (f'<w:tblDescription w:val="{attribute(description)}"/>' if description else "")
        + "</w:tblPr>"
    )


def _alternative(table: Table) -> tuple[str, str]:
    """The table's title and description for those who do not see it: its caption, and the heads of its columns or rows."""
    title = plain(table.caption)
    if table.label and title:
        title = f"{table.label.text}{CAPTION_SEPARATOR}{title}"
    if table.head:
        heads, word = [_cell_text(c) for c in table.head[-1].cells], "Columns"
    else:
        heads, word = [_cell_text(c) for row in table.rows for c in row.cells if c.header == "row"], "Rows"
    heads = [h for h in heads if h]
    description = f"{word}: {', '.join(heads)}" if heads else ""
    return title[:_LONGEST_ALT], description[:_LONGEST_ALT]


def _cell_text(cell: Cell) -> str:
    return " ".join(plain(getattr(b, "children", ())) for b in cell.blocks).strip()


def _row(story: Story, row: Row, line: _Line, grid: _Grid, blocks: Blocks) -> None:
    story.out.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if line.head else ''}</w:trPr>")
    column, count = 0, len(grid.columns)
    for cell in row.cells:
        _cell(story, cell, line, column, grid, blocks)
        column += cell.span
    if column < count:
        _cell(story, Cell((), span=count - column), line, column, grid, blocks)
    story.out.append("</w:tr>")


def _cell(story: Story, cell: Cell, line: _Line, column: int, grid: _Grid, blocks: Blocks) -> None:
    key = (column, cell.span, cell.header, cell.align, line.at == 0, line.keep)
    found = grid.cells.get(key)
    if found is None:
        found = grid.cells[key] = _start(story, cell, line, column, grid)
    start, place = found
    story.out.append(start)
    before = len(story.out)
    story.after_table = False
    blocks(story, cell.blocks, place)
    story.separate()
    if len(story.out) == before:
        story.paragraph(story.draft.house.looks.find("", ("cell",)), "", place, Shape(style=place.style))
    story.out.append("</w:tc>")


def _start(story: Story, cell: Cell, line: _Line, column: int, grid: _Grid) -> tuple[str, Place]:
    """The start of a cell with its properties, and its place; cells of one column have them alike."""
    width = sum(grid.columns[column : column + cell.span])
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = _shade(story, cell, line.at, column, grid.look) if cell.header else ""
    style = grid.styles[cell.header]
    room = max(width - (2 * _SIDE if grid.small else _CELL_PADDING), 200)
    place = Place(room, role="cell", scope=grid.scope, align=cell.align, style=style, small=grid.small, keep=line.keep)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>', place


def _shade(story: Story, cell: Cell, index: int, column: int, look: TableLook) -> str:
    """The fill of a head or label where the table style's first row and first column do not reach."""
    fill, reached = (look.head_fill, not index) if cell.header == "column" else (look.label_fill, not column)
    return shading(story.draft.house.colour(fill)) if fill and not reached else ""


def _caption(story: Story, table: Table, place: Place) -> None:
    style = story.draft.house.looks.find(place.scope, ("caption",))
    text = number(story, table)
    runs = inlines.runs(story, table.caption, room=place.width)
    separator = inlines.plain(story, CAPTION_SEPARATOR) if text else ""
    story.paragraph(style, text + separator + runs, place._replace(align="", box=None), Shape(keep=True))


def number(story: Story, table: Table) -> str:
    """The label of a caption, its counter being a SEQ field, bookmarked for references."""
    if not table.label:
        return ""
    form = story.draft.house.house.numbering.table
    found = _COUNTER.search(form)
    if not found or table.label.explicit:
        inside = inlines.plain(story, table.label.text)
    else:
        before, after = form[: found.start()], form[found.end() :]
        shown = table.label.text[len(before) : len(table.label.text) - len(after)]
        story.draft.tables += 1
        reset = "" if story.draft.tables == table.label.value else rf" \r {table.label.value}"
        story.draft.tables = table.label.value
        seq = rf"SEQ Table \* {_SEQ_FORMATS[counters(form)[0][1]]}{reset}"
        inside = inlines.plain(story, before) + fields.field(seq, shown) + inlines.plain(story, after)
    start, end = story.draft.bookmark(bookmarks.name(table.id, bookmarks.NUMBER_PREFIX)) if table.id else ("", "")
    return start + inside + end
