"""The paragraphs of a body, cell or note in a row, their ends told as each paper has them."""

from __future__ import annotations

from msgspec import Struct

from docgen.paper.change import Change
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.sided import FORMED, only


class Spot(Struct):
    """A paragraph. `new` and `old` are the insides of w:pPr in the papers that have its end, None where one has not.

    `change` is what the tree tells of its end; `tail` stands after the paragraph.
    """

    new: str | None
    old: str | None
    runs: str
    change: Change | None = None
    tail: str = ""


class Solid(Struct, frozen=True):
    """A table as XML, and which of the papers has it."""

    xml: str
    new: bool = True
    old: bool = True


class Flow:
    """Paragraphs and tables."""

    def __init__(self) -> None:
        self.entries: list[Spot | Solid] = []

    def xml(self, revisions: Revisions) -> str:
        """The XML of all; call it once."""
        self._even()
        out: list[str] = []
        carried = ""
        for entry in self.entries:
            if isinstance(entry, Solid):
                out.append(entry.xml)
            elif entry.new is None and entry.old is None:
                carried += entry.runs + entry.tail
            else:
                out.append(_paragraph(entry, carried, revisions) + entry.tail)
                carried = ""
        return "".join(out)

    def close(self) -> None:
        """Takes the mark from the last paragraph's end: in a note that one paper lacks it goes and comes with the note."""
        spots = [entry for entry in self.entries if isinstance(entry, Spot)]
        if spots:
            last = spots[-1]
            last.new = last.old = last.old if last.new is None else last.new

    def moves(self, revisions: Revisions) -> None:
        """Puts the region of each move's end round its paragraphs."""
        ends: dict[tuple[str, str], list[Spot]] = {}
        for entry in self.entries:
            if isinstance(entry, Spot) and entry.change and entry.change.move in revisions.moves:
                ends.setdefault((entry.change.move, entry.change.kind), []).append(entry)
        for spots in ends.values():
            change = spots[0].change
            if change:
                start, end = revisions.range(change)
                spots[0].runs = start + spots[0].runs
                spots[-1].tail += end

    def _even(self) -> None:
        """Lets the last paragraph before a table, and the last of all, end in each paper that has the table.

        What follows it cannot take up what it holds. So where but one paper has its end, the end that the other paper has
        last before it comes to stand there; between the two is only what that other paper lacks.
        """
        stretch: list[Spot] = []
        for entry in [*self.entries, Solid("")]:
            if isinstance(entry, Spot):
                stretch.append(entry)
                continue
            if stretch:
                _even(stretch, entry)
            stretch = []


def _even(stretch: list[Spot], following: Solid) -> None:
    last = stretch[-1]
    if last.new is None and following.new:
        found = next((spot for spot in reversed(stretch) if spot.new is not None), None)
        if found:
            last.new, found.new = found.new, None
    elif last.old is None and following.old:
        found = next((spot for spot in reversed(stretch) if spot.old is not None), None)
        if found:
            last.old, found.old = found.old, None


def _paragraph(spot: Spot, carried: str, revisions: Revisions) -> str:
    inside = spot.old if spot.new is None else spot.new
    if spot.new is None:
        inside = f"{inside}<w:rPr>{revisions.mark(only('old', spot.change))}</w:rPr>"
    elif spot.old is None:
        inside = f"{inside}<w:rPr>{revisions.mark(only('new', spot.change))}</w:rPr>"
    elif spot.old != spot.new:
        inside = f"{inside}{revisions.former('pPr', spot.old, spot.change or FORMED)}"
    return f"<w:p><w:pPr>{inside}</w:pPr>{carried}{spot.runs}</w:p>"
