"""The texts of a Word file: body, footnotes, page headers and footers, as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.review.word.ledger import Ledger
from docgen.review.word.looks import Looks, value
from docgen.review.word.model import Block, Cell, Grid, Para, Revision, Row, Story
from docgen.review.word.names import local, w
from docgen.review.word.package import Package, Relation
from docgen.review.word.runs import Reader, point

_THROUGH = frozenset(("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo"))
_PARTS = (("header", "header"), ("footer", "footer"))


class File:
    """All stories of a file, and the ledger of its revisions."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.ledger = Ledger()
        self.looks = Looks(package)
        self.order = 0
        body = self._root(package.main).find(w("body"))
        self.body = Story("body", package.main, "", self._blocks(package.main, body))
        self.notes = self._notes("footnotes", "footnote")
        self.endnotes = self._notes("endnotes", "endnote")
        self.margins = [
            Story(kind, part, "", self._blocks(part, self._root(part)))
            for kind, relation in _PARTS
            for part in dict.fromkeys(package.related(package.main, relation))
        ]
        for part in ("styles", "numbering", "settings", "glossaryDocument"):
            for name in package.related(package.main, part)[:1]:
                self._root(name)

    def _root(self, part: str) -> etree._Element:
        root = self.package.xml(part)
        self.ledger.enter(part, root)
        return root

    def _notes(self, relation: str, tag: str) -> list[Story]:
        """The notes that are text: not the rules between text and notes."""
        found = []
        for part in self.package.related(self.package.main, relation)[:1]:
            texts = [e for e in self._root(part).iterfind(w(tag)) if e.get(w("type")) in (None, "normal")]
            found += [Story(tag, part, e.get(w("id")) or "", self._blocks(part, e)) for e in texts]
        return found

    def _blocks(self, part: str, root: etree._Element | None) -> list[Block]:
        reader = _Blocks(self, self.package.relations(part))
        return [] if root is None else reader.read(root)


class _Blocks:
    """Reads the blocks of one story."""

    def __init__(self, file: File, relations: Mapping[str, Relation]) -> None:
        self.file = file
        self.ledger = file.ledger
        self.looks = file.looks
        self.relations = relations
        self.moves: dict[str, str] = {}
        self.table = -1
        self.place = (-1, -1, -1)
        self.last: Para | None = None
        self.loose = Para()  # takes what stands before a paragraph, until that comes

    def read(self, parent: etree._Element) -> list[Block]:
        found: list[Block] = []
        for element in _children(parent):
            name = local(element.tag)
            if name == "p":
                found.append(self.paragraph(element))
            elif name == "tbl":
                found.append(self.grid(element))
            elif name == "commentRangeEnd" and self.last is not None:
                point(self, self.last, element, name)
            elif name == "altChunk":
                found.append(para := self.new())
                point(self, para, element, name)
            elif name:
                point(self, self.loose, element, name)
        return found

    def new(self) -> Para:
        table, row, column = self.place
        self.file.order += 1
        para = Para(order=self.file.order, table=table, row=row, column=column)
        para.names, para.anchors = self.loose.names, self.loose.anchors
        self.last, self.loose = para, Para()
        return para

    def paragraph(self, element: etree._Element) -> Para:
        para = self.new()
        properties = element.find(w("pPr"))
        para.look = self.looks.paragraph(properties)
        if properties is not None:
            self.properties(properties, para)
        Reader(self, para).content(element)
        return para

    def properties(self, properties: etree._Element, para: Para) -> None:
        """What happened to the paragraph's mark, its style and its number."""
        changed = properties.find(w("pPrChange"))
        if changed is not None:
            para.was = self.looks.paragraph(changed.find(w("pPr")))
        mark = properties.find(w("rPr"))
        for name in () if mark is None else ("ins", "moveTo", "del", "moveFrom"):
            revision = self.ledger.of(mark.find(w(name)))  # type: ignore[union-attr]
            if revision is None:
                continue
            revision.move = self.moves.get(name, "") if name.startswith("move") else ""
            if name in ("ins", "moveTo"):
                para.ins = para.ins or revision
            else:
                para.dele = para.dele or revision
        own = {r.number for r in (para.ins, para.dele) if r}
        para.changes = [r for r in self.ledger.below(properties) if r.number not in own]

    def grid(self, element: etree._Element) -> Grid:
        outer = self.place
        self.table += 1
        number = self.table
        grid = Grid([])
        for child in _children(element):
            name = local(child.tag)
            if name == "tr":
                grid.rows.append(self.row(child, number, len(grid.rows)))
            elif name in ("tblPr", "tblGrid"):
                grid.others += self.ledger.below(child)
            elif name:
                point(self, self.loose, child, name)
        self.place = outer
        return grid

    def row(self, element: etree._Element, table: int, index: int) -> Row:
        row = Row([])
        column = 0
        for child in _children(element):
            name = local(child.tag)
            if name == "trPr":
                row.ins, row.dele = (self.ledger.of(child.find(w(tag))) for tag in ("ins", "del"))
                row.others += self.rest(child, row.ins, row.dele)
                before = value(child.find(w("gridBefore")))
                column += int(before) if before.isdigit() else 0
            elif name == "tblPrEx":
                row.others += self.ledger.below(child)
            elif name == "tc":
                cell = self.cell(child, (table, index, column))
                row.cells.append(cell)
                column += cell.span
        return row

    def cell(self, element: etree._Element, place: tuple[int, int, int]) -> Cell:
        cell = Cell(place[2], 1, [])
        properties = element.find(w("tcPr"))
        if properties is not None:
            span = value(properties.find(w("gridSpan")))
            cell.span = min(int(span), 63) if span.isdigit() and int(span) else 1
            cell.ins, cell.dele = (self.ledger.of(properties.find(w(tag))) for tag in ("cellIns", "cellDel"))
            cell.others += self.rest(properties, cell.ins, cell.dele)
        self.place = place
        cell.blocks = self.read(element)
        return cell

    def rest(self, properties: etree._Element, *known: Revision | None) -> list[Revision]:
        own = {r.number for r in known if r}
        return [r for r in self.ledger.below(properties) if r.number not in own]


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element; those in content controls and the like as if these were not there."""
    for element in parent:
        name = local(element.tag)
        if name in _THROUGH and element.tag == w(name):
            yield from _children(element)
        elif name == "AlternateContent":
            for branch in list(element)[:1]:
                yield from _children(branch)
        else:
            yield element
