"""The result of pairing two papers: what of the older has become what of the newer, container by container."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from docgen.paper.compare.align import Pair
from docgen.paper.compare.views import Node


class Step(Struct, eq=False):
    """One step through a container: `old` alone is gone, `new` alone has come, one of each is a pair; one that became
    several paragraphs was split, several that became one were joined.

    `inner` are the steps through what the nodes hold; None for a pair: equal but for what references point to.
    `move` is the name of the move, once one is found.
    """

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    inner: TableSteps | list[Step] | None = None
    move: str = ""

    @property
    def paired(self) -> bool:
        """Whether both papers have a part in it."""
        return bool(self.old and self.new)


class TableSteps(Struct, eq=False):
    """The steps through the rows of a table; the steps inside each row's step are its cells."""

    head: list[Step]
    rows: list[Step]


class Group(Struct, frozen=True):
    """Neighbours of the older side, from `old` up to `old_end`, that are neighbours of the newer."""

    old: int
    old_end: int
    new: int
    new_end: int


def single(pairs: Sequence[Pair]) -> list[Group]:
    """Each pair as a group."""
    return [Group(i, i + 1, j, j + 1) for i, j in pairs]
