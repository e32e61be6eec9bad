"""What the ordinary writer makes of one of two compared papers: the properties of its paragraphs, tables, rows and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from docgen.paper import walk
from docgen.paper.tree import Heading, Item, Label, Paper, Paragraph, Table
from docgen.write.word import body, footnotes
from docgen.write.word.draft import Draft
from docgen.write.word.looks import BlockStyle
from docgen.write.word.numbering import Numbers
from docgen.write.word.package import Relations
from docgen.write.word.place import Place, Room
from docgen.write.word.prepared import WordHouse
from docgen.write.word.story import PLAIN, Shape, Story
from docgen.write.word.targets import Target, targets

# What a paragraph is found by: a block's own (""), an item's without text ("empty"), a "caption", the "gap" after a table,
# that of an empty "cell" (with its row and place in the row) or of an empty "note".
Key = tuple[str, str, int, int]

_NUM = re.compile(r'<w:numId w:val="(\d+)"/>')
_TABLE = re.compile(r"<w:tbl><w:tblPr>(.*)</w:tblPr><w:tblGrid>(.*)</w:tblGrid>\Z", re.DOTALL)
_ROW = re.compile(r"<w:tr><w:trPr>(.*)</w:trPr>\Z", re.DOTALL)
_CELL = re.compile(r"<w:tc><w:tcPr>(.*)</w:tcPr>\Z", re.DOTALL)


def key(kind: str, identifier: str, row: int = -1, cell: int = -1) -> Key:
    return kind, identifier, row, cell


class Recorded(Struct):
    """`paragraphs` has the inside of w:pPr; `rooms` the room its runs have."""

    paragraphs: dict[Key, str]
    rooms: dict[Key, Room]
    tables: dict[str, TableParts]
    labels: dict[str, Label | None]
    targets: dict[str, Target]
    numbers: Numbers

    def num(self, at: Key) -> int:
        """The number's instance that a paragraph names; 0 for none."""
        found = _NUM.search(self.paragraphs.get(at, ""))
        return int(found[1]) if found else 0

    def rename(self, nums: dict[int, int]) -> None:
        """Gives the instances other names."""

        def renamed(match: re.Match[str]) -> str:
            return f'<w:numId w:val="{nums[int(match[1])]}"/>'

        self.paragraphs = {at: _NUM.sub(renamed, xml) for at, xml in self.paragraphs.items()}


class TableParts(Struct):
    """The insides of w:tblPr and w:tblGrid, and of each row's w:trPr and its cells' w:tcPr."""

    properties: str
    grid: str
    rows: list[tuple[str, list[str]]]


def leaves(paper: Paper) -> set[str]:
    """The ids of the paper's headings and paragraphs, of its footnotes too."""
    notes = [block for note in paper.notes for block in note.blocks]
    return {block.id for block in walk.blocks((*paper.blocks, *notes)) if isinstance(block, Heading | Paragraph)}


def record(paper: Paper, house: WordHouse, common: set[str]) -> Recorded:
    """Writes a paper of named blocks for its properties' sake; `common` are the paragraphs that both papers have."""
    draft = Draft(paper, house)
    recorder = _Recorder(draft, paper, common)
    body.blocks(recorder, paper.blocks, Place(house.base.page.width))
    recorder.separate()
    by_id = {note.id: note for note in paper.notes}
    recorder.takes_notes = False
    for identifier in list(draft.notes):
        recorder.note, recorder.prefix = identifier, " "
        footnotes.content(recorder, by_id[identifier])
    return recorder.recorded()


class _Event(Struct):
    """A paragraph: the entries of `out` it is, the block marked last before it, and what tells what it is for."""

    start: int
    end: int
    marked: str
    place: Place
    shape: Shape
    note: str
    room: Room = Room()


class _Recorder(Story):
    def __init__(self, draft: Draft, paper: Paper, common: set[str]) -> None:
        super().__init__(draft, Relations(), takes_notes=True)
        self.note = ""
        self._common = common
        self._leaves = leaves(paper)
        self._blocks = {b.id: b for b in self._all(paper)}
        self._events: list[_Event] = []
        self._table_marks: list[tuple[int, str]] = []
        self._marked = ""
        self._boxes = [0, 0]
        self._paragraphs: dict[Key, str] = {}
        self._rooms: dict[Key, Room] = {}

    def _all(self, paper: Paper) -> Iterator[Heading | Item | Paragraph | Table]:
        notes = [block for note in paper.notes for block in note.blocks]
        for block in walk.blocks((*paper.blocks, *notes)):
            if isinstance(block, Heading | Item | Paragraph | Table):
                yield block

    def mark(self, identifier: str) -> None:
        self._marked = identifier
        if isinstance(self._blocks.get(identifier), Table):
            self._table_marks.append((len(self.out), identifier))

    def paragraph(self, style: BlockStyle, runs: str, place: Place, shape: Shape = PLAIN) -> None:
        start = len(self.out)
        super().paragraph(style, "", place, shape)
        left = shape.indent.left if shape.indent else style.indent or 0
        room = Room(max(place.width - left, 1), place.small)
        self._events.append(_Event(start, len(self.out), self._marked, place, shape, self.note, room))

    def separate(self) -> None:
        start = len(self.out)
        super().separate()
        if len(self.out) > start:
            self._events.append(_Event(start, len(self.out), "", Place(0), PLAIN, ""))

    def _shade(self) -> int:
        """Two shades for paragraphs that both papers have and two for the others, so that neighbours differ."""
        other = self._marked not in self._common
        self._boxes[other] += 1
        return 2 * other + self._boxes[other] % 2

    def recorded(self) -> Recorded:
        """What was written, taken apart."""
        tables = self._take_apart()
        labels = {name: block.label for name, block in self._blocks.items()}
        return Recorded(self._paragraphs, self._rooms, tables, labels, targets(self.draft.paper), self.draft.numbers)

    def _take_apart(self) -> dict[str, TableParts]:
        """The parts of the tables; fills in the paragraphs."""
        events = {event.start: event for event in self._events}
        marks = iter([*self._table_marks, (len(self.out), "")])
        mark = next(marks)
        tables: dict[str, TableParts] = {}
        open_tables: list[str] = []
        last_table, waiting = "", ""
        index = 0
        while index < len(self.out):
            while mark[0] <= index and mark[1]:
                waiting, mark = mark[1], next(marks)
            event = events.get(index)
            if event:
                self._keep(event, open_tables[-1] if open_tables else "", last_table, tables)
                index = event.end
                continue
            piece = self.out[index]
            if found := _TABLE.match(piece):
                tables[waiting] = TableParts(found[1], found[2], [])
                open_tables.append(waiting)
            elif found := _ROW.match(piece):
                tables[open_tables[-1]].rows.append((found[1], []))
            elif found := _CELL.match(piece):
                tables[open_tables[-1]].rows[-1][1].append(found[1])
            elif piece == "</w:tbl>":
                last_table = open_tables.pop()
            index += 1
        return tables

    def _keep(self, event: _Event, table: str, last_table: str, tables: dict[str, TableParts]) -> None:
        at = self._key(event, table, last_table, tables)
        xml = "".join(self.out[event.start : event.end])
        self._paragraphs[at] = xml[len("<w:p><w:pPr>") : xml.index("</w:pPr>")]
        self._rooms[at] = event.room

    def _key(self, event: _Event, table: str, last_table: str, tables: dict[str, TableParts]) -> Key:
        if not event.place.width:
            return key("gap", last_table)
        if event.marked in self._leaves and key("", event.marked) not in self._paragraphs:
            return key("", event.marked)
        if event.shape.number:
            return key("empty", event.marked)
        if event.shape.keep:
            return key("caption", event.marked)
        if table:
            rows = tables[table].rows
            return key("cell", table, len(rows) - 1, len(rows[-1][1]) - 1)
        return key("note", event.note)
