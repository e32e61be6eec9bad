"""Footnotes of a compared paper: Word marks a note once, so a note whose first mark moved is two notes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.tree import Amended, Inline, Link, Note, NoteMark, Paper, Styled
from docgen.write.word.tracked.projected import Projection
from docgen.write.word.tracked.sided import DELETED, INSERTED, spread, stands


class Notes:
    """`notes` has each note once for Word; `mark` gives the marks that belong to them."""

    def __init__(self, paper: Paper) -> None:
        newer = {note.id for note in paper.notes if stands(note.change, "new")}
        older = {note.id for note in paper.notes if stands(note.change, "old")}
        both = {note.id for note in paper.notes if not note.change or note.change.kind == "form"}
        self._apart = both & _moved(paper)
        self._was: dict[str, str] = {}
        for identifier in sorted((newer & older - both) | self._apart):
            self._was[identifier] = fresh(identifier, newer | older | set(self._was.values()))
        self.notes = tuple(made for note in paper.notes for made in self._made(note))

    def mark(self, mark: NoteMark, change: Change | None) -> tuple[Inline, ...]:
        """The mark as it is to be written, inside a change or outside any."""
        former = replace(mark, note=self._was.get(mark.note, mark.note))
        if change:
            return (mark,) if stands(change, "new") else (former,)
        return (Amended(DELETED, (former,)), Amended(INSERTED, (mark,))) if mark.note in self._apart else (mark,)

    def _made(self, note: Note) -> Iterator[Note]:
        if note.id in self._apart:
            yield replace(note, blocks=Projection("new").blocks(note.blocks), change=INSERTED)
            yield replace(note, id=self._was[note.id], blocks=Projection("old").blocks(note.blocks), change=DELETED)
        elif note.change and note.change.kind == "del":
            yield replace(note, id=self._was.get(note.id, note.id))
        else:
            yield note


def fresh(identifier: str, taken: set[str]) -> str:
    """An id that is not taken, made from one that is."""
    number, name = 1, f"{identifier}-was"
    while name in taken:
        number += 1
        name = f"{identifier}-was-{number}"
    return name


def _moved(paper: Paper) -> set[str]:
    """The notes whose first mark in the older paper is not their first in the newer, among those that both mark."""
    first: dict[str, dict[str, int]] = {"new": {}, "old": {}}
    for place, (mark, change) in enumerate(_marks(paper)):
        for side, found in first.items():
            if stands(change, "new" if side == "new" else "old"):
                found.setdefault(mark.note, place)
    return {note for note, place in first["new"].items() if first["old"].get(note, place) != place}


def _marks(paper: Paper) -> Iterator[tuple[NoteMark, Change | None]]:
    for block, within in spread(paper.blocks):
        yield from _inside(walk.own_inlines(block), within)


def _inside(inlines: Iterable[Inline], change: Change | None) -> Iterator[tuple[NoteMark, Change | None]]:
    for inline in inlines:
        if isinstance(inline, NoteMark):
            yield inline, change
        elif isinstance(inline, Amended):
            yield from _inside(inline.children, inline.change)
        elif isinstance(inline, Styled | Link):
            yield from _inside(inline.children, change)
