"""What a returned Word file holds that the paper it was made from does not: each edit and comment as one mark."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from docgen.paper.tree import Inline

Kind = Literal[
    "insert", "delete", "replace", "format", "split", "join",
    "add-block", "remove-block", "move-block", "add-row", "remove-row", "add-column", "remove-column",
    "comment", "autocorrect", "other",
]  # fmt: skip
Side = Literal["", "before", "after"]
UNKNOWN = "unknown"


class Mark(Struct, frozen=True, kw_only=True):
    """One edit or comment, told against the base paper.

    `number` counts the marks of the file from 0, in reading order; marks at one and the same place stand in the order of
    what they bring. `author` and `date` (ISO 8601) are as in the file, "unknown" and empty where it has none. `tracked`
    False: the edit was made without Word's tracking it and was found by comparison with the base paper's file.

    `block` is the index of a `TextBlock` of the base paper, `start` and `end` are offsets in its `text`; -1: nowhere in it.
    `old` is the base's text that the mark is about, `content` the new words with their emphasis (Text, Styled, Link, Break).
    `place` tells a reader where it is ("paragraph 2.1", "table 1, row 3, column 2", "the page header").

    By kind:
    - insert (start = end), delete, replace: words within one block.
    - format: the emphasis of start to end; `content` is these words as they now are. Over a whole block (start 0, end the
      whole) with `style` set: the block took another style, as for add-block. What changed beside, or alone (a font, a
      colour), is told in `note`; then `content` is empty.
    - split: the block ends at `start` and what follows is a block of its own. join: the block's end is gone, the next
      block's text follows. For both start = end.
    - add-block: a new block of `content` stands `side` ("after" or "before") the block. `style`: "paragraph", "heading1" …,
      "bullet", "number", else the paper's style ("lead-in"); `depth`: how many lists it stands in.
    - remove-block: the whole block is gone. move-block: it now stands `side` the block `to`, with `content` as its words
      if these changed, else without.
    - add-row: a new row with a tuple of inlines for each cell in `cells`, `side` the row of the block (any one in that
      row). remove-row: the row of the block, `cells` its old words. add-column: `side` the column of the block, `cells` the
      new cells from top to bottom. remove-column: the column of the block.
    - comment: on start to end of the block (to its end where the words commented on run on into the next; `old` has them
      all); `comment` is its text, paragraphs parted by line feeds; `reply_to` the number of the mark it answers, or -1;
      `resolved` whether the thread is marked as done.
    - autocorrect: at most one for a file, nowhere; straight quotation marks and the like that a program made curly without
      tracking; `note` tells how many.
    - other: anything else, told in `note`, at a block where there is one.

    `move` names the two halves, a delete and an insert, of words moved. `note` adds what the rest cannot say, such as a
    picture that came with the words. `revisions`: the numbers of the file's raw revision elements that the mark stands for;
    all marks together have every one of them.
    """

    number: int
    kind: Kind
    author: str = UNKNOWN
    date: str = ""
    tracked: bool = True
    block: int = -1
    start: int = -1
    end: int = -1
    old: str = ""
    content: tuple[Inline, ...] = ()
    cells: tuple[tuple[Inline, ...], ...] = ()
    style: str = ""
    depth: int = 0
    side: Side = ""
    to: int = -1
    move: str = ""
    comment: str = ""
    reply_to: int = -1
    resolved: bool = False
    note: str = ""
    place: str = ""
    revisions: tuple[int, ...] = ()


class Provenance(Struct, frozen=True):
    """What a Word file says of its origin; empty where it does not. It is only a claim: anyone can write it."""

    decision: str = ""
    house: str = ""
    version: str = ""
    source_fingerprint: str = ""
    house_fingerprint: str = ""
    status: str = ""

    @property
    def known(self) -> bool:
        """Whether it names a decision of docgen's."""
        return bool(self.decision)


class Returned(Struct, frozen=True):
    """A returned file: its name, what it says of its origin, and its marks.

    `elements` is how many raw revision elements and comments the file holds: each is in the `revisions` of a mark.
    """

    name: str
    provenance: Provenance
    marks: tuple[Mark, ...]
    elements: int = 0

    @property
    def decision(self) -> str:
        """The id of the decision it was made from, as it says."""
        return self.provenance.decision
