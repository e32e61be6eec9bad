"""What a comparison found of a node of the paper tree."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Change(Struct, frozen=True):
    """What became of a node from an older paper to a newer one, in the one tree that holds both (`paper.compare`).

    `kind` "ins": it stands in the newer paper alone; "del": in the older alone; "form": in both, but with another rank,
    style, form or place, and `was` is then the older node without what it holds. `move` is the name shared by the two
    places of what was moved, a "del" and an "ins". `author` and `date` (ISO 8601, with its zone) tell whose it is, if known.
    """

    kind: Literal["ins", "del", "form"]
    move: str = ""
    author: str = ""
    date: str = ""
    was: Struct | None = None
