"""What holds for any two papers."""

from __future__ import annotations

from hypothesis import given, settings

from docgen.paper import walk
from docgen.paper.compare import accept, bare, compare, reject
from docgen.paper.tree import Amended, Heading, Paper, Paragraph
from docgen.write.text import write
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


@given(changed_papers())
@settings(max_examples=30)
def test_the_accepted_paper_reads_as_the_newer_with_its_numbers(pair: tuple[Paper, Paper]) -> None:
    old, new = pair
    assert said(accept(compare(old, new))) == said(new)


def said(paper: Paper) -> str:
    """The paper as text; struck words in two pieces beside each other are one."""
    return write(paper).replace("~~~~", "")


@given(changed_papers())
@settings(max_examples=30)
def test_no_two_blocks_or_footnotes_or_pictures_share_a_name(pair: tuple[Paper, Paper]) -> None:
    merged = compare(*pair)
    ids = [n.id for n in nodes(merged.blocks) if getattr(n, "id", "")]
    for names in (ids, [n.id for n in merged.notes], [name for name, _ in merged.media]):
        assert len(names) == len(set(names))


@given(changed_papers())
@settings(max_examples=30)
def test_each_move_has_two_places_with_as_many_nodes(pair: tuple[Paper, Paper]) -> None:
    ends: dict[str, list[str]] = {}
    stack = list(compare(*pair).blocks)
    while stack:
        node = stack.pop()
        if node.change and node.change.move:
            ends.setdefault(node.change.move, []).append(node.change.kind)
        elif not (node.change and node.change.kind != "form"):
            stack.extend(inner for name in ("blocks", "items", "head", "rows", "cells") for inner in getattr(node, name, ()))
        else:
            assert not any(inner.change.move for inner in nodes([node]))
    assert all(kinds.count("del") == kinds.count("ins") > 0 for kinds in ends.values())


@given(changed_papers())
@settings(max_examples=30)
def test_what_stands_in_an_added_or_removed_node_is_marked_too(pair: tuple[Paper, Paper]) -> None:
    for node in nodes([*(merged := compare(*pair)).blocks, *merged.notes]):
        if node.change and node.change.kind != "form" and not isinstance(node, Heading | Paragraph):
            assert all(inner.change and inner.change.kind != "form" for inner in nodes([node]))
            inlines = [i for inner in nodes([node]) if isinstance(inner, Heading | Paragraph) for i in inner.children]
            assert all(isinstance(i, Amended) for i in inlines)


@given(changed_papers())
@settings(max_examples=30)
def test_no_change_of_words_stands_inside_another(pair: tuple[Paper, Paper]) -> None:
    for outer in walk.all_inlines(compare(*pair)):
        if isinstance(outer, Amended):
            assert outer.change.kind in ("ins", "del")
            assert not any(isinstance(i, Amended) for i in walk.inlines(outer.children))
