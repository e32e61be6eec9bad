"""Changes inside one block's text: neighbouring insertions and deletions are one change."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from docgen.paper.change import Change
from docgen.paper.edits.model import EditKind
from docgen.paper.edits.pieces import NOTE_MARK, Piece
from docgen.paper.tree import Amended

MOVED: dict[str, EditKind] = {"del": "moved-from", "ins": "moved-to"}
_ALONE: dict[str, EditKind] = {"del": "deleted", "ins": "inserted"}


class Run(Struct):
    """Neighbouring changes of a text; `old_start` and `new_start` are their places in the older and newer text."""

    old_start: int
    new_start: int
    move: str = ""
    old: str = ""
    new: str = ""
    marks: list[Amended] = field(default_factory=list)

    @property
    def kind(self) -> EditKind:
        kinds = {mark.change.kind for mark in self.marks}
        only = kinds.pop() if len(kinds) == 1 else ""
        if only:
            return MOVED[only] if self.move else _ALONE[only]
        return "form" if self.old == self.new and NOTE_MARK not in self.old else "replaced"

    @property
    def change(self) -> Change:
        return self.marks[0].change

    def add(self, piece: Piece, gap: str) -> None:
        assert piece.amended is not None
        self.old += gap
        self.new += gap
        if piece.kind == "del":
            self.old += piece.text
        else:
            self.new += piece.text
        if all(mark is not piece.amended for mark in self.marks):
            self.marks.append(piece.amended)


def runs(found: list[Piece]) -> Iterator[Run]:
    """The changes in a block's pieces, in order. Nothing but white space stands between those of one run."""
    old = new = 0
    run: Run | None = None
    gap = ""
    for piece in found:
        if piece.amended is None:
            gap += piece.text
        else:
            move = piece.amended.change.move
            if run is None or gap.strip() or move != run.move:
                if run is not None:
                    yield run
                run, gap = Run(old, new, move), ""
            run.add(piece, gap)
            gap = ""
        old += len(piece.text) if piece.kind != "ins" else 0
        new += len(piece.text) if piece.kind != "del" else 0
    if run is not None:
        yield run
