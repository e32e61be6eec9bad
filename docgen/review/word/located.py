"""A paragraph of before, and where in the base paper each of its places is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from docgen.review.texts import TextBlock
from docgen.review.word.drafts import Drafts, inlines, things
from docgen.review.word.ground import Ground, Spot
from docgen.review.word.looks import Looks
from docgen.review.word.model import Para, Revision, Unit
from docgen.review.word.originals import Original
from docgen.review.word.words import align

LAST = 1e9


class Context(Protocol):
    """What all comparisons of a file share: the base, the marks found, where each paragraph of the file is in the base."""

    ground: Ground
    looks: Looks
    drafts: Drafts
    located: dict[int, Located]
    notes: list[tuple[str, str]]
    corrected: dict[int, int]


class Located:
    """A paragraph of before with the base's paragraphs that it answers to; each of these is a text block."""

    def __init__(self, context: Context, bases: Sequence[Para], original: Original) -> None:
        self.context = context
        self.original = original
        self.spots: list[Spot] = [context.ground.spots[b.order] for b in bases]
        self.bases = bases
        self.bounds = [0, *accumulate(len(b.units) for b in bases)]
        self.units = [u for b in bases for u in b.units]
        self.alignment = align(self.units, original.units)
        self.places: list[tuple[float, float]] = [
            (p.order, n) for p in original.paras for n, u in enumerate(p.units) if u.original
        ]
        self.places.append((self.places[-1][0] if self.places else original.first.order, LAST))
        for para in original.paras:
            context.located[para.order] = self

    def at(self, place: int, ending: bool) -> tuple[TextBlock, int]:
        """The block and offset of a place in the base's units; where two blocks meet, the first if something ends there."""
        last = len(self.spots) - 1
        if ending:
            n = next((n for n in range(last + 1) if place <= self.bounds[n + 1]), last)
        else:
            n = next((n for n in range(last, -1, -1) if place >= self.bounds[n]), 0)
        spot = self.spots[n]
        return spot.block, spot.offsets[min(max(0, place - self.bounds[n]), len(spot.offsets) - 1)]

    def span(self, begin: int, stop: int) -> tuple[TextBlock, int, int]:
        """The block, start and end of a range of before; what runs on into the next block ends with this."""
        start, end = self.alignment.span(begin, stop)
        return self.base_span(start, end)

    def base_span(self, start: int, end: int) -> tuple[TextBlock, int, int]:
        """The same of a range of the base's units."""
        block, offset = self.at(start, ending=start == end)
        if start == end:
            return block, offset, offset
        last, until = self.at(end, ending=True)
        return block, offset, max(offset, until if last.index == block.index else len(block.text))

    def locate(self, para: Para, offset: int, ending: bool) -> tuple[TextBlock, int]:
        """The block and offset of a place in one of the paragraphs of today."""
        place = self.original.place(para, offset)
        found = self.alignment.ends[place] if ending and place else self.alignment.starts[place]
        return self.at(found, ending)


def put_words(
    located: Located, key: tuple[float, float], span: tuple[TextBlock, int, int], new: list[Unit], by: Sequence[Revision]
) -> None:
    """Puts an insert, delete or replace; what brings no words but a picture or footnote is told as "other"."""
    block, start, end = span
    content, note = inlines(new, before=not by), things(new)
    kind = "replace" if content and end > start else "delete" if end > start else "insert"
    if not content and start == end:
        kind, note = "other", note or "words that are not in the base paper were taken out again"
    move = next((r.move for r in by if r.move), "")
    located.context.drafts.put(
        key, kind, by, block.index, start=start, end=end, old=block.text[start:end], content=content, note=note, move=move
    )
