"""The source that has moved on since a copy was made: edits led to where their words are now, and proved there."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence

from docgen.decision.source import Source
from docgen.diagnostics import Position
from docgen.review.apply.expect import lines
from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.plan import Plan
from docgen.review.apply.step import Step, patches
from docgen.review.apply.trial import Faulty
from docgen.review.merge.onto import Onto, onto
from docgen.review.source.files import written
from docgen.review.source.glyphs import Line, words
from docgen.review.source.holders import Patch
from docgen.review.source.survey import texts
from docgen.review.texts import TextBlock

Made = Callable[[Source], "tuple[TextBlock, ...] | Faulty"]
Kept = dict[int, tuple[Plan, Step]]
_WORD = re.compile(r"\w+|\S")


class Later:
    """The source as it was and as it is now."""

    def __init__(self, base: Source, now: Source) -> None:
        self.base = base
        self.now = now
        self.was, self.texts = texts(base), texts(now)
        self.same = base.files == now.files
        self.files = {name: Onto(text, self.texts[name]) for name, text in self.was.items() if name in self.texts}

    def kept(self, kept: Kept, made_base: Made, made_now: Made) -> Kept:
        """Those edits that have their place in the source as it is now, and change the paper there as they did before."""
        if self.same:
            return kept
        placed = {i: one for i, one in kept.items() if onto(patches([one[1]]), self.files) is not None}
        if self.alike(placed, made_base, made_now):
            return placed
        good: Kept = {}
        for i, one in placed.items():
            if self.alike({**good, i: one}, made_base, made_now):
                good[i] = one
        return good

    def alike(self, kept: Kept, made_base: Made, made_now: Made) -> bool:
        """Whether the edits change the same words in both papers."""
        steps = [step for _, step in kept.values()]
        source = self.written(steps)
        if source is None:
            return False
        papers = [made_base(self.base), made_base(written(self.base, patches(steps))), made_now(self.now), made_now(source)]
        found = [lines(paper) for paper in papers if not isinstance(paper, Faulty)]
        undone = sum(self.done(step) for step in steps)
        return len(found) == len(papers) and (undone > 0 or _changed(found[0], found[1]) == _changed(found[2], found[3]))

    def written(self, steps: Sequence[Step]) -> Source | None:
        """The source as it is now with these edits; None where one has no place in it."""
        try:
            moved = onto(patches(steps), self.files)
        except UntypableError:
            return None
        return None if moved is None else written(self.now, moved)

    def done(self, step: Step) -> bool:
        """Whether the source says already what the edit would make it say."""
        before = patches([step])
        moved = onto(before, self.files) or []
        return bool(moved) and all(_is_empty(p) and not _is_empty(b) for p, b in zip(moved, before, strict=True))

    def position(self, file: str, offset: int) -> Position:
        """The place now of an offset in a file's text as it was."""
        text = self.texts.get(file)
        if text is None:
            return Position(self.now.shown(file))
        at = self.files[file].place(offset)
        return Position(self.now.shown(file), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))

    def line(self, at: Position) -> Position:
        """The place now of a line as it was."""
        name = next((n for n in self.was if self.base.shown(n) == at.file), "")
        if not name:
            return at
        starts = [0, *(m.end() for m in re.finditer("\n", self.was[name]))]
        found = self.position(name, starts[min(at.line, len(starts)) - 1])
        return Position(found.file, found.line)

    def text(self, at: Position) -> str:
        """The line of the source at a place, as it is now."""
        name = next((n for n in self.texts if self.now.shown(n) == at.file), "")
        found = self.texts.get(name, "").split("\n")
        return found[at.line - 1].strip() if 0 < at.line <= len(found) else ""


def _is_empty(patch: Patch) -> bool:
    return patch.start == patch.end and not patch.text


def _changed(before: list[Line], after: list[Line]) -> Counter[tuple[str, str]]:
    """The words that became others: what was taken away and what was put there, place by place."""
    a, b = [*map(words, before)], [*map(words, after)]
    found: Counter[tuple[str, str]] = Counter()
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left, right = _WORD.findall(" ¶ ".join(a[i:j])), _WORD.findall(" ¶ ".join(b[k:m]))
        for part, p, q, r, s in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if part != "equal":
                found[" ".join(left[p:q]), " ".join(right[r:s])] += 1
    return found
