"""Trying edits: how many papers are made, and that there is an end to it."""

from __future__ import annotations

from docgen.paper.tree import Text
from docgen.review.apply import planner
from docgen.review.apply.expect import Base
from docgen.review.apply.plan import Ground, Plan
from docgen.review.apply.trial import Trial
from docgen.review.marks import Mark
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
