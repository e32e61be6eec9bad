"""The paper tree: the few frozen kinds of node that every stage after reading the template's XHTML works on.

A paper is blocks, a block holds blocks or inlines. Passes take a tree and return a new one; nothing here knows
of HTML, Word, houses or decisions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docgen.diagnostics import Position

NOWHERE = Position("")


@dataclass(frozen=True, slots=True)
class Label:
    """The number a block shows.

    `text` is printed ("2.1", "a)", "Table 1"); `sequence` names the run of numbers it is counted in ("main" for headings and
    paragraphs, "table" for tables, the list's id for the items of a list); `level` is the level in that sequence, from 1;
    `value` the counter there, from 1; `form` the pattern that gave `text` ("{1}.{2}" in main, "1)" in a list).
    `explicit` says that the author wrote the text by hand: the counter still moved on, the text need not show it;
    `usual` is then the text that the house would have printed.
    """

    text: str
    sequence: str
    level: int
    value: int
    form: str
    explicit: bool = False
    usual: str = ""


# ---- inlines


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines with emphasis, raised, lowered, struck through, or set as code."""

    style: Literal["strong", "em", "sup", "sub", "del", "code"]
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the paper: `href` is http, https, mailto or tel."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a block."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from the decision's folder; `source` is a key of `Paper.media`."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value only the finished page knows: its number, or how many there are."""

    kind: Literal["page", "pages"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of another block. `text` is empty until `references.resolve` has filled it."""

    target: str
    text: str = ""
    at: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote; `number` is 0 until the paper is numbered."""

    note: str
    number: int = 0


Inline = Text | Styled | Link | Break | Image | Field | Reference | NoteMark


# ---- blocks


@dataclass(frozen=True, slots=True)
class Heading:
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
    at: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
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
    at: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    blocks: tuple[Block, ...]
    label: Label | None = None
    at: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """`form` is "•" for bullets, "" for no mark, else a number form such as "1.", "a)", "(i)", "A."."""

    id: str
    form: str
    items: tuple[Item, ...]
    style: str = "list"
    start: int = 1
    at: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """`header` is "column", "row" or "" for a plain cell."""

    blocks: tuple[Block, ...]
    header: Literal["", "column", "row"] = ""
    align: Literal["", "left", "right", "center"] = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`head` rows are repeated on every page. `style` is a role of the house's styles.toml ("table", "details", ...)."""

    id: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    style: str = "table"
    label: Label | None = None
    at: Position = field(default=NOWHERE, compare=False)

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max((sum(c.span for c in r.cells) for r in (*self.head, *self.rows)), default=0)


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks set apart for a purpose: the title block, the recommendations, the signature. `style` is the purpose."""

    id: str
    style: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | List | Table | Division


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    id: str
    blocks: tuple[Block, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Meta:
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `header` and `footer` stand on every printed page; `media` maps picture names to their bytes."""

    meta: Meta
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
