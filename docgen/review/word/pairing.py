"""Which paragraph or table of a file is which of the base paper's."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from docgen.review.word.drafts import NO_ONE
from docgen.review.word.located import Context
from docgen.review.word.match import match
from docgen.review.word.model import Block, Grid, Para, paragraphs
from docgen.review.word.originals import Item, Original, joined, key, names, rows

_ALIKE = 0.5
_TOGETHER = 0.8
Near = tuple[int, str]  # a text block and the side of it


class Match(Struct, eq=False):
    """`bases`: for each item of the file, the base's blocks that it answers to; `left`: those that nothing answers to."""

    items: list[Item]
    bases: list[list[Block]]
    left: list[tuple[int, Block]] = field(default_factory=list)  # with the item that it stood before


def matched(context: Context, base: Sequence[Block], items: list[Item]) -> Match:
    """The items of a file with the blocks of the base: by their text, their bookmarks, their order."""
    solid = [n for n, item in enumerate(items) if (rows(item) if isinstance(item, Grid) else item.there)]
    known = [b for b in base if isinstance(b, Grid) or b.order in context.ground.spots or not b.units]
    old, new = [key(b) for b in known], [key(items[n]) for n in solid]
    pairs = match(old, new, lambda i, j: _score(known[i], items[solid[j]], old[i], new[j]))
    if not pairs and len(known) == len(solid) == 1 and isinstance(known[0], Grid) == isinstance(items[solid[0]], Grid):
        pairs = [(0, 0)]
    bases: list[list[Block]] = [[] for _ in items]
    for i, j in pairs:
        bases[solid[j]] = [known[i]]
    paired, place = {i for i, _ in pairs}, 0
    left = []
    before = {i: solid[j] for i, j in pairs}
    for i, block in enumerate(known):
        place = before[i] + 1 if i in paired else place
        if i not in paired:
            left.append((place, block))
    return _joined(_parted(Match(items, bases, left), context), context)


def _score(block: Block, item: Item, old: str, new: str) -> float:
    """How like a block of the base an item is; 0 if it cannot be the same."""
    from rapidfuzz import fuzz

    if isinstance(block, Grid) != isinstance(item, Grid):
        return 0.0
    if not old.strip("\0") or not new.strip("\0"):
        return 0.3 if old == new else 0.05 if names(block) & names(item) else 0.0
    likeness = fuzz.ratio(old, new) / 100
    if names(block) & names(item):
        return 0.4 + likeness if likeness > 0.2 or isinstance(block, Grid) else 0.0
    return likeness if likeness >= (0.3 if isinstance(block, Grid) else _ALIKE) else 0.0


def _parted(matched: Match, context: Context) -> Match:
    """A paragraph of the base that was parted in two without tracking: its halves as one item."""
    items, bases = matched.items, matched.bases
    n = 0
    while n + 1 < len(items):
        one, two = items[n], items[n + 1]
        if isinstance(one, Original) and isinstance(two, Original) and one.deleted is None and two.there:
            whole = bases[n] if not bases[n + 1] else bases[n + 1] if not bases[n] else []
            if len(whole) == 1 and _spotted(context, whole[0]) and _together(key(whole[0]), key(one), key(two)):
                items[n : n + 2] = [joined(one, two, NO_ONE)]
                bases[n : n + 2] = [whole]
                matched.left = [(p - 1 if p > n else p, b) for p, b in matched.left]
                continue
        n += 1
    return matched


def _joined(matched: Match, context: Context) -> Match:
    """Two paragraphs of the base that were joined without tracking."""
    for entry in list(matched.left):
        place, block = entry
        if not isinstance(block, Para) or not _spotted(context, block):
            continue
        for n, first in ((place - 1, False), (place, True)):
            if not 0 <= n < len(matched.items) or not matched.bases[n] or isinstance(matched.items[n], Grid):
                continue
            own = matched.bases[n]
            parts = [key(b) for b in ([block, *own] if first else [*own, block])]
            if all(_spotted(context, b) for b in own) and _together(key(matched.items[n]), "".join(parts[:-1]), parts[-1]):
                matched.bases[n] = [block, *own] if first else [*own, block]
                matched.left.remove(entry)
                break
    return matched


def _spotted(context: Context, block: Block) -> bool:
    return isinstance(block, Para) and block.order in context.ground.spots


def _together(whole: str, one: str, two: str) -> bool:
    """Whether two texts are, in all, another."""
    from rapidfuzz import fuzz

    one, two = one.strip(), two.strip()
    if not one or not two:
        return False
    likeness = fuzz.ratio(whole, f"{one} {two}") / 100
    apart = max(fuzz.ratio(whole, one), fuzz.ratio(whole, two)) / 100
    return (
        likeness >= _TOGETHER
        and likeness > apart
        and min(fuzz.partial_ratio(one, whole), fuzz.partial_ratio(two, whole)) > 80
    )


def near(context: Context, matched: Match, n: int, otherwise: Near) -> Near:
    """The old block beside an item: that before it, else that after it, else what the caller knows."""
    for places, side, last in ((range(n - 1, -1, -1), "after", -1), (range(n + 1, len(matched.items)), "before", 0)):
        for place in places:
            spots = [context.ground.spots.get(p.order) for p in paragraphs(matched.bases[place])]
            found = [spot.block.index for spot in spots if spot]
            if found:
                return found[last], side
    return otherwise


def order(matched: Match, place: int) -> float:
    """The reading order of a gap before an item."""
    for n in range(min(place, len(matched.items)) - 1, -1, -1):
        orders = [p.order for p in _paras(matched.items[n])]
        if orders:
            return orders[-1] + 0.5
    orders = [p.order for item in matched.items for p in _paras(item)]
    return (orders[0] if orders else 0) - 0.5


def _paras(item: Item) -> list[Para]:
    return list(paragraphs([item])) if isinstance(item, Grid) else list(item.paras)
