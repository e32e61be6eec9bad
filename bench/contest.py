"""A contest, the sizes it is held at, and the targets that its ratios are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.clock import Reading
from bench.results import Comparison, Growth, Target

Way = Callable[[], Reading]
GROWTH = Target(1.4, 1.1, at_least=False)


@dataclass(frozen=True)
class Sizes:
    """How much is built: reports in a full build, and the sizes at which growth is measured."""

    reports: int = 1000
    lengths: tuple[int, ...] = (1, 10, 100)
    rows: tuple[int, ...] = (10, 1000, 10_000)
    folders: tuple[int, ...] = (10, 100, 1000, 10_000)
    short: int = 5  # rounds of a short command for one round of the others
    most: int = 1  # rounds of the folders at most: the largest take ten minutes


QUICK = Sizes(reports=12, lengths=(1, 4, 12), rows=(10, 100, 500), folders=(4, 12, 36), short=2, most=1)


@dataclass(frozen=True)
class Contest:
    """`ways` run in turns, in their order, once in each round; `counts` says how many reports a way makes.

    `trial` asks for a first round that does not count.
    """

    name: str
    ways: dict[str, Way]
    findings: tuple[Comparison | Growth, ...]
    rounds: int
    counts: dict[str, int] = field(default_factory=dict)
    trial: bool = False


def full_findings() -> Iterator[Comparison]:
    """The ratios of a full build, with the plan's targets."""
    two, one = "docgen, 2 cores", "docgen, 1 core"

    def faster(peer: str, way: str, must: float, aim: float) -> Comparison:
        return Comparison(f"{peer} / {way}", peer, way, Target(must, aim, at_least=True))

    yield faster("pandoc, a process for each file and format, two at a time", two, 15, 20)
    yield faster("pandoc lua, one process", one, 7, 10)
    yield faster("docxtpl, Word alone, two processes", two, 2.5, 3.5)
    peer = "python-docx, Word alone, two processes"
    yield Comparison(f"{peer} / {two}", peer, two)
    yield Comparison(f"{one} / floor, one process", one, "floor, one process", Target(2.5, 1.5, at_least=False))
    yield Comparison(f"{two} / floor, two processes", two, "floor, two processes", Target(2.5, 1.5, at_least=False))
    yield Comparison(f"{one} / {two}", one, two)


def between(said: str, ways: dict[str, Way], target: Target | None = None) -> Comparison:
    """The first of two ways against the second."""
    over, under = ways
    return Comparison(said, over, under, target)
