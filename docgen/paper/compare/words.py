"""The words of two paired blocks: which are the same, gone and come, put so that the result reads well."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from docgen.paper.compare.stretches import Stretch, joined, tidy
from docgen.paper.compare.tokens import Token

LEAST_ALIKE = 0.35
LONGEST = 40_000  # tokens that changed in one paragraph; more than these are gone and come as a whole
LONG = 3_000  # tokens; in longer texts, words that are everywhere are no hold for the comparison


def compare(old: Sequence[Token], new: Sequence[Token], parts: bool = False) -> list[Stretch]:
    """The stretches of two texts. Texts with little in common are gone and come as a whole, except for `parts`: paragraphs
    known to be split or joined."""
    found = tidy(_matched(old, new))
    if parts or _alike(found) >= LEAST_ALIKE:
        return found
    return [Stretch(False, tuple(old), tuple(new))]


def _matched(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    first, second = [t.key for t in old], [t.key for t in new]
    most = min(len(first), len(second))
    head = tail = 0
    while head < most and first[head] == second[head]:
        head += 1
    while tail < most - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    old_end, new_end = len(first) - tail, len(second) - tail
    if max(old_end, new_end) - head > LONGEST:
        return [Stretch(False, tuple(old), tuple(new))]
    blank = {t.key for t in new if t.blank}
    matcher = SequenceMatcher(blank.__contains__, first[head:old_end], second[head:new_end], max(old_end, new_end) > LONG)
    found = [Stretch(True, tuple(old[:head]), tuple(new[:head]))]
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        found.append(Stretch(tag == "equal", tuple(old[head + i : head + i_end]), tuple(new[head + j : head + j_end])))
    found.append(Stretch(True, tuple(old[old_end:]), tuple(new[new_end:])))
    return joined(found)


def _alike(stretches: Sequence[Stretch]) -> float:
    """The part of both texts that is the same, spaces not counted."""
    same = 2 * sum(_size(s.come) for s in stretches if s.same)
    whole = sum(_size(s.gone) + _size(s.come) for s in stretches)
    return same / whole if whole else 1.0


def _size(tokens: Sequence[Token]) -> int:
    return sum(len(t.text) or 1 for t in tokens if not t.blank)
