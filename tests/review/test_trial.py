"""Trying edits: how many papers are made, and that there is an end to it."""

from __future__ import annotations

import pytest

from docgen.paper.tree import Styled, Text
from docgen.review.apply import planner
from docgen.review.apply.expect import Base
from docgen.review.apply.plan import Ground, Plan
from docgen.review.apply.trial import Trial
from docgen.review.marks import Mark, Provenance, Returned
from docgen.review.review import review
from docgen.review.source.survey import survey, texts
from tests.support.reviews import source, standing


def trial(many: int) -> tuple[Trial, list[tuple[int, Plan]]]:
    """A trial, and plans that each put a word into a block; the first would leave the paper without a title."""
    base = standing(source())
    was = Base.of(base.blocks())
    ground = Ground(was, survey(base.source, base.decision, base.house), texts(base.source))
    good = next(b for b in was.blocks if b.text.startswith("The last bus"))
    bad = next(b for b in was.blocks if b.kind == "title")
    found = []
    for n in range(many):
        block = good if n else bad
        start = 4 if n else 0
        end = start if n else len(block.text)
        words = (Text("big "),) if n else ()
        mark = Mark(number=n, kind="insert" if n else "delete", block=block.index, start=start, end=end, content=words)
        found.append((n, planner.plan(ground, mark)))
    return Trial(base.source, was, base.made), found


def test_edits_that_are_all_good_take_one_paper() -> None:
    tried, plans = trial(6)
    tried.run(plans[1:2])
    assert set(tried.kept) == {1}
    assert tried.left == Trial(tried.source, tried.base, tried.make).left - 1


def test_there_is_an_end_to_trying_and_what_was_not_tried_says_so() -> None:
    tried, plans = trial(4)
    tried.left = 1
    tried.run([plans[0], plans[1]])
    assert len(tried.kept) + len(tried.failed) == 2
    assert any("was not tried" in why for why in tried.failed.values())


@pytest.mark.parametrize(
    "mark",
    [
        Mark(number=0, kind="format", block=6, start=2, end=2),
        Mark(number=0, kind="format", block=6, start=2, end=2, content=(Styled("em", (Text(""),)),)),
        Mark(number=0, kind="insert", block=-1, start=0, end=0, content=(Text("x"),)),
        Mark(number=0, kind="replace", block=6, start=900, end=999, content=(Text("x"),)),
        Mark(number=0, kind="remove-row", block=6),
        Mark(number=0, kind="add-column", block=-1, cells=((Text("x"),),)),
        Mark(number=0, kind="move-block", block=6, to=-1, side="after"),
        Mark(number=0, kind="move-block", block=6, to=6, side="after"),
        Mark(number=0, kind="join", block=10_000, start=0, end=0),
        Mark(number=0, kind="other", note="something else"),
    ],
    ids=lambda mark: f"{mark.kind} {mark.block} {mark.start}",
)
def test_a_mark_that_means_nothing_here_has_an_end_and_breaks_nothing(mark: Mark) -> None:
    base = standing(source())
    done = review(base, base, [Returned("x.docx", Provenance(), (mark,))])
    assert len(done.outcomes) == 1
    assert done.outcomes[0].end == "applied" or done.outcomes[0].reason


def test_a_row_of_a_tables_caption_is_no_row() -> None:
    base = standing(source())
    caption = next(block for block in base.blocks() if block.kind == "caption")
    for kind in ("remove-row", "add-row", "remove-column", "add-column"):
        mark = Mark(number=0, kind=kind, block=caption.index, cells=((Text("x"),),), side="after")  # type: ignore[arg-type]
        assert review(base, base, [Returned("x.docx", Provenance(), (mark,))]).outcomes[0].end == "noted"
