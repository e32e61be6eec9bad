"""What the ids, footnotes and pictures of two papers are called in the tree that holds both, and which are the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare.leaves import Leaf
from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.compare.views import Node
from docgen.paper.tree import Cell, Image, Inline, Note, NoteMark, Paper, Reference, Row

_LONGEST = 36


class Names:
    """Old names that clash with new ones get another; a name of its own, at most 36 characters, whatever it was."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def free(self, wanted: str, end: str = "") -> str:
        """`wanted`, or a name like it which nothing else has; `end` is kept at its end."""
        name, n = wanted + end, 1
        while name in self.taken:
            mark = "-was" if n == 1 else f"-was{n}"
            name, n = wanted[: _LONGEST - len(mark) - len(end)] + mark + end, n + 1
        self.taken.add(name)
        return name


def nested(node: Node) -> Iterator[Any]:
    """The node and every block and item in it, in reading order."""
    if isinstance(node, Row):
        yield node
        for cell in node.cells:
            yield from nested(cell)
    elif isinstance(node, Cell | Note):
        yield node
        yield from walk.blocks(node.blocks)
    else:
        yield from walk.blocks((node,))


def same_shape(old: Iterable[Node], new: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """The ids of what two moved runs of nodes hold, each older one with its newer; of nodes built differently none."""
    for first, second in zip(old, new, strict=False):
        before, after = list(nested(first)), list(nested(second))
        if [type(n) for n in before] == [type(n) for n in after]:
            yield from ((getattr(a, "id", ""), getattr(b, "id", "")) for a, b in zip(before, after, strict=True))


class Links:
    """`kept` has the merged name of each id of the older paper, `back` the older id of each newer one that it is now.

    `notes` and `pictures` have the merged names of the older paper's footnotes and pictures.
    """

    def __init__(self, old: Paper, new: Paper, steps: list[Step], notes: list[Step]) -> None:
        self.old_media, self.new_media = dict(old.media), dict(new.media)
        self.new_ids = {b.id for b in walk.blocks(_roots(new)) if b.id}
        self.names = Names(self.new_ids)
        self.kept: dict[str, str] = {}
        self.back: dict[str, str] = {}
        self.moves: dict[str, tuple[list[Node], list[Node]]] = {}
        for step in (*steps, *notes):
            self._step(step)
        for gone, come in self.moves.values():
            self.back.update({b: a for a, b in same_shape(gone, come) if a and b})
        note_names = Names(n.id for n in new.notes)
        self.note_pairs = {s.old[0].id: s.new[0].id for s in notes if s.paired}  # type: ignore[union-attr]
        self.notes = {n.id: self.note_pairs.get(n.id) or note_names.free(n.id) for n in old.notes}
        self.pictures = self._pictures()

    def media(self) -> tuple[tuple[str, bytes], ...]:
        """The pictures of both papers."""
        old = {self.pictures.get(name, name): data for name, data in self.old_media.items()}
        return tuple(sorted({**old, **self.new_media}.items()))

    def old_thing(self, thing: Inline) -> Hashable:
        """By what a thing of the older paper is equal to one of the newer."""
        if isinstance(thing, Reference):
            return (Reference, thing.target if thing.target in self.kept else None)
        if isinstance(thing, NoteMark):
            return (NoteMark, self.notes.get(thing.note))
        if isinstance(thing, Image):
            return (self.old_media.get(thing.source, thing.source), thing.alt)
        return thing

    def new_thing(self, thing: Inline) -> Hashable:
        """By what a thing of the newer paper is equal to one of the older."""
        if isinstance(thing, Reference):
            known = thing.target in self.new_ids
            return (Reference, self.back.get(thing.target, ("new", thing.target)) if known else None)
        if isinstance(thing, NoteMark):
            return (NoteMark, thing.note)
        if isinstance(thing, Image):
            return (self.new_media.get(thing.source, thing.source), thing.alt)
        return thing

    def renamed(self, leaf: Leaf) -> Leaf:
        """A leaf of the older paper with what it points to under its merged name."""
        thing = leaf.content
        match thing:
            case Reference():
                target = self.kept.get(thing.target, "" if thing.target in self.names.taken else thing.target)
                return Leaf(replace(thing, target=target), leaf.within)
            case NoteMark():
                return Leaf(replace(thing, note=self.notes.get(thing.note, thing.note)), leaf.within)
            case Image():
                return Leaf(replace(thing, source=self.pictures.get(thing.source, thing.source)), leaf.within)
        return leaf

    def _step(self, step: Step) -> None:
        if step.paired:
            self._paired(step)
        elif step.old:
            for node in nested(step.old[0]):
                self._gone(getattr(node, "id", "") if not isinstance(node, Note) else "")
        if step.move:
            sides = self.moves.setdefault(step.move, ([], []))
            (sides[0] if step.old else sides[1]).extend(step.old or step.new)

    def _paired(self, step: Step) -> None:
        old, new = step.old[-1], step.new[-1]
        if step.inner is None:
            for first, second in zip(nested(old), nested(new), strict=True):
                self._same(first, second)
            return
        self._same(old, new)
        for node in step.old[:-1]:
            self._gone(getattr(node, "id", ""))
        for node in step.new[:-1]:
            self.back.setdefault(getattr(node, "id", ""), getattr(old, "id", ""))
        for inner in _inner(step):
            self._step(inner)

    def _same(self, old: object, new: object) -> None:
        before, after = getattr(old, "id", ""), getattr(new, "id", "")
        if isinstance(old, Note) or not before:
            return
        self.kept[before] = after or self.names.free(before)
        if after:
            self.back[after] = before

    def _gone(self, name: str) -> None:
        if name:
            self.kept[name] = self.names.free(name)

    def _pictures(self) -> dict[str, str]:
        names = Names(self.new_media)
        found = {}
        for name, data in self.old_media.items():
            if self.new_media.get(name) != data:
                stem, dot, end = name.rpartition(".")
                found[name] = names.free(stem, dot + end) if dot else names.free(name)
        return found


def _inner(step: Step) -> list[Step]:
    if isinstance(step.inner, TableSteps):
        return [*step.inner.head, *step.inner.rows]
    return step.inner or []


def _roots(paper: Paper) -> list[Any]:
    return [*paper.blocks, *(b for n in paper.notes for b in n.blocks)]
