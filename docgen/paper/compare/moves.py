"""Moves: what is gone from one place and has come, the same or nearly, at another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from rapidfuzz import fuzz

from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.compare.views import Node, Views
from docgen.paper.tree import Row

SHORTEST = 20  # characters of a text that by itself shows that it was moved
SHORTEST_ALIKE = 40
LEAST = 80.0
MOST_SCORED = 40_000


class Spot(Struct, eq=False):
    """A one-sided step and its neighbours that are gone, or have come, with it."""

    step: Step
    group: object
    before: Spot | None = None
    after: Spot | None = None
    pair: Spot | None = None

    @property
    def node(self) -> Node:
        return (self.step.old or self.step.new)[0]

    def join(self, other: Spot) -> None:
        """The two are one that moved."""
        self.pair, other.pair = other, self


def find(steps: list[Step], views: tuple[Views, Views]) -> None:
    """Names the moves: each step that is gone, and the one that has come for it, get the same `move`.

    Neighbours that moved together share one name. Rows are looked for within their own table. What stands in a node that is
    gone, or has come, as a whole did not move by itself.
    """
    gone: list[Spot] = []
    come: list[Spot] = []
    for spot in _spots(steps, None):
        (gone if spot.step.old else come).append(spot)
    _Moves(views).pair(gone, come)
    _name(gone)


class _Moves:
    def __init__(self, views: tuple[Views, Views]) -> None:
        self.views = views

    def pair(self, gone: list[Spot], come: list[Spot]) -> None:
        """Pairs what is equal, then what is alike, each time with the neighbours that went along."""
        if not gone or not come:
            return
        by_key = defaultdict(list)
        for spot in come:
            by_key[self.key(spot, 1)].append(spot)
        for spot in gone:
            if len(self.text(spot, 0)) >= SHORTEST:
                self.take(spot, by_key.get(self.key(spot, 0), ()))
        scored = sorted(self.alike(gone, come), key=lambda entry: -entry[0])
        for _, first, second in scored:
            self.take(first, (second,))

    def take(self, spot: Spot, choices: Iterable[Spot]) -> None:
        """Pairs the spot with the first of the choices that is free, and then their neighbours."""
        other = next((c for c in choices if not c.pair), None) if not spot.pair else None
        if other is None:
            return
        spot.join(other)
        first, second = spot.after, other.after
        while first and second and self.same(first, second):
            first.join(second)
            first, second = first.after, second.after
        first, second = spot.before, other.before
        while first and second and self.same(first, second):
            first.join(second)
            first, second = first.before, second.before

    def same(self, first: Spot, second: Spot) -> bool:
        """Whether two free neighbours of what moved moved with it."""
        if first.pair or second.pair or type(first.node) is not type(second.node):
            return False
        if self.key(first, 0) == self.key(second, 1):
            return True
        return fuzz.ratio(self.text(first, 0), self.text(second, 1), score_cutoff=LEAST) > 0

    def alike(self, gone: list[Spot], come: list[Spot]) -> Iterator[tuple[float, Spot, Spot]]:
        first = [s for s in gone if not s.pair and len(self.text(s, 0)) >= SHORTEST_ALIKE]
        second = [s for s in come if not s.pair and len(self.text(s, 1)) >= SHORTEST_ALIKE]
        if len(first) * len(second) > MOST_SCORED:
            return
        for one in first:
            for other in second:
                if type(one.node) is type(other.node) and one.group == other.group:
                    ratio = fuzz.ratio(self.text(one, 0), self.text(other, 1), score_cutoff=LEAST)
                    if ratio:
                        yield ratio, one, other

    def key(self, spot: Spot, side: int) -> tuple[object, int]:
        return spot.group, self.views[side].key(spot.node)

    def text(self, spot: Spot, side: int) -> str:
        return self.views[side].text(spot.node)


def _spots(steps: Iterable[Step], group: object) -> Iterator[Spot]:
    """The one-sided steps of a container and of all that is paired in it, each knowing its neighbours."""
    last: dict[bool, Spot] = {}
    for step in steps:
        if step.paired:
            last = {}
            yield from _spots_inside(step)
            continue
        spot = Spot(step, group, last.get(bool(step.old)))
        if spot.before:
            spot.before.after = spot
        last[bool(step.old)] = spot
        yield spot


def _spots_inside(step: Step) -> Iterator[Spot]:
    if isinstance(step.inner, TableSteps):
        for part in (step.inner.head, step.inner.rows):
            yield from (s for s in _spots(part, id(step)) if s.group is None or isinstance(s.node, Row))
    elif step.inner and not isinstance(step.old[0], Row):
        yield from _spots(step.inner, None)


def _name(gone: Iterable[Spot]) -> None:
    """Gives each run of neighbours that moved side by side the next name."""
    count = 0
    for spot in gone:
        if not spot.pair:
            continue
        before = spot.before
        if before and before.pair and before.pair.after is spot.pair:
            name = before.step.move
        else:
            count += 1
            name = f"m{count}"
        spot.step.move = spot.pair.step.move = name
