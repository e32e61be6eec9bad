"""A Word file as the reader takes it in: stories of paragraphs and tables, each character with what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

STRONG, EM, STRUCK, RAISED, LOWERED, CODE = (1 << n for n in range(6))


class Revision(Struct, eq=False):
    """One revision element of the file. `kind` is its name ("ins", "rPrChange", ...), `move` that of its move, if any."""

    number: int
    kind: str
    author: str
    date: str
    part: str
    words: str = ""
    move: str = ""


class Run(Struct, eq=False):
    """What all characters of a run have in common.

    `ins` and `dele` are what put them in or took them out, if anything did; `marks` are the emphases, `was` those before
    the tracked changes `form`.
    """

    marks: int = 0
    was: int = 0
    href: str = ""
    ins: Revision | None = None
    dele: Revision | None = None
    form: tuple[Revision, ...] = ()


class Unit(NamedTuple):
    """A character, or a thing in the text that counts as one: `text` is what it shows, `key` what it is compared by.

    `note`: what it is, for a thing that is no text ("a picture"). `ref`: the id of a footnote it marks.
    """

    text: str
    key: str
    run: Run
    note: str = ""
    ref: str = ""

    @property
    def original(self) -> bool:
        """Whether it was there before the tracked changes."""
        return self.run.ins is None

    @property
    def final(self) -> bool:
        """Whether it is there after them."""
        return self.run.dele is None


class Look(Struct, frozen=True):
    """The style of a paragraph and its number: `form` "bullet", "number" or ""; `level` from 0."""

    style: str = ""
    form: str = ""
    level: int = 0
    definition: str = ""


class Anchor(NamedTuple):
    """Where a comment begins or ends, in units of its paragraph; `kind` "start", "end" or "reference".

    `by`: the tracked insertion that holds nothing but the comment's mark, if it stands in one.
    """

    comment: str
    kind: str
    offset: int
    by: Revision | None = None


class Remark(NamedTuple):
    """Something at a place in a paragraph that is told, not applied."""

    offset: int
    note: str
    revisions: tuple[Revision, ...]
    old: str = ""
    new: str = ""


class Para(Struct, eq=False):
    """A w:p. `ins` and `dele` are about its mark; `order` counts the paragraphs of the file in reading order."""

    order: int = 0
    units: list[Unit] = field(default_factory=list)
    ins: Revision | None = None
    dele: Revision | None = None
    look: Look = Look()
    was: Look | None = None
    changes: list[Revision] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    table: int = -1
    row: int = -1
    column: int = -1


class Cell(Struct, eq=False):
    column: int
    span: int
    blocks: list[Block]
    ins: Revision | None = None
    dele: Revision | None = None
    others: list[Revision] = field(default_factory=list)


class Row(Struct, eq=False):
    cells: list[Cell]
    ins: Revision | None = None
    dele: Revision | None = None
    others: list[Revision] = field(default_factory=list)


class Grid(Struct, eq=False):
    """A w:tbl; `others` are the revisions of its own properties."""

    rows: list[Row]
    others: list[Revision] = field(default_factory=list)


Block = Para | Grid


class Story(Struct, eq=False):
    """A text of its own: the body, a footnote, a page header. `name` tells it in words, empty for the body."""

    kind: str
    part: str
    id: str
    blocks: list[Block]


def paragraphs(blocks: Iterable[Block]) -> Iterator[Para]:
    """Every paragraph in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def text(units: Iterable[Unit]) -> str:
    return "".join([unit.text for unit in units])


def revisions(units: Iterable[Unit]) -> list[Revision]:
    """The revisions of units, each once, in order."""
    found: dict[int, Revision] = {}
    for unit in units:
        run = unit.run
        for revision in (run.ins, run.dele, *run.form):
            if revision is not None:
                found.setdefault(revision.number, revision)
    return list(found.values())
