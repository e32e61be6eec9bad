"""Returned copies of a paper → what becomes of each mark, and the source with each reviewer's edits. Touches no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from docgen.decision.decision import Decision
from docgen.decision.source import Source
from docgen.diagnostics import Position
from docgen.house.model import House
from docgen.paper.tree import Paper
from docgen.review.apply import planner
from docgen.review.apply.expect import Base
from docgen.review.apply.explain import Explainer
from docgen.review.apply.plan import BLOCKS, TABLES, WORDS, Ground, Plan
from docgen.review.apply.step import Step
from docgen.review.apply.trial import Faulty, Trial
from docgen.review.marks import UNKNOWN, Mark, Returned
from docgen.review.merge.conflict import Copied, merge, sentence
from docgen.review.merge.later import Later
from docgen.review.outcome import End, Outcome
from docgen.review.source.glyphs import glyphs
from docgen.review.source.survey import survey, texts
from docgen.review.texts import TextBlock
from docgen.review.texts import texts as blocks_of

MakePaper = Callable[[Source], "Paper | Faulty"]


class State(Struct, frozen=True):
    """A decision at one time, and the paper made of it; `make` makes it of other bytes in the same house."""

    source: Source
    decision: Decision
    house: House
    paper: Paper
    make: MakePaper

    def blocks(self) -> tuple[TextBlock, ...]:
        """The paper's text blocks."""
        return blocks_of(self.paper, self.house.run_in)

    def made(self, source: Source) -> tuple[TextBlock, ...] | Faulty:
        """The text blocks of the paper made of other bytes."""
        paper = self.make(source)
        return paper if isinstance(paper, Faulty) else blocks_of(paper, self.house.run_in)


class Share(Struct, frozen=True):
    """The source with the edits of one reviewer, and of those before."""

    reviewer: str
    source: Source
    marks: int


class Reviewed(Struct, frozen=True):
    """Every mark's outcome, file by file in the order of the marks; the reviewers' shares in the order of the files."""

    outcomes: tuple[Outcome, ...]
    shares: tuple[Share, ...]


def review(base: State, now: State, copies: Sequence[Returned]) -> Reviewed:
    """What becomes of the marks of copies made from the base, the source having moved on to what is now."""
    return _Review(base, now, copies).reviewed()


class _Review:
    def __init__(self, base: State, now: State, copies: Sequence[Returned]) -> None:
        self.base = base
        self.now = now
        self.copies = copies
        self.was = Base.of(base.blocks())
        self.marks = [Copied(n, mark) for n, copy in enumerate(copies) for mark in copy.marks]
        self.ground = Ground(self.was, survey(base.source, base.decision, base.house), texts(base.source))
        self.explainer = Explainer(base.decision, base.house, base.paper)
        self.later = Later(base.source, now.source)
        self.outcomes: dict[int, Outcome] = {}

    def reviewed(self) -> Reviewed:
        merged = merge(self.was, self.marks)
        plans: list[tuple[int, Plan]] = []
        for i, one in enumerate(self.marks):
            if i in merged.conflicts:
                said = tuple((self.reviewer(n), reading) for n, reading in merged.conflicts[i])
                self.end(i, "conflicting", "two reviewers change this passage in different ways", said)
            elif one.mark.kind in (*WORDS, *BLOCKS, *TABLES) and i not in merged.same:
                plans.append((i, planner.plan(self.ground, one.mark)))
        trial = Trial(self.base.source, self.was, self.base.made)
        trial.run(plans)
        self.halves(trial)
        kept = self.whole(self.later.kept(trial.kept, self.base.made, self.now.made))
        for i, plan in plans:
            self.told(i, plan, trial, kept)
        for i in range(len(self.marks)):
            if i not in self.outcomes:
                self.rest(i, merged.same)
        return Reviewed(tuple(self.outcomes[i] for i in range(len(self.marks))), self.shares(kept))

    def halves(self, trial: Trial) -> None:
        """Gives up the one half of a move whose other half cannot be made, lest words be lost or doubled."""
        whole = self.whole(trial.kept)
        for i in trial.kept.keys() - whole.keys():
            trial.failed[i] = "the other half of this move cannot be made"
        trial.kept = whole

    def whole(self, kept: dict[int, tuple[Plan, Step]]) -> dict[int, tuple[Plan, Step]]:
        """The edits of which none is half a move."""
        moves: dict[tuple[int, str], set[int]] = {}
        for i, one in enumerate(self.marks):
            if one.mark.move:
                moves.setdefault((one.copy, one.mark.move), set()).add(i)
        lost = {i for both in moves.values() if not both <= kept.keys() for i in both}
        return {i: found for i, found in kept.items() if i not in lost}

    def told(self, i: int, plan: Plan, trial: Trial, kept: dict[int, tuple[Plan, Step]]) -> None:
        """The outcome of an edit that was tried."""
        if i in kept:
            self.end(i, "applied", "the source says so already" if self.later.done(kept[i][1]) else "")
        elif i in trial.kept:
            reason = "the source was changed here in another way since this copy was made"
            self.end(i, "conflicting", reason, self.both(plan.mark, i))
        elif planner.is_look(plan.mark):
            self.end(i, "refused", plan.mark.note or plan.why, silent=True)
        else:
            block = self.block(plan.mark)
            view = self.was.views[plan.mark.block] if block else None
            self.end(i, *self.explainer.why(plan, block, view, trial.failed.get(i, "")))

    def rest(self, i: int, same: dict[int, int]) -> None:
        """The outcome of a comment, of an edit that another copy has too, and of what is no edit of the text."""
        mark = self.marks[i].mark
        if i in same:
            first = self.outcomes[same[i]]
            name = self.author(same[i])
            self.end(i, first.end, f"the same as {name} does" + (f": {first.reason}" if first.reason else ""), silent=True)
        elif mark.kind == "comment":
            self.end(i, "noted", "")
        elif mark.kind == "autocorrect":
            self.end(i, "refused", mark.note or "signs that a program changed by itself", silent=True)
        else:
            self.end(i, "noted", mark.note or "it changes nothing that the source has")

    def end(
        self,
        i: int,
        end: End,
        reason: str,
        readings: tuple[tuple[str, str], ...] = (),
        silent: bool = False,
    ) -> None:
        mark, block = self.marks[i].mark, self.block(self.marks[i].mark)
        start, stop = sentence(block.text, mark.start, mark.end) if block else (0, 0)
        self.outcomes[i] = Outcome(
            copy=self.copies[self.marks[i].copy].name,
            mark=mark,
            end=end,
            at=self.place(mark, block),
            reason=reason,
            readings=readings,
            context=block.text[start:stop].strip() if block else "",
            block=block.id if block else "",
            before=mark.old,
            after=_after(mark),
            silent=silent,
        )

    def block(self, mark: Mark) -> TextBlock | None:
        return self.was.blocks[mark.block] if 0 <= mark.block < len(self.was.blocks) else None

    def place(self, mark: Mark, block: TextBlock | None) -> Position:
        """Where the words are in the source as it is now; else what there is to say of the block."""
        if block is None:
            return Position(self.now.source.file)
        view = self.was.views[mark.block]
        start = min(view.number(max(mark.start, 0)), max(len(view.glyphs) - 1, 0))
        found = self.ground.site(mark.block, start)
        if found is None:
            return self.later.line(block.at) if block.at.line else Position(self.now.source.file)
        return self.later.position(found[0], found[1])

    def author(self, i: int) -> str:
        name = self.marks[i].mark.author
        return f"{name} ({self.copies[self.marks[i].copy].name})" if name == UNKNOWN else name

    def reviewer(self, copy: int) -> str:
        """Who a copy is from: those who changed it."""
        names = dict.fromkeys(m.author for m in self.copies[copy].marks if m.author != UNKNOWN and m.kind != "comment")
        return ", ".join(names) or self.copies[copy].name

    def both(self, mark: Mark, i: int) -> tuple[tuple[str, str], ...]:
        """How the reviewer and the source as it is now read the passage."""
        block = self.block(mark)
        if block is None:
            return ()
        start, stop = sentence(block.text, mark.start, mark.end)
        said = (
            block.text[start : mark.start] + _after(mark) + block.text[mark.end : stop] if mark.start >= 0 else _after(mark)
        )
        at = self.place(mark, block)
        return (self.author(i), " ".join(said.split())), (f"the source at {at}", self.later.text(at))

    def shares(self, kept: dict[int, tuple[Plan, Step]]) -> tuple[Share, ...]:
        """The source as it is now with the edits of one reviewer after another."""
        order = dict.fromkeys(self.author(i) for i in sorted(kept))
        found, steps = [], []
        for name in order:
            own = [kept[i][1] for i in sorted(kept) if self.author(i) == name]
            steps += own
            source = self.later.written(steps)
            if source is not None:
                found.append(Share(name, source, len(own)))
        return tuple(found)


def _after(mark: Mark) -> str:
    """The new words of a mark."""
    if mark.kind == "comment":
        return mark.comment
    if mark.cells and mark.kind.startswith("add"):
        return " | ".join("".join(g.character for g in glyphs(cell)) for cell in mark.cells)
    return "".join(glyph.character for glyph in glyphs(mark.content))
