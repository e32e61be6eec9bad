"""The lines of the board, kept in the user's cache from one run to the next: a decision that is as it was is not read again.

What depends on the day is not in them. They say nothing that the decision, its house and its project do not.
"""

from __future__ import annotations

import contextlib
import os
import pickle
from types import TracebackType

from msgspec import Struct
from msgspec.structs import replace

from docgen import cache
from docgen.board.deadline import Due
from docgen.board.row import Row
from docgen.build.record.freshness import Judge
from docgen.build.record.prints import fingerprint
from docgen.build.shelf import Houses


class Line(Struct, frozen=True):
    """How a decision stands, without its problems, and its steps; `key` tells what it was found from, `house` its house."""

    key: str
    house: str
    row: Row
    steps: tuple[Due, ...]


class Lines:
    """The lines of the decisions that were looked at from this folder before; in the end those of now are kept."""

    def __init__(self, judge: Judge, houses: Houses) -> None:
        self._judge = judge
        self._houses = houses
        self._now: dict[str, Line] = {}
        folder = cache.folder("boards")
        self._path = folder / fingerprint({"docgen": judge.tool_key, "folder": os.getcwd()}) if folder else None  # noqa: PTH109
        data = cache.load(self._path) if self._path else None
        self._before: dict[str, Line] = {}
        if data is not None:
            with contextlib.suppress(Exception):  # whatever it is, it is none of ours
                self._before = pickle.loads(data)

    def get(self, shown: str, key: str) -> Line | None:
        """What is known of a decision; None if it, its problems, its project or its house has changed."""
        line = self._before.get(shown)
        if line is None or line.key != key or line.house != self._state(line.row):
            return None
        self._now[shown] = line
        return line

    def put(self, shown: str, key: str, row: Row, steps: tuple[Due, ...]) -> Line:
        """The line of a decision that was read."""
        line = self._now[shown] = Line(key, self._state(row), replace(row, problems=()), steps)
        return line

    def _state(self, row: Row) -> str:
        return self._judge.house(row.house, self._houses)[1] if row.house else ""

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if not self._path or kind or all(self._before.get(shown) is line for shown, line in self._now.items()):
            return
        left = {shown: line for shown, line in self._before.items() if os.path.exists(shown)}  # noqa: PTH110
        cache.store(self._path, pickle.dumps({**left, **self._now}, pickle.HIGHEST_PROTOCOL))
