"""A change of a compared paper as a reader counts them: one of several words, of whole paragraphs, rows or items."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.paper.tree import NOWHERE

Thing = Literal["title", "heading", "paragraph", "item", "table", "row", "column", "cell", "caption", "list", "part", "note"]
EditKind = Literal["inserted", "deleted", "replaced", "moved-from", "moved-to", "split", "joined", "form"]


class Place(Struct, frozen=True):
    """Where in the paper something stands, for people.

    `label` is its number as the compared paper prints it, `old_label` as the older paper did; `under` and `old_under` are
    "paragraph 3" or "2.1", the last numbered paragraph or heading before it. `section` is the heading of its section (a
    heading's own words), `old_section` that of the older paper; `division` is the style of the division around it.
    `table`, `row` and `column` are the table's name and the words that head its row and column. `nth` is its place among
    its like in the section, list or table, `old_nth` that in the older paper. `within` and `old_within` name the
    recommendation, and the item of it, that an item stands in. `reused`: the newer paper gives the old number
    of what is gone ("own"), or that of the paragraph it stood under ("under"), to another.
    """

    thing: Thing
    id: str = ""
    label: str = ""
    old_label: str = ""
    under: str = ""
    old_under: str = ""
    section: str = ""
    old_section: str = ""
    division: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    nth: int = 0
    old_nth: int = 0
    at: Position = NOWHERE
    reused: Literal["", "own", "under"] = ""
    within: str = ""
    old_within: str = ""


class Edit(Struct, frozen=True):
    """One change. `number` counts them from 1 in reading order.

    `old` and `new` are its words, one of them empty where it only adds or takes out. `was` and `now` are the whole text of
    the block they stand in, `old_start` and `new_start` their first character in it. `whole`: it is of whole `nodes`
    (blocks, items, rows, the cells of a column, a footnote), the last of them at `last`; else `nodes` is the one block.
    `parts` are the nodes that bear its marks. `pair` is the number of a move's other place (the first, where
    it has several), 0 where there is none.
    `after` is the place of what stands before it in both papers. `changes` are those inside what was moved, counted for
    themselves: where it was with the places of the older paper, where it is with those of the newer.
    """

    number: int
    kind: EditKind
    place: Place
    old: str = ""
    new: str = ""
    was: str = ""
    now: str = ""
    old_start: int = 0
    new_start: int = 0
    whole: bool = False
    nodes: tuple[Struct, ...] = ()
    parts: tuple[Struct, ...] = ()
    pair: int = 0
    last: Place | None = None
    after: Place | None = None
    move: str = ""
    author: str = ""
    date: str = ""
    changes: tuple[Edit, ...] = ()
