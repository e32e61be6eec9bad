"""Comparing two papers: one tree that holds both."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec.structs import replace

from docgen.paper.compare import moves, places
from docgen.paper.compare.bare import ordered_notes
from docgen.paper.compare.links import Links
from docgen.paper.compare.merge import Merge
from docgen.paper.compare.pairing import Pairing
from docgen.paper.compare.views import Views
from docgen.paper.tree import Paper


def compare(old: Paper, new: Paper) -> Paper:
    """One paper with all that either has, and on its nodes what became of them (`paper.change`).

    Both are papers with ids, labels and resolved references. Numbers by themselves are no change. What both have stands as
    in the newer paper, which also gives what the file says of itself, the header and the footer.
    """
    numbers: dict[Hashable, int] = {}
    views = Views(old.media, numbers), Views(new.media, numbers)
    pairing = Pairing(*views)
    steps, notes = pairing.blocks(old.blocks, new.blocks), pairing.notes(old.notes, new.notes)
    moves.find(steps, views)
    steps, notes = places.pair(steps), places.pair(notes)
    links = Links(old, new, steps, notes)
    merge = Merge(links)
    merged = replace(new, blocks=merge.nodes(steps), notes=merge.nodes(notes), media=links.media())
    return replace(merged, notes=ordered_notes(merged))
