"""Pairing the blocks of two papers, container by container, into steps."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.compare import splits, tables
from docgen.paper.compare.align import Pair, Side, align, scored
from docgen.paper.compare.alike import Alike, name
from docgen.paper.compare.steps import Group, Step, TableSteps, single
from docgen.paper.compare.views import Node, Views
from docgen.paper.tree import Heading, Item, List, Note, Paragraph, Table


class Pairing:
    """Pairs the nodes of an older and a newer paper."""

    def __init__(self, old: Views, new: Views) -> None:
        self.old = old
        self.new = new
        self.alike = Alike(old, new)

    def blocks(self, old: Sequence[Node], new: Sequence[Node]) -> list[Step]:
        """The steps through the blocks of a container."""
        pairs = self._aligned(old, new)
        return self.steps(old, new, splits.groups(old, new, pairs, (self.old, self.new)))

    def items(self, old: Sequence[Item], new: Sequence[Item]) -> list[Step]:
        """The steps through the items of a list."""
        return self.steps(old, new, single(self._aligned(old, new)))

    def notes(self, old: Sequence[Note], new: Sequence[Note]) -> list[Step]:
        """The footnotes' steps, those of the older paper that are gone last: the order of notes is no change."""
        pairs = _equal([self.old.key(n) for n in old], [self.new.key(n) for n in new])
        taken = set(pairs.values())
        rest, new_rest = [i for i in range(len(old)) if i not in pairs], [j for j in range(len(new)) if j not in taken]
        span = (0, len(rest), 0, len(new_rest))
        alike = scored(span, lambda a, b: self.alike.blocks(old[rest[a]], new[new_rest[b]]))
        for a, b, _ in sorted(alike, key=lambda entry: (-entry[2], abs(entry[0] - entry[1]), entry[0])):
            i, j = rest[a], new_rest[b]
            if i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)
        steps = [self.pair(old[i], new[j]) for i, j in pairs.items()]
        steps += [Step((), (note,)) for j, note in enumerate(new) if j not in taken]
        return steps + [Step((note,), ()) for i, note in enumerate(old) if i not in pairs]

    def pair(self, old: Node, new: Node) -> Step:
        """The step of two nodes that are one."""
        if self.old.key(old) == self.new.key(new):
            return Step((old,), (new,))
        return Step((old,), (new,), self.inside(old, new))

    def inside(self, old: Node, new: Node) -> list[Step] | TableSteps:
        """The steps through what two nodes of one kind hold; headings and paragraphs have none."""
        if isinstance(old, List) and isinstance(new, List):
            return self.items(old.items, new.items)
        if isinstance(old, Table) and isinstance(new, Table):
            return tables.steps(old, new, (self.old, self.new), self.blocks)
        if isinstance(old, Heading | Paragraph) or isinstance(new, Heading | Paragraph):
            return []
        return self.blocks(getattr(old, "blocks", ()), getattr(new, "blocks", ()))

    def steps(self, old: Sequence[Node], new: Sequence[Node], groups: Sequence[Group]) -> list[Step]:
        """The steps of the groups, and before each what is gone and then what has come."""
        found: list[Step] = []
        i = j = 0
        for group in (*groups, Group(len(old), len(old), len(new), len(new))):
            found.extend(Step((node,), ()) for node in old[i : group.old])
            found.extend(Step((), (node,)) for node in new[j : group.new])
            i, j = group.old_end, group.new_end
            before, after = tuple(old[group.old : i]), tuple(new[group.new : j])
            if len(before) == len(after) == 1:
                pair = self.pair(before[0], after[0])
                found.extend((pair,) if _lasting(pair) else (Step(before, ()), Step((), after)))
            elif before:
                found.append(Step(before, after, []))
        return found

    def _aligned(self, old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
        first, second = (_side(nodes, views) for nodes, views in ((old, self.old), (new, self.new)))
        return align(first, second, lambda i, j: self.alike.blocks(old[i], new[j]))


def _side(nodes: Sequence[Node], views: Views) -> Side:
    return Side([views.key(n) for n in nodes], [name(n) for n in nodes], [len(views.text(n)) for n in nodes])


def _lasting(pair: Step) -> bool:
    """Whether something of both is left: a table none of whose rows, or none of whose columns, is left is another table."""
    if not isinstance(pair.inner, TableSteps):
        return True
    rows = [*pair.inner.head, *pair.inner.rows]
    cells = [row.inner for row in rows if row.paired]
    return not rows or any(not isinstance(inner, list) or any(cell.paired for cell in inner) for inner in cells)


def _equal(old: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """Entries with one key, each used once."""
    places: dict[int, list[int]] = {}
    for j in reversed(range(len(new))):
        places.setdefault(new[j], []).append(j)
    return {i: places[key].pop() for i, key in enumerate(old) if places.get(key)}
