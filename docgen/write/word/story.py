"""One run of text in a Word file (body, footnotes, header or footer) while it is written."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.write.word import bookmarks, boxes
from docgen.write.word.draft import Draft
from docgen.write.word.looks import BlockStyle
from docgen.write.word.numbering import Indent, Number
from docgen.write.word.package import Relations
from docgen.write.word.place import Place

GAP = 160  # space after a table, which has none of its own, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph says beside its style. `indent` None leaves it to the style or the number."""

    number: Number | None = None
    indent: Indent | None = None
    keep: bool = False
    outline: int | None = None


PLAIN = Shape()


@dataclass(frozen=True, slots=True)
class _Boxed:
    """The last paragraph written in a box: its borders are drawn anew when it proves to be the last one."""

    index: int
    place: Place
    style: BlockStyle
    side: boxes.Side
    tail: str


class Story:
    """`out` is the XML so far; ids given to `mark` are bookmarked round the next paragraph."""

    def __init__(self, draft: Draft, relations: Relations, takes_notes: bool = False) -> None:
        self.draft = draft
        self.relations = relations
        self.takes_notes = takes_notes
        self.out: list[str] = []
        self.after_table = False
        self.prefix = ""
        self._pending: list[str] = []
        self._boxed: _Boxed | None = None
        self._odd = False

    def xml(self) -> str:
        return "".join(self.out)

    def mark(self, identifier: str) -> None:
        """Bookmark the next paragraph as the block of that id."""
        if identifier:
            self._pending.append(identifier)

    def paragraph(self, style: BlockStyle, runs: str, place: Place, shape: Shape = PLAIN) -> None:
        """One w:p."""
        if self.prefix:
            runs, self.prefix = self.prefix + runs, ""
        if self._pending:
            runs = self._bookmarked(runs)
        head = f'<w:p><w:pPr><w:pStyle w:val="{place.style or style.id}"/>'
        if shape.keep and not style.keeps_next:
            head += "<w:keepNext/>"
        if shape.number:
            head += f'<w:numPr><w:ilvl w:val="{shape.number.level}"/><w:numId w:val="{shape.number.num}"/></w:numPr>'
        self.out.append(head)
        align = f'<w:jc w:val="{place.align}"/>' if place.align else ""
        outline = "" if shape.outline is None else f'<w:outlineLvl w:val="{shape.outline}"/>'
        tail = f"{align}{outline}</w:pPr>{runs}</w:p>"
        if place.box:
            self._put_boxed(style, place, shape, tail)
        else:
            spacing = f'<w:spacing w:before="{GAP}"/>' if self.after_table and style.before < GAP else ""
            self.out.append(f"{spacing}{_indent(shape)}{tail}")
        self.after_table = False

    def separate(self) -> None:
        """The paragraph Word demands after a table: before another one, and at the end of a cell or story."""
        if self.after_table:
            self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{self.draft.house.gap}"/></w:pPr></w:p>')
            self.after_table = False

    def close_box(self) -> None:
        """End the box whose paragraphs were written last."""
        if self._boxed:
            b = self._boxed
            side = boxes.Side(b.side.edge, b.side.before, b.side.after, b.side.odd, b.side.first, last=True)
            self.out[b.index] = _boxed_xml(b.place, b.style, side) + b.tail
            self._boxed = None

    def _put_boxed(self, style: BlockStyle, place: Place, shape: Shape, tail: str) -> None:
        assert place.box
        indent = shape.indent or (shape.number.indent if shape.number else Indent(style.indent or 0, 0))
        edge = indent.left - indent.hanging + place.box.inset
        side = boxes.Side(edge, style.before, style.after, self._odd, first=self._boxed is None, last=False)
        self._odd = not self._odd
        if place.box.inset:
            tail = (
                f'<w:ind w:left="{indent.left + place.box.inset}" w:right="{place.box.inset}" w:hanging="{indent.hanging}"/>'
                + tail
            )
        else:
            tail = _indent(shape) + tail
        self._boxed = _Boxed(len(self.out), place, style, side, tail)
        self.out.append(_boxed_xml(place, style, side) + tail)

    def _bookmarked(self, runs: str) -> str:
        starts, ends = "", ""
        for identifier in self._pending:
            start, end = self.draft.bookmark(bookmarks.name(identifier))
            starts, ends = starts + start, end + ends
        self._pending.clear()
        return starts + runs + ends


def _indent(shape: Shape) -> str:
    if shape.indent is None or (shape.number and shape.number.indent == shape.indent):
        return ""
    hanging = f' w:hanging="{shape.indent.hanging}"' if shape.number or shape.indent.hanging else ""
    return f'<w:ind w:left="{shape.indent.left}"{hanging}/>'


def _boxed_xml(place: Place, style: BlockStyle, side: boxes.Side) -> str:
    assert place.box
    before, after = boxes.spacing(place.box, style, side.first, side.last)
    space = "" if before is None else f'<w:spacing w:before="{before}" w:after="{after}"/>'
    return boxes.borders(place.box, side) + space
