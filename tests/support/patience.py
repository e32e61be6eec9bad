"""How long the tests wait for what must come: longer than any busy or slow machine takes, and never without end."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 300.0  # seconds until something counts as never coming


def until(come: Callable[[], object], what: str) -> None:
    """Returns once `come` gives something true; fails where it never does."""
    end = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} seconds in vain until {what}"
        time.sleep(0.01)
