"""The tracked changes of the words of a paragraph."""

from __future__ import annotations

from docgen.review.word.drafts import inlines
from docgen.review.word.located import Located, put_words
from docgen.review.word.model import Para, Revision, Unit, revisions, text
from docgen.review.word.originals import Segment


def tracked(located: Located, segment: Segment, added: bool) -> None:
    """Puts the words inserted, deleted and set otherwise in one stretch; `added`: the stretch itself is new."""
    _Words(located, segment, added).read()


def remark(located: Located, para: Para) -> None:
    """Puts what is told, not applied, of one paragraph."""
    for found in para.remarks:
        block, offset = located.locate(para, found.offset, ending=False)
        located.context.drafts.put(
            (para.order, found.offset), "other", found.revisions, block.index, start=offset, end=offset,
            old=found.old, content=inlines([]), note=found.note,
        )  # fmt: skip


class _Words:
    """The tracked changes of words in one stretch of a paragraph of before."""

    def __init__(self, located: Located, segment: Segment, added: bool) -> None:
        self.located = located
        self.segment = segment
        self.added = added
        self.gone: list[Unit] = []
        self.new: list[Unit] = []
        self.undone: list[Unit] = []
        self.formed: list[Unit] = []
        self.key = (0.0, 0.0)
        self.start = 0  # the place among the units of before where what is being gathered begins
        self.form_start = 0

    def read(self) -> None:
        for para in self.segment.paras:
            place = self.located.original.place(para, 0)
            remark(self.located, para)
            for n, unit in enumerate(para.units):
                self.take(unit, place, (para.order, n))
                place += unit.original
            if para is self.segment.paras[-1]:
                self.flush()
                self.flush_form()

    def take(self, unit: Unit, place: int, key: tuple[float, float]) -> None:
        run = unit.run
        if not (run.form and unit.original and unit.final) or (self.formed and not _same_form(self.formed[0], unit)):
            self.flush_form()
        if run.ins and run.dele:
            self.undone.append(unit)
            return
        if unit.original and unit.final:
            self.flush()
            if run.form:
                self.form_start = self.form_start if self.formed else place
                self.formed.append(unit)
            return
        if run.ins and self.added:
            return
        if self.gone or self.new:
            before = (self.gone or self.new)[0].run
            if _whose(before.ins or before.dele) != _whose(run.ins or run.dele):
                self.flush()
        if not self.gone and not self.new:
            self.start, self.key = place, key
        (self.new if run.ins else self.gone).append(unit)

    def flush(self) -> None:
        """Puts what was gathered as one mark."""
        if self.gone or self.new:
            by = revisions([*self.gone, *self.new])
            span = self.located.span(self.start, self.start + len(self.gone))
            put_words(self.located, self.key, span, self.new, by)
        if self.undone:
            self.put_undone()
        self.gone, self.new, self.undone = [], [], []

    def put_undone(self) -> None:
        by = [r for r in revisions(self.undone) if r.kind in ("del", "moveFrom")]
        first = self.undone[0].run.ins
        note = f"“{text(self.undone)}”, inserted by {first.author if first else ''}, was deleted again"
        others = [r for r in revisions(self.undone) if r not in by]
        key = self.key if self.gone or self.new else (self.segment.paras[0].order, 0.0)
        block, start, end = self.located.span(self.start, self.start)
        self.located.context.drafts.put(key, "other", [*by, *others], block.index, start=start, end=end, note=note)

    def flush_form(self) -> None:
        if not self.formed:
            return
        block, start, end = self.located.span(self.form_start, self.form_start + len(self.formed))
        same = all(u.run.marks == u.run.was for u in self.formed)
        key = self.located.places[self.form_start]
        self.located.context.drafts.put(
            key, "format", revisions(self.formed), block.index, start=start, end=end, old=block.text[start:end],
            content=() if same else inlines(self.formed), note="font, size, colour or the like" if same else "",
        )  # fmt: skip
        self.formed = []


def _whose(revision: Revision | None) -> tuple[str, str]:
    return (revision.author, revision.move) if revision else ("", "")


def _same_form(one: Unit, other: Unit) -> bool:
    a, b = one.run, other.run
    return (a.marks, a.was, a.form[0].author) == (b.marks, b.was, b.form[0].author if b.form else "")
