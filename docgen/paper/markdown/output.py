"""What the writers of the several kinds of block share: the parsed text, the XHTML so far, and where in it they are."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Literal

from markdown_it.token import Token
from msgspec import Struct, field

from docgen.diagnostics import Position
from docgen.paper.markdown.checked import checked
from docgen.paper.markdown.context import Context
from docgen.paper.markdown.inlines import InlineWriter
from docgen.paper.markdown.markers import Marker
from docgen.paper.markdown.parser import Parsed
from docgen.paper.markdown.source import Place, Source

Where = Literal["list", "quotation", "cell", "footnote"]


class Insert(Struct, frozen=True):
    """The place of structured data in a section: options, risks, finances or ledger."""

    name: str
    at: Position


class ListState(Struct):
    """A list being written: the style its markers count in, and what the next should say."""

    style: str
    first: int
    next: int
    shown: str


class Output(Struct):
    """`where` is the innermost holder of the blocks being written, last; empty in the flow of the text."""

    context: Context
    parsed: Parsed
    inlines: InlineWriter
    tokens: list[Token] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    parts: list[str | Insert] = field(default_factory=list)
    where: list[Where] = field(default_factory=list)
    lists: list[ListState | None] = field(default_factory=list)
    ordered_items: Counter[int] = field(default_factory=Counter)
    bare: int = -1  # index of the paragraph that is written without <p>: the first in an item or a cell
    lead: str = ""
    columns: int = 0
    cell_from: int = 0

    @property
    def source(self) -> Source:
        return self.parsed.source

    def at(self, token: Token) -> Position:
        return self.source.at(token.map[0] if token.map else 0)

    def put(self, *pieces: str) -> None:
        self.out.extend(pieces)

    def checked(self, kind: str, token: Token) -> dict[str, str]:
        """The block's good attributes by name."""
        given = token.meta.get("attributes", [])
        return {key: one.value for key, one in checked(self.context, self.source, kind, given).items()} if given else {}

    def data_at(self, token: Token) -> str:
        return f' data-at="{self.source.shown(token.map[0] if token.map else 0)}"'

    def inline(self, token: Token, start: int | None = None) -> str:
        """The XHTML of an inline token."""
        run = token.children or []
        if len(run) == 1 and run[0].type == "text":
            return escape(run[0].content, quote=False)
        return self.inlines.write(run, Place(self.source, token.map[0] if token.map else 0, token.content, start))

    def marker(self, item: Token) -> Marker:
        """The marker of an ordered item as typed; the item must be the next of its line."""
        line = item.map[0] if item.map else 0
        typed = self.parsed.masked.markers.get(line, ())
        number = self.ordered_items[line]
        return typed[number] if number < len(typed) else Marker(0, item.info, item.markup)

    def flush(self) -> None:
        """Ends the part being written."""
        if self.out:
            self.parts.append("".join(self.out))
            self.out = []
