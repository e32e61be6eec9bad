"""Python's search for circular garbage."""

from __future__ import annotations

import gc


def seldom() -> None:
    """Has the interpreter look for it less often: a paper is many small things that live on, and hardly a circle."""
    gc.set_threshold(50_000, 20, 20)
