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
    shop.build(open_source(place))
    gc.collect()
    gc.disable()
    try:
        shop.build(open_source(place))
        assert gc.collect() == 0
    finally:
        gc.enable()
