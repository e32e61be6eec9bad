"""The blocks of a compared paper: its paragraphs' runs, and what the two papers make of their properties."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.paper.tree import Amended, Block, Division, Heading, List, Paragraph, Table
from docgen.write.word import bookmarks
from docgen.write.word.place import Room
from docgen.write.word.tracked import rows
from docgen.write.word.tracked.flow import Flow, Solid, Spot
from docgen.write.word.tracked.projected import Projection
from docgen.write.word.tracked.recorded import Key, Recorded, key
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.rows import Bookmark
from docgen.write.word.tracked.settled import named
from docgen.write.word.tracked.sided import SIDES, Side, only, stands
from docgen.write.word.tracked.texts import TrackedStory, caption, paragraph


class Body:
    """Writes blocks into a flow. `story` writes the runs; ids given to `mark` are bookmarked."""

    def __init__(self, new: Recorded, old: Recorded, story: TrackedStory, revisions: Revisions) -> None:
        self.new = new
        self.old = old
        self.story = story
        self.revisions = revisions
        self._open: list[Bookmark] = []

    def blocks(self, blocks: Sequence[Block], flow: Flow) -> None:
        for block in blocks:
            match block:
                case Heading() | Paragraph():
                    self.mark(block.id, self._sides(key("", block.id)))
                    self.paragraph(block, flow)
                case List():
                    self._list(block, flow)
                case Division():
                    self.mark(block.id, _standing(block.change))
                    self.blocks(block.blocks, flow)
                case Table():
                    self.table(block, flow)

    def _list(self, block: List, flow: Flow) -> None:
        self.mark(block.id, _standing(block.change))
        for item in block.items:
            self.mark(item.id, _standing(item.change))
            self.spot(key("empty", item.id), flow, change=item.change)
            self.blocks(item.blocks, flow)

    def mark(self, identifier: str, sides: set[Side]) -> None:
        """Bookmark what follows as the block of that id, up to the end of a paragraph of each of its sides."""
        if name := named(identifier):
            start, end = self.story.draft.bookmark(bookmarks.name(name))
            self._open.append(Bookmark(start, end, set(sides)))

    def paragraph(self, block: Heading | Paragraph, flow: Flow) -> None:
        at = key("", block.id)
        room = self.new.rooms.get(at) or self.old.rooms.get(at) or Room()
        self.spot(at, flow, paragraph(self.story, block, room), block.change)

    def spot(self, at: Key, flow: Flow, runs: str = "", change: Change | None = None, older: Key | None = None) -> None:
        """One paragraph, if either paper has it; in the older it may be found by another key."""
        new, old = self.new.paragraphs.get(at), self.old.paragraphs.get(older or at)
        if new is None and old is None:
            return
        sides: set[Side] = {side for side, there in zip(SIDES, (new, old), strict=True) if there is not None}
        runs, self.story.prefix = self.story.prefix + runs, ""
        flow.entries.append(Spot(new, old, self._bookmarked(runs, sides), change))

    def aside(self, side: Side | None) -> list[Bookmark]:
        """Sets aside the bookmarks that should not begin or end in a row or cell that one paper lacks; None: in no such."""
        kept = [b for b in self._open if side is None or b.wanted == {side}]
        found = [b for b in self._open if b not in kept]
        self._open = kept
        return found

    def resume(self, bookmarks: list[Bookmark]) -> None:
        """Takes up what was set aside."""
        self._open = [*bookmarks, *self._open]

    def _sides(self, at: Key) -> set[Side]:
        return {side for side, found in zip(SIDES, (self.new, self.old), strict=True) if at in found.paragraphs}

    def _bookmarked(self, runs: str, sides: set[Side]) -> str:
        starts, ends = "", ""
        for bookmark in self._open:
            starts, bookmark.start = starts + bookmark.start, ""
            bookmark.wanted -= sides
            if not bookmark.wanted:
                ends = bookmark.end + ends
        self._open = [bookmark for bookmark in self._open if bookmark.wanted]
        return starts + runs + ends

    def table(self, block: Table, flow: Flow) -> None:
        new, old = self.new.tables.get(block.id), self.old.tables.get(block.id)
        if new is None and old is None:
            return
        self.mark(block.id, _standing(block.change))
        at = key("caption", block.id)
        labels = {side: parts.labels.get(block.id) for side, parts in zip(SIDES, (self.new, self.old), strict=True)}
        room = self.new.rooms.get(at) or self.old.rooms.get(at) or Room()
        if at in self.new.paragraphs or at in self.old.paragraphs:
            shown = block if new and old else _whole(block, "old" if new is None else "new")
            self.spot(at, flow, caption(self.story, shown, labels, room), block.change)
        moves, self.revisions.moves = self.revisions.moves, set()
        flow.entries.append(Solid(rows.table(self, block, new, old), new is not None, old is not None))
        self.revisions.moves = moves
        self.spot(key("gap", block.id), flow, change=block.change)


def _whole(table: Table, side: Side) -> Table:
    """A table that one paper alone shows, the other having no column in it, with its caption marked so."""
    caption = Projection(side).inlines(table.caption)
    return replace(table, caption=(Amended(only(side, table.change), caption),) if caption else ())


def _standing(change: Change | None) -> set[Side]:
    return {side for side in SIDES if stands(change, side)}
