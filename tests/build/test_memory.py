"""What a build keeps in memory of the papers it has made."""

from __future__ import annotations

import gc
from pathlib import Path

from docgen.build.workshop import workshop
from docgen.decision.source import find, open_source
from tests.build.folders import fill


def test_a_paper_that_was_made_leaves_nothing_for_the_garbage_collector(tmp_path: Path) -> None:
    (place, *_), _ = find([fill(tmp_path, 1)])
    shop = workshop([place])

    def left() -> int:
        shop.build(open_source(place))
        return gc.collect()

    left()
    gc.disable()
    try:
        assert any(left() == 0 for _ in range(3))  # other threads, of the tests before, may leave something at any time
    finally:
        gc.enable()
