"""stages FILE…: the milliseconds of each stage of one paper, as JSON, the mean over the files in a warm process.

With --profile it prints where a single core spends its time, by cProfile.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.inside import builds
from docgen.build import compose, finish
from docgen.paper.prose import Prose

STAGES = ("load", "prose", "arrange and template", "read", "number and references", "checks", "html", "word", "rest")
_ROUNDS = 3
_NAMED = {
    (compose, "load"): "load",
    (compose, "render"): "arrange and template",
    (finish, "read"): "read",
    (finish, "identify"): "number and references",
    (finish, "number"): "number and references",
    (finish, "resolve"): "number and references",
    (finish, "run_checks"): "checks",
}


class Stopwatch:
    """Gives each moment to the stage that was entered last and not yet left."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def wrapped(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, its time counted for the stage."""

        def watched(*args: Any, **options: Any) -> Any:
            self._turn()
            self._open.append(stage)
            try:
                return work(*args, **options)
            finally:
                self._turn()
                self._open.pop()

        return watched

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._open:
            self.taken[self._open[-1]] += now - self._since
        self._since = now


def install(watch: Stopwatch) -> None:
    """Sets the stopwatch at the doors of the stages; raises AttributeError if one has moved."""
    for (module, name), stage in _NAMED.items():
        setattr(module, name, watch.wrapped(stage, getattr(module, name)))
    for method in ("sections", "blocks", "inline"):
        setattr(Prose, method, watch.wrapped("prose", getattr(Prose, method)))
    make_writer = finish.Finisher.writer

    def writer(shop: Any, house: Any, name: str) -> Callable[..., Any]:
        return watch.wrapped("word" if name == "docx" else name, make_writer(shop, house, name))

    finish.Finisher.writer = writer  # type: ignore[method-assign,assignment]


def stages(paths: list[Path]) -> dict[str, float]:
    """Milliseconds of one paper by stage; `rest` is reading the source and what stands between the stages."""
    watch = Stopwatch()
    install(watch)
    _, works = builds(paths)
    for work in works:
        work()
    watch.taken.clear()
    for _ in range(_ROUNDS):
        for work in works:
            watch.wrapped("rest", work)()
    return {name: watch.taken[name] * 1000 / len(works) / _ROUNDS for name in STAGES}


def profile(paths: list[Path]) -> None:
    """Prints the functions that take longest, by their own time and with what they call."""
    _, works = builds(paths)
    for work in works:
        work()
    watched = cProfile.Profile()
    watched.enable()
    for work in works:
        work()
    watched.disable()
    for order in ("tottime", "cumulative"):
        pstats.Stats(watched).sort_stats(order).print_stats(60)


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:] if name != "--profile"]
    if "--profile" in sys.argv:
        profile(files)
    else:
        print(json.dumps(stages(files)))
