"""Processes that tests start, and what they leave."""

from __future__ import annotations

import os
from pathlib import Path


def living(group: int) -> bool:
    """Whether a process of the group still runs.

    One that has ended may stay listed for ever where nobody asks after it, as in a container whose first process does not.
    """
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    listed = list(Path("/proc").glob("[0-9]*/stat"))
    return any(map(_runs, listed, [group] * len(listed))) if listed else True


def _runs(listed: Path, group: int) -> bool:
    try:
        state, _, of, *_ = listed.read_text("utf-8", "replace").rpartition(")")[2].split()
    except (OSError, ValueError):
        return False  # it has ended meanwhile
    return int(of) == group and state not in "ZX"
