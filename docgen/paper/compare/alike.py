"""How alike two blocks are, from 0 (never the same block) to 101 (equal)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable

from rapidfuzz import fuzz

from docgen.paper.compare.views import Node, Views
from docgen.paper.tree import Division, Heading, Item, List, Paragraph, Row, Table

EQUAL = 101.0
LEAST = 55.0
SHORTEST_PART = 16
_COUNTED = re.compile(r"-[plt]?\d+$|-block(-\d+)?$")


def name(node: Node) -> Hashable | None:
    """What a node is known by again whatever its text: an id that was not made by counting, a division's purpose."""
    if isinstance(node, Division):
        return (Division, node.style)
    own = getattr(node, "id", "")
    return (type(node), own) if own and not _COUNTED.search(own) else None


class Alike:
    """Compares the nodes of two papers."""

    def __init__(self, old: Views, new: Views) -> None:
        self.old = old
        self.new = new

    def blocks(self, old: Node, new: Node) -> float:
        """Blocks or items; only what can be shown as one block changed is alike at all."""
        if self.old.key(old) == self.new.key(new):
            return EQUAL
        if type(old) is not type(new):
            return self.other_kind(old, new)
        if isinstance(old, Division) and isinstance(new, Division):
            ratio = self.ratio(old, new, 0)
            return 30 + 0.7 * ratio if old.style == new.style else ratio if ratio >= LEAST else 0
        if isinstance(old, List) and isinstance(new, List):
            return max(self.shared(old.items, new.items), self.ratio(old, new))
        if isinstance(old, Table) and isinstance(new, Table):
            return self.tables(old, new)
        if isinstance(old, Item) and isinstance(new, Item) and old.blocks and new.blocks:
            return max(self.ratio(old, new), 0.95 * self.ratio(old.blocks[0], new.blocks[0]))
        return self.ratio(old, new)

    def other_kind(self, old: Node, new: Node) -> float:
        """A paragraph became a heading, or the other way round: with the same words alone."""
        kinds = {type(old), type(new)}
        if kinds != {Heading, Paragraph} or any(isinstance(n, Paragraph) and n.lead for n in (old, new)):
            return 0
        text = self.old.text(old)
        return 90 if text and text == self.new.text(new) else 0

    def ratio(self, old: Node, new: Node, least: float = LEAST) -> float:
        """How much of the texts is the same, in percent; 0 below `least`. A text that is a part of the other is half alike,
        and so are two without any text."""
        first, second = self.old.text(old), self.new.text(new)
        if not first or not second:
            return LEAST if first == second else 0
        found = fuzz.ratio(first, second, score_cutoff=least)
        if not found and (isinstance(new, Heading) or min(len(first), len(second)) >= SHORTEST_PART):
            return LEAST if first in second or second in first else 0
        return found

    def tables(self, old: Table, new: Table) -> float:
        """Tables are alike by their captions, heads, first cells or rows."""
        caption = fuzz.ratio(self.old.words(old.caption), self.new.words(new.caption)) if old.caption and new.caption else 0
        heads = self.shared(tuple(c for r in old.head for c in r.cells), tuple(c for r in new.head for c in r.cells))
        firsts = self.shared(_firsts(old), _firsts(new))
        best = max(caption, heads, firsts, self.shared(old.rows, new.rows))
        return best if best >= 30 else self.ratio(old, new, 40)

    def shared(self, old: tuple[Node, ...], new: tuple[Node, ...]) -> float:
        """How many nodes of the shorter are in the longer, in percent."""
        first, second = Counter(map(self.old.key, old)), Counter(map(self.new.key, new))
        return 100 * sum((first & second).values()) / max(min(len(old), len(new)), 1)


def _firsts(table: Table) -> tuple[Node, ...]:
    return tuple(row.cells[0] for row in table.rows if isinstance(row, Row) and row.cells)
