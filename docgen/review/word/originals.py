"""The file as it was before its tracked changes: which paragraphs were one, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from docgen.review.word.model import Block, Grid, Para, Revision, Unit, paragraphs, revisions, text
from docgen.review.word.words import fold


class Segment(Struct, eq=False):
    """Paragraphs of the file between two ends that were inserted. `end`: the revision that inserted its end, if one did."""

    paras: list[Para]
    end: Revision | None = None

    @property
    def units(self) -> list[Unit]:
        return [unit for para in self.paras for unit in para.units]

    @property
    def kept(self) -> bool:
        """Whether something of before stands in it still."""
        return any(u.original and u.final for p in self.paras for u in p.units)


class Original(Struct, eq=False):
    """A paragraph of before: one or more of today, if it was split. `there`: whether there was one at all."""

    segments: list[Segment]
    there: bool = True
    units: list[Unit] = field(default_factory=list)

    @property
    def paras(self) -> Iterator[Para]:
        for segment in self.segments:
            yield from segment.paras

    @property
    def first(self) -> Para:
        return self.segments[0].paras[0]

    @property
    def deleted(self) -> Revision | None:
        """What deleted its end, if anything did."""
        last = self.segments[-1].paras[-1]
        return last.dele if last.ins is None else None

    @property
    def has_final(self) -> bool:
        """Whether any words are left in it."""
        return any(u.final for p in self.paras for u in p.units)

    def place(self, para: Para, offset: int) -> int:
        """The place among its units of a place in one of its paragraphs."""
        before = 0
        for own in self.paras:
            if own is para:
                return before + sum(u.original for u in own.units[:offset])
            before += sum(u.original for u in own.units)
        return before


Item = Original | Grid


def originals(blocks: Iterable[Block]) -> list[Item]:
    """The paragraphs and tables of before, in order; a paragraph that was not there has `there` False."""
    found: list[Item] = []
    open_: list[Segment] = []
    merged = False
    for block in blocks:
        if isinstance(block, Grid):
            _close(found, open_, ended=False)
            found.append(block)
            open_, merged = [], False
            continue
        if merged:
            open_[-1].paras.append(block)
        else:
            open_.append(Segment([block]))
        open_[-1].end = block.ins
        merged = block.ins is not None and block.dele is not None
        if block.ins is None:
            _close(found, open_, ended=True)
            open_ = []
    _close(found, open_, ended=False)
    return found


def joined(first: Original, second: Original, by: Revision) -> Original:
    """Two paragraphs as one that was parted without tracking."""
    first.segments[-1].end = by
    made = Original([*first.segments, *second.segments], first.there or second.there)
    made.units = first.units + second.units
    return made


def _close(found: list[Item], segments: list[Segment], ended: bool) -> None:
    if not segments:
        return
    original = Original(segments)
    original.units = [u for p in original.paras for u in p.units if u.original]
    original.there = ended or bool(original.units)
    found.append(original)


def rows(grid: Grid) -> list[int]:
    """The places of the rows that were there before."""
    return [n for n, row in enumerate(grid.rows) if row.ins is None]


def key(item: Item | Block) -> str:
    """What an item of before is known by: its text, without what programs correct."""
    if isinstance(item, Grid):
        inner = [fold(text(u for u in p.units if u.original)) for n in rows(item) for p in row_paragraphs(item, n)]
        return "\0" + "\0".join(inner)
    units = item.units if isinstance(item, Original) else [u for u in item.units if u.original]
    return fold(text(units))


def names(item: Item | Block) -> set[str]:
    """The bookmarks in it."""
    if isinstance(item, Grid):
        return {name for para in paragraphs([item]) for name in para.names}
    return {n for p in (item.paras if isinstance(item, Original) else (item,)) for n in p.names}


def row_paragraphs(grid: Grid, row: int) -> Iterator[Para]:
    for cell in grid.rows[row].cells:
        yield from paragraphs(cell.blocks)


def all_revisions(blocks: Sequence[Block]) -> list[Revision]:
    """Every revision in blocks: of words, ends, styles, rows and cells."""
    found: list[Revision] = []
    for block in blocks:
        if isinstance(block, Para):
            ends = [r for r in (block.ins, block.dele) if r]
            found += [*ends, *block.changes, *revisions(block.units), *(r for m in block.remarks for r in m.revisions)]
            continue
        found += block.others
        for row in block.rows:
            found += [r for r in (row.ins, row.dele) if r] + row.others
            for cell in row.cells:
                found += [r for r in (cell.ins, cell.dele) if r] + cell.others + all_revisions(cell.blocks)
    return found
