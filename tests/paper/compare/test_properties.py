"""What holds for any two papers."""

from __future__ import annotations

from hypothesis import given, settings

from docgen.paper import walk
from docgen.paper.compare import accept, bare, compare, reject
from docgen.paper.tree import Amended, Paper
from tests.support.papers_changed import changed_papers, nodes, papers, unlike_papers


def amended(paper: Paper) -> list[object]:
    """Every mark of a change in the paper."""
    marked = [n.change for n in nodes([*paper.blocks, *paper.notes]) if n.change]
    return [*marked, *(i for i in walk.all_inlines(paper) if isinstance(i, Amended))]


@given(changed_papers())
@settings(max_examples=50)
def test_accepting_all_gives_the_newer_paper_and_rejecting_all_the_older(pair: tuple[Paper, Paper]) -> None:
    old, new = pair
    merged = compare(old, new)
    assert bare(accept(merged)) == bare(new)
    assert bare(reject(merged)) == bare(old)


@given(unlike_papers())
@settings(max_examples=30)
def test_papers_with_nothing_in_common_are_both_in_the_tree(pair: tuple[Paper, Paper]) -> None:
    old, new = pair
    merged = compare(old, new)
    assert bare(accept(merged)) == bare(new)
    assert bare(reject(merged)) == bare(old)


@given(papers())
@settings(max_examples=30)
def test_a_paper_compared_with_itself_has_no_change(paper: Paper) -> None:
    assert amended(compare(paper, paper)) == []
