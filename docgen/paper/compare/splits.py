"""Paragraphs that were split in two or more, or joined into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from docgen.paper.compare.align import Pair, gaps
from docgen.paper.compare.steps import Group, single
from docgen.paper.compare.views import Node, Views
from docgen.paper.tree import Paragraph

LEAST = 75.0
BETTER = 5.0
SHORTEST = 12
MOST_TRIED = 4_000


def groups(old: Sequence[Node], new: Sequence[Node], pairs: Sequence[Pair], views: tuple[Views, Views]) -> list[Group]:
    """The pairs as groups, some of them grown by the neighbours that one paragraph was split into or joined from."""
    found = single(pairs)
    if len(pairs) in (len(old), len(new)) and len(old) == len(new):
        return found
    found = _grown(found, old, new, views)
    turned = _grown(list(map(_turned, found)), new, old, views[::-1])
    return sorted(map(_turned, turned), key=lambda group: group.old)


def _turned(group: Group) -> Group:
    return Group(group.new, group.new_end, group.old, group.old_end)


def _grown(found: list[Group], old: Sequence[Node], new: Sequence[Node], views: tuple[Views, Views]) -> list[Group]:
    """The groups with those splits of one entry of `old` that fit between them."""
    splits: list[Group] = []
    tried = 0
    for candidate in _candidates(found, old, new):
        if tried > MOST_TRIED:
            break
        if any(s.old == candidate.old or _meet(s, candidate) for s in splits) or not _splittable(candidate, old, new):
            continue
        tried += 1
        if _is_split(candidate, old, new, views):
            splits.append(_longest(candidate, found, old, new, views))
    return [g for g in found if not any(g.old == s.old or _meet(s, g) for s in splits)] + splits


def _meet(first: Group, second: Group) -> bool:
    return first.new < second.new_end and second.new < first.new_end


def _candidates(found: list[Group], old: Sequence[Node], new: Sequence[Node]) -> Iterator[Group]:
    """An entry of `old` with two neighbours of `new` that nothing else is paired with."""
    groups = sorted(found, key=lambda g: g.old)
    ends = [0, *(g.new_end for g in groups)]
    starts = [*(g.new for g in groups[1:]), len(new)]
    for group, end, start in zip(groups, ends, starts, strict=False):
        if group.old_end - group.old == 1 and group.new_end - group.new == 1:
            if start > group.new_end:
                yield Group(group.old, group.old_end, group.new, group.new_end + 1)
            if end < group.new:
                yield Group(group.old, group.old_end, group.new - 1, group.new_end)
    if all(g.old_end - g.old == g.new_end - g.new == 1 for g in groups):
        pairs = [(g.old, g.new) for g in groups]
        for i, i_end, j, j_end in gaps(pairs, (0, len(old), 0, len(new))):
            for entry in range(i, i_end):
                for first in range(j, j_end - 1):
                    yield Group(entry, entry + 1, first, first + 2)


def _splittable(group: Group, old: Sequence[Node], new: Sequence[Node]) -> bool:
    whole, *parts = old[group.old], *new[group.new : group.new_end]
    if not isinstance(whole, Paragraph) or not all(isinstance(part, Paragraph) for part in parts):
        return False
    return not any(part.lead for part in parts[1:] if isinstance(part, Paragraph))


def _is_split(group: Group, old: Sequence[Node], new: Sequence[Node], views: tuple[Views, Views]) -> bool:
    parts = [views[1].text(node) for node in new[group.new : group.new_end]]
    if min(map(len, parts)) < SHORTEST:
        return False
    whole = views[0].text(old[group.old])
    together = fuzz.ratio(whole, " ".join(parts), score_cutoff=LEAST)
    return together >= max(fuzz.ratio(whole, part) for part in parts) + BETTER


def _longest(
    group: Group, found: list[Group], old: Sequence[Node], new: Sequence[Node], views: tuple[Views, Views]
) -> Group:
    """The split with as many more neighbours as make it better."""
    paired = {n for g in found if g.old != group.old for n in range(g.new, g.new_end)}
    whole = views[0].text(old[group.old])

    def likeness(tried: Group) -> float:
        return fuzz.ratio(whole, " ".join(views[1].text(node) for node in new[tried.new : tried.new_end]))

    while True:
        wider = [
            Group(group.old, group.old_end, group.new - 1, group.new_end),
            Group(group.old, group.old_end, group.new, group.new_end + 1),
        ]
        wider = [
            w
            for w in wider
            if w.new >= 0
            and w.new_end <= len(new)
            and not paired.intersection(range(w.new, w.new_end))
            and _splittable(w, old, new)
        ]
        best = max(wider, key=likeness, default=group)
        if likeness(best) < likeness(group) + 2:
            return group
        group = best
