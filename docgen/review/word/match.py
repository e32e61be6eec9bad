"""Sequence against sequence: which paragraph, table, row or column is which, in the order they have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

_MOST = 250_000  # comparisons in one stretch; beyond, only what is equal is paired
Score = Callable[[int, int], float]
Pairs = list[tuple[int, int]]


def match(old: Sequence[str], new: Sequence[str], score: Score) -> Pairs:
    """Pairs of places in both, rising in each. `score`, above 0 for what may be a pair, is asked where keys differ."""
    return _stretch(old, new, score, (0, len(old)), (0, len(new)))


def _stretch(old: Sequence[str], new: Sequence[str], score: Score, left: tuple[int, int], right: tuple[int, int]) -> Pairs:
    """The pairs of a stretch of each: equal ends, then what is equal and there once, then by likeness in between."""
    (a, b), (c, d) = left, right
    head: Pairs = []
    while a < b and c < d and old[a] == new[c]:
        head.append((a, c))
        a, c = a + 1, c + 1
    tail: Pairs = []
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        tail.append((b, d))
    fixed = _unique(old, new, (a, b), (c, d))
    inside: Pairs = []
    for (i, j), (k, m) in zip([(a - 1, c - 1), *fixed], [*fixed, (b, d)], strict=True):
        inside += _by_likeness(score, range(i + 1, k), range(j + 1, m))
        if (k, m) != (b, d):
            inside.append((k, m))
    return head + inside + tail[::-1]


def _unique(old: Sequence[str], new: Sequence[str], left: tuple[int, int], right: tuple[int, int]) -> Pairs:
    """What is equal and stands once in each, less what crosses over: the longest run that rises in both."""
    olds, news = Counter(old[slice(*left)]), Counter(new[slice(*right)])
    places = {new[j]: j for j in range(*right) if news[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(*left) if old[i] and olds[old[i]] == 1 and old[i] in places]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [n]
    found, n = [], last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _by_likeness(score: Score, left: range, right: range) -> Pairs:
    """The pairs of the greatest likeness in all."""
    if not left or not right or len(left) * len(right) > _MOST:
        return []
    rows = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    scores = [[score(i, j) for j in right] for i in left]
    for i in range(len(left) - 1, -1, -1):
        row, below = rows[i], rows[i + 1]
        for j in range(len(right) - 1, -1, -1):
            likeness = scores[i][j]
            paired = likeness + below[j + 1] if likeness > 0 else -1.0
            row[j] = max(paired, below[j], row[j + 1])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        likeness = scores[i][j]
        if likeness > 0 and rows[i][j] == likeness + rows[i + 1][j + 1]:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif rows[i][j] == rows[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
