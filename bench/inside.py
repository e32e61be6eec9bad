"""docgen from inside: the one place of the benchmark that knows its modules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from docgen import garbage
from docgen.build.paper import Workshop
from docgen.build.workers.jobs import Built
from docgen.build.workshop import workshop
from docgen.decision.source import find, open_source

Build = Callable[[], Built]


def builds(paths: Sequence[Path]) -> tuple[Workshop, list[Build]]:
    """A workshop, and for each decision a call that reads it and makes both papers' bytes; fails if one is not built.

    The process is set up as the command sets up its own.
    """
    garbage.seldom()
    places, problems = find([str(path) for path in paths])
    if problems or len(places) != len(paths):
        raise ValueError(f"not all decisions were found: {problems}")
    shop = workshop(places)

    def build(n: int) -> Build:
        def work() -> Built:
            built = shop.build(open_source(places[n]))
            if not built.files:
                raise ValueError(f"{built.id} was not built: {built.diagnostics[:3]}")
            return built

        return work

    order = {path.name: n for n, path in enumerate(place.path for place in places)}
    return shop, [build(order[path.name]) for path in paths]
