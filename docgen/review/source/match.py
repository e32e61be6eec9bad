"""Which runs of the source a block of the paper may have been printed from."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.review.source.glyphs import View
from docgen.review.source.run import Run
from docgen.review.texts import TextBlock

MOST = 4
_SHORTEST = 2


class Site(Struct, frozen=True):
    """A run and the glyph of the block at which what it prints begins."""

    run: Run
    shift: int

    @property
    def end(self) -> int:
        return self.shift + len(self.run.printed)


def sites(block: TextBlock, view: View, runs: Iterable[Run], start: int, end: int) -> list[Site]:
    """The likeliest first: runs whose text stands in the block and holds the glyphs from start to end."""
    printed = view.printed
    found: list[tuple[tuple[object, ...], int, Site]] = []
    for number, run in enumerate(runs):
        text = run.printed
        if not text and not (not printed and _same_cell(run, block)):
            continue
        shift = printed.find(text)
        while shift >= 0:
            if shift <= start and end <= shift + len(text):
                site = Site(run, shift)
                if rank := _rank(block, printed, site):
                    found.append((rank, number, site))
            shift = printed.find(text, shift + 1) if text else -1
    return [site for _, _, site in sorted(found, key=lambda one: one[:2])][:MOST]


def _rank(block: TextBlock, printed: str, site: Site) -> tuple[object, ...]:
    """How unlikely the run is; empty where it is out of the question."""
    run, text = site.run, site.run.printed
    whole, here = text == printed, _same_line(run.at, block.at)
    in_cell = _same_cell(run, block)
    if not (whole or here) and len(text) < _SHORTEST:
        return ()
    if block.kind == "cell" and run.kind == "cell" and run.table.file and not in_cell:
        return ()
    return (not in_cell, not (here and whole), not here, not whole, run.at.file != block.at.file, -len(text))


def _same_line(a: Position, b: Position) -> bool:
    return bool(a.file) and (a.file, a.line) == (b.file, b.line)


def _same_cell(run: Run, block: TextBlock) -> bool:
    return (
        run.row >= 0
        and (run.row, run.column) == (block.row, block.column)
        and (_same_line(run.table, block.at) or _same_line(run.at, block.at))
    )
