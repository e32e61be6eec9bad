"""What holds for the changes of any two papers."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from docgen.paper import walk
from docgen.paper.compare import compare
from docgen.paper.edits import edits, pieces, words
from docgen.paper.tree import Heading, Item, Paper, Paragraph, Table
from tests.support.papers_changed import changed_papers, unlike_papers

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
