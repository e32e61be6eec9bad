"""Small papers to compare, and what came out of it in words."""

from __future__ import annotations

from typing import Any

from docgen.paper.compare import accept, bare, compare, reject
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.references import resolve
from docgen.paper.tree import Block, Cell, Item, List, Meta, Note, Paper, Paragraph, Row, Table, Text
from docgen.write.text import write
from tests.paper.papers import WOLVERHAMPTON


def finished(*blocks: Block, notes: tuple[Note, ...] = (), media: tuple[tuple[str, bytes], ...] = ()) -> Paper:
    """A numbered paper of these blocks."""
    paper = Paper(Meta("A paper"), blocks, notes, media=media)
    return resolve(number(identify(paper), WOLVERHAMPTON))[0]


def compared(old: Paper, new: Paper) -> Paper:
    """The merged tree, after seeing that both papers can be had from it again."""
    merged = compare(old, new)
    assert bare(accept(merged)) == bare(new)
    assert bare(reject(merged)) == bare(old)
    return merged


def lines(old: Paper, new: Paper) -> list[str]:
    """The merged tree as text, what is gone as [-…-] and what has come as {+…+}."""
    return write(compared(old, new)).splitlines()


def text(words: str, **more: Any) -> Paragraph:
    """A paragraph without a number."""
    return Paragraph(more.pop("id", ""), (Text(words),), **more)


def bullets(*texts: str | tuple[str, List], form: str = "•", id: str = "") -> List:  # noqa: A002
    """A list of texts; a pair is an item with a list in it."""
    items = []
    for entry in texts:
        words, inner = entry if isinstance(entry, tuple) else (entry, None)
        items.append(Item("", (text(words, style="item"), *((inner,) if inner else ()))))
    return List(id, form, tuple(items))


def table(*rows: str, caption: str = "", head: bool = True) -> Table:
    """A table of rows such as "a | b", the first of them its head."""
    made = [_row(row, head and n == 0) for n, row in enumerate(rows)]
    parts = (tuple(made[:1]), tuple(made[1:])) if head else ((), tuple(made))
    return Table("", *parts, caption=(Text(caption),) if caption else ())


def _row(row: str, head: bool) -> Row:
    cells = [Cell((text(words, style="cell"),) if words else (), "column" if head else "") for words in row.split(" | ")]
    return Row(tuple(cells))
