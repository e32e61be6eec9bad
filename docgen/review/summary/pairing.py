"""Which entry of an older list became which of a newer one."""

from __future__ import annotations

import difflib
from bisect import bisect_left

from msgspec import Struct

from docgen.review.summary.facts import Entry

_ALIKE = 0.6  # share of common words from which on two entries are one


class Pairing(Struct, frozen=True):
    """`pairs` in the order of the newer list; `moved` are the places there of those that stand in another order."""

    pairs: tuple[tuple[Entry, Entry], ...]
    removed: tuple[Entry, ...]
    added: tuple[Entry, ...]
    moved: frozenset[int]


def paired(old: list[Entry], new: list[Entry]) -> Pairing:
    """The two lists entry by entry: by their ids, then by equal words, then by the most words in common."""
    left, found = dict(enumerate(old)), dict[int, int]()
    for same in (_same_id, _same_words):
        for n, entry in enumerate(new):
            if n not in found:
                match = next((o for o, other in left.items() if same(other, entry)), None)
                if match is not None:
                    found[n] = match
                    del left[match]
    close = [(_likeness(o, e), -abs(i - n), i, n) for n, e in enumerate(new) if n not in found for i, o in left.items()]
    for likeness, _, i, n in sorted(close, reverse=True):
        if likeness >= _ALIKE and n not in found and i in left:
            found[n] = i
            del left[i]
    pairs = tuple((old[found[n]], new[n]) for n in sorted(found))
    added = tuple(e for n, e in enumerate(new) if n not in found)
    return Pairing(pairs, tuple(left.values()), added, _moved(pairs))


def _same_id(one: Entry, other: Entry) -> bool:
    return bool(one.key) and one.key == other.key


def _same_words(one: Entry, other: Entry) -> bool:
    return bool(one.main) and one.main == other.main


def _likeness(one: Entry, other: Entry) -> float:
    if one.key and other.key and one.key != other.key:
        return 0.0
    return max(_ratio(one.main, other.main), _ratio(one.printed, other.printed))


def _ratio(one: str, other: str) -> float:
    """The share of words that two texts have in common, in their order."""
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() if one and other else 0.0


def _moved(pairs: tuple[tuple[Entry, Entry], ...]) -> frozenset[int]:
    """The entries outside the longest run that kept its order."""
    order = [old.index for old, _ in pairs]
    ends: list[int] = []
    lengths = []
    for index in order:
        at = bisect_left(ends, index)
        ends[at : at + 1] = [index]
        lengths.append(at + 1)
    kept, wanted = set[int](), len(ends)
    for n in range(len(order) - 1, -1, -1):
        if lengths[n] == wanted:
            kept.add(n)
            wanted -= 1
    return frozenset(new.index for n, (_, new) in enumerate(pairs) if n not in kept)
