"""One run of text in a Word file (body, footnotes, header or footer) while it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.write.word import bookmarks, boxes
from docgen.write.word.draft import Draft
from docgen.write.word.looks import BlockStyle
from docgen.write.word.numbering import Indent, Number
from docgen.write.word.package import Relations
from docgen.write.word.place import Place

GAP = 160  # space after a table, which has none of its own, in twentieths of a point


class Shape(NamedTuple):  # not a frozen dataclass: one is made for each paragraph, and these cost a quarter
    """What a paragraph says beside its style.

    `indent` None leaves it to the style or the number; `after` is the least space; `style` names another style.
    """

    number: Number | None = None
    indent: Indent | None = None
    keep: bool = False
    outline: int | None = None
    after: int = 0
    style: str = ""


PLAIN = Shape()


class _Boxed(Struct, frozen=True):
    """The last paragraph written in a box: its borders are drawn anew when it proves to be the last one."""

    index: int
    frame: boxes.Box
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
        self._odd = 0

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
        if place.box:
            shape = self._set_out(place.box, style, shape)
            self.out.append(_head(style, shape))
            self._put_boxed(place.box, style, shape, f"{_tail(shape, place.align)}{runs}</w:p>")
        else:
            self.out.append(f"{_start(style, shape, place.align, self.after_table)}{runs}</w:p>")
        self.after_table = False

    def amended(self, change: Change, runs: Callable[[], str]) -> str:
        """Inlines one of two papers lacks: here as the newer has them."""
        return "" if change.kind == "del" else runs()

    def separate(self) -> None:
        """The paragraph Word demands after a table: before another one, and at the end of a cell or story."""
        if self.after_table:
            self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{self.draft.house.gap}"/></w:pPr></w:p>')
            self.after_table = False

    def close_box(self) -> None:
        """End the box whose paragraphs were written last."""
        if self._boxed:
            b = self._boxed
            self.out[b.index] = _boxed_xml(b.frame, b.style, replace(b.side, last=True)) + b.tail
            self._boxed = None

    def _set_out(self, frame: boxes.Box, style: BlockStyle, shape: Shape) -> Shape:
        """Text further in than a side border reaches: its first line moves out, and an empty number leads it back."""
        indent = shape.indent or Indent(style.indent or 0, 0)
        if shape.number or indent.hanging or not frame.inset or indent.left + frame.inset <= 20 * boxes.WIDEST:
            return shape
        return shape._replace(number=self.draft.numbers.empty(), indent=indent)

    def _put_boxed(self, frame: boxes.Box, style: BlockStyle, shape: Shape, tail: str) -> None:
        indent = shape.indent or (shape.number.indent if shape.number else Indent(style.indent or 0, 0))
        edge = indent.left - indent.hanging + frame.inset
        if frame.inset:
            beyond = max(0, edge - 20 * boxes.WIDEST)  # a side border reaches no further: the label then moves out to it
            left, hanging = indent.left + frame.inset, indent.hanging + beyond
            tail = f'<w:ind w:left="{left}" w:right="{frame.inset}" w:hanging="{hanging}"/>{tail}'
            edge -= beyond
        else:
            tail = _indent(shape) + tail
        before = self._boxed.style if self._boxed else None
        self._odd = self._shade()
        side = boxes.Side(edge, boxes.gap(before, style), self._odd, first=before is None, last=False)
        self._boxed = _Boxed(len(self.out), frame, style, side, tail)
        self.out.append(_boxed_xml(frame, style, side) + tail)

    def _shade(self) -> int:
        """By how much the next boxed paragraph's top border differs from the colour of the box: never as the last one's."""
        return 1 - self._odd

    def _bookmarked(self, runs: str) -> str:
        starts, ends = "", ""
        for identifier in self._pending:
            start, end = self.draft.bookmark(bookmarks.name(identifier))
            starts, ends = starts + start, end + ends
        self._pending.clear()
        return starts + runs + ends


@lru_cache(maxsize=4096)  # most paragraphs of a paper, and of a house's papers, begin as another does
def _start(style: BlockStyle, shape: Shape, align: str, after_table: bool) -> str:
    """What stands before the runs of a paragraph outside any box."""
    before = f' w:before="{GAP}"' if after_table and style.before < GAP else ""
    after = f' w:after="{shape.after}"' if shape.after > style.after else ""
    spacing = f"<w:spacing{before}{after}/>" if before or after else ""
    return f"{_head(style, shape)}{spacing}{_indent(shape)}{_tail(shape, align)}"


def _head(style: BlockStyle, shape: Shape) -> str:
    """The start of a paragraph's properties: its style and its number."""
    keep = "<w:keepNext/>" if shape.keep and not style.keeps_next else ""
    number = shape.number
    numbered = f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.num}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{shape.style or style.id}"/>{keep}{numbered}'


def _tail(shape: Shape, align: str) -> str:
    """The end of a paragraph's properties."""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    outline = "" if shape.outline is None else f'<w:outlineLvl w:val="{shape.outline}"/>'
    return f"{aligned}{outline}</w:pPr>"


def _indent(shape: Shape) -> str:
    number, indent = shape.number, shape.indent
    if indent is None or (number and number.indent == indent):
        return ""
    hanging = f' w:hanging="{indent.hanging}"' if number or indent.hanging else ""
    return f'<w:ind w:left="{indent.left}"{hanging}/>'


def _boxed_xml(frame: boxes.Box, style: BlockStyle, side: boxes.Side) -> str:
    return boxes.borders(frame, side) + boxes.spacing(frame, style, side.first, side.last)
