"""A run: text of the source that is printed as one stretch of one block."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.review.source.atoms import Atom
from docgen.review.source.holders import Holder
from docgen.toml.positions import DataPath

Markup = Literal["markdown", "line", "pipe", "plain"]


class Span(Struct, frozen=True):
    """The lines of a block in its text, from 0, the line of attributes before it included.

    `prefix` is what stands on its first line before the words: a list's marker, the signs of a heading. `indent` goes before
    further lines of the same. `item` are the lines of the list item it opens, with all that is in it, else (-1, -1).
    """

    first: int
    last: int
    prefix: str = ""
    indent: str = ""
    item: tuple[int, int] = (-1, -1)


class Run(Struct, frozen=True):
    """`markup`: Markdown that may have blocks, Markdown of one line, a cell of a pipe table, or text that prints as typed.

    `at` is its place as the paper gives it. `path` leads to it in the front matter. `row` and `column` are those of a
    table's cell, `table` the line of its table. `bounds` are where its marks and words begin and end in its text.
    """

    kind: Literal["paragraph", "heading", "cell", "caption", "note", "value"]
    at: Position
    holder: Holder
    atoms: tuple[Atom, ...]
    markup: Markup = "markdown"
    path: DataPath = ()
    row: int = -1
    column: int = -1
    table: Position = Position("")
    span: Span | None = None
    rank: int = 0
    bounds: tuple[int, int] = (0, 0)

    @property
    def printed(self) -> str:
        """What it prints; references and footnotes as the signs that stand for them."""
        return "".join(atom.printed for atom in self.atoms)
