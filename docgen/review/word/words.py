"""Words against words: what of a paragraph is the same in both files, and which place answers to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec import Struct

from docgen.review.word.model import Unit

_TOKENS = re.compile(r"\d+(?:[.,:/]\d+)+|[\w'’‘\u00ad\u2011]+|-+|[–—]|\.+|[^\S\f]|.", re.DOTALL)
_FOLDED = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2011": "-", "–": "-", "—": "-",
        "…": "...", "\u00ad": "",
    }
)  # fmt: skip
_STAND_IN = "\ue000"  # for a unit that is more than a character
_PLAIN_DASHES = re.compile("--+")


class Change(NamedTuple):
    """Units start to end of the base became units `begin` to `stop` of the other; unequal ones only."""

    start: int
    end: int
    begin: int
    stop: int


class Alignment(Struct, frozen=True):
    """`pairs`: places in the base and in the other that hold the same. `starts` and `ends`, by place in the other: where in
    the base a range that starts or ends there does. `corrected`: how many words differ by what programs correct alone."""

    changes: tuple[Change, ...]
    pairs: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    corrected: int

    def span(self, begin: int, stop: int) -> tuple[int, int]:
        """The range in the base of a range in the other; of an empty one, the place after what stands before it."""
        if begin == stop:
            place = self.ends[begin] if begin else 0
            return place, place
        start, end = self.starts[begin], self.ends[stop]
        return (start, max(start, end))


def fold(text: str) -> str:
    """A text without what programs correct by themselves: curly quotation marks, dashes, spaces that do not break."""
    return _PLAIN_DASHES.sub("-", text.translate(_FOLDED))


def align(base: Sequence[Unit], other: Sequence[Unit]) -> Alignment:
    """How the units of the other answer to those of the base."""
    length = len(base)
    keys = [u.key for u in base]
    if keys == [u.key for u in other]:
        whole = tuple(range(length + 1))
        return Alignment((), tuple(zip(whole[:-1], whole[:-1], strict=True)), whole, whole, 0)
    return _aligned(_tokens(base), _tokens(other), len(base), len(other))


class _Token(NamedTuple):
    key: str
    raw: str
    start: int
    end: int


def _tokens(units: Sequence[Unit]) -> list[_Token]:
    line = "".join([u.key if len(u.key) == 1 else _STAND_IN for u in units])
    found = []
    for match in _TOKENS.finditer(line):
        start, end = match.span()
        raw = units[start].key if line[start] == _STAND_IN and end == start + 1 else match[0]
        found.append(_Token(fold(raw), raw, start, end))
    return found


def _aligned(old: list[_Token], new: list[_Token], length: int, size: int) -> Alignment:
    starts, ends = [0] * size + [length], [0] * (size + 1)
    changes, pairs, corrected = [], [], 0
    matcher = SequenceMatcher(None, [t.key for t in old], [t.key for t in new], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            for a, b in zip(old[i1:i2], new[j1:j2], strict=True):
                corrected += a.raw != b.raw
                pairs += _pair(a, b, starts, ends)
            continue
        start, end = _extent(old, i1, i2, length)
        begin, stop = _extent(new, j1, j2, size)
        changes.append(Change(start, end, begin, stop))
        for n in range(begin, stop):
            starts[n], ends[n + 1] = start, end
    return Alignment(tuple(changes), tuple(pairs), tuple(starts), tuple(ends), corrected)


def _pair(a: _Token, b: _Token, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Notes which places of equal words answer to each other; words of another length do as a whole."""
    if a.end - a.start == b.end - b.start:
        for n in range(b.end - b.start):
            starts[b.start + n], ends[b.start + n + 1] = a.start + n, a.start + n + 1
        return [(a.start + n, b.start + n) for n in range(b.end - b.start)]
    for n in range(b.start, b.end):
        starts[n], ends[n + 1] = a.start, a.end
    return []


def _extent(tokens: list[_Token], first: int, last: int, length: int) -> tuple[int, int]:
    """The units of tokens first to last; of none, the place where they would stand."""
    start = tokens[first].start if first < len(tokens) else length
    return (start, tokens[last - 1].end) if last > first else (start, start)
