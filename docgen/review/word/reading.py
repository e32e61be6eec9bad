"""Reading one returned file from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.review.marks import Returned
from docgen.review.texts import TextBlock
from docgen.review.word import blocks, comments, rest
from docgen.review.word.drafts import Drafts
from docgen.review.word.ground import Ground
from docgen.review.word.located import LAST, Located
from docgen.review.word.model import Story, paragraphs, text
from docgen.review.word.originals import all_revisions
from docgen.review.word.package import Package
from docgen.review.word.stories import File


class Reading:
    """One returned file against its base: `texts` are the base paper's blocks, `base_docx` its own Word file."""

    def __init__(self, name: str, data: bytes, texts: Sequence[TextBlock], base_docx: bytes) -> None:
        self.name = name
        self.package = Package(name, data)
        self.file = File(self.package)
        self.ground = Ground(File(Package("the base paper", base_docx)), texts)
        self.looks = self.file.looks
        self.drafts = Drafts(texts)
        self.located: dict[int, Located] = {}
        self.notes: list[tuple[str, str]] = []
        self.corrected: dict[int, int] = {}

    def returned(self) -> Returned:
        """Its marks, in reading order, each revision of the file in one of them."""
        base = self.ground.file
        blocks.compare(self, base.body.blocks, self.file.body.blocks, (-1, ""))
        self._footnotes()
        found = comments.comments(self.package, self.file.ledger)
        stories = [self.file.body, *self.file.notes, *self.file.endnotes, *self.file.margins]
        comments.put(self, found, [p for s in stories for p in paragraphs(s.blocks)])
        rest.margins(self, base.margins, self.file.margins)
        rest.endnotes(self, base.endnotes, self.file.endnotes)
        rest.corrected(self)
        rest.moves(self.drafts)
        rest.unclaimed(self.drafts, self.file.ledger.revisions, stories)
        marks = self.drafts.numbered({c.id: c.parent for c in found})
        return Returned(self.name, self.package.provenance(), marks, len(self.file.ledger.revisions))

    def _footnotes(self) -> None:
        """Compares the footnotes whose marks answer to each other; the others are told."""
        old = {s.id: s for s in self.ground.file.notes}
        new = {s.id: s for s in self.file.notes}
        paired = dict(self.notes)
        for first, second in paired.items():
            if first in old and second in new:
                blocks.compare(self, old[first].blocks, new[second].blocks, (self._block(old[first]), "after"))
        for identifier, story in new.items():
            if identifier not in paired.values():
                words = "\n".join(text(u for u in p.units if u.final) for p in paragraphs(story.blocks)).strip()
                by = all_revisions(story.blocks)
                if words or by:
                    self._new_note(identifier, words, story)

    def _new_note(self, identifier: str, words: str, story: Story) -> None:
        """A footnote that the base has not, told at the place of its mark."""
        for para in paragraphs(self.file.body.blocks):
            for n, unit in enumerate(para.units):
                if unit.ref == identifier:
                    by = [r for r in (unit.run.ins, unit.run.dele) if r] + all_revisions(story.blocks)
                    located = self.located.get(para.order)
                    block, place = located.locate(para, n, ending=True) if located else (None, -1)
                    self.drafts.put(
                        (para.order, n + 0.5), "other", by, block.index if block else -1, start=place, end=place,
                        note=f"a footnote was put in: “{words}”",
                    )  # fmt: skip
                    return
        by = all_revisions(story.blocks)
        if by:
            self.drafts.put((LAST, 0), "other", by, note=f"changes in a footnote without a mark: “{words}”")

    def _block(self, story: Story) -> int:
        """The first text block of a footnote."""
        spots = (self.ground.spots.get(p.order) for p in paragraphs(story.blocks))
        return next((spot.block.index for spot in spots if spot), -1)
