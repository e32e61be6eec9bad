"""Two sequences side by side: which entries of the older are which of the newer, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

MOST_SCORED = 40_000  # pairs of one gap that are compared with each other; beyond it only those about as far along

Pair = tuple[int, int]
Range = tuple[int, int, int, int]
Score = Callable[[int, int], float]


class Side(Struct, frozen=True):
    """One of the sequences: what each entry is equal by, a name by which it is known again (None: none), and its size."""

    keys: Sequence[Hashable]
    names: Sequence[Hashable | None]
    sizes: Sequence[int]


def align(old: Side, new: Side, score: Score) -> list[Pair]:
    """The best pairing in order: equal entries first, then those of one name, then those that `score` above 0."""
    ends = _equal_ends(old.keys, new.keys)
    head, tail = ends
    middle = (head, len(old.keys) - tail, head, len(new.keys) - tail)
    front = [(n, n) for n in range(head)]
    back = [(len(old.keys) - n, len(new.keys) - n) for n in range(tail, 0, -1)]
    return [*front, *_between(middle, old, new, score, 0), *back]


def chain(entries: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Of pairs with their scores, those that together score most with both sides in order, each entry used once."""
    ordered = sorted(entries, key=lambda entry: (entry[0], -entry[1]))
    places = sorted({j for _, j, _ in ordered})
    best: list[_Link | None] = [None] * (len(places) + 1)
    for i, j, weight in ordered:
        at = bisect_left(places, j)
        before = _most(best, at)
        link = _Link((before.total if before else 0.0) + weight, i, j, before)
        _put(best, at + 1, link)
    found = []
    last = _most(best, len(places))
    while last:
        found.append((last.i, last.j))
        last = last.before
    return found[::-1]


def gaps(pairs: Sequence[Pair], span: Range) -> Iterator[Range]:
    """The stretches of both sides before, between and after the pairs, one more than there are pairs."""
    i, j = span[0], span[2]
    for a, b in pairs:
        yield i, a, j, b
        i, j = a + 1, b + 1
    yield i, span[1], j, span[3]


class _Link(Struct, frozen=True):
    """The end of a chain of pairs, and the sum of their scores."""

    total: float
    i: int
    j: int
    before: _Link | None


def _most(best: list[_Link | None], end: int) -> _Link | None:
    """The best chain that ends before place `end`; `best` is a tree of maxima (Fenwick)."""
    found = None
    while end > 0:
        link = best[end]
        if link and (found is None or link.total > found.total):
            found = link
        end -= end & -end
    return found


def _put(best: list[_Link | None], place: int, link: _Link) -> None:
    while place < len(best):
        there = best[place]
        if there is None or link.total > there.total:
            best[place] = link
        place += place & -place


def _equal_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many entries are equal from the front, and of the rest from the back."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _between(span: Range, old: Side, new: Side, score: Score, stage: int) -> list[Pair]:
    if span[0] == span[1] or span[2] == span[3]:
        return []
    if stage == 2:
        return chain(scored(span, score))
    anchors = chain(_alone(span, old.keys, new.keys, old.sizes) if stage == 0 else _alone(span, old.names, new.names))
    found: list[Pair] = []
    for n, gap in enumerate(gaps(anchors, span)):
        found.extend(_between(gap, old, new, score, stage + 1))
        found.extend(anchors[n : n + 1])
    return found


def _alone(
    span: Range, old: Sequence[Hashable | None], new: Sequence[Hashable | None], sizes: Sequence[int] = ()
) -> Iterator[tuple[int, int, float]]:
    """The pairs of one key that is there just once on each side; a pair weighs as much as its entry is long."""
    count_old, count_new = Counter(old[span[0] : span[1]]), Counter(new[span[2] : span[3]])
    places = {new[j]: j for j in range(span[2], span[3])}
    for i in range(span[0], span[1]):
        key = old[i]
        if key is not None and count_old[key] == 1 and count_new[key] == 1:
            yield i, places[key], 20.0 + sizes[i] if sizes else 1.0


def scored(span: Range, score: Score) -> Iterator[tuple[int, int, float]]:
    """The pairs in a stretch of both sides that score above 0; in a large one only pairs about as far along are tried."""
    rows, columns = span[1] - span[0], span[3] - span[2]
    reach = columns if rows * columns <= MOST_SCORED else max(MOST_SCORED // rows // 2, 1)
    for n in range(rows):
        along = span[2] + n * columns // rows
        for j in range(max(span[2], along - reach), min(span[3], along + reach + 1)):
            value = score(span[0] + n, j)
            if value > 0:
                yield span[0] + n, j, value
