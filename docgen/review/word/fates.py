"""What deleted ends make of paragraphs."""

from __future__ import annotations

from msgspec import Struct

from docgen.review.word.model import Revision
from docgen.review.word.originals import Item, Original


class Fate(Struct, frozen=True):
    """What deleted ends make of a paragraph: it is gone, or joined to the next; `by` is what did it."""

    gone: bool
    by: Revision


def fates(items: list[Item]) -> dict[int, Fate]:
    """What became of the paragraphs whose ends were deleted: of those run together, the ones without words are gone."""
    found: dict[int, Fate] = {}
    n = 0
    while n < len(items):
        chain = [n]
        while _deleted(items[chain[-1]]) and chain[-1] + 1 < len(items) and isinstance(items[chain[-1] + 1], Original):
            chain.append(chain[-1] + 1)
        found |= _chain(items, chain)
        n = chain[-1] + 1
    return found


def _deleted(item: Item) -> Revision | None:
    return item.deleted if isinstance(item, Original) else None


def _chain(items: list[Item], chain: list[int]) -> dict[int, Fate]:
    members = [(n, item) for n in chain if isinstance(item := items[n], Original)]
    alive = [n for n, item in members if item.has_final]
    if not alive and not (members and members[-1][1].deleted):
        alive = chain[-1:]
    found = {}
    last = alive[-1] if alive else chain[-1]
    for n, item in members:
        by = item.deleted if n < last or not alive or item.deleted else _deleted(items[n - 1]) if n > last else None
        if by is not None and n not in alive:
            found[n] = Fate(True, by)
        elif by is not None and n < last:
            found[n] = Fate(False, by)
    return found
