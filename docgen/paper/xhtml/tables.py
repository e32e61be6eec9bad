"""Reads tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast
from xml.etree.ElementTree import Element

from docgen.paper.tree import Block, Cell, Inline, Row, Table
from docgen.paper.xhtml.inlines import inlines, pieces
from docgen.paper.xhtml.reader import Reader
from docgen.paper.xhtml.vocabulary import Given, position

Content = Callable[[Element], tuple[Block, ...]]
_ORDER = {"caption": 0, "thead": 1, "tbody": 2, "tr": 2}


def table(reader: Reader, el: Element, given: Given, content: Content) -> Table:
    """The table; `content` reads the blocks of one cell."""
    caption: tuple[Inline, ...] = ()
    head: list[Row] = []
    rows: list[Row] = []
    stage, seen = 0, set[str]()
    for child in reader.elements(el):
        tag = child.tag
        if tag not in _ORDER or _ORDER[tag] < stage or (tag in ("caption", "thead") and tag in seen):
            reader.misplaced(child)
            continue
        stage = _ORDER[tag]
        seen.add(tag)
        if tag == "caption":
            reader.attributes(child)
            caption = inlines(reader, pieces(child))
        elif tag == "tr":
            rows.append(_row(reader, child, content, in_head=False))
        else:
            (head if tag == "thead" else rows).extend(_group(reader, child, content))
    _check_shape(reader, el, (*head, *rows))
    return Table(
        given.get("id", ""),
        tuple(head),
        tuple(rows),
        caption,
        given.get("class", "table"),
        at=position(given.get("data-at")),
    )


def _group(reader: Reader, el: Element, content: Content) -> list[Row]:
    reader.attributes(el)
    rows = []
    for child in reader.elements(el):
        if child.tag == "tr":
            rows.append(_row(reader, child, content, in_head=el.tag == "thead"))
        else:
            reader.misplaced(child)
    return rows


def _row(reader: Reader, el: Element, content: Content, *, in_head: bool) -> Row:
    reader.attributes(el)
    cells = []
    for child in reader.elements(el):
        if child.tag in ("th", "td"):
            cells.append(_cell(reader, child, content, in_head=in_head))
        else:
            reader.misplaced(child)
    return Row(tuple(cells))


def _cell(reader: Reader, el: Element, content: Content, *, in_head: bool) -> Cell:
    given = reader.attributes(el)
    if not given and el.tag == "td":
        return Cell(content(el))
    scope = reader.choice(el, given, "scope", ("col", "row"))
    header: Literal["", "column", "row"] = ""
    if el.tag == "th":
        header = "column" if (scope or ("col" if in_head else "")) == "col" else "row"
        if not in_head and scope != "row":
            reader.refuse(el, '<th> outside <thead> heads a row and must say scope="row"')
    elif scope:
        reader.bad(el, "scope", "only <th> heads a row or a column")
    align = cast(
        'Literal["", "left", "right", "center"]', reader.choice(el, given, "data-align", ("left", "right", "center"))
    )
    return Cell(content(el), header, align, reader.whole(el, given, "colspan", 1))


def _check_shape(reader: Reader, el: Element, rows: tuple[Row, ...]) -> None:
    if not rows:
        reader.refuse(el, "<table> has no rows")
        return
    widths = [sum(cell.span for cell in row.cells) for row in rows]
    for number, width in enumerate(widths, 1):
        if width != widths[0] or not width:
            reader.refuse(el, f"row {number} of <table> has {width} columns, its first row has {widths[0]}")
            return
