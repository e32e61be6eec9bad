"""Readings turned into ratios, ratios held against targets, and all of it as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Readings = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Spread:
    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Target:
    """What a ratio must reach and what it should reach; `at_least` says that higher is better."""

    must: float
    aim: float
    at_least: bool

    def verdict(self, ratio: float) -> str:
        """ "met, aim too", "met" or "missed"."""
        if self._reached(self.aim, ratio):
            return "met, aim too"
        return "met" if self._reached(self.must, ratio) else "missed"

    def _reached(self, bound: float, ratio: float) -> bool:
        return ratio >= bound if self.at_least else ratio <= bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.must:g} (aim {self.aim:g})" if self.aim != self.must else f"{sign} {self.must:g}"


@dataclass(frozen=True)
class Comparison:
    """The readings of `over` divided by those of `under`, round by round; without a target it is only told."""

    said: str
    over: str
    under: str
    target: Target | None = None

    def ratios(self, readings: Readings) -> list[float]:
        """Empty if one of the two was not measured."""
        return [a / b for a, b in zip(readings.get(self.over, ()), readings.get(self.under, ()), strict=False)]


@dataclass(frozen=True)
class Growth:
    """What one more unit costs where there are many, against what it costs where there are few, round by round.

    `ways` are the readings by size, sizes rising. The cost of one more unit is taken between two neighbouring sizes, so
    that what does not depend on the size falls out; the dearest is divided by the first.
    """

    said: str
    ways: Mapping[int, str]
    target: Target | None = None

    def ratios(self, readings: Readings) -> list[float]:
        rounds = zip(*(readings.get(way, ()) for way in self.ways.values()), strict=False)
        return [self._ratio(list(self.ways), times) for times in rounds]

    @staticmethod
    def _ratio(sizes: Sequence[int], times: Sequence[float]) -> float:
        steps = range(len(sizes) - 1)
        costs = [(times[n + 1] - times[n]) / (sizes[n + 1] - sizes[n]) for n in steps]
        return max(costs[1:]) / costs[0]


@dataclass(frozen=True)
class Results:
    """What a run found. `counts` says how many reports a way made; `stages` are milliseconds; `notes` is plain text."""

    readings: Readings
    findings: Sequence[Comparison | Growth]
    counts: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, float] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def spread(values: Sequence[float]) -> Spread:
    return Spread(min(values), statistics.median(values), max(values))


def markdown(results: Results) -> str:
    """The page: ratios, times, stages, and what they were measured on."""
    return "\n".join([*_ratios(results), *_times(results), *_stages(results), *_about(results)]) + "\n"


def _ratios(results: Results) -> Iterator[str]:
    yield "## Ratios\n"
    yield "| what | median | min | max | target | |"
    yield "|---|--:|--:|--:|---|---|"
    for finding in results.findings:
        ratios = finding.ratios(results.readings)
        if not ratios:
            continue
        found, target = spread(ratios), finding.target
        verdict = target.verdict(found.middle) if target else ""
        said = [finding.said, *(f"{v:.2f}" for v in (found.middle, found.low, found.high))]
        yield _row([*said, str(target or ""), verdict])
    yield ""


def _times(results: Results) -> Iterator[str]:
    yield "## Readings\n"
    yield "| what | median | min | max | ms a report | rounds |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, values in results.readings.items():
        found, count = spread(values), results.counts.get(name, 0)
        each = f"{found.middle * 1000 / count:.1f}" if count else ""
        yield _row([name, *(_reading(name, v) for v in (found.middle, found.low, found.high)), each, str(len(values))])
    yield ""


def _reading(name: str, value: float) -> str:
    if name.endswith("peak"):
        return f"{value:.1f} MB"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def _stages(results: Results) -> Iterator[str]:
    if not results.stages:
        return
    whole = sum(results.stages.values())
    yield "## Stages of one paper\n"
    yield "| stage | ms | share |"
    yield "|---|--:|--:|"
    for name, value in results.stages.items():
        yield _row([name, f"{value:.2f}", f"{value / whole:.0%}"])
    yield _row(["all", f"{whole:.2f}", ""])
    yield ""


def _about(results: Results) -> Iterator[str]:
    yield "## Measured on\n"
    yield from (f"- {name}: {value}" for name, value in results.about.items())
    if results.notes:
        yield ""
        yield from (f"- {note}" for note in results.notes)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
