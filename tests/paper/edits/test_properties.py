"""What holds for the changes of any two papers."""

from __future__ import annotations

from collections import Counter

from hypothesis import assume, example, given, settings

from docgen.paper import walk
from docgen.paper.compare import compare
from docgen.paper.edits import Edit, edits, ends, pieces, words
from docgen.paper.tree import Heading, Item, NoteMark, Paper, Paragraph, Reference, Table
from tests.paper.papers import CAMBRIDGESHIRE
from tests.support.papers_changed import changed, changed_papers, reworded, reworded_papers, unlike_papers

Pair = tuple[Paper, Paper]


def bearers(merged: Paper) -> list[int]:
    roots = (*merged.blocks, *merged.notes)
    return [id(bearer) for root in roots for bearer in pieces.bearers(root)]


@given(changed_papers())
@settings(max_examples=50, deadline=None)
def test_every_mark_is_part_of_one_change_and_one_alone(pair: Pair) -> None:
    merged = compare(*pair)
    parts = Counter(id(part) for edit in edits(merged, pair[0]) for part in edit.parts)
    assert set(parts) == set(bearers(merged))
    assert set(parts.values()) <= {1}


@given(unlike_papers())
@settings(max_examples=25, deadline=None)
def test_papers_with_nothing_in_common_have_no_mark_untold(pair: Pair) -> None:
    merged = compare(*pair)
    assert {id(part) for edit in edits(merged) for part in edit.parts} == set(bearers(merged))


@given(changed_papers())
@example(changed(1411, 8, 5))  # a row that has no words
@settings(max_examples=50, deadline=None)
def test_each_change_has_a_place_and_words(pair: Pair) -> None:
    found = edits(compare(*pair), pair[0])
    for number, edit in enumerate(found, 1):
        assert edit.number == number
        assert words.span(edit).strip()
        assert words.span(edit, old=True).strip()
        assert words.what(edit, found).strip()
        if edit.pair:
            other = found[edit.pair - 1]
            assert (other.move, {edit.kind, other.kind}) == (edit.move, {"moved-from", "moved-to"})


@given(changed_papers())
@settings(max_examples=50, deadline=None)
def test_the_words_of_a_change_stand_where_it_says(pair: Pair) -> None:
    for edit in edits(compare(*pair)):
        if edit.kind in ("inserted", "deleted", "replaced"):
            assert edit.was[edit.old_start :].startswith(edit.old)
            assert edit.now[edit.new_start :].startswith(edit.new)


@given(changed_papers())
@example(changed(1772, 8, 6, CAMBRIDGESHIRE))  # a paragraph is split below a new heading
@settings(max_examples=30, deadline=None)
def test_the_numbers_of_the_older_paper_are_known(pair: Pair) -> None:
    old, new = pair
    known = {b.label.text for b in walk.blocks(old.blocks) if isinstance(b, Heading | Paragraph | Item | Table) and b.label}
    for edit in edits(compare(old, new), old):
        if (
            edit.kind != "inserted"
            and edit.place.old_label
            and edit.place.thing in ("heading", "paragraph", "item", "table")
        ):
            assert edit.place.old_label in known


def moves(merged: Paper, old: Paper) -> list[tuple[Edit, Edit]]:
    """The two places of each move in which no number changes by itself."""
    found = edits(merged, old)
    both = [ends(edit, found) for edit in found if edit.kind == "moved-to"]
    return [(a, b) for a, b in both if not any(map(numbered, (*a.nodes, *b.nodes)))]


def numbered(node: pieces.Node) -> bool:
    blocks = [n for n in pieces.inner(node) if isinstance(n, Heading | Paragraph | Table)]
    return any(isinstance(i, Reference | NoteMark) for b in blocks for i in walk.inlines(walk.own_inlines(b)))


def of_one_text(pair: Pair) -> list[tuple[Edit, Edit]]:
    """The moves of one paragraph or of an item with one."""
    found = moves(compare(*pair), pair[0])
    return [(s, t) for s, t in found if len(t.nodes) == 1 and texts(t.nodes[0]) == 1]


def texts(node: pieces.Node) -> int:
    """How many blocks there are in a node besides the items."""
    return sum(not isinstance(inner, Item) for inner in pieces.inner(node))


def letters(*texts: str) -> Counter[str]:
    """The characters of words: the stop after a run-in heading is the house's."""
    return Counter(filter(str.isalnum, "".join(texts)))


@given(reworded_papers())
@example(reworded(1464765972, 2))  # a row moves, and a column comes
@settings(max_examples=50, deadline=None)
def test_the_words_that_changed_inside_a_move_are_told_at_both_its_places(pair: Pair) -> None:
    found = moves(compare(*pair), pair[0])
    assume(any(source.old != target.new for source, target in found))
    for source, target in found:
        gone, come = letters(source.old), letters(target.new)
        for edit in (source, target):
            assert gone - come <= letters(*(c.old for c in edit.changes))
            assert come - gone <= letters(*(c.new for c in edit.changes))
            if source.old != target.new:
                assert words.reworded(edit).strip(", ")
        if source.old == target.new:
            assert [c.kind for c in target.changes if c.kind != "form"] == []


def test_the_papers_made_up_for_this_have_such_moves() -> None:
    found = [ends for seed in range(60) for ends in of_one_text(reworded(seed, 0))]
    assert sum(source.old != target.new for source, target in found) > 5


@given(reworded_papers())
@example(reworded(3862, 2, CAMBRIDGESHIRE))  # what moves gets a run-in heading
@settings(max_examples=50, deadline=None)
def test_the_told_changes_make_the_new_words_of_a_moved_text_out_of_the_old(pair: Pair) -> None:
    for source, target in of_one_text(pair):
        text, at = "", 0
        changes = [c for c in target.changes if c.kind in ("inserted", "deleted", "replaced")]
        for change in changes:
            text += change.was[at : change.old_start] + change.new
            at = change.old_start + len(change.old)
        if changes:
            assert changes[0].was.strip() == source.old
            assert (text + changes[0].was[at:]).strip() == target.new
        else:
            assert source.old == target.new


@given(reworded_papers())
@settings(max_examples=30, deadline=None)
def test_changes_inside_a_move_leave_every_mark_in_one_change(pair: Pair) -> None:
    merged = compare(*pair)
    parts = Counter(id(part) for edit in edits(merged, pair[0]) for part in edit.parts)
    assert set(parts) == set(bearers(merged))
    assert set(parts.values()) <= {1}
