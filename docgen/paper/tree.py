"""The paper tree: the few frozen kinds of node that every stage after reading the template's XHTML works on.

A paper is blocks, a block holds blocks or inlines. Passes take a tree and return a new one; nothing here knows
of HTML, Word, houses or decisions.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.paper.change import Change

NOWHERE = Position("")


class _Placed(Struct, frozen=True):
    """A node that knows its place in the source, `at`; two that differ in nothing else are equal."""

    def _content(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name != "at")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())


class Label(Struct, frozen=True):
    """The number a block shows: `text` as printed ("2.1", "a)", "Table 1").

    `sequence` names the run of numbers it is counted in ("main" for headings and paragraphs, "table" for tables, the list's
    id for its items); `level` is the level in it and `value` the counter there, both from 1; `form` is the pattern that gave
    `text`. `explicit`: the author wrote the text by hand; `usual` is what the house would have printed, and was counted.
    """

    text: str
    sequence: str
    level: int
    value: int
    form: str
    explicit: bool = False
    usual: str = ""


class Text(Struct, frozen=True):
    text: str


class Styled(Struct, frozen=True):
    """Inlines with emphasis, raised, lowered, struck through, or set as code."""

    style: Literal["strong", "em", "sup", "sub", "del", "code"]
    children: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """A link out of the paper: `href` is http, https, mailto or tel."""

    href: str
    children: tuple[Inline, ...]


class Break(Struct, frozen=True):
    """A new line inside a block."""


class Image(Struct, frozen=True):
    """A picture from the decision's folder; `source` is a key of `Paper.media`."""

    source: str
    alt: str


class Field(Struct, frozen=True):
    """A value only the finished page knows: its number, or how many there are."""

    kind: Literal["page", "pages"]


class Reference(_Placed, frozen=True):
    """The number of another block. `text` is empty until `references.resolve` has filled it."""

    target: str
    text: str = ""
    at: Position = NOWHERE


class NoteMark(Struct, frozen=True):
    """The mark of a footnote; `number` is 0 until the paper is numbered."""

    note: str
    number: int = 0


class Amended(Struct, frozen=True):
    """Inlines of which one of two compared papers knows nothing. None stands inside another."""

    change: Change
    children: tuple[Inline, ...]


Inline = Text | Styled | Link | Break | Image | Field | Reference | NoteMark | Amended


# ---- blocks. `change` is set in a compared paper alone. On a heading or paragraph it tells of the block's end, as Word's
# paragraph mark does: a "del" there joins what is left of it to the next block, an "ins" parts it from that; inlines tell of
# themselves. On any other node it tells of the whole node; what stands inside an "ins" or "del" is marked too.


class Heading(_Placed, frozen=True):
    """A heading of rank 1 to 5 (rank 1 is a section of the paper; the paper's title is a paragraph of style "title").

    `numbered`: whether it takes a number where the house gives headings of its rank one. `paragraphs`: whether the
    paragraphs under it take numbers; None leaves both to the house.
    """

    id: str
    rank: int
    children: tuple[Inline, ...]
    style: str = "heading"
    role: str = ""
    numbered: bool = False
    paragraphs: bool | None = None
    label: Label | None = None
    wanted_label: str = ""
    at: Position = NOWHERE
    change: Change | None = None


class Paragraph(_Placed, frozen=True):
    """`lead` is a run-in heading: printed in bold at the head of the paragraph, followed by what the house sets.

    `numbered`: True where it stands in a numbered part of the paper, False where it does not or the author took the number
    away. `resumes`: the author asked for a number after paragraphs that share their heading's: numbering goes on at the
    section's own level. `style` is a role of the house's styles.toml.
    """

    id: str
    children: tuple[Inline, ...]
    style: str = "paragraph"
    lead: tuple[Inline, ...] = ()
    numbered: bool = False
    resumes: bool = False
    label: Label | None = None
    wanted_label: str = ""
    at: Position = NOWHERE
    change: Change | None = None


class Item(_Placed, frozen=True):
    id: str
    blocks: tuple[Block, ...]
    label: Label | None = None
    at: Position = NOWHERE
    change: Change | None = None


class List(_Placed, frozen=True):
    """`form` is "•" for bullets, "" for no mark, else a number form such as "1.", "a)", "(i)", "A."."""

    id: str
    form: str
    items: tuple[Item, ...]
    style: str = "list"
    start: int = 1
    at: Position = NOWHERE
    change: Change | None = None


class Cell(Struct, frozen=True):
    """`header` is "column", "row" or "" for a plain cell."""

    blocks: tuple[Block, ...]
    header: Literal["", "column", "row"] = ""
    align: Literal["", "left", "right", "center"] = ""
    span: int = 1
    change: Change | None = None


class Row(Struct, frozen=True):
    cells: tuple[Cell, ...]
    change: Change | None = None


class Table(_Placed, frozen=True):
    """`head` rows are repeated on every page. `style` is a role of the house's styles.toml ("table", "details", ...)."""

    id: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    style: str = "table"
    label: Label | None = None
    at: Position = NOWHERE
    change: Change | None = None

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max([sum([c.span for c in r.cells]) for r in (*self.head, *self.rows)], default=0)


class Division(Struct, frozen=True):
    """Blocks set apart for a purpose: the title block, the recommendations, the signature. `style` is the purpose."""

    id: str
    style: str
    blocks: tuple[Block, ...]
    change: Change | None = None


Block = Heading | Paragraph | List | Table | Division


class Note(Struct, frozen=True):
    """A footnote."""

    id: str
    blocks: tuple[Block, ...]
    number: int = 0
    change: Change | None = None


class Meta(Struct, frozen=True):
    """What a file says of itself. `date` is the meeting's, ISO 8601, or empty; `fingerprints` name → hex digest."""

    title: str
    authors: tuple[str, ...] = ()
    subject: str = ""
    date: str = ""
    status: str = "draft"
    identifier: str = ""
    house: str = ""
    language: str = "en-GB"
    fingerprints: tuple[tuple[str, str], ...] = ()


class Paper(Struct, frozen=True):
    """A whole paper. `header` and `footer` stand on every printed page; `media` maps picture names to their bytes."""

    meta: Meta
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
